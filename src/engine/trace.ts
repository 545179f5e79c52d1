/**
 * Traceability (CHK-4): per requirement row whether it runs, is planned, or is a record or text; by which terms, and
 * which examples prove it. A row shown as run without a judged example is a failure.
 */
import { rowClaims, type RowClaim } from "../agreement/check-rows.ts";
import { failure, type Finding } from "../agreement/finding.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { leaves } from "../agreement/schema/by-level.ts";
import type { CaseResult } from "./example.ts";
import { termState, type TermState } from "./runs.ts";

export type RowState = "run" | "planned" | "record" | "text" | "unclaimed";

export interface TracedRow {
  readonly row: string;
  readonly article: string;
  readonly what: { readonly nl: string; readonly en: string };
  readonly state: RowState;
  /** The terms that claim it, and which of them nothing runs yet. */
  readonly terms: readonly string[];
  readonly plannedTerms: readonly string[];
  /** Names of the judged examples that prove it. */
  readonly examples: readonly string[];
}

export function traceRows(file: AgreementFile, results: readonly CaseResult[]): TracedRow[] {
  const claims = rowClaims(file);
  return Object.entries(file.rows ?? {}).map(([row, requirement]) => {
    const terms = claims.get(row) ?? [];
    const states = terms.flatMap((term) => [
      { name: `${term.notion} ${term.name}`, state: termState(file, term.notion, term.name) },
      ...(requirement.how.includes("measure") && hasShares(file, term) ? [objectiveOf(term)] : []),
    ]);
    return {
      row,
      article: requirement.article,
      what: requirement.what,
      state: rowState(
        states.map((one) => one.state),
        requirement.how,
      ),
      terms: states.map((one) => one.name),
      plannedTerms: states.filter((one) => one.state === "planned").map((one) => one.name),
      examples: provingExamples(row, results),
    };
  });
}

/** A share of a period's tickets (OBJ-1) is a measure of its own, beside the clock that runs on each ticket. */
function objectiveOf({ name }: RowClaim): { name: string; state: TermState } {
  return { name: `objective ${name}`, state: "run" };
}

function hasShares(file: AgreementFile, { notion, name }: RowClaim): boolean {
  const target = notion === "clock" ? file.clocks?.[name]?.target : undefined;
  if (target === undefined) return false;
  return [...leaves(target)].some(({ value }) => value.some((one) => one.kind !== "none" && one.share !== undefined));
}

function rowState(states: readonly string[], how: readonly string[]): RowState {
  if (states.length === 0) return "unclaimed";
  if (states.includes("planned")) return "planned";
  if (states.includes("run")) return "run";
  return how.includes("text") ? "text" : "record";
}

function provingExamples(row: string, results: readonly CaseResult[]): string[] {
  const judged = results.filter((result) => result.judged > 0 && result.case.example.proves?.includes(row) === true);
  return [...new Set(judged.map((result) => result.case.example.name))];
}

/** Rows that are said to run, though no example shows it. */
export function unprovenRows(rows: readonly TracedRow[]): Finding[] {
  return rows
    .filter((row) => row.state === "run" && row.examples.length === 0)
    .map((row) => failure("row.without-example", ["rows", row.row], { row: row.row, terms: row.terms.join(" · ") }));
}
