import { expect, test } from "vitest";
import { figureWords } from "#lib/words/figures.ts";
import { measureRow } from "#lib/figures/measure-row.ts";
import { objectiveRow, type FigureWords } from "#lib/figures/objective-row.ts";
import { nameOfRow, rowAnchor, rowLink, stateOfRow } from "#lib/figures/row.ts";

const w = Object.fromEntries(Object.entries(figureWords).map(([key, [, en]]) => [key, en])) as FigureWords;
const said = (text: string) => ({ nl: text, en: text });

test("RPT-2 a figure that missed leads to the place of what missed, and its trend to its numbers", () => {
  const key = "objective/response/urgent/90% within 4 h";
  expect(rowLink(key, "missed")).toBe(`#${rowAnchor(key)}-missed`);
  expect([rowLink(key), rowLink(key, "numbers")]).toEqual([`#${rowAnchor(key)}`, `#${rowAnchor(key)}-numbers`]);
});

test("OBJ-3 a row tells how many tickets missed it, so that they can be opened", () => {
  const told = {
    clock: "response",
    title: said("Response"),
    article: "1",
    group: ["urgent"],
    groupTitle: said("Urgent"),
  };
  const share = { over: false, num: 1, den: 1 };
  const counts = { label: "2026-10", verdict: "missed", population: 3, kept: 2, missed: 1, open: 0 };
  const row = objectiveRow(
    { ...told, target: "within 4 h", share, isAim: false, per: "month" },
    [{ ...counts, missesAllowed: 0, missesLeft: -1 }],
    w,
    "en",
  );
  expect([row.now.missed, row.now.isOver, nameOfRow(row)]).toEqual([1, true, "Response, Urgent"]);
  expect(stateOfRow(row.now)).toEqual({ is: "missed" });
});

test("CVG-2 of what nobody used yet nothing is said to run", () => {
  const told = { measure: "support", kind: "usage", target: "at most 4 h", isAim: false, per: "contract-year" };
  const used = { verdict: "running", values: { used: { unit: "ms", value: 0 } } };
  const period = { label: "2026-02-05/2027-02-05", from: Date.UTC(2026, 1, 5), to: Date.UTC(2027, 1, 5) };
  const row = measureRow(
    { ...told, title: said("Support used"), article: "2" },
    [{ figure: used, period }],
    Date.UTC(2026, 5, 1),
    w,
    "en",
  );
  expect([row.now.attained, row.now.counted, stateOfRow(row.now)]).toEqual([
    "",
    "",
    { is: "no-tickets", word: "nothing used yet" },
  ]);
});
