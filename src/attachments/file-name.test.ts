import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "./file-name.ts";
import { mediaType } from "./media-type.ts";

test.each([
  ["rapport.pdf", "rapport.pdf"],
  ["re\u0301sume\u0301.txt", "résumé.txt"],
  ["C:\\Users\\anna\\Mijn map\\foto 1.png", "foto 1.png"],
  ["../../etc/passwd", "passwd"],
  ["a\u202Egnp.txt", "agnp.txt"],
  ["a\r\nSet-Cookie: b.txt", "aSet-Cookie_ b.txt"],
  ["a\u0000.txt", "a.txt"],
  [" . verslag.txt . ", "verslag.txt"],
  ["CON.txt", "_CON.txt"],
  ['"x"*?.log', "_x___.log"],
  ["foto\u00A0 \t een.jpg", "foto een.jpg"],
])("ATT-3 %j is kept as %j", (sent, name) => expect(fileName(sent)).toEqual({ name }));

test.each([
  ["factuur.pdf.exe", "runs"],
  ["factuur.exe\u202E", "runs"],
  ["factuur.EXE. .", "runs"],
  ["factuur.\uFF45\uFF58\uFF45", "runs"],
  ["begroting.xlsm", "runs"],
  ["", "empty"],
  ["../", "empty"],
  ["\u200B..", "empty"],
])("ATT-3 %j is refused: %s", (sent, refused) => expect(fileName(sent)).toEqual({ refused }));

test("ATT-3 a kept name is plain, short, no path, and stays what it is when it is read again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (sent) => {
      const kept = fileName(sent);
      if ("refused" in kept) return;
      expect(Buffer.byteLength(kept.name)).toBeLessThanOrEqual(201);
      expect(kept.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:"<>|?*]/u);
      expect(kept.name.isWellFormed()).toBe(true);
      expect(fileName(kept.name)).toEqual(kept);
    }),
  );
  expect(fileName(`${"é".repeat(300)}.pdf`)).toEqual({ name: `${"é".repeat(98)}.pdf` });
});

const zip = (name: string, then = "") => Buffer.from(`PK\x03\x04${"\0".repeat(26)}${name}${then}`, "latin1");
const odt = "application/vnd.oasis.opendocument.text";

test.each([
  ["%PDF-1.7\n", "a.png", "application/pdf"],
  [Buffer.from("89504e470d0a1a0a", "hex"), "a", "image/png"],
  [Buffer.from("ffd8ffe0", "hex"), "a.jpg", "image/jpeg"],
  ["GIF89a", "a.gif", "image/gif"],
  ["RIFF....WEBPVP8 ", "a.webp", "image/webp"],
  ["<html><script>alert(1)</script>", "a.html", "text/plain"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "text/plain"],
  ["Datum;Naam\r\n1;é\n\u001b[31mrood", "a.csv", "text/plain"],
  ["", "leeg.txt", "text/plain"],
  [Buffer.concat([Buffer.alloc(4095, "a"), Buffer.from("é").subarray(0, 1)]), "a.txt", "text/plain"],
  [zip("[Content_Types].xml"), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  [zip("mimetype", `${odt}PK`), "a.odt", odt],
  [zip("a.txt"), "a.docx", "application/zip"],
  [zip("word/document.xml"), "a.zip", "application/zip"],
  ["MZ\u0090\u0000", "a.txt", undefined],
  ["\u007fELF\u0002\u0001", "a.txt", undefined],
  ["a\u0000b", "a.txt", undefined],
  [Buffer.from([0xc3, 0x28]), "a.txt", undefined],
  [Buffer.from("d0cf11e0a1b11ae1", "hex"), "a.doc", undefined],
])("ATT-4 %# what %j begins as, whatever its name, is %j", (head, name, type) => {
  expect(mediaType(Buffer.from(head as string), name)).toBe(type);
});
