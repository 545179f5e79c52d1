/**
 * Small agreements and tickets by chance, each in two forms: as the text of a file for the engine, as plain data for the
 * second judge. Times crowd around closings, weekends, a closed day and the days on which clocks change.
 */
import * as fc from "fast-check";
import type { PlainAgreement, PlainClock, PlainFact, PlainTarget } from "./plain-agreement.ts";
import { localOf, plainHours, startOfDate, type Minute, type PlainHours, type PlainWeek } from "./plain-hours.ts";

export interface ClockCase {
  readonly text: string;
  readonly plain: PlainAgreement;
  readonly facts: readonly PlainFact[];
  readonly now: Minute;
}

/** A zone with a date whose neighbourhood has a clock change, or a closed day, inside it. */
const places = [
  { zone: "Europe/Amsterdam", date: "2026-03-26" },
  { zone: "Europe/Amsterdam", date: "2026-10-22" },
  { zone: "America/New_York", date: "2026-03-05" },
  { zone: "America/New_York", date: "2026-10-30" },
  { zone: "Australia/Lord_Howe", date: "2026-04-03" },
  { zone: "Australia/Lord_Howe", date: "2026-10-01" },
  { zone: "Europe/Amsterdam", date: "2026-12-23" },
] as const;
type Place = (typeof places)[number];

interface WrittenHours {
  readonly week: PlainWeek["week"];
  readonly yaml: string;
  /** Windows inside one date: those that working days by the moment are asked of. */
  readonly daily: boolean;
}

const days = (from: number, to: number, ...windows: [number, number][]) =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [from + i, windows]));

const weeks: readonly WrittenHours[] = [
  { week: days(1, 5, [540, 1020]), yaml: "{ mon-fri: 09:00-17:00 }", daily: true },
  { week: days(1, 6, [510, 720], [780, 1050]), yaml: "{ mon-sat: [08:30-12:00, 13:00-17:30] }", daily: true },
  { week: "always", yaml: "always", daily: false },
  { week: days(1, 5, [1320, 1800]), yaml: "{ mon-fri: 22:00-06:00 }", daily: false },
  { week: days(1, 7, [60, 150]), yaml: "{ mon-sun: 01:00-02:30 }", daily: false },
];

const plainHoursOf = (() => {
  const known = new Map<string, PlainHours>();
  return (place: Place, hours: WrittenHours, workingDay: PlainHours["workingDay"]): PlainHours => {
    const key = `${place.zone} ${place.date} ${hours.yaml} ${workingDay}`;
    const first = Temporal.PlainDate.from(place.date).subtract({ days: 10 }).toString();
    const written = {
      zone: place.zone,
      week: hours.week,
      closed: hours.week === "always" ? [] : ["2026-12-25"],
      workingDay,
    };
    if (!known.has(key)) known.set(key, plainHours(written, first, 160));
    return known.get(key)!;
  };
})();

const amounts = {
  minutes: [1, 30, 60, 90, 240, 480],
  "working-days": [1, 2, 3],
  days: [1, 2, 4],
  weeks: [1],
  months: [1],
};

const aTarget = (daily: boolean): fc.Arbitrary<PlainTarget> =>
  fc
    .record({
      unit: fc.constantFrom(
        "minutes",
        "minutes",
        ...(daily ? (["working-days", "by-close"] as const) : []),
        "days",
        "weeks",
        "months",
        "none",
      ),
      pick: fc.nat(5),
      under: fc.boolean(),
      aim: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    })
    .map(({ unit, pick, under, aim }): PlainTarget => {
      if (unit === "none") return { kind: "none", n: 0, unit: "days", under: false, aim: false };
      if (unit === "by-close") return { kind: "by-close", n: 0, unit: "days", under: false, aim };
      const all = amounts[unit];
      const n = all[pick % all.length]!;
      if (unit === "minutes" || unit === "working-days") return { kind: unit, n, unit: "days", under, aim };
      return { kind: "calendar", n, unit, under, aim };
    });

function written({ kind, n, unit, under, aim }: PlainTarget): string {
  if (kind === "none") return "none";
  const length = { minutes: `${n} min`, "working-days": `${n} working days`, calendar: `${n} ${unit}`, "by-close": "" }[
    kind
  ];
  return `${aim ? "aim " : ""}${kind === "by-close" ? "by close" : `${under ? "under" : "within"} ${length}`}`;
}

