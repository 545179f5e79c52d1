import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { given, moment, told, type Story } from "../../test/given.ts";
import { judge } from "../engine/judge.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import { comparisonCauses, type Comparison, type ComparisonCause } from "./compare.ts";
import { Comparer, type ComparerOptions } from "./comparer.ts";

const asOf = "2026-04-15 12:00";

const levels = `
levels:
  type: { article: "2", of: ticket, values: [incident, question] }
  priority: { article: "2", of: incident, values: [high, low] }
`;
const longer = `
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
  longer: { article: "1", week: { mon-fri: 07:00-22:00 }, working-day: 15 h }
`;

/** One clock, of which a test changes what it is about. */
function desk(changes: Readonly<Record<string, string>> = {}, ...more: string[]): Program {
  const keys: Record<string, string> = {
    for: "incident",
    from: "reported",
    to: "resolved",
    hours: "office",
    "pause-while": "waiting-for-customer",
    target: "{ high: within 4 h, low: within 8 h }",
    per: "month",
    ...changes,
  };
  const clock = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return given(levels, longer, `clocks:\n  solution: { article: "3", ${clock.join(", ")} }`, ...more);
}

const ticket = (...facts: string[]): Story => ({ is: { type: "incident", priority: "high" }, facts, at: asOf });

function compare(programs: readonly Program[], stories: readonly Story[], more: Partial<ComparerOptions> = {}) {
  const sides = programs.map((program) => ({ program, reading: undefined, file: "" }));
  const comparer = new Comparer(sides, { asOf: moment(asOf), ...more });
  for (const [i, story] of stories.entries()) {
    const { subject } = told(programs[0]!, story).judgement;
    comparer.add([`T${i}`], (side): Judgement => judge(comparer.programs[side]!, subject, moment(asOf)));
  }
  return comparer.comparison();
}

const causesOf = (of: Comparison) =>
  of.clocks.flatMap(({ differences }) => differences.flatMap(({ causes }) => causes.map((one) => one.cause)));

/** Reported Monday at nine and solved at three: six open hours, of which two were waited. */
const waited = ticket(
  "2026-03-02 09:00 reported",
  "2026-03-02 10:00 waiting-for-customer",
  "2026-03-02 12:00 resumed",
  "2026-03-02 13:30 acknowledged",
  "2026-03-02 14:00 resolved",
  "2026-03-03 12:00 closed",
);

