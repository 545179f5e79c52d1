import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { given, moment, told, type Story } from "../../test/given.ts";
import type { Program } from "../engine/program.ts";
import { usedEdges, type Score } from "./score.ts";
import { Scorer, type ScorerOptions } from "./scorer.ts";

const desk = given(`
levels:
  priority: { article: "2", of: ticket, values: { high: { nl: Hoog, en: High }, low: { nl: Laag, en: Low } } }
clocks:
  answer:
    article: "3"
    name: { nl: Antwoord, en: Answer }
    from: reported
    to: answered
    hours: office
    target: { high: [50% within 2 h, 100% under 4 h], low: within 8 h }
    per: month
  solution: { article: "4", from: reported, to: resolved, hours: office, target: within 5 working days, per: quarter }
`);

const asOf = "2026-04-15 12:00";

/** Tickets by name: priority, when reported, and what happened since. */
type Tickets = Readonly<Record<string, readonly [priority: string, ...facts: string[]]>>;

function score(tickets: Tickets, more: Partial<ScorerOptions> = {}, program: Program = desk): Score {
  const scorer = new Scorer(program, { asOf: moment(asOf), worst: 3, ...more });
  for (const [name, [priority, ...facts]] of Object.entries(tickets)) {
    const story: Story = { is: priority === "" ? {} : { priority }, facts, at: asOf };
    scorer.add(name, told(program, story).judgement);
  }
  return scorer.score();
}

const march: Tickets = {
  a: ["high", "2026-03-02 09:00 reported", "2026-03-02 11:00 answered", "2026-03-02 12:00 resolved"],
  b: ["high", "2026-03-03 09:00 reported", "2026-03-03 13:00 answered", "2026-03-04 12:00 resolved"],
  c: ["low", "2026-03-31 16:00 reported", "2026-04-02 10:00 answered"],
  d: ["", "2026-04-14 09:00 reported"],
};

const level = (of: Score, group: string, n = 0) =>
  of.objectives.find((one) => one.clock === "answer" && one.group.join() === group && one.level === n)!;

describe("a score of judged tickets", () => {
  test("OBJ-1 each level of each target has its own population, in the order of the agreement", () => {
    const { objectives } = score(march);
    expect(objectives.map(({ clock, groupTitle, written }) => `${clock} ${groupTitle.nl} ${written}`)).toEqual([
      "answer Hoog 50% within 2 h",
      "answer Hoog 100% under 4 h",
      "answer Laag within 8 h",
      "solution  within 5 working days",
    ]);
  });

  test("OBJ-2 OBJ-3 kept and missed by period, with the verdict on each and none on their total", () => {
    const [first, second] = [level(score(march), "high", 0), level(score(march), "high", 1)];
    expect(first.periods[0]).toMatchObject({ label: "2026-03", kept: 1, missed: 1, missesLeft: 0, verdict: "kept" });
    expect(second.periods[0]).toMatchObject({ kept: 1, missed: 1, missesLeft: -1, verdict: "missed" });
    expect(second.total).toEqual({ population: 2, kept: 1, missed: 1, open: 0 });
    expect(level(score(march), "low").periods.map(({ label, missed }) => `${label} ${missed}`)).toEqual([
      "2026-03 0",
      "2026-04 1",
    ]);
  });

  test("OBJ-5 what still runs is open; what nobody classified is in no population, and said so", () => {
    const { clocks, objectives } = score(march);
    expect(clocks.map(({ clock, tickets, unplaced }) => [clock, tickets, unplaced])).toEqual([
      ["answer", 4, 1],
      ["solution", 4, 0],
    ]);
    expect(objectives[3]!.total).toEqual({ population: 3, kept: 2, missed: 1, open: 1 });
  });

  test("CON-4 a span shows the periods that lie inside it, and of the tickets what counts there", () => {
    const april = score(march, {
      span: { from: moment("2026-04-01 00:00"), to: moment("2026-05-01 00:00"), label: "" },
    });
    expect(april.objectives.map(({ periods }) => periods.map(({ label }) => label).join())).toEqual([
      "2026-04",
      "2026-04",
      "2026-04",
      "",
    ]);
    expect(april.worst.map(({ ticket, clock }) => `${ticket} ${clock}`)).toEqual(["c answer"]);
    expect(april.months).toEqual([{ level: "priority", month: "2026-04", counts: { "": 1 } }]);
  });

  test("OBJ-2 tickets are counted by the month of their report and the values that choose targets", () => {
    expect(score(march).months).toEqual([
      { level: "priority", month: "2026-03", counts: { high: 2, low: 1, "": 0 } },
      { level: "priority", month: "2026-04", counts: { high: 0, low: 0, "": 1 } },
    ]);
  });
});

