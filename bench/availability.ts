/**
 * A year's availability: of one service with 200 outages and 60 parts taken off them, and of a thousand such services,
 * from outages that are read and paired, beside a floor that only copies and sorts the same moments. Apart from it the
 * whole way from facts to figure, with its exclusions asked one by one.
 */
import { fileURLToPath } from "node:url";
import { parseAgreement } from "../src/agreement/parse.ts";
import { compile } from "../src/engine/compile.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import { downtime, type DowntimeRule } from "../src/engine/measures/uptime/downtime.ts";
import { judgeUptime } from "../src/engine/measures/uptime/judge-uptime.ts";
import type { Cuts, Pieces } from "../src/engine/measures/uptime/weigh.ts";
import { amountInside, openTimeOf } from "../src/engine/measures/uptime/weighed.ts";
import { periodOf } from "../src/engine/period.ts";
import type { Program } from "../src/engine/program.ts";
import type { Fact } from "../src/facts/fact.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { generator } from "./generator.ts";

const services = 1000;
const outages = 200;
const excluded = 60;
const passes = 12;
const hour = 3_600_000;
const year = periodOf("year", "Europe/Amsterdam", Date.UTC(2026, 6, 1));
const rule: DowntimeRule = { quorum: 1, isWeighed: false, shortUpToMs: -1, isShortByCounted: false, joinUpToMs: -1 };

const agreement = `
peil: 1
agreement: bench
edition: "1"
title: Bench
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 } } }
measures:
  availability:
    article: "2"
    of: uptime
    per: year
    target: at least 98%
    not-counted: { planned: { cause: maintenance, only-if: { emergency: no } } }
`;

interface Outages {
  readonly pieces: Pieces;
  readonly cuts: Cuts;
}

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 8);
}

function measure(): BenchRow[] {
  const parsed = parseAgreement(agreement);
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const program = compile(parsed.file, { years: { from: 2026, to: 2026 } });
  const random = generator(20261122);
  const made = Array.from({ length: services }, () => makeOutages(random));
  const open = openTimeOf(program.hours.get("always")!);
  const amounts = ({ pieces, cuts }: Outages) => {
    const { down, notCounted } = downtime(pieces, cuts, rule);
    return amountInside(down, year.from, year.to, open) + amountInside(notCounted, year.from, year.to, open);
  };
  const floor = ({ pieces, cuts }: Outages) => {
    return Float64Array.from([...pieces.from, ...pieces.to, ...cuts.from, ...cuts.to]).toSorted()[0]!;
  };
  const one = made[0]!;
  const [oneMs, oneFloorMs] = [fastest(() => repeat(() => amounts(one))), fastest(() => repeat(() => floor(one)))];
  const allMs = fastest(() => made.reduce((sum, each) => sum + amounts(each), 0));
  const allFloorMs = fastest(() => made.reduce((sum, each) => sum + floor(each), 0));
  const facts = factsOf(made[0]!);
  const factsMs = fastest(() => judgeFacts(program, facts));
  const against = "copying and sorting its moments";
  const oneUs = (oneMs / services) * 1000;
  return [
    {
      name: "availability of a year",
      value: oneUs,
      unit: "µs",
      against,
      ratio: oneMs / oneFloorMs,
      bound: "under 20 µs",
      within: oneUs < 20,
    },
    {
      name: "the same of a thousand services",
      value: allMs,
      unit: "ms",
      against,
      ratio: allMs / allFloorMs,
      bound: "under 40 ms",
      within: allMs < 40,
    },
    { name: "the same from facts to figure, one service", value: factsMs, unit: "ms" },
  ];
}

function makeOutages(random: () => number): Outages {
  const length = year.to - year.from;
  const from = Array.from({ length: outages }, () => year.from + Math.floor(random() * length)).toSorted(
    (a, b) => a - b,
  );
  const to = from.map((at) => at + Math.floor(random() * 4 * hour));
  const pieces = { from, to, weight: from.map(() => 1), probe: from.map(() => -1) };
  const of = Array.from({ length: excluded }, (_, i) => Math.floor((i * outages) / excluded));
  return { pieces, cuts: { of, from: of.map((i) => from[i]! + 600_000), to: of.map((i) => to[i]!) } };
}

/** The excluded outages are those of a maintenance, told as facts. */
function factsOf({ pieces, cuts }: Outages): Fact[] {
  const excused = new Set(cuts.of);
  const facts = pieces.from.flatMap((from, i) => {
    const outage = `O${i}`;
    const cause: Record<string, string> = excused.has(i) ? { cause: "maintenance", work: `W${i}` } : {};
    const started: Fact = {
      kind: "outage-started",
      at: from,
      seq: 3 * i,
      fields: { outage, service: "web", ...cause },
    };
    const ended: Fact = { kind: "outage-ended", at: pieces.to[i]!, seq: 3 * i + 1, fields: { outage } };
    const begun: Fact = {
      kind: "maintenance-started",
      at: from,
      seq: 3 * i + 2,
      fields: { work: `W${i}`, emergency: "no" },
    };
    return excused.has(i) ? [started, ended, begun] : [started, ended];
  });
  return facts.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
}

function judgeFacts(program: Program, facts: readonly Fact[]): number {
  const evidence = new Evidence(program, facts, { asOf: year.to });
  const { down } = judgeUptime(program.measures[0]!, evidence, year).values;
  return down?.unit === "ms" ? down.value : 0;
}

function repeat(task: () => number): number {
  let sum = 0;
  for (let i = 0; i < services; i++) sum += task();
  return sum;
}

/** The first passes also compile the code; what is asked is how fast it runs. */
function fastest(task: () => number): number {
  let best = Infinity;
  for (let pass = 0; pass < passes; pass++) {
    const begin = performance.now();
    if (!(task() > 0)) throw new Error("nothing was down");
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

await printOnce(measure);