interface DrawnClock {
  readonly hours: WrittenHours;
  readonly workingDay: PlainHours["workingDay"];
  readonly target: PlainClock["target"];
  readonly from: PlainClock["from"];
  readonly to: readonly string[];
  readonly pauses: PlainClock["pauses"];
  readonly types: readonly string[] | undefined;
  readonly restart: boolean;
  readonly gapCounts: boolean;
}

const pausing = ["waiting-for-customer", "waiting-for-third-party", "parked"];

const aClock = (from: fc.Arbitrary<PlainClock["from"]>): fc.Arbitrary<DrawnClock> =>
  fc
    .record({
      hours: fc.constantFrom(...weeks),
      workingDay: fc.constantFrom(480, "close" as const, "same-time" as const),
    })
    .chain(({ hours, workingDay }) => {
      const targets = fc
        .array(aTarget(hours.daily), { minLength: 1, maxLength: 2 })
        .filter((all) => all.length === 1 || all.every((one) => one.kind !== "none"));
      return fc.record({
        hours: fc.constant(hours),
        workingDay: fc.constant(hours.daily ? workingDay : undefined),
        target: fc.oneof(targets, fc.record({ high: targets, low: targets })),
        from,
        to: fc.constantFrom(["answered"], ["resolved"], ["resolved"], ["answered", "resolved"], ["closed"]),
        pauses: fc.subarray(pausing).chain((kinds) =>
          fc.constantFrom(
            kinds.map((kind) => ({ kind })),
            kinds.map((kind) => (kind === "waiting-for-customer" ? { kind, for: "consent" } : { kind })),
          ),
        ),
        types: fc.constantFrom(undefined, undefined, undefined, ["incident"], ["question"]),
        restart: fc.boolean(),
        gapCounts: fc.boolean(),
      });
    });

const anAgreement = fc.record({
  first: aClock(fc.constantFrom("reported", "reported", "work-started")),
  second: fc.option(
    aClock(
      fc.constantFrom("stop-or-due", "stop-or-due", "stop", "due").map((edge) => ({ clock: "first", edge }) as const),
    ),
    { nil: undefined },
  ),
  decidedBy: fc.constantFrom(undefined, "supplier"),
});

/** Minutes after the opening of the case: whole hours and openings often, the hour of the clock change too. */
const aMinute = fc.oneof(
  fc.integer({ min: 0, max: 16 }).map((n) => n * 480 + 540), // 01:00, 09:00 and 17:00 of each day
  fc.integer({ min: 0, max: 240 }).map((n) => n * 30),
  fc.integer({ min: 0, max: 7200 }),
  fc.integer({ min: 0, max: 80 }).map((n) => n * 3),
);

const by = fc.constantFrom("customer", "supplier", "third-party", "both", undefined);
const aFact = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("answered", "resolved", "closed"),
      by: fc.constantFrom("supplier", undefined),
      automatic: fc.constantFrom(undefined, undefined, "yes"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(...pausing),
      by: fc.constantFrom("supplier", undefined),
      for: fc.constantFrom(undefined, "consent", "description"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("resumed"), by, from: fc.constantFrom(undefined, ...pausing, "consent") }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("noted", "reopened", "reopened", "work-started"), by }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("classified", "reclassified"),
      by,
      priority: fc.constantFrom("high", "low"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("reclassified"), type: fc.constantFrom("incident", "question") }),
  },
);

const aTicket = fc.record({
  report: fc.record({
    by: fc.constantFrom(undefined, "customer", "supplier"),
    priority: fc.constantFrom(undefined, "high", "low"),
    type: fc.constantFrom("incident", "question"),
  }),
  reportedAt: aMinute.map((minute) => minute % 3000),
  others: fc.array(fc.tuple(aMinute, aFact), { maxLength: 8 }),
  nowAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
  cut: fc.integer({ min: 0, max: 3 }),
});

