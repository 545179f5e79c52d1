/** Scores made up for the tests of drawings and pages: a desk with two clocks, three months, and a little of everything. */
import { judgePeriod, missesAllowed, type Objective } from "../src/engine/objective.ts";
import type { RecordFinding } from "../src/report/left-out.ts";
import { usedEdges, type ObjectiveScore, type PeriodScore, type Score } from "../src/report/score.ts";
import type { PromisedShare } from "../src/draw/staff-column.ts";

/** Half past four in Amsterdam on Friday 20 March 2026: March still runs. */
export const asOf = Date.UTC(2026, 2, 20, 15, 30);

export function norm(num: number, den: number, options: { over?: boolean; aim?: boolean } = {}): PromisedShare {
  return { share: { over: options.over ?? false, fraction: { num, den } }, aim: options.aim ?? false };
}

/** A month of 2026 with so many kept, missed and still open, judged as the engine judges it. */
export function month(n: number, promise: PromisedShare, kept: number, missed: number, open = 0): PeriodScore {
  const [from, to] = [Date.UTC(2026, n - 1, 1) - 3_600_000, Date.UTC(2026, n, 1) - 3_600_000];
  const allowed = missesAllowed(promise.share, kept + missed);
  return {
    label: `2026-0${n}`,
    from,
    to,
    population: kept + missed,
    kept,
    missed,
    open,
    missesAllowed: allowed,
    missesLeft: allowed - missed,
    verdict: judgePeriod(promise as Objective, { kept, missed, open }, to, asOf),
  };
}

/** The whole score; `name` stands wherever an export or an agreement has a name. */
export function scored(name = "INC0010027"): Score {
  const objectives = [
    objective("response", [], norm(1, 1), "within 30 min", [
      [9, 0],
      [12, 1],
      [4, 0, 1],
    ]),
    objective("resolution", ["urgent"], norm(9, 10), "90% under 4 h", [
      [38, 2],
      [35, 5],
      [21, 2, 3],
    ]),
    objective("resolution", [name], norm(999, 1000), "99.9% under 8 h", [
      [2400, 1],
      [2510, 4],
      [1620, 1, 90],
    ]),
    objective("resolution", ["low"], norm(1, 2, { over: true, aim: true }), "aim over 50% by close", []),
  ];
  return {
    agreement: "desk",
    edition: "2",
    title: { nl: `Overeenkomst van de balie`, en: `The desk's agreement` },
    zone: "Europe/Amsterdam",
    reading: undefined,
    asOf,
    span: { from: 0, to: asOf, label: "2026-01..2026-03" },
    customer: name,
    tickets: { read: 6812, judged: 6790, setApart: 20, notYet: 0, otherCustomers: 2 },
    clocks: [clockScore("response", "Reactietijd", "Response"), clockScore("resolution", "Oplostijd", "Resolution")],
    objectives,
    months: [
      { level: "priority", month: "2026-01", counts: { urgent: 40, [name]: 2401, "": 1 } },
      { level: "priority", month: "2026-03", counts: { urgent: 23, [name]: 1621 } },
    ],
    worst: [worst(name, 9 * 3_600_000, asOf - 86_400_000), worst("INC0010031", 4 * 3_600_000 + 1, Number.NaN)],
    recorded: {
      column: name,
      clock: "resolution",
      agree: 6480,
      disagree: 33,
      without: 277,
      byGroup: [
        { group: ["urgent"], groupTitle: { nl: "Urgent", en: "Urgent" }, agree: 97, disagree: 3 },
        { group: [name], groupTitle: { nl: name, en: name }, agree: 6383, disagree: 30 },
      ],
      causes: [
        { cause: "another-end", end: "closed", recordedKept: 1, recordedMissed: 30, tickets: [name, "INC0010031"] },
        { cause: "unexplained", recordedKept: 2, recordedMissed: 0, tickets: ["INC0010044", "INC0010045"] },
      ],
    },
    twoReadings: { tickets: 3, differ: 1 },
    silent: { clocks: [], pauses: [] },
  };
}

/** The same agreement before its first ticket. */
export function unscored(): Score {
  const { clocks, ...score } = scored();
  return {
    ...score,
    span: undefined,
    customer: undefined,
    tickets: { read: 0, judged: 0, setApart: 0, notYet: 0, otherCustomers: 0 },
    clocks: clocks.map((clock) => ({ ...clock, tickets: 0, outside: 0 })),
    objectives: [objective("response", [], norm(1, 1), "within 30 min", [])],
    months: [],
    worst: [],
    recorded: undefined,
    twoReadings: { tickets: 0, differ: 0 },
    silent: { clocks: [], pauses: [] },
  };
}

export function leftOut(name = "31-02-2026"): RecordFinding[] {
  const places = [{ file: "incidents.csv", line: 1203, ticket: name }];
  return [
    { code: "record.time", params: { column: "closed_at", value: name }, count: 20, setsApart: true, places },
    { code: "record.twice", params: {}, count: 4, setsApart: false, places: [{ ...places[0]!, ticket: undefined }] },
  ];
}

function objective(
  clock: string,
  group: readonly string[],
  promise: PromisedShare,
  written: string,
  months: readonly (readonly [kept: number, missed: number, open?: number])[],
): ObjectiveScore {
  const periods = months.map(([kept, missed, open], i) => month(i + 1, promise, kept, missed, open));
  const sum = (key: "population" | "kept" | "missed" | "open") => periods.reduce((total, one) => total + one[key], 0);
  const total = { population: sum("population"), kept: sum("kept"), missed: sum("missed"), open: sum("open") };
  const used = usedEdges.map((edge) => (edge <= 1 ? Math.floor(total.kept / 20) : 0));
  used[0] = used[0]! + (total.kept % 20);
  const title = group.join(" · ");
  return {
    clock,
    article: "4",
    group,
    groupTitle: { nl: title, en: title },
    written,
    level: 0,
    ...promise,
    per: "month",
    periods,
    around: undefined,
    total,
    used: [...used, total.missed],
  };
}

function clockScore(clock: string, nl: string, en: string) {
  return {
    clock,
    title: { nl, en },
    article: "4",
    hours: "office",
    tickets: 6790,
    outside: 12,
    unproven: 0,
    noTarget: 0,
    unplaced: 0,
  };
}

function worst(ticket: string, elapsedMs: number, stopAt: number) {
  const startAt = asOf - 172_800_000;
  const [dueAt, missedAt] = [startAt + 14_400_000, startAt + 14_400_000];
  const run = { startAt, dueAt, missedAt, stopAt, elapsedMs, targetMs: 14_400_000 };
  return {
    ticket,
    clock: "resolution",
    group: ["urgent"],
    written: "90% under 4 h",
    verdict: "missed" as const,
    ...run,
  };
}
