import { expect, test } from "vitest";
import type { ToldSegment } from "#lib/ticket/explaining.ts";
import { cutAt, limitOf } from "#lib/ticket/past-limit.ts";

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const segment = (kind: ToldSegment["kind"], from: string, to: string): ToldSegment => ({
  kind,
  from: at(from),
  to: at(to),
  ms: Date.parse(at(to)) - Date.parse(at(from)),
  article: "3",
  because: null,
  endedBy: null,
});
const run = [
  segment("counted", "09:00", "11:00"),
  segment("closed", "11:00", "12:00"),
  segment("counted", "12:00", "12:30"),
];
const told = (limit: string | null) =>
  cutAt(run, limit === null ? null : Date.parse(at(limit))).map(
    ({ kind, from, to, isLate }) => `${kind} ${from.slice(11, 16)}-${to.slice(11, 16)}${isLate ? " late" : ""}`,
  );

test("CLK-10 a run is cut where its target was used up, and only what counted after it is late", () => {
  expect(told("10:00")).toEqual([
    "counted 09:00-10:00",
    "counted 10:00-11:00 late",
    "closed 11:00-12:00",
    "counted 12:00-12:30 late",
  ]);
  expect(told("11:00")).toEqual(["counted 09:00-11:00", "closed 11:00-12:00", "counted 12:00-12:30 late"]);
  expect(told(null)).toEqual(["counted 09:00-11:00", "closed 11:00-12:00", "counted 12:00-12:30"]);
});

test("CLK-4 a target that was missed goes before an aim that was passed, and a clock that kept everything has no limit behind it", () => {
  const one = (verdict: "missed" | "over-aim" | "kept", dueAt: string) => ({
    target: "within 1 h",
    isAim: verdict === "over-aim",
    verdict,
    dueAt: at(dueAt),
    missedAt: null,
    atRiskAt: null,
    remainingMs: null,
  });
  expect(limitOf({ thresholds: [one("over-aim", "09:30"), one("missed", "10:00")] })).toBe(Date.parse(at("10:00")));
  expect(limitOf({ thresholds: [one("over-aim", "09:30"), one("kept", "10:00")] })).toBe(Date.parse(at("09:30")));
  expect(limitOf({ thresholds: [one("kept", "10:00")] })).toBeNull();
});
