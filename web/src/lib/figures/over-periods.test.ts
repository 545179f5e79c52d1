import { expect, test } from "vitest";
import { objectiveRow, type ToldCounts } from "#lib/figures/objective-row.ts";
import { overPeriods } from "#lib/figures/over-periods.ts";
import { words } from "#lib/server/words.ts";
import { figureWords } from "#lib/words/figures.ts";

const nl = words(figureWords, "nl");
const told = {
  clock: "response",
  title: { nl: "Reactietijd", en: "Response time" },
  article: "3.5",
  group: [],
  groupTitle: { nl: "", en: "" },
  target: "90% within 4 h",
  share: { over: false, num: 9, den: 10 },
  isAim: false,
  per: "month",
};
const month = (label: string, more: Partial<ToldCounts>): ToldCounts => ({
  label,
  verdict: "kept",
  population: 10,
  kept: 10,
  missed: 0,
  open: 0,
  missesAllowed: 1,
  missesLeft: 1,
  ...more,
});
const year = { label: "2026", name: "2026" };
const over = (...months: ToldCounts[]) => overPeriods(objectiveRow(told, months, nl, "nl"), year, nl).now;
const lost = { verdict: "missed", kept: 8, missed: 2, missesLeft: -1 };

test("WEB-46 OBJ-1 a year of months says how many were kept and which were missed, not how the last one stands", () => {
  const now = over(
    month("2026-01", {}),
    month("2026-02", lost),
    month("2026-03", { verdict: "running", open: 3 }),
    month("2026-04", { verdict: "no-tickets", population: 0, kept: 0 }),
  );
  expect(now).toMatchObject({ attained: "1 van 2", counted: "perioden gehaald", state: "missed", missed: 2, open: 3 });
  expect([now.name, now.left]).toEqual(["2026, gemist: feb 2026", "mrt 2026: nog 1 misser over"]);
});

test("OBJ-5 of a year without a miss, what is left is left in the month that runs", () => {
  const now = over(month("2026-01", {}), month("2026-02", { verdict: "running", missed: 2, kept: 8, missesLeft: -1 }));
  expect(now).toMatchObject({ attained: "1 van 1", counted: "periode gehaald", state: "running-below", isOver: true });
  expect([now.name, now.label]).toEqual(["2026", "2026"]);
});

test("OBJ-1 a promise that is judged over the asked period itself stands as it is", () => {
  const row = objectiveRow(told, [month("2026", lost)], nl, "nl");
  expect(overPeriods(row, year, nl)).toBe(row);
});
