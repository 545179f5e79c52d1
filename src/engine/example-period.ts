/**
 * Runs an example about a period: several tickets, each judged by the function that judges every ticket, counted by the
 * tally that counts every score, and the figures of one period set beside what is expected. Rules: CHK-3, OBJ-1 … OBJ-6.
 */
import { readMoment } from "../agreement/fact-lines.ts";
import { error, type Finding, type Path } from "../agreement/finding.ts";
import type { ExampleTicket } from "../agreement/schema/agreement.ts";
import type { Fraction } from "../agreement/schema/fraction.ts";
import type { CaseResult, ExampleCase } from "./example.ts";
import { checkVariable, describedSubject } from "./example-subject.ts";
import {
  expectedFigures,
  expectedMeasures,
  isApart,
  type ApartFigure,
  type ExpectedFigure,
} from "./expected-figures.ts";
import { judge } from "./judge.ts";
import { Evidence } from "./measures/evidence.ts";
import type { Objective } from "./objective.ts";
import { periodsOf, readPeriod, type Period } from "./period.ts";
import type { Program } from "./program.ts";
import type { Subject } from "./subject.ts";
import { Tally, type PeriodFigure } from "./tally.ts";
import type { Mismatch } from "./verify-example.ts";
import { compareMeasure } from "./verify-measures.ts";

/** Runs one case of an example that has `tickets`. */
export function runPeriodCase(program: Program, one: ExampleCase): CaseResult {
  const findings: Finding[] = [];
  const expected = expectedFigures(program, one, findings);
  const ofMeasures = expectedMeasures(program, one, findings);
  const counted = findings.length > 0 ? undefined : countedTickets(program, one, findings);
  if (counted === undefined) return { case: one, mismatches: [], findings, judged: 0 };
  const period = one.example.period === undefined ? undefined : filledIn(one.example.period, one);
  const mismatches = [
    ...expected.flatMap((wanted) => compare(program, one, counted, wanted, findings)),
    ...ofMeasures.flatMap((wanted) => compareMeasure(counted.evidence, wanted, period, findings)),
  ];
  const judged = findings.length > 0 ? 0 : expected.length + ofMeasures.length;
  return { case: one, mismatches, findings, judged };
}

interface Counted {
  readonly tally: Tally;
  readonly asOf: number;
  readonly figures: readonly PeriodFigure[];
  readonly evidence: Evidence;
}

function countedTickets(program: Program, one: ExampleCase, findings: Finding[]): Counted | undefined {
  const { example, index, value } = one;
  const base: Path = ["examples", index];
  const tickets = example.tickets!;
  if (
    [example.ticket, example.work, example.installation, example.facts, example.hours].some(
      (part) => part !== undefined,
    )
  )
    findings.push(error("example.tickets", [...base, "tickets"], { name: example.name }));
  checkVariable(one, [tickets, example.contract, example.at, example.period], findings);
  const subjects = tickets.map((ticket, i) => {
    const contract = { ...example.contract, ...ticket.contract };
    const described = { ticket: ticket.ticket, contract, facts: ticket.facts };
    return describedSubject(program, described, value, [...base, "tickets", i], findings);
  });
  const asOf = asOfCase(program, one, subjects, findings);
  const times = tickets.map((ticket) => timesOf(ticket, one, findings));
  if (findings.length > 0) return undefined;
  const tally = new Tally(program);
  subjects.forEach((subject, i) => {
    const judgement = judge(program, subject, asOf);
    for (let n = 0; n < times[i]!; n++) tally.add(judgement);
  });
  const all = subjects.flatMap((subject, i) => Array<Subject>(times[i]!).fill(subject));
  const evidence = new Evidence(program, [], { contract: subjects[0]?.contract, asOf, tickets: all });
  return { tally, asOf, figures: tally.figures(asOf), evidence };
}

/** The moment of judging: as written, else the newest fact of all the tickets. */
function asOfCase(program: Program, one: ExampleCase, subjects: readonly Subject[], findings: Finding[]): number {
  const { at } = one.example;
  if (at === undefined)
    return Math.max(...subjects.flatMap(({ facts }) => facts.map((fact) => fact.recordedAt ?? fact.at)));
  return readMoment(filledIn(at, one), program.zone, ["examples", one.index, "at"], findings) ?? NaN;
}

function timesOf({ times }: ExampleTicket, one: ExampleCase, findings: Finding[]): number {
  const written = filledIn(times ?? "1", one);
  if (/^\d{1,5}$/.test(written)) return Number(written);
  findings.push(error("shape.not-one-of", one.path, { found: written, values: "0 · 1 · 2 …", near: "" }));
  return 0;
}

