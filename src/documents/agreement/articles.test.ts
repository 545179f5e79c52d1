import { expect, test } from "vitest";
import { anchorOf, articleOrder, chiefArticle, sectionOf } from "./articles.ts";

test("AGD-1 articles come by number, then headings in the order of the file, and at last what has none", () => {
  const seen = ["Support", "6.1.1-2", "10", "", "6.1.3", "Back-up", "2", "6.1"];
  expect(seen.toSorted(articleOrder(seen))).toEqual(["2", "6.1", "6.1.1-2", "6.1.3", "10", "Support", "Back-up", ""]);
});

test("AGD-1 of several articles the most particular is the one, of equals the first", () => {
  expect(["1.2, 3.5.2, 3.5.4", "3.1, 3.3", "1, Support", "", "7"].map(chiefArticle)).toEqual([
    "3.5.2",
    "3.1",
    "Support",
    "",
    "7",
  ]);
  expect(chiefArticle(undefined)).toBe("");
});

test("AGD-1 a section is the chapter, or the heading itself; an anchor fits in an address", () => {
  expect(["3.5.2", "10", "Continuïteit"].map(sectionOf)).toEqual(["3", "10", "Continuïteit"]);
  expect(["6.1.1-2", "Continuïteit", "Einde contractperiode", ""].map(anchorOf)).toEqual([
    "art-6.1.1-2",
    "art-continuiteit",
    "art-einde-contractperiode",
    "art-none",
  ]);
});
