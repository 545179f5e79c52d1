import { expect, test } from "vitest";
import { words } from "#lib/server/words.ts";
import { figureWords } from "#lib/words/figures.ts";
import { objectiveRow, type ToldCounts } from "./objective-row.ts";
import { byNeed, countStates, needsLook, rowAnchor } from "./row.ts";

const told = {
  clock: "resolution",
  title: { nl: "Oplostijd", en: "Resolution time" },
  article: "3.5.2",
  group: ["urgent"],
  groupTitle: { nl: "Urgent", en: "Urgent" },
  target: "90% within 4 h",
  share: { over: false, num: 9, den: 10 },
  isAim: false,
  per: "month",
};
const counts = (more: Partial<ToldCounts>): ToldCounts => ({
  label: "2026-11",
  verdict: "running",
  population: 40,
  kept: 39,
  missed: 1,
  open: 2,
  missesAllowed: 4,
  missesLeft: 3,
  ...more,
});
const nl = words(figureWords, "nl");
const row = (...periods: ToldCounts[]) => objectiveRow(told, periods, nl, "nl");

test("OBJ-3 OBJ-5 a row says what was attained of what, the misses left and what is still open", () => {
  const { now, target, per, staff, trend, group } = row(counts({ label: "2026-10" }), counts({}));
  expect(now).toMatchObject({ attained: "97,5%", counted: "39 van 40", left: "nog 3 missers over", open: 2 });
  expect([target, per, group]).toEqual(["90% binnen 4\u00a0u", "per maand", "Urgent"]);
  expect(staff).toContain("39 van 40 gehaald");
  expect(trend).toContain("oktober 2026");
});

test("OBJ-3 one miss is one, none left is none, and too many is said as that", () => {
  const left = (missesLeft: number) => row(counts({ missesLeft })).now.left;
  expect([1, 0, -1, -1234].map(left)).toEqual([
    "nog 1 misser over",
    "geen missers over",
    "1 misser te veel",
    "1.234 missers te veel",
  ]);
  expect(row(counts({ kept: 40, missed: 0, missesLeft: 0 })).now.left).toBe("geen misser toegestaan");
});

test("OBJ-4 a period without tickets is not said to go well", () => {
  const none = { population: 0, kept: 0, missed: 0, open: 0, missesLeft: 0 };
  expect(row(counts(none)).now).toMatchObject({ state: "no-tickets", attained: "", left: "" });
  expect(row(counts({ ...none, open: 1 })).now.state).toBe("running");
});

test("WEB-40 what needs a look comes first and is counted first", () => {
  const [below, missed, fine] = [
    row(counts({ missesLeft: -1 })),
    row(counts({ verdict: "missed", missesLeft: -1 })),
    row(counts({})),
  ];
  expect(byNeed([fine, below, missed])).toEqual([missed, below, fine]);
  expect([fine, below, missed].map(needsLook)).toEqual([false, true, true]);
  expect(countStates([fine, below, missed])[0]).toEqual({ state: "missed", count: 1 });
  expect(rowAnchor(fine.key)).toBe("objective-resolution-urgent-90-within-4-h");
});