function filledIn(written: string, { value }: ExampleCase): string {
  return value === undefined ? written : written.replaceAll("$x", value);
}

function compare(
  program: Program,
  one: ExampleCase,
  counted: Counted,
  wanted: ExpectedFigure,
  findings: Finding[],
): Mismatch[] {
  const { figure } = wanted;
  const actual = isApart(figure)
    ? [apartOf(counted.tally, wanted, figure)]
    : levelsOf(program, one, counted, wanted, findings)?.map((level) => shownFigure(level, wanted));
  if (actual === undefined) return [];
  const compared = actual.slice(0, Math.max(1, wanted.wanted.length));
  const isSame = (value: string | number | Fraction, i: number) => equals(value, compared[i]);
  if (compared.length === wanted.wanted.length && wanted.wanted.every(isSame)) return [];
  return [
    {
      path: wanted.path,
      what: `${wanted.key}.${figure}`,
      expected: wanted.written,
      actual: compared.map(shownValue).join(", "),
    },
  ];
}

function apartOf(tally: Tally, { clock }: ExpectedFigure, figure: ApartFigure): number {
  const apart = tally.apart().find((one) => one.clock === clock);
  return apart?.[figure === "no-target" ? "noTarget" : figure] ?? 0;
}

/** The levels of the one group in the one period that are meant; a finding where several could be. */
function levelsOf(
  program: Program,
  one: ExampleCase,
  { tally, figures, asOf }: Counted,
  wanted: ExpectedFigure,
  findings: Finding[],
): PeriodFigure[] | undefined {
  const ofClock = tally.objectives.filter(({ clock }) => clock === wanted.clock);
  const filled = figures.filter((figure) => figure.objective.clock === wanted.clock && hasTickets(figure));
  const groups = new Set((filled.length > 0 ? filled.map(({ objective }) => objective) : ofClock).map(groupName));
  const group = wanted.group ?? (groups.size === 1 ? [...groups][0]! : undefined);
  if (group === undefined) {
    findings.push(
      error("example.group", wanted.path.slice(0, -1), {
        key: wanted.key,
        groups: [...groups].join(" · "),
        example: `${wanted.key}.${[...groups][0]!}`,
      }),
    );
    return undefined;
  }
  const objectives = ofClock.filter((objective) => groupName(objective) === group);
  const period = periodMeant(program, one, objectives[0]!, filled, findings);
  return period === undefined ? undefined : objectives.map((objective) => tally.figure(objective, period, asOf));
}

function groupName({ group }: Objective): string {
  return group.join(".");
}

function hasTickets({ population, open }: PeriodFigure): boolean {
  return population + open > 0;
}

/** The period that is named, else the only one with tickets; a reading with longer periods takes the one around it. */
function periodMeant(
  program: Program,
  one: ExampleCase,
  { per }: Objective,
  filled: readonly PeriodFigure[],
  findings: Finding[],
): Period | undefined {
  const path: Path = ["examples", one.index];
  const periods = [...new Set(filled.map(({ period }) => period))];
  const written = one.example.period;
  const among = periods.map(({ label }) => label).join(" · ");
  if (written === undefined) {
    if (periods.length === 1) return periods[0];
    findings.push(error("example.period", path, { name: one.example.name, written: "", among }));
    return undefined;
  }
  const named = readPeriod(filledIn(written, one), program.zone)?.period;
  const isAround = (period: Period) => named !== undefined && period.from <= named.from && named.to <= period.to;
  const found =
    periods.find(isAround) ?? (named === undefined ? undefined : periodsOf(per, program.zone).at(named.from));
  if (found !== undefined && isAround(found)) return found;
  findings.push(error("example.period", [...path, "period"], { name: one.example.name, written, among }));
  return undefined;
}

function shownFigure(level: PeriodFigure, { figure }: ExpectedFigure): string | number | Fraction {
  switch (figure) {
    case "share":
      return level.population === 0 ? "none" : { num: level.kept, den: level.population };
    case "misses-allowed":
      return level.missesAllowed;
    case "misses-left":
      return level.missesLeft;
    case "population":
    case "kept":
    case "missed":
    case "open":
    case "verdict":
      return level[figure];
    default:
      throw new Error(`not a figure of a level: ${figure}`);
  }
}

/** Shares are the same where their fractions are: 36/40 is 90%. */
function equals(a: string | number | Fraction, b: string | number | Fraction | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return BigInt(a.num) * BigInt(b.den) === BigInt(b.num) * BigInt(a.den);
}

function shownValue(value: string | number | Fraction): string {
  return typeof value === "object" ? `${value.num}/${value.den}` : String(value);
}
