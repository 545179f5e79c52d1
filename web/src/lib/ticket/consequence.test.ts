import { expect, test } from "vitest";
import { latePromises } from "#lib/ticket/consequence.ts";

const solvedBy = {
  clock: "resolution",
  target: "within 4 h",
  dueAt: "2026-11-25T10:00:00.000Z",
  isAim: false,
  article: "7.1",
};

test("WEB-50 a moment that is promised is held against the clock that it would be solved in, to the minute", () => {
  const promised = (at: string) => latePromises({ solvedBy }, { direction: "the index", "resolution-time": at });
  expect(promised("2026-11-25T11:00:00+01:00")).toEqual([]);
  expect(promised("2026-11-25T11:01:00+01:00")).toEqual([
    { field: "resolution-time", clock: "resolution", dueAt: Date.parse(solvedBy.dueAt), article: "7.1" },
  ]);
  expect(latePromises({ solvedBy: null }, { "resolution-time": "2026-11-25T11:01:00+01:00" })).toEqual([]);
});
