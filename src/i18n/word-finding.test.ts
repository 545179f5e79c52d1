import { describe, expect, test } from "vitest";
import { languages } from "./word-finding.ts";

const { nl, en } = languages;

describe("CHK-1 both languages say everything", () => {
  /** Every path to a word, so that a key that one language left empty shows. */
  function* words(node: unknown, path: string): Generator<[string, string]> {
    if (typeof node === "string") yield [path, node];
    else if (typeof node === "object" && node !== null)
      for (const [key, inner] of Object.entries(node)) yield* words(inner, `${path}.${key}`);
  }

  test("CHK-1 no word is left empty", () => {
    expect([...words(nl, "nl"), ...words(en, "en")].filter(([, word]) => word.trim() === "")).toEqual([]);
  });

  test("CHK-1 the same keys in the same order", () => {
    const keys = (language: typeof nl) => [...words(language, "")].map(([path]) => path);
    expect(keys(nl)).toEqual(keys(en));
  });

  test.each(Object.keys(en.findings) as (keyof typeof en.findings)[])("CHK-1 %s is a sentence in both", (code) => {
    // Whatever a finding carries, a sentence comes of it: here every parameter is a word of its own.
    const params = new Proxy<Record<string, string>>({}, { get: (_, name) => `Word-${String(name)}.` });
    const [dutch, english] = [nl.findings[code](params), en.findings[code](params)];
    for (const said of [dutch, english]) {
      expect(said).toMatch(/^["*\p{Lu}]/u);
      expect(said).toMatch(/[.?]$/);
      expect(said).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(dutch).not.toBe(english);
  });
});
