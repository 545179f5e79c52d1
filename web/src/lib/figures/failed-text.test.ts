import { expect, test } from "vitest";
import { notExcluded } from "#lib/figures/failed-text.ts";

const announced = { condition: "aankondiging van onderhoud is vastgelegd", because: "no" as const };

test("AVL-3 CHK-5 of an outage that counts is said which exclusion was looked at, and which condition failed", () => {
  const late = { condition: "hoogstens 4 uur", because: "beyond" as const };
  expect(notExcluded({ exclusion: "gepland werk", failed: [announced, late, announced] }, "nl")).toEqual([
    "De uitsluiting “gepland werk” is bekeken en geldt hier niet: aan de voorwaarde “aankondiging van onderhoud is vastgelegd” is niet voldaan en het viel buiten “hoogstens 4 uur”.",
  ]);
  const unknown = { condition: "cause: hardware fault", because: "not-known" as const, exclusion: "force majeure" };
  expect(
    notExcluded({ exclusion: "planned work", failed: [{ ...late, condition: "at most 4 h" }, unknown] }, "en"),
  ).toEqual([
    "The exclusion “planned work” was looked at and does not apply here: it went beyond “at most 4 h”.",
    "The exclusion “force majeure” was looked at and does not apply here: nobody recorded whether “cause: hardware fault” was met.",
  ]);
  expect(notExcluded({ exclusion: "planned work", failed: [] }, "en")).toEqual([]);
});
