/** Compares what an example expects of measures and duties with what the engine says. Rules: CHK-3, CLK-17. */
import { parseLength } from "../time/length.ts";
import { instantToLocal } from "../time/moment.ts";
import { error, type Finding } from "../agreement/finding.ts";
import type { Fraction } from "../agreement/schema/fraction.ts";
import { judgeDuties } from "./duties/judge-duties.ts";
import { subjectsOfLog } from "./duties/log-subjects.ts";
import type { DutyOutcome } from "./duties/duty.ts";
import { readShare, type ExpectedOfDuty, type ExpectedOfMeasure } from "./expected-measures.ts";
import type { Evidence } from "./measures/evidence.ts";
import { figureText, type FigureValue, type MeasureFigure } from "./measures/figure.ts";
import { judgeMeasure } from "./measures/judge-measure.ts";
import { periodMeant, periodsOfMeasure } from "./measures/measure-period.ts";
import { readPeriod, type Period } from "./period.ts";
import type { Program } from "./program.ts";
import { isDescribed, type Subject } from "./subject.ts";
import type { Mismatch } from "./verify-example.ts";

/** `period` is what the example names for all that it expects. */
export function compareMeasure(
  evidence: Evidence,
  expected: ExpectedOfMeasure,
  named: string | undefined,
  findings: Finding[],
): Mismatch[] {
  const { measure, service, figure, wanted } = expected;
  const period = askedPeriod(evidence, expected, named, findings);
  if (period === undefined) return [];
  const whole = judgeMeasure(measure, evidence, period);
  const isWhole = service === undefined || whole.service === service;
  const judged = isWhole ? whole : whole.services.find((one) => isPart(one, service));
  const actual = judged === undefined ? undefined : valueOf(judged, figure);
  if (isSame(wanted, actual)) return [];
  return [{ path: expected.path, what: `${expected.key}.${figure}`, expected: wanted, actual: figureText(actual) }];
}

/** A part of a figure goes by its service, by the group that it counts, or by both. */
function isPart({ service, values: { group } }: MeasureFigure, name: string): boolean {
  const groupName = group?.unit === "word" ? group.value : "";
  return [service ?? "", groupName].filter((part) => part !== "").join(" ") === name || service === name;
}

/** The period that is named; under a reading with longer periods the one around it, with shorter ones the first inside. */
function askedPeriod(
  evidence: Evidence,
  { measure, period, path }: ExpectedOfMeasure,
  named: string | undefined,
  findings: Finding[],
): Period | undefined {
  const written = period ?? named;
  if (written === undefined) return periodMeant(measure, evidence);
  const read = readPeriod(written, evidence.program.zone);
  if (read !== undefined) return periodsOfMeasure(measure, evidence).at(read.period.from);
  findings.push(error("example.period", path.slice(0, -1), { name: measure.name, written, among: "" }));
  return undefined;
}

function valueOf(judged: MeasureFigure, figure: ExpectedOfMeasure["figure"]): FigureValue | undefined {
  if (figure === "verdict") return { unit: "word", value: judged.verdict };
  if (figure !== "condition-failed") return judged.values[figure];
  const failed = new Set(judged.stretches.flatMap((one) => one.failed.map(({ condition }) => condition)));
  return failed.size === 0 ? undefined : { unit: "word", value: [...failed].join(", ") };
}

function isSame(wanted: string, actual: FigureValue | undefined): boolean {
  if (actual === undefined || wanted === "none") return actual === undefined && wanted === "none";
  switch (actual.unit) {
    case "ms": {
      const length = parseLength(wanted);
      return length?.kind === "elapsed" && length.ms === actual.value;
    }
    case "count":
      return wanted === String(actual.value);
    case "word":
      return wanted === actual.value;
    case "share": {
      const share = readShare(wanted);
      return share !== undefined && equals(share, actual.value);
    }
    case "amount":
      return wanted === figureText(actual);
  }
}

function equals(a: Fraction, b: Fraction): boolean {
  return BigInt(a.num) * BigInt(b.den) === BigInt(b.num) * BigInt(a.den);
}

/** The duty as its last opening left it, on the ticket or on whatever of the log it is about. */
export function compareDuty(program: Program, subject: Subject, asOf: number, expected: ExpectedOfDuty): Mismatch[] {
  const { duty, period, figure, wanted } = expected;
  const { facts, contract } = subject;
  const subjects = isDescribed(subject) ? [subject] : [subject, ...subjectsOfLog(program, facts, contract)];
  const outcomes = subjects
    .flatMap((one) => judgeDuties(program, one, asOf))
    .filter((one) => one.duty === duty && (period === undefined || one.period === period));
  const last = outcomes.toSorted((a, b) => a.openedAt - b.openedAt).at(-1);
  const actual = last === undefined ? "none" : dutyFigure(last, figure);
  if (actual === wanted) return [];
  const shown = (value: string | number) => (typeof value === "number" ? instantToLocal(program.zone, value) : value);
  return [{ path: expected.path, what: `${duty.name}.${figure}`, expected: shown(wanted), actual: shown(actual) }];
}

function dutyFigure(outcome: DutyOutcome, figure: ExpectedOfDuty["figure"]): string | number {
  switch (figure) {
    case "verdict":
      return outcome.verdict;
    case "opened":
      return outcome.openedAt;
    case "due":
      return orNone(outcome.dueAt);
    case "done":
      return orNone(outcome.doneAt);
    case "lacks":
      return outcome.lacks.length === 0 ? "none" : outcome.lacks.join(", ");
  }
}

function orNone(moment: number): number | string {
  return Number.isNaN(moment) ? "none" : moment;
}
