import { expect, test } from "vitest";
import { figureWords } from "#lib/words/figures.ts";
import { measureRow } from "#lib/figures/measure-row.ts";
import { objectiveRow, type FigureWords } from "#lib/figures/objective-row.ts";
import { countStates, nameOfRow, rowAnchor, rowLink } from "#lib/figures/row.ts";

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
  expect(row.now.state).toBe("missed");
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
  expect([row.now.attained, row.now.counted, row.now.state]).toEqual(["", "", "nothing-used"]);
});

const september = { label: "2026-09", from: Date.UTC(2026, 7, 31, 22), to: Date.UTC(2026, 8, 30, 22) };
const measured = (kind: string, target: string, figure: { verdict: string; values: object }) =>
  measureRow(
    { measure: kind, kind, target, isAim: false, per: "month", title: said(kind), article: "1" },
    [{ figure, period: september }],
    Date.UTC(2026, 8, 10),
    w,
    "en",
  );
const count = (value: number) => ({ unit: "count", value });
const noSigns = { expected: count(0), received: count(0), late: count(0), missing: count(0), open: count(0) };

test("FIG-3 OBJ-4 every promise is counted, also one of which nothing was measured or that asks nothing", () => {
  const rows = [
    measured("signs", "100%", { verdict: "running", values: noSigns }),
    measured("samples", "95% within 3 s", { verdict: "running", values: { population: count(0), kept: count(0) } }),
    measured("signs", "100%", { verdict: "no-target", values: noSigns }),
    measured("work", "none", { verdict: "no-target", values: { population: count(5) } }),
    measured("signs", "100%", { verdict: "outside", values: {} }),
  ];
  expect(rows.map(({ now }) => now.state)).toEqual([
    "nothing-measured",
    "nothing-measured",
    "nothing-measured",
    "no-target",
    "outside",
  ]);
  expect(countStates(rows)).toEqual([
    { state: "nothing-measured", count: 3 },
    { state: "no-target", count: 1 },
    { state: "outside", count: 1 },
  ]);
});

test("RPT-2 what is counted without a norm says what it counts", () => {
  const none = (kind: string, values: object) => measured(kind, "none", { verdict: "no-target", values }).now.counted;
  expect([none("work", { population: count(0) }), none("work", { population: count(1) })]).toEqual([
    "0 tickets",
    "1 ticket",
  ]);
  const signs = (n: number) => none("signs", { received: count(n), gap: { unit: "ms", value: 5 } });
  expect([signs(1), signs(1200)]).toEqual(["seen once", "seen 1,200 times"]);
  const samples = (n: number) => none("samples", { population: count(n) });
  expect([samples(1), samples(3)]).toEqual(["1 sample", "3 samples"]);
});