describe("the same tickets under several agreements", () => {
  test("CMP-1 OBJ-3 population, kept, missed and open side by side, and how many periods went which way", () => {
    const strict = desk({ target: "{ high: 90% within 2 h, low: within 8 h }" });
    const open = ticket("2026-04-15 11:00 reported");
    const { clocks } = compare([desk(), strict], [waited, open]);
    const [high] = clocks[0]!.groups;
    expect(
      high!.objectives.map(({ side, written, total, reached, periods }) => [side, written, total, reached, periods]),
    ).toEqual([
      [0, "within 4 h", { population: 1, kept: 1, missed: 0, open: 1 }, true, { kept: 1, running: 1 }],
      [1, "90% within 2 h", { population: 1, kept: 0, missed: 1, open: 1 }, false, { missed: 1, running: 1 }],
    ]);
    expect(clocks[0]!.sides.map(({ standings: { kept, missed, running } }) => [kept, missed, running])).toEqual([
      [1, 0, 1],
      [0, 1, 1],
    ]);
    expect(clocks[0]!.differences).toMatchObject([{ side: 1, against: 0, same: 1, different: 1 }]);
  });

  test("CMP-1 a clock that only one agreement has is there under that one alone, with nothing to set it beside", () => {
    const answer = `clocks:\n  answer: { article: "4", from: reported, to: acknowledged, hours: office, per: month, target: within 1 h }`;
    const { clocks } = compare([desk(), given(levels, longer, answer)], [waited]);
    expect(clocks.map(({ clock, sides, differences }) => [clock, sides.map(({ side }) => side), differences])).toEqual([
      ["solution", [0], []],
      ["answer", [1], []],
    ]);
  });

  test("CMP-1 what the first agreement lacks is held against the first that has it", () => {
    const answer = (target: string) =>
      given(
        levels,
        longer,
        `clocks:\n  answer: { article: "4", from: reported, to: acknowledged, hours: office, per: month, target: ${target} }`,
      );
    const { clocks } = compare([desk(), answer("within 1 h"), answer("within 6 h")], [waited]);
    expect(clocks[1]!.differences).toMatchObject([{ side: 2, against: 1, different: 1 }]);
  });

  const cases: readonly [ComparisonCause, Program, Story, ...string[]][] = [
    ["not-promised", desk({ target: "{ high: none, low: within 8 h }" }), waited, "kept none"],
    ["not-promised", desk({ for: "question" }), waited, "kept none"],
    ["unproven", desk({ from: "assigned" }), waited, "kept unproven"],
    ["other-target", desk({ target: "{ high: within 1 h, low: within 8 h }" }), waited, "kept missed"],
    ["other-target", desk({ target: "within 1 h", hours: "longer" }), waited, "kept missed"],
    ["other-waiting", desk({ "pause-while": "waiting-for-supplier" }), waited, "kept missed"],
    [
      "other-start",
      desk({ from: "acknowledged" }),
      ticket("2026-03-02 09:00 reported", "2026-03-02 13:30 acknowledged", "2026-03-02 15:00 resolved"),
      "missed kept",
    ],
    ["other-end", desk({ to: "closed" }), waited, "kept missed"],
    [
      "other-hours",
      desk({ hours: "longer" }),
      ticket("2026-03-02 16:00 reported", "2026-03-03 11:00 resolved"),
      "kept missed",
    ],
    [
      "several",
      desk({ hours: "longer", target: "{ high: within 4 h, low: within 5 h }" }),
      {
        ...ticket("2026-03-02 16:30 reported", "2026-03-03 09:20 resolved"),
        is: { type: "incident", priority: "low" },
      },
      "kept missed",
    ],
  ];
  test.each(cases)("CMP-2 CLK-17 each difference has one cause: %s", (cause, program, story, change) => {
    const [difference] = compare([desk(), program], [story]).clocks[0]!.differences;
    expect(difference!.causes.map((one) => [one.cause, ...one.changes.map(({ from, to }) => `${from} ${to}`)])).toEqual(
      [[cause, change]],
    );
    expect(difference!.causes[0]!.tickets).toEqual(["T0"]);
  });

  test("CMP-2 PRI-2 another group of the same targets is another classification, not another target", () => {
    const table = (cell: string) =>
      given(
        `levels:
  impact: { article: "2", of: ticket, values: [all, one] }
  priority: { article: "2", of: ticket, values: [high, low], by: [impact], table: { all: high, one: ${cell} } }
clocks:
  solution: { article: "3", from: reported, to: resolved, hours: office, target: { high: within 4 h, low: within 8 h }, per: month }`,
      );
    const story: Story = {
      is: { impact: "one" },
      facts: ["2026-03-02 09:00 reported", "2026-03-02 15:00 resolved"],
      at: asOf,
    };
    expect(causesOf(compare([table("low"), table("high")], [story]))).toEqual(["other-classification"]);
  });

  test("CMP-2 CLK-13 a reopening that only one agreement undoes the solution for", () => {
    const story = ticket(
      "2026-03-02 09:00 reported",
      "2026-03-02 10:00 resolved",
      "2026-03-10 09:00 reopened",
      "2026-03-10 16:00 resolved",
    );
    expect(causesOf(compare([desk(), desk({ "reopen-within": "1 working day" })], [story]))).toEqual([
      "other-reopening",
    ]);
  });

  test("CMP-2 IMP-2 a ticket that one agreement cannot judge at all is a difference with that cause", () => {
    const programs = [desk(), desk()];
    const comparer = new Comparer(
      programs.map((program, tickets) => ({ program, reading: undefined, file: "", tickets })),
      { asOf: moment(asOf) },
    );
    const { judgement } = told(desk(), waited);
    comparer.add(["T0"], (side) =>
      side === 1 ? judge(comparer.programs[side]!, judgement.subject, moment(asOf)) : undefined,
    );
    const { sides, clocks } = comparer.comparison();
    expect(sides.map(({ tickets }) => [tickets.judged, tickets.setApart])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(clocks[0]!.sides.map(({ standings }) => standings["set-apart"])).toEqual([1, 0]);
    expect(clocks[0]!.differences[0]!.causes).toMatchObject([{ cause: "set-apart" }]);
  });

  test("CON-4 with a period only what counts in it is compared", () => {
    const strict = desk({ target: "{ high: within 2 h, low: within 8 h }" });
    const span = { from: moment("2026-04-01 00:00"), to: moment("2026-05-01 00:00"), label: "2026-04" };
    const april = ticket("2026-04-01 09:00 reported", "2026-04-01 12:30 resolved");
    const { clocks } = compare([desk(), strict], [waited, april], { span });
    expect(clocks[0]!.differences[0]).toMatchObject({ same: 0, different: 1, causes: [{ tickets: ["T1"] }] });
  });

  test("CMP-3 what two agreements promise alike is judged once, and counts for both as if it had been judged twice", () => {
    const both = (target: string, ...more: string[]) =>
      given(
        levels,
        `clocks:
  answer: { article: "3", from: reported, to: acknowledged, hours: office, target: within 1 h, per: month }
  solution: { article: "3", from: reported, to: resolved, hours: office, target: ${target}, per: month }`,
        ...more,
      );
    const another = `rights: { more: { article: "9", of: customer, may: asked } }`; // on which no clock hangs, but who knows
    const stories = [
      waited,
      ticket("2026-03-03 09:00 reported"),
      ticket("2026-04-02 09:00 reported", "2026-04-02 09:30 acknowledged"),
    ];
    const sides = [both("within 4 h"), both("within 8 h"), both("within 4 h")];
    const apart = [both("within 4 h"), both("within 8 h", another), both("within 4 h", another)];
    for (const span of [undefined, { from: moment("2026-04-01 00:00"), to: moment("2026-05-01 00:00"), label: "" }])
      expect(compare(sides, stories, { span })).toEqual(compare(apart, stories, { span }));
    const { programs } = new Comparer(
      sides.map((program) => ({ program, reading: undefined, file: "" })),
      { asOf: 0 },
    );
    expect(programs.map((program) => program?.clocks.map(({ name }) => name))).toEqual([
      ["answer", "solution"],
      ["solution"],
      undefined,
    ]);
  });

  test("CMP-2 every difference is told as it is counted", () => {
    const told: string[] = [];
    const strict = desk({ target: "{ high: within 2 h, low: within 8 h }" });
    compare([desk(), strict], [waited], {
      onDifference: ({ ticket, from, to, cause }) => told.push([ticket, from, to, cause].join(" ")),
    });
    expect(told).toEqual(["T0 kept missed other-target"]);
  });

  test("CMP-2 the causes add up to the differences, in any order of the tickets", () => {
    const programs = [
      desk(),
      desk({ hours: "longer" }),
      desk({ to: "closed", target: "{ high: within 20 h, low: within 8 h }" }),
      desk({ "pause-while": "waiting-for-supplier" }),
    ];
    const hour = fc.integer({ min: 0, max: 60 });
    const story = fc.tuple(hour, hour, hour, hour).map((steps): Story => {
      let at = moment("2026-03-02 08:00");
      const line = (i: number, kind: string) => {
        at += steps[i]! * 1_800_000;
        return `${new Date(at + 3_600_000).toISOString().slice(0, 16).replace("T", " ")} ${kind}`;
      };
      return ticket(line(0, "reported"), line(1, "waiting-for-customer"), line(2, "resolved"), line(3, "closed"));
    });
    fc.assert(
      fc.property(fc.array(story, { maxLength: 6 }), (stories) => {
        const comparison = compare(programs, stories);
        for (const { differences } of comparison.clocks) {
          for (const { same, different, causes } of differences) {
            expect(same + different).toBe(stories.length);
            const counted = causes.flatMap((one) => one.changes.map(({ tickets }) => tickets));
            expect(counted.reduce((sum, n) => sum + n, 0)).toBe(different);
            expect(causes.every(({ cause }) => comparisonCauses.includes(cause))).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
