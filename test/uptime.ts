/** Stories of outages for the tests: facts and moments as local texts, figures as texts back. */
import { readFacts } from "../src/agreement/fact-lines.ts";
import type { Data } from "../src/agreement/source.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import type { FigureValue, MeasureFigure, Stretch } from "../src/engine/measures/figure.ts";
import { judgeUptime } from "../src/engine/measures/uptime/judge-uptime.ts";
import { readPeriod } from "../src/engine/period.ts";
import type { Program } from "../src/engine/program.ts";
import type { Fields } from "../src/facts/fact.ts";
import { formatElapsed } from "../src/time/length.ts";
import { instantToLocal } from "../src/time/moment.ts";
import { given, moment } from "./given.ts";

export interface Running {
  readonly facts: readonly Data[];
  /** `2027`, `2027-02`; the measure's own kind of period is not looked at. */
  readonly period: string;
  /** By default when the period is over. */
  readonly at?: string;
  readonly contract?: Fields;
}

/** An agreement whose one measure is availability, with these parameters beside its defaults. */
export function uptime(parameters: string, ...terms: string[]): Program {
  return given(`measures: { availability: { article: "1", of: uptime, per: month, ${parameters} } }`, ...terms);
}

export function evidence(program: Program, { facts: lines, at, period, contract = {} }: Running): Evidence {
  const { facts, findings } = readFacts(lines, program.zone, [], new Map());
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  const asOf = at === undefined ? readPeriod(period, program.zone)!.period.to : moment(at);
  return new Evidence(program, facts, { contract, asOf });
}

export function figure(program: Program, story: Running): MeasureFigure {
  const { period } = readPeriod(story.period, program.zone)!;
  return judgeUptime(program.measures[0]!, evidence(program, story), period);
}

/** Its verdict and figures as texts: `down: 4 h`, `share: 419/420`. */
export function told(program: Program, story: Running): Record<string, string> {
  return texts(figure(program, story));
}

export function texts({ verdict, values }: MeasureFigure): Record<string, string> {
  return { verdict, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)])) };
}

function text(value: FigureValue): string {
  switch (value.unit) {
    case "ms":
      return formatElapsed(value.value);
    case "share":
      return reduced(value.value.num, value.value.den);
    default:
      return String(value.value);
  }
}

function reduced(num: number, den: number): string {
  let [a, b] = [num, den];
  while (b !== 0) [a, b] = [b, a % b];
  return `${num / a}/${den / a}`;
}

/** `2027-01-10 20:00 not-counted 4 h release`, with the conditions that failed behind it. */
export function stretches(program: Program, story: Running): string[] {
  return figure(program, story).stretches.map((one) => stretchText(program, one));
}

function stretchText({ zone }: Program, { from, to, is, exclusion, failed }: Stretch): string {
  const lacked = failed.map((one) => `[${one.exclusion ?? ""}${one.condition} ${one.because}]`);
  return [instantToLocal(zone, from), is, formatElapsed(to - from), exclusion ?? [], lacked].flat(2).join(" ");
}
