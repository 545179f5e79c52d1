/**
 * What an example expects, read against the agreement: the key says of what (a clock, a level, coverage, an act), the
 * value what it must be. An expectation of a term that nothing runs yet is kept apart as planned (CHK-4).
 */
import { readMoment } from "../agreement/fact-lines.ts";
import { error, nearest, type Finding, type Path } from "../agreement/finding.ts";
import type { Data } from "../agreement/source.ts";
import { factKind } from "../facts/vocabulary.ts";
import { parseLength } from "../time/length.ts";
import type { ActOutcome } from "./acts.ts";
import type { ExampleCase } from "./example.ts";
import {
  dutyExpectations,
  measureExpectations,
  measureNamed,
  type ExpectedOfDuty,
  type ExpectedOfMeasure,
} from "./expected-measures.ts";
import type { Clock, Program } from "./program.ts";

export type Expected = { readonly path: Path; readonly key: string } & (
  | {
      readonly kind: "clock";
      readonly clock: Clock;
      readonly figure: ClockFigure;
      readonly wanted: readonly (string | number)[];
    }
  | { readonly kind: "value"; readonly wanted: string }
  | { readonly kind: "act"; readonly fact: string; readonly wanted: ActOutcome }
  | { readonly kind: "hours"; readonly figure: "open" | "next-open" | "next-close"; readonly wanted: string | number }
  | { readonly kind: "planned" }
  | ExpectedOfMeasure
  | ExpectedOfDuty
);

const clockMoments = ["start", "stop", "due", "missed-at", "at-risk-at"] as const;
const clockLengths = ["elapsed", "paused", "remaining"] as const;
const clockWords = ["verdict", "verdicts"] as const;
export type ClockFigure = (typeof clockMoments | typeof clockLengths | typeof clockWords)[number];
const clockFigures: readonly string[] = [...clockMoments, ...clockLengths, ...clockWords];

const verdicts: readonly string[] = ["kept", "missed", "over-aim", "running", "outside", "unproven", "no-target"];
const outcomes: readonly string[] = ["accepted", "noted", "advised", "masked", "asked", "refused"];

/** Reads what a case expects; what cannot be read is a finding. */
export function expectationsOf(program: Program, one: ExampleCase, findings: Finding[]): Expected[] {
  if (typeof one.expected === "string" || Array.isArray(one.expected)) {
    findings.push(error("example.expectation", one.path, { key: one.example.name, near: "" }));
    return [];
  }
  return Object.entries(one.expected).flatMap(([key, value]) => {
    const path = [...one.path, key];
    if (one.example.hours !== undefined) return hoursExpectation(program, key, value, path, findings);
    return expectation(program, key, value, path, findings);
  });
}

function expectation(program: Program, key: string, value: Data, path: Path, findings: Finding[]): Expected[] {
  const clock = program.clocks.find((one) => one.name === key);
  if (clock !== undefined) return clockExpectations(program, clock, value, path, findings);
  const ofTerm = termExpectations(program, key, value, path, findings);
  if (ofTerm !== undefined) return ofTerm;
  if (isPlanned(program, key)) return [{ kind: "planned", path, key }];
  if (typeof value !== "string") return unreadable(program, key, path, findings);
  if (program.levels.has(key) || key === "coverage" || key === "charged-minutes" || key === "provisional") {
    return [{ kind: "value", key, path, wanted: value }];
  }
  if (factKind(key) === undefined || !outcomes.includes(value)) return unreadable(program, key, path, findings);
  if (!isJudged(program, key) && isSpokenOf(program, key)) return [{ kind: "planned", path, key }];
  return [{ kind: "act", key, path, fact: key, wanted: value as ActOutcome }];
}

/** What is expected of a measure, or of a duty that runs; undefined where the key names neither. */
function termExpectations(
  program: Program,
  key: string,
  value: Data,
  path: Path,
  findings: Finding[],
): Expected[] | undefined {
  const measure = measureNamed(program, key);
  const duty = program.duties.find((one) => one.name === key);
  if (measure === undefined && duty === undefined) return undefined;
  if (typeof value === "string" || Array.isArray(value)) return unreadable(program, key, path, findings);
  if (measure !== undefined) return measureExpectations(measure, key, value, path, findings);
  return dutyExpectations(program, duty!, value, path, findings);
}