export const aCase: fc.Arbitrary<ClockCase> = fc
  .record({ place: fc.constantFrom(...places), agreement: anAgreement, ticket: aTicket })
  .map(({ place, agreement, ticket }) => {
    const zero = startOfDate(place.zone, Temporal.PlainDate.from(place.date));
    const report: PlainFact = { kind: "reported", minute: zero + ticket.reportedAt, fields: said(ticket.report) };
    const others = ticket.others.map(([minute, { kind, ...fields }]) => ({
      kind,
      minute: report.minute + minute,
      fields: said(fields),
    }));
    const facts = [report, ...others].toSorted((a, b) => a.minute - b.minute);
    // One in four is judged while it is still going on.
    const end = ticket.cut === 0 ? facts[facts.length >> 1]!.minute : facts.at(-1)!.minute;
    const plain: PlainAgreement = {
      decidedBy: agreement.decidedBy,
      clocks: [
        plainClock("first", agreement.first, place),
        ...(agreement.second === undefined ? [] : [plainClock("second", agreement.second, place)]),
      ],
    };
    return { text: textOf(place, agreement), plain, facts, now: end + ticket.nowAfter };
  });

function said(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function plainClock(name: string, { hours, workingDay, ...clock }: DrawnClock, place: Place): PlainClock {
  return { name, ...clock, hours: plainHoursOf(place, hours, workingDay) };
}

type Drawn = { first: DrawnClock; second: DrawnClock | undefined; decidedBy: string | undefined };

function textOf(place: Place, { first, second, decidedBy }: Drawn): string {
  const both = second === undefined ? { first } : { first, second };
  return `
peil: 1
agreement: by-chance
edition: "1"
title: By chance
time-zone: ${place.zone}
parties: { supplier: {}, customer: {}, third-party: {} }
levels:
  type: { article: "1", of: ticket, values: [incident, question] }
  priority: { article: "1", of: ticket, values: [high, low]${decidedBy === undefined ? "" : `, decided-by: ${decidedBy}`} }
hours:
${Object.entries(both)
  .map(([name, clock]) => `  of-${name}: ${hoursText(clock)}`)
  .join("\n")}
clocks:
${Object.entries(both)
  .map(([name, clock]) => clockText(name, clock))
  .join("")}`;
}

function hoursText({ hours, workingDay }: DrawnClock): string {
  const closed = hours.week === "always" ? "" : ", closed: 2026-12-25";
  const day =
    workingDay === undefined
      ? ""
      : `, working-day: ${typeof workingDay === "number" ? `${workingDay} min` : workingDay}`;
  return `{ article: "2", week: ${hours.yaml}${closed}${day} }`;
}

function clockText(name: string, { from, to, pauses, target, types, restart, gapCounts }: DrawnClock): string {
  const edge =
    typeof from === "string" ? from : from.edge === "stop-or-due" ? from.clock : `${from.clock}.${from.edge}`;
  const list = (targets: readonly PlainTarget[]) => `[${targets.map(written).join(", ")}]`;
  const shown = Array.isArray(target)
    ? list(target)
    : `{ ${Object.entries(target as Readonly<Record<string, readonly PlainTarget[]>>)
        .map(([key, all]) => `${key}: ${list(all)}`)
        .join(", ")} }`;
  const waits = pauses.map((pause) =>
    pause.for === undefined ? pause.kind : `{ ${pause.kind}: { for: ${pause.for} } }`,
  );
  return `  ${name}:
    article: "3"
    from: ${edge}
    to: [${to.join(", ")}]
    hours: of-${name}
    target: ${shown}
    per: month
    reclassify: ${restart ? "restart" : "continue"}
    reopen: ${gapCounts ? "gap-counts" : "gap-free"}
${types === undefined ? "" : `    for: [${types.join(", ")}]\n`}${waits.length === 0 ? "" : `    pause-while: [${waits.join(", ")}]\n`}`;
}

/** A case as a person would write it, for when it fails. */
export function shownCase({ text, facts, now, plain }: ClockCase): string {
  const zone = plain.clocks[0]!.hours.zone;
  const local = (minute: Minute) => localOf(zone, minute).toString({ smallestUnit: "minute", timeZoneName: "never" });
  return [
    text,
    ...facts.map(({ kind, minute, fields }) => `${local(minute)} ${kind} ${JSON.stringify(fields)}`),
    `now ${local(now)}`,
  ].join("\n");
}
