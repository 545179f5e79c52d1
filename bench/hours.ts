/**
 * Hours: open and due on a hundred thousand random instants over twenty-four years of Mon-Fri 09:00-17:00 with nl-awt.
 * The floor is a loop that does the least any table can: for each of the two arguments a division by a day and a gather
 * from a table as large as ours. The rival is dayjs-business-time with the same hours and holidays, in the same run.
 */
import { fileURLToPath } from "node:url";
import dayjs from "dayjs";
import businessTime from "dayjs-business-time";
import { compileHours } from "../src/time/compile-hours.ts";
import { dutchDays } from "../src/time/dutch-days.ts";
import { parseHours } from "../src/time/hours-text.ts";
import type { Hours } from "../src/time/hours.ts";
import { formatDate } from "../src/time/local-date.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";

const QUESTIONS = 100_000;
const RIVAL_QUESTIONS = 2000;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const FROM = Date.UTC(2015, 1, 1);
const TO = Date.UTC(2039, 1, 1);
const AT_MOST = 4;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url));
}

function measure(): BenchRow[] {
  const { hours: definition } = parseHours({
    zone: "Europe/Amsterdam",
    week: { "mon-fri": "09:00-17:00" },
    closed: "nl-awt",
  });
  const begin = performance.now();
  const hours = compileHours(definition!, 2015, 2039);
  const compileMs = performance.now() - begin;

  const asked = questions();
  const floorNs = floor(asked);
  const openNs = timed(() => {
    for (let i = 0; i < QUESTIONS; i++) asked.answers[i] = hours.open(asked.first[i]!, asked.second[i]!);
  });
  const dueNs = timed(() => {
    for (let i = 0; i < QUESTIONS; i++) asked.answers[i] = hours.due(asked.first[i]!, asked.lengths[i]!);
  });
  mustBeRight(hours, asked);
  const bound = `at most ${AT_MOST} times`;
  const against = "two divisions by a day and two gathers";
  const guarded = (name: string, value: number): BenchRow => {
    const ratio = value / floorNs;
    return { name, value, unit: "ns", against, ratio, bound, within: ratio <= AT_MOST };
  };
  return [
    guarded("open of two random instants", openNs),
    guarded("due of a random instant and length", dueNs),
    { name: "the floor of both", value: floorNs, unit: "ns" },
    ...rivalRows(hours, asked),
    {
      name: "compiling 25 years, zone and all, in a fresh process",
      value: compileMs,
      unit: "ms",
      bound: "under 60 ms",
      within: compileMs < 60,
    },
  ];
}

interface Asked {
  first: Float64Array;
  second: Float64Array;
  lengths: Float64Array;
  answers: Float64Array;
}

function questions(): Asked {
  const random = (below: number) => Math.floor(Math.random() * below);
  return {
    first: Float64Array.from({ length: QUESTIONS }, () => FROM + random(TO - FROM)),
    second: Float64Array.from({ length: QUESTIONS }, () => FROM + random(TO - FROM)),
    lengths: Float64Array.from({ length: QUESTIONS }, () => 1 + random(40 * HOUR)),
    answers: new Float64Array(QUESTIONS),
  };
}

function floor({ first, second, answers }: Asked): number {
  // Rows of four numbers per day, as the hours have; the values themselves do not matter.
  const table = Float64Array.from({ length: 4 * Math.ceil((TO - FROM) / DAY) }, () => Math.random());
  return timed(() => {
    for (let i = 0; i < QUESTIONS; i++) {
      const one = table[Math.floor((first[i]! - FROM) / DAY) << 2]!;
      answers[i] = one + table[Math.floor((second[i]! - FROM) / DAY) << 2]!;
    }
  });
}

/** Nanoseconds a question, the best of many rounds. */
function timed(round: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 100; i++) {
    const begin = performance.now();
    round();
    best = Math.min(best, performance.now() - begin);
  }
  return (best * 1e6) / QUESTIONS;
}

// A figure for wrong answers is no figure: what was due must have used up exactly its length.
function mustBeRight(hours: Hours, { first, lengths, answers }: Asked): void {
  for (let i = 0; i < QUESTIONS; i++) {
    if (hours.open(first[i]!, answers[i]!) !== lengths[i])
      throw new Error(`due of ${first[i]} and ${lengths[i]} is wrong`);
  }
}

// The rival walks day by day, so it is asked fewer questions, none over more than a month, in whole minutes.
function rivalRows(hours: Hours, { first }: Asked): BenchRow[] {
  process.env["TZ"] = "Europe/Amsterdam";
  dayjs.extend(businessTime);
  const years = Array.from({ length: 26 }, (_, i) => 2014 + i);
  dayjs.setHolidays(years.flatMap((year) => dutchDays("nl-awt", year)!.map(formatDate)));
  const minute = (at: number) => at - (at % 60_000);
  const starts = Array.from(first.subarray(0, RIVAL_QUESTIONS), minute);
  const moments = starts.map((at) => dayjs(at));
  const ends = starts.map((at, i) => at + (i % 30) * DAY);
  const endMoments = ends.map((at) => dayjs(at));
  const each = (ask: (i: number) => unknown) => {
    const begin = performance.now();
    for (let i = 0; i < RIVAL_QUESTIONS; i++) ask(i);
    return ((performance.now() - begin) * 1e6) / RIVAL_QUESTIONS;
  };
  const times = (ours: (i: number) => number, theirs: (i: number) => unknown, name: string): BenchRow => {
    const ourNs = timed(() => {
      for (let i = 0; i < QUESTIONS; i++) ours(i % RIVAL_QUESTIONS);
    });
    const rivalNs = each(theirs);
    const ratio = ourNs / rivalNs;
    return { name, value: ourNs, unit: "ns", against: `dayjs-business-time, ${Math.round(rivalNs)} ns`, ratio };
  };
  const open = (i: number) => hours.open(starts[i]!, ends[i]!);
  const due = (i: number) => hours.due(starts[i]!, (1 + (i % 2400)) * 60_000);
  return [
    times(open, (i) => moments[i]!.businessMinutesDiff(endMoments[i]!), "open within a month"),
    times(due, (i) => moments[i]!.addBusinessMinutes(1 + (i % 2400)), "due of up to forty hours"),
  ];
}

await printOnce(measure);
