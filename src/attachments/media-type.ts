/**
 * What a file is, by what it begins with and never by what it is called (ATT-4). The list is short: what people send to a desk. A
 * text of any kind, HTML and SVG among them, is plain text here, and is served as that. Nothing is unpacked.
 */
import { extensionOf } from "./file-name.ts";

/** As many bytes as are looked at. */
export const headLength = 4096;

const packed = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
} as const;

const beginnings: readonly (readonly [string, RegExp])[] = [
  ["application/pdf", /^%PDF-\d/],
  ["image/png", /^\u{89}PNG\r\n\p{Cc}\n/u],
  ["image/jpeg", /^\u{ff}\u{d8}\u{ff}/u],
  ["image/gif", /^GIF8[79]a/],
  ["image/webp", /^RIFF[^]{4}WEBPVP8/],
];
/** A local header of ZIP: its mark and 26 bytes, then the name of what is packed. */
const zipMark = "PK\u0003\u0004";
const nameAt = 30;

/** `head`: the first bytes, `headLength` of them where there are so many. Undefined for what is not on the list. */
export function mediaType(head: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const known = beginnings.find(([, begins]) => begins.test(bytes));
  if (known) return known[0];
  if (bytes.startsWith(zipMark)) return packedType(bytes, extensionOf(name));
  return isText(head) ? "text/plain" : undefined;
}

/** The files in it are listed by name, uncompressed; an OpenDocument says what it is in its first one. */
function packedType(bytes: string, extension: string): string {
  const packedName = bytes.slice(nameAt);
  const open = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK/.exec(packedName);
  if (open) return open[1]!;
  const isOffice = /^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/.test(packedName);
  return isOffice && extension in packed ? packed[extension as keyof typeof packed] : "application/zip";
}

/** White space, and the escape that colours the lines of a log. */
const ofText = new Set(["\t", "\n", "\v", "\f", "\r", "\u001b"]);

/** UTF-8 without other control characters; the head may end in the middle of a letter. */
function isText(head: Uint8Array): boolean {
  for (let cut = 0; cut < 4 && cut <= head.length; cut++) {
    if (cut > 0 && head.length < headLength) return false;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(head.subarray(0, head.length - cut));
      return [...text.matchAll(/\p{Cc}/gu)].every(([control]) => ofText.has(control) || control >= "\u0080");
    } catch {
      continue;
    }
  }
  return false;
}

/** Names of parts by which a packed document carries a program. They stand in it as they are, at its end once more. */
export const macroMarks: readonly Uint8Array[] = ["vbaProject.bin", "vbaData.xml", "Basic/script-lc.xml"].map((mark) =>
  Buffer.from(mark, "latin1"),
);
