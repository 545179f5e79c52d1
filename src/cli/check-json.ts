/** `peil check --json`: what the terminal shows, as data. The shape is described in docs/reference/json.md. */
import { wordFinding } from "../i18n/word-finding.ts";
import type { Language } from "../i18n/words.ts";
import { mappingJson, type CheckedMapping } from "./check-mapping.ts";
import { summaryOf, type Checked } from "./check-summary.ts";

export function checkJson(
  checked: readonly Checked[],
  mappings: readonly CheckedMapping[],
  exitCode: number,
  lang: Language,
): unknown {
  return {
    exitCode,
    agreements: checked.map((one) => ({
      file: one.file,
      agreement: one.report.parsed?.file.agreement,
      edition: one.report.parsed?.file.edition,
      ...summaryOf(one),
      findings: one.report.findings.map(({ code, severity, position, article, path, params, ...finding }) => ({
        code,
        severity,
        line: position?.line,
        column: position?.column,
        article,
        path: path.join("."),
        params,
        message: wordFinding({ code, severity, path, params, ...finding }, lang),
      })),
      rowTable: one.report.rows,
      proof:
        one.proof === undefined
          ? undefined
          : {
              made: one.proof.made,
              red: one.proof.red,
              refused: one.proof.refused,
              survived: one.proof.survivors.map(({ kind, path, from, to }) => ({
                kind,
                path: path.join("."),
                from,
                to,
              })),
            },
    })),
    ...(mappings.length === 0 ? {} : { mappings: mappings.map((one) => mappingJson(one, lang)) }),
  };
}
