import { expect, test } from "vitest";
import { consequenceOf, latePromises } from "#lib/ticket/consequence.ts";

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

const clock = {
  clock: "resolution",
  article: "7.1",
  target: "within 4 h",
  isAim: false,
  dueAt: "2026-11-25T10:00:00.000Z",
  remainingMs: 60_000,
  changesAt: null,
  counting: "now",
  isAtRisk: false,
  verdict: "running",
};
const none = { refusal: null, coverage: null, priority: null, changes: [], solvedBy: null, promises: [], remarks: [] };
const foreseen = (told: object) => consequenceOf({ ...none, ...told } as never, undefined, "en", {});

test("WEB-31 CLK-2 of the clocks that would stand otherwise none is told that does not apply, nor one that shows the same", () => {
  const outside = { ...clock, clock: "start", verdict: "outside", counting: "now" };
  const changes = [
    { clock: "start", before: outside, after: { ...outside, counting: "paused" } },
    { clock: "answer", before: null, after: outside },
    { clock: "plan", before: clock, after: { ...clock, remainingMs: 50_000 } },
    { clock: "resolution", before: clock, after: { ...clock, counting: "paused", dueAt: null } },
  ];
  expect(foreseen({ changes }).changes).toMatchObject([
    { clock: "resolution", before: { is: "on-track" }, after: { is: "paused", dueAt: null } },
  ]);
});

test("WEB-31 DUT-1 the duties to the customer that would follow are told, what is done by itself is not", () => {
  const [dueAt, doneAt] = ["2026-11-25T10:00:00.000Z", "2026-11-24T10:00:00.000Z"];
  const duty = { kind: "duty", name: "tell-progress", article: "3", levels: [{ dueAt }], doneAt: null };
  const promises = [duty, { ...duty, doneAt }, { ...duty, kind: "clock" }, { ...duty, name: "evaluate", levels: [] }];
  expect(foreseen({ promises }).duties).toEqual([
    { duty: "tell progress", article: "3", dueAt: Date.parse(dueAt) },
    { duty: "evaluate", article: "3", dueAt: null },
  ]);
});