describe("how much of a target was used", () => {
  const used = (written: string, answered: string) => {
    const program = given(
      `clocks:\n  answer: { article: "3", from: reported, to: answered, hours: office, target: ${written}, per: month }`,
    );
    const tickets: Tickets = { a: ["", "2026-03-02 09:00 reported", `2026-03-02 ${answered} answered`] };
    return score(tickets, {}, program).objectives[0]!.used.indexOf(1);
  };

  test("CLK-4 the bound itself lies on the side that the verdict says", () => {
    expect(usedEdges[19]).toBe(1);
    expect([used("within 2 h", "11:00"), used("within 2 h", "11:00:01")]).toEqual([19, 20]);
    expect([used("under 2 h", "10:59:59"), used("under 2 h", "11:00")]).toEqual([19, 20]);
  });

  test("CLK-4 nothing used is the first bucket, far beyond the last, and a moment has its open time", () => {
    expect([used("within 1 h", "09:00"), used("within 1 h", "17:00")]).toEqual([0, 40]);
    expect(used("by close", "13:00")).toBe(9);
  });
});

describe("the worst tickets", () => {
  const late = (hours: number): Tickets[string] => [
    "low",
    "2026-03-02 09:00 reported",
    `2026-03-${String(2 + Math.ceil(hours / 8)).padStart(2, "0")} 10:00 answered`,
    "2026-03-02 09:30 resolved",
  ];

  test("CLK-4 stand by the share of their target, those alike by name, as many as were asked for", () => {
    const { worst } = score({ z: late(16), b: late(24), a: late(24), y: late(8) });
    expect(worst.map(({ ticket, clock }) => `${ticket} ${clock}`)).toEqual(["a answer", "b answer", "z answer"]);
  });

  test("CLK-4 a ticket that missed several levels of one clock stands there once, with the one it passed furthest", () => {
    const { worst } = score({ b: march["b"]! });
    expect(worst).toHaveLength(1);
    expect(worst[0]).toMatchObject({ ticket: "b", written: "50% within 2 h", elapsedMs: 4 * 3_600_000 });
  });
});

test("CLK-8 OBJ-6 the same tickets in any order give the same score", () => {
  const hour = fc.integer({ min: 9, max: 16 });
  const day = fc.integer({ min: 2, max: 6 });
  const ticket = fc.tuple(fc.constantFrom("high", "low", ""), day, hour, fc.option(fc.tuple(day, hour)));
  fc.assert(
    fc.property(
      fc.array(ticket, { minLength: 1, maxLength: 12 }).chain((list) =>
        fc.tuple(
          fc.constant(list.map((one, i) => [`T-${i}`, one] as const)),
          fc.shuffledSubarray(
            list.map((one, i) => [`T-${i}`, one] as const),
            { minLength: list.length },
          ),
        ),
      ),
      ([one, other]) => {
        expect(scoreOf(other)).toBe(scoreOf(one));
      },
    ),
    { numRuns: 60 },
  );

  function scoreOf(list: readonly (readonly [string, readonly [string, number, number, [number, number] | null]])[]) {
    const tickets = list.map(([name, [priority, from, at, end]]): [string, Tickets[string]] => [
      name,
      [
        priority,
        `2026-03-0${from} ${String(at).padStart(2, "0")}:00 reported`,
        ...(end === null ? [] : [`2026-03-1${end[0]} ${String(end[1]).padStart(2, "0")}:00 answered`]),
      ],
    ]);
    return JSON.stringify(score(Object.fromEntries(tickets)));
  }
});

test("TIM-3 a ticket that reads two ways is counted once, and told where the other reading turns its verdict", () => {
  const scorer = new Scorer(desk, { asOf: moment(asOf), worst: 0 });
  const kept = told(desk, { is: { priority: "low" }, facts: march["a"]!.slice(1), at: asOf }).judgement;
  const missed = told(desk, { is: { priority: "low" }, facts: march["c"]!.slice(1), at: asOf }).judgement;
  scorer.add("a", kept);
  scorer.addSecondReading(kept, missed);
  scorer.add("b", kept);
  scorer.addSecondReading(kept, kept);
  scorer.addSetApart("c");
  scorer.addNotYet();
  scorer.addOtherCustomer();
  expect(scorer.score()).toMatchObject({
    twoReadings: { tickets: 2, differ: 1 },
    tickets: { read: 5, judged: 2, setApart: 1, notYet: 1, otherCustomers: 1 },
    worst: [],
  });
});
