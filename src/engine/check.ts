/**
 * Checks one agreement file as a whole: its shape, its meaning, its examples under every reading, and its rows (CHK-1 …
 * CHK-4). All findings come in one run; examples run only on an agreement that has no errors.
 */
import { checkMeaning } from "../agreement/check-meaning.ts";
import { checkOtherTools } from "../agreement/check-original.ts";
import { failure, type Finding } from "../agreement/finding.ts";
import { located, parseAgreement, type Parsed } from "../agreement/parse.ts";
import { refusedHours, type CompileOptions } from "./compile.ts";
import { casesOf, type CaseResult } from "./example.ts";
import { traceRows, unprovenRows, type TracedRow } from "./trace.ts";
import { Trial } from "./trial.ts";

export interface CheckReport {
  /** The agreement, where the file could be read as one. */
  readonly parsed: Parsed | undefined;
  readonly trial: Trial | undefined;
  /** Everything found, with positions, in the order of the file. */
  readonly findings: readonly Finding[];
  readonly results: readonly CaseResult[];
  readonly rows: readonly TracedRow[];
}

/** Checks the agreement in these bytes; `examples: false` leaves its examples and rows alone. */
export function checkAgreement(
  bytes: Uint8Array | string,
  options: CompileOptions,
  { examples = true } = {},
): CheckReport {
  const parsed = parseAgreement(bytes);
  if ("findings" in parsed)
    return { parsed: undefined, trial: undefined, findings: parsed.findings, results: [], rows: [] };
  const asMeant = [...checkMeaning(parsed.file, parsed.data), ...checkOtherTools(parsed.source)];
  const refused = asMeant.some((finding) => finding.severity === "error") ? [] : refusedHours(parsed.file, options);
  const meaning = [...asMeant, ...refused].map((finding) => located(finding, parsed.source));
  if (meaning.some((finding) => finding.severity === "error")) {
    return { parsed, trial: undefined, findings: inOrder(meaning), results: [], rows: [] };
  }
  const trial = new Trial(parsed.file, parsed.data, options);
  if (!examples) return { parsed, trial, findings: inOrder(meaning), results: [], rows: [] };
  const results = casesOf(parsed.file).map((one) => trial.run(one));
  const rows = traceRows(parsed.file, results);
  const found = [...results.flatMap(findingsOf), ...unprovenRows(rows)].map((finding) =>
    located(finding, parsed.source),
  );
  return { parsed, trial, findings: inOrder([...meaning, ...unique(found)]), results, rows };
}

/** What an example that cannot be read, or that does not hold, has to say. */
function findingsOf(result: CaseResult): Finding[] {
  const { example, value, reading } = result.case;
  const about = { name: example.name, value: value ?? "", reading: reading ?? "" };
  return [
    ...result.findings,
    ...result.mismatches.map((one) =>
      failure("example.failed", one.path, { ...about, what: one.what, expected: one.expected, actual: one.actual }),
    ),
  ];
}

/** The cases of one example share its facts: what is wrong there is said once. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [JSON.stringify([finding.code, finding.path, finding.params]), finding]),
  );
  return [...seen.values()];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const line = (finding: Finding) => finding.position?.line ?? 0;
  const column = (finding: Finding) => finding.position?.column ?? 0;
  return findings.toSorted((a, b) => line(a) - line(b) || column(a) - column(b));
}