/** A duty of every so often, a right or a procedure, or a part of a procedure written with a dot. */
export function isPlanned(program: Program, key: string): boolean {
  const { file } = program;
  const name = key.split(".")[0]!;
  return [file.duties, file.procedures, file.rights].some((notion) => notion !== undefined && name in notion);
}

/** Whether a rule, right or role limit that runs judges this kind of act. */
function isJudged(program: Program, fact: string): boolean {
  if (fact === "contact-named" && program.roleLimits.length > 0) return true;
  return program.acts.some((act) => act.when.some((moment) => moment.fact === fact));
}

/** Whether a rule or right that nothing runs yet names this kind of act. */
function isSpokenOf(program: Program, fact: string): boolean {
  const { rules, rights, procedures } = program.file;
  const named = [
    ...Object.values(rules ?? {}).map((rule) => rule.when),
    ...Object.values(rights ?? {}).map((right) => right.may),
    ...Object.values(procedures ?? {}).flatMap((one) => Object.values(one.rules ?? {}).map((rule) => rule.when)),
    ...Object.values(procedures ?? {}).flatMap((one) => Object.values(one.rights ?? {}).map((right) => right.may)),
  ];
  return named.flat().some((moment) => moment.kind === "fact" && moment.fact === fact);
}

function unreadable(program: Program, key: string, path: Path, findings: Finding[]): [] {
  const known = [...program.clocks.map((clock) => clock.name), ...program.levels.keys(), "coverage", "charged-minutes"];
  findings.push(error("example.expectation", path, { key, near: nearest(key, known) ?? "" }));
  return [];
}

function clockExpectations(program: Program, clock: Clock, value: Data, path: Path, findings: Finding[]): Expected[] {
  if (typeof value === "string" || Array.isArray(value)) return unreadable(program, clock.name, path, findings);
  return Object.entries(value).flatMap(([figure, wanted]): Expected[] => {
    const inner = [...path, figure];
    if (!clockFigures.includes(figure)) {
      findings.push(error("shape.unknown-key", inner, { key: figure, near: nearest(figure, clockFigures) ?? "" }));
      return [];
    }
    const written = Array.isArray(wanted) ? wanted : [wanted];
    const read = written.flatMap(
      (text) => readFigure(figure as ClockFigure, text, program.zone, inner, findings) ?? [],
    );
    if (read.length < written.length) return [];
    return [{ kind: "clock", key: clock.name, path: inner, clock, figure: figure as ClockFigure, wanted: read }];
  });
}

/** Moments as epoch milliseconds, lengths as milliseconds, verdicts as words; `none` where there is no such moment. */
function readFigure(
  figure: ClockFigure,
  written: Data,
  zone: string,
  path: Path,
  findings: Finding[],
): string | number | undefined {
  if (typeof written !== "string") {
    findings.push(error("shape.expected", path, { expected: "text", found: "map" }));
    return undefined;
  }
  if (written === "none") return written;
  if (includes(clockMoments, figure)) return readMoment(written, zone, path, findings);
  if (includes(clockLengths, figure)) {
    const length = parseLength(written);
    if (length?.kind === "elapsed") return length.ms;
    findings.push(error("value.length", path, { written }));
    return undefined;
  }
  if (verdicts.includes(written)) return written;
  const near = nearest(written, verdicts) ?? "";
  findings.push(error("shape.not-one-of", path, { found: written, values: verdicts.join(" · "), near }));
  return undefined;
}

function includes(figures: readonly string[], figure: string): boolean {
  return figures.includes(figure);
}

function hoursExpectation(program: Program, key: string, value: Data, path: Path, findings: Finding[]): Expected[] {
  if (key === "open" && (value === "yes" || value === "no"))
    return [{ kind: "hours", key, path, figure: key, wanted: value }];
  if ((key === "next-open" || key === "next-close") && typeof value === "string") {
    const at = readMoment(value, program.zone, path, findings);
    return at === undefined ? [] : [{ kind: "hours", key, path, figure: key, wanted: at }];
  }
  findings.push(
    error("example.expectation", path, { key, near: nearest(key, ["open", "next-open", "next-close"]) ?? "" }),
  );
  return [];
}
