/**
 * A month's response times of 500 services from hourly histograms: the ratio of all together and of each by itself, beside
 * a floor that sums columns of the same length in a plain loop. And a million single samples put into such a log.
 */
import { fileURLToPath } from "node:url";
import { parseAgreement } from "../src/agreement/parse.ts";
import { compile } from "../src/engine/compile.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import { judgeMeasure } from "../src/engine/measures/judge-measure.ts";
import { SampleLog } from "../src/engine/measures/samples/sample-log.ts";
import { periodOf } from "../src/engine/period.ts";
import type { Program } from "../src/engine/program.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { generator } from "./generator.ts";

const agreement = `
peil: 1
agreement: bench
edition: "1"
title: Bench
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 } } }
measures:
  pages: { article: "2", of: samples, what: page, per: month, target: 90% within 5 s }
`;
const services = 500;
const hourMs = 3_600_000;
const singles = 1_000_000;
const passes = 200;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url));
}

function measure(): BenchRow[] {
  const parsed = parseAgreement(agreement);
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const program = compile(parsed.file, { years: { from: 2026, to: 2026 } });
  return [aMonth(program), aMillion(program)];
}

function aMonth(program: Program): BenchRow {
  const month = periodOf("month", program.zone, Date.UTC(2026, 6, 10));
  const evidence = new Evidence(program, [], { asOf: month.to });
  evidence.once(SampleLog, () => filled(program, month.from, month.to));
  const columns = Array.from({ length: services * 3 }, () =>
    new Float64Array((month.to - month.from) / hourMs).fill(9),
  );
  let [judgingMs, floorMs] = [Infinity, Infinity];
  for (let pass = 0; pass < passes; pass++) {
    const begin = performance.now();
    const figure = judgeMeasure(program.measures[0]!, evidence, month);
    const middle = performance.now();
    const sum = sumAll(columns);
    floorMs = Math.min(floorMs, performance.now() - middle);
    judgingMs = Math.min(judgingMs, middle - begin);
    if (figure.services.length !== services || sum === 0) throw new Error("not every service was judged");
  }
  return {
    name: "a month's response times of 500 services",
    value: judgingMs,
    unit: "ms",
    against: "summing as many columns",
    ratio: judgingMs / floorMs,
    bound: "under 5 ms",
    within: judgingMs < 5,
  };
}

function sumAll(columns: readonly Float64Array[]): number {
  let sum = 0;
  for (const column of columns) for (let row = 0; row < column.length; row++) sum += column[row]!;
  return sum;
}

/** An hourly histogram of each service, made of single samples. */
function filled(program: Program, from: number, to: number): SampleLog {
  const random = generator(20261122);
  const log = new SampleLog(program);
  for (let service = 0; service < services; service++) {
    const kind = log.kindOf({ what: "page", service: `s${service}` });
    for (let at = from; at < to; at += hourMs) log.addOne(kind, at + Math.floor(random() * hourMs), random() * 6000);
  }
  return log;
}

function aMillion(program: Program): BenchRow {
  const from = periodOf("month", program.zone, Date.UTC(2026, 6, 10)).from;
  const random = generator(20261122);
  const fields = Array.from({ length: services }, (_, service) => ({ what: "page", service: `s${service}` }));
  const times = Float64Array.from({ length: singles }, () => Math.floor(random() * 6000));
  let [fillingMs, floorMs] = [Infinity, Infinity];
  for (let pass = 0; pass < 5; pass++) {
    const begin = performance.now();
    const log = new SampleLog(program);
    for (let i = 0; i < singles; i++) log.addOne(log.kindOf(fields[i % services]!), from + i * 2500, times[i]!);
    const middle = performance.now();
    let kept = 0;
    for (let i = 0; i < singles; i++) if (times[i]! <= 5000) kept += fields[i % services]!.what.length;
    floorMs = Math.min(floorMs, performance.now() - middle);
    fillingMs = Math.min(fillingMs, middle - begin);
    if (kept === 0 || log.seriesOf(program.measures[0]!).length !== services)
      throw new Error("not every sample counted");
  }
  return {
    name: "a million samples into hours",
    value: fillingMs,
    unit: "ms",
    against: "comparing each with its bound",
    ratio: fillingMs / floorMs,
  };
}

await printOnce(measure);
