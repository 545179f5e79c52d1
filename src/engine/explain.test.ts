import { expect, test } from "vitest";
import { explained, given, stretches, told } from "../../test/given.ts";

const desk = given(`
clocks:
  answer:
    article: "2"
    from: reported
    to: resolved
    hours: office
    pause-while: [waiting-for-customer, parked]
    show-apart: waiting-for-third-party
    target: within 4 h
    per: month
`);

test("CLK-10 the stretches partition the run, each with its article and the facts that bound it", () => {
  const story = {
    facts: [
      "2026-03-02 16:00 reported",
      "2026-03-03 10:00 waiting-for-customer",
      "2026-03-03 11:00 resumed",
      "2026-03-03 12:00 resolved",
    ],
  };
  expect(stretches(desk, story)).toEqual([
    "2026-03-02 16:00 counted 1 h",
    "2026-03-02 17:00 closed 16 h",
    "2026-03-03 09:00 counted 1 h",
    "2026-03-03 10:00 paused 1 h",
    "2026-03-03 11:00 counted 1 h",
  ]);
  const { segments } = explained(desk, story)!;
  expect(segments.map(({ article }) => article)).toEqual(["2", "1", "2", "2", "2"]);
  expect([segments[3]!.because?.kind, segments[3]!.endedBy?.kind]).toEqual(["waiting-for-customer", "resumed"]);
});

test("CLK-16 closed comes before paused, and of waits that overlap the earliest names the stretch", () => {
  const story = {
    facts: [
      "2026-03-02 15:00 reported",
      { "2026-03-02 16:00 parked": { why: "new-part" } },
      "2026-03-03 09:30 waiting-for-customer",
      { "2026-03-03 10:00 resumed": { from: "parked" } },
      "2026-03-03 11:00 resumed",
      "2026-03-03 12:00 resolved",
    ],
  };
  const { segments } = explained(desk, story)!;
  expect(segments.map(({ kind, because }) => [kind, because?.kind])).toEqual([
    ["counted", undefined],
    ["paused", "parked"],
    ["closed", undefined],
    ["paused", "parked"],
    ["paused", "waiting-for-customer"],
    ["counted", undefined],
  ]);
});

test("CLK-7 delay at a third party counts, and is shown apart in open time", () => {
  const story = {
    facts: [
      "2026-03-02 15:00 reported",
      "2026-03-02 16:00 waiting-for-third-party",
      "2026-03-03 10:00 resumed",
      "2026-03-03 11:00 resolved",
    ],
  };
  const one = explained(desk, story)!;
  expect(one.outcome.elapsedMs).toBe(4 * 3_600_000);
  expect(one.apart.map(({ because, ms }) => [because.kind, ms])).toEqual([["waiting-for-third-party", 2 * 3_600_000]]);
});

test("CLK-7 CLK-10 a wait that this clock does not pause for is a stretch that counts, named by the wait and what ended it", () => {
  const { segments, outcome } = explained(desk, {
    facts: [
      "2026-03-02 15:00 reported",
      "2026-03-02 16:00 waiting-for-supplier",
      "2026-03-03 10:00 waiting-for-customer",
      "2026-03-03 11:00 resumed",
      "2026-03-03 12:00 resolved",
    ],
  })!;
  expect(segments.map(({ kind, because, endedBy }) => [kind, because?.kind, endedBy?.kind])).toEqual([
    ["counted", undefined, undefined],
    ["counted", "waiting-for-supplier", "resumed"],
    ["closed", undefined, undefined],
    ["counted", "waiting-for-supplier", "resumed"],
    ["paused", "waiting-for-customer", "resumed"],
    ["counted", undefined, undefined],
  ]);
  const counted = segments.filter(({ kind }) => kind === "counted");
  expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(outcome.elapsedMs);
});

test("CLK-6 CLK-10 the time between a solution and its reopening is named by the solution, and ended by the reopening", () => {
  const { segments } = explained(desk, {
    facts: [
      "2026-03-02 10:00 reported",
      "2026-03-02 11:00 resolved",
      "2026-03-02 13:00 reopened",
      "2026-03-02 14:00 resolved",
    ],
  })!;
  expect(segments.map(({ kind, because, endedBy }) => [kind, because?.kind, endedBy?.kind])).toEqual([
    ["counted", undefined, undefined],
    ["reopened-gap", "resolved", "reopened"],
    ["counted", undefined, undefined],
  ]);
});

test("CLK-3 CLK-10 a clock that has not begun has no stretches, and one that goes on ends at the moment of judging", () => {
  expect(explained(desk, { facts: ["2026-03-02 15:00 noted"] })?.segments).toEqual([]);
  expect(stretches(desk, { facts: ["2026-03-02 15:00 reported"], at: "2026-03-02 16:30" })).toEqual([
    "2026-03-02 15:00 counted 1 h 30 min",
  ]);
});

test("CLK-7 CLK-10 an explanation carries the acts, what covers the ticket and what is left of each target", () => {
  const explanation = told(desk, {
    facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 parked"],
    at: "2026-03-02 12:00",
  });
  expect(explanation.acts.map(({ fact, outcome }) => `${fact.kind} ${outcome}`)).toEqual([
    "reported accepted",
    "parked accepted",
  ]);
  expect(explanation.covered).toBeUndefined();
  expect(explanation.clocks[0]?.remainingMs).toEqual([3 * 3_600_000]);
});

test("CLK-10 a record of tens of thousands of facts is explained in a moment", () => {
  const facts = ["2026-03-02 09:00 reported", ...Array.from({ length: 60_000 }, () => "2026-03-02 10:00 noted")];
  expect(told(desk, { facts }).acts).toHaveLength(facts.length);
});
