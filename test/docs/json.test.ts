/** The reference of facts names every word of the vocabulary, and no word that is not in it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { factKinds } from "../../src/facts/vocabulary.ts";

test("CHK-5 the reference has a sentence for each word of the vocabulary", () => {
  const page = readFileSync(new URL("../../docs/reference/json.md", import.meta.url), "utf8");
  const section = page.slice(page.indexOf("## The facts"), page.indexOf("## Moments"));
  const described = [...section.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap((row) =>
    [...row[1]!.matchAll(/`([^`]+)`/g)].map((word) => word[1]!),
  );
  expect(described.toSorted()).toEqual(factKinds.toSorted());
});
