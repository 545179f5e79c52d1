/**
 * Runs the examples that an agreement carries (CHK-3): facts in, verdicts out. An example stands for one case, or with
 * `vary` for one case per value of `$x`; `under` says what another reading would make of it. An example is judged by the
 * same function that judges every ticket.
 */
import { readMoment } from "../agreement/fact-lines.ts";
import { error, type Finding, type Path } from "../agreement/finding.ts";
import type { AgreementFile, ExampleTerm } from "../agreement/schema/agreement.ts";
import type { Data } from "../agreement/source.ts";
import { checkVariable, describedSubject } from "./example-subject.ts";
import { runPeriodCase } from "./example-period.ts";
import { expectationsOf } from "./expectation.ts";
import { judge } from "./judge.ts";
import type { Program } from "./program.ts";
import type { Subject } from "./subject.ts";
import { compare, type Mismatch } from "./verify-example.ts";

/** One case of an example: the value of `$x` and the reading it is judged under, where there are any. */
export interface ExampleCase {
  readonly example: ExampleTerm;
  readonly index: number;
  readonly value: string | undefined;
  readonly reading: string | undefined;
  readonly expected: Data;
  /** Where the expectation stands in the file. */
  readonly path: Path;
}

export interface CaseResult {
  readonly case: ExampleCase;
  readonly mismatches: readonly Mismatch[];
  readonly findings: readonly Finding[];
  /** How many expectations were judged; none where all are of terms that nothing runs yet. */
  readonly judged: number;
}

/** Every case of every example, in the order of the file. */
export function casesOf(file: AgreementFile): ExampleCase[] {
  return (file.examples ?? []).flatMap((example, index) => casesOfOne(example, index));
}

function casesOfOne(example: ExampleTerm, index: number): ExampleCase[] {
  const base: Path = ["examples", index];
  const cases: ExampleCase[] = [];
  const add = (value: string | undefined, reading: string | undefined, expected: unknown, path: Path) =>
    cases.push({ example, index, value, reading, expected: expected as Data, path });
  if (example.expect !== undefined) add(undefined, undefined, example.expect, [...base, "expect"]);
  for (const [value, expected] of Object.entries(example.vary ?? {}))
    add(value, undefined, expected, [...base, "vary", value]);
  for (const [reading, inner] of Object.entries(example.under ?? {})) {
    const path = [...base, "under", reading];
    if (example.vary === undefined) add(undefined, reading, inner, path);
    else for (const [value, expected] of Object.entries(inner)) add(value, reading, expected, [...path, value]);
  }
  return cases;
}

/** Runs one case on the program of its reading. */
export function runCase(program: Program, one: ExampleCase): CaseResult {
  const findings: Finding[] = [];
  if (one.example.tickets !== undefined) return runPeriodCase(program, one);
  const expected = expectationsOf(program, one, findings);
  const prepared = findings.length > 0 ? undefined : prepare(program, one, findings);
  if (prepared === undefined) return { case: one, mismatches: [], findings, judged: 0 };
  const mismatches = compare(program, prepared, expected, periodOf(one), findings);
  return {
    case: one,
    mismatches,
    findings,
    judged: expected.filter((expectation) => expectation.kind !== "planned").length,
  };
}

/** The period that an example names for all that it expects of measures. */
function periodOf({ example, value }: ExampleCase): string | undefined {
  return value === undefined ? example.period : example.period?.replaceAll("$x", value);
}

/** What a case gives to judge: hours at a moment, or a subject judged as of a moment. */
export type Prepared =
  | { readonly kind: "hours"; readonly name: string; readonly at: number }
  | { readonly kind: "subject"; readonly judgement: ReturnType<typeof judge> };

function prepare(program: Program, one: ExampleCase, findings: Finding[]): Prepared | undefined {
  const { example } = one;
  const base: Path = ["examples", one.index];
  if (example.hours !== undefined) {
    const written = one.value ?? example.at;
    if (written === undefined) findings.push(error("example.no-subject", base, { name: example.name }));
    if (!program.hours.has(example.hours))
      findings.push(error("name.unknown", [...base, "hours"], { name: example.hours, notion: "hours", near: "" }));
    const at = written === undefined ? undefined : readMoment(written, program.zone, one.path, findings);
    return at === undefined || findings.length > 0 ? undefined : { kind: "hours", name: example.hours, at };
  }
  const subject = subjectOf(program, one, findings);
  const at = one.value === undefined ? example.at : example.at?.replaceAll("$x", one.value);
  const asOf = at === undefined ? undefined : readMoment(at, program.zone, [...base, "at"], findings);
  return findings.length > 0 ? undefined : { kind: "subject", judgement: judge(program, subject, asOf) };
}

/** The subject that a case describes; undefined where it describes none, or its facts cannot be read. */
export function subjectOfCase(program: Program, one: ExampleCase): Subject | undefined {
  if (one.example.tickets !== undefined) return undefined;
  const findings: Finding[] = [];
  const subject = subjectOf(program, one, findings);
  return findings.length === 0 ? subject : undefined;
}

function subjectOf(program: Program, one: ExampleCase, findings: Finding[]): Subject {
  const { example, value } = one;
  const base: Path = ["examples", one.index];
  const { ticket, work, installation, contract, facts, period } = example;
  checkVariable(one, [ticket, work, installation, contract, facts, period, example.at], findings);
  return describedSubject(program, { ticket, work, installation, contract, facts }, value, base, findings);
}
