/**
 * A measure judged over a period from facts as a person would tell them, and its figures as texts: `share: 949/1000`,
 * `used: 4 h`. Beside the named cast of `given.ts`.
 */
import { readFacts } from "../src/agreement/fact-lines.ts";
import type { Data } from "../src/agreement/source.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import { figureText, type MeasureFigure } from "../src/engine/measures/figure.ts";
import { judgeMeasure } from "../src/engine/measures/judge-measure.ts";
import { readPeriod } from "../src/engine/period.ts";
import type { Program } from "../src/engine/program.ts";
import type { Subject } from "../src/engine/subject.ts";
import type { Fact, Fields } from "../src/facts/fact.ts";
import { moment } from "./given.ts";

export interface Told {
  readonly facts?: readonly Data[];
  readonly tickets?: readonly { readonly is?: Fields; readonly facts: readonly Data[] }[];
  readonly contract?: Fields;
  /** As of when, a local text; by default the newest fact. */
  readonly at?: string;
}

export function evidenceOf(program: Program, { facts = [], tickets = [], contract, at }: Told): Evidence {
  const asOf = at === undefined ? undefined : moment(at);
  const subjects = tickets.map(({ is = {}, facts: lines }): Subject => ({
    kind: "ticket",
    attributes: is,
    facts: read(program, lines),
  }));
  return new Evidence(program, read(program, facts), { contract, asOf, tickets: subjects });
}

/** The figure of the first measure of the program, over a period by its label. */
export function judged(program: Program, label: string, told: Told | Evidence): MeasureFigure {
  const evidence = told instanceof Evidence ? told : evidenceOf(program, told);
  return judgeMeasure(program.measures[0]!, evidence, readPeriod(label, program.zone)!.period);
}

/** The verdict and the figures that are asked for: `kept share 950/1000`. */
export function figures(figure: MeasureFigure, ...names: (keyof MeasureFigure["values"])[]): string {
  return [figure.verdict, ...names.map((name) => `${name} ${figureText(figure.values[name])}`)].join(" ");
}

function read(program: Program, lines: readonly Data[]): readonly Fact[] {
  const levels = new Map([...program.levels].map(([name, { values }]) => [name, values]));
  const { facts, findings } = readFacts(lines, program.zone, [], levels);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return facts;
}
