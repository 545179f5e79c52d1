import fc from "fast-check";
import { expect, test } from "vitest";
import { safeText } from "./safe-text.ts";

test("DRA-5 markup and quotes are text, and what turns or hides writing is shown by its number", () => {
  expect(safeText(`<b title="x" y='z'>&\``)).toBe("&lt;b title=&quot;x&quot; y=&#39;z&#39;&gt;&amp;&#96;");
  expect(safeText("a\u202Eexe.txt\u2066\u0000\u200B\u{E0041}")).toBe(
    "a[U+202E]exe.txt[U+2066][U+0000][U+200B][U+E0041]",
  );
  expect(safeText("half\uD800 pair\uD83D\uDE00")).toBe("half[U+D800] pair\u{1F600}");
});

test("DRA-5 names of any script stay what they are", () => {
  const names = ["Überprüfung", "تذكرة", "案件", "Ελλάδα", "naïve – “café”"];
  expect(names.map((name) => safeText(name))).toEqual(names);
});

test("DRA-5 a line end and a tab are a space, and a text that fills pages is cut with a sign", () => {
  expect(safeText("a\r\nb\tc\u2028d")).toBe("a  b c d");
  expect(safeText("x".repeat(500))).toBe(`${"x".repeat(400)}…`);
  expect(safeText("\u{1F600}".repeat(3), 3)).toBe("\u{1F600}…");
});

test("DRA-5 no text whatever can end an element or an attribute, nor break UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const safe = safeText(text);
      expect(safe).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
      expect(safe.isWellFormed()).toBe(true);
    }),
  );
});
