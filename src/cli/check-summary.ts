/** The counts that `peil check` shows of an agreement, for the terminal and for JSON alike. */
import { readingsOf } from "../agreement/readings.ts";
import type { CheckReport } from "../engine/check.ts";
import type { Proof } from "../engine/prove.ts";
import type { RowState } from "../engine/trace.ts";

/** One agreement as checked, and proved where that was asked. */
export interface Checked {
  /** As it was named on the command line. */
  readonly file: string;
  readonly report: CheckReport;
  readonly proof: Proof | undefined;
}

export interface Summary {
  readonly rows: Readonly<Record<RowState | "all", number>>;
  /** A `vary` counts once. `judged` are examples of which something runs, `planned` those that wait for terms to run. */
  readonly examples: {
    readonly named: number;
    readonly judged: number;
    readonly planned: number;
    readonly cases: number;
    readonly red: number;
  };
  readonly interpretations: number;
  readonly otherReadings: number;
  readonly remarks: number;
  readonly errors: number;
  readonly failures: number;
}

export function summaryOf({ report }: Checked): Summary {
  const rows = { all: report.rows.length, run: 0, planned: 0, record: 0, text: 0, unclaimed: 0 };
  for (const row of report.rows) rows[row.state] += 1;
  const isRed = (one: (typeof report.results)[number]) => one.findings.length > 0 || one.mismatches.length > 0;
  const judged = new Set(report.results.filter((one) => one.judged > 0).map((one) => one.case.index));
  const named = new Set(report.results.map((one) => one.case.index));
  const unread = new Set(report.results.filter((one) => one.findings.length > 0).map((one) => one.case.index));
  const planned = [...named].filter((index) => !judged.has(index) && !unread.has(index));
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const file = report.parsed?.file;
  return {
    rows,
    examples: {
      named: named.size,
      judged: judged.size,
      planned: planned.length,
      cases: report.results.filter((one) => one.judged > 0).length,
      red: report.results.filter(isRed).length,
    },
    interpretations: Object.keys(file?.interpretations ?? {}).length,
    otherReadings: file === undefined ? 0 : readingsOf(file).length,
    remarks: count("remark"),
    errors: count("error"),
    failures: count("failure"),
  };
}

/** 2 where the file is wrong, 1 where an example or row fails or a small change goes unnoticed, else 0. */
export function exitCode({ report, proof }: Checked): number {
  const severities = new Set(report.findings.map((finding) => finding.severity));
  if (severities.has("error")) return 2;
  return severities.has("failure") || (proof !== undefined && proof.survivors.length > 0) ? 1 : 0;
}
