/**
 * A mapping given to `peil check`: its shape, what it names, and where agreements are given with it, whether it speaks
 * their words. Rule: CHK-1.
 */
import type { Finding } from "../agreement/finding.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import type { Language } from "../i18n/words.ts";
import type { MappingFile } from "../imports/mapping/mapping-schema.ts";
import { parseMapping } from "../imports/mapping/mapping.ts";
import { columnsOf } from "../imports/mapping/plan.ts";
import { toldFacts } from "../imports/mapping/told-facts.ts";
import { findingLines } from "./check-report.ts";
import { columns, paint } from "./layout.ts";
import type { Loaded } from "./load.ts";
import type { Io } from "./terminal.ts";

export interface CheckedMapping {
  readonly file: string;
  readonly mapping: MappingFile | undefined;
  /** The agreements whose words it was held against, by name. */
  readonly agreements: readonly string[];
  readonly findings: readonly Finding[];
}

/** Whether a file says of itself that it is a mapping. */
export function isMapping({ bytes }: Loaded): boolean {
  return /^["']?peil-mapping["']?\s*:/m.test(Buffer.from(bytes.subarray(0, 65_536)).toString("utf8"));
}

export function checkMapping({ name, bytes }: Loaded, agreements: readonly AgreementFile[]): CheckedMapping {
  const own = parseMapping(bytes);
  const checked = { file: name, agreements: agreements.map(({ agreement }) => agreement) };
  if ("findings" in own) return { ...checked, mapping: undefined, findings: own.findings };
  const findings = agreements.flatMap((agreement) => {
    const parsed = parseMapping(bytes, agreement);
    return "findings" in parsed ? parsed.findings : [];
  });
  return { ...checked, mapping: own.file, findings };
}

export function printMapping(io: Io, { file, mapping, agreements, findings }: CheckedMapping): void {
  const words = languages[io.lang].check;
  const lines: string[] = [];
  if (mapping === undefined) lines.push(paint(io, "strong", file));
  else {
    const facts = [...toldFacts(mapping).keys()].join(", ");
    lines.push(
      `${paint(io, "strong", mapping.mapping)}  ${mapping.title[io.lang]}`,
      ...columns(
        [
          [words.mappingColumns, columnsOf(mapping).join(", ")],
          [words.mappingFacts, facts],
          ...(agreements.length > 0 ? [[words.mappingWords, agreements.join(", ")]] : []),
        ],
        2,
        [],
        io.columns,
      ),
    );
  }
  if (findings.length > 0) lines.push("", ...findings.flatMap((finding) => findingLines(io, file, finding)));
  else lines.push(`  ${paint(io, "good", words.mappingFine)}`);
  io.stdout.write(`${lines.join("\n")}\n\n`);
}

export function mappingJson({ file, mapping, agreements, findings }: CheckedMapping, lang: Language): unknown {
  return {
    file,
    mapping: mapping?.mapping,
    agreements,
    columns: mapping === undefined ? [] : columnsOf(mapping),
    facts: mapping === undefined ? [] : [...toldFacts(mapping).keys()],
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      line: finding.position?.line,
      column: finding.position?.column,
      path: finding.path.join("."),
      params: finding.params,
      message: wordFinding(finding, lang),
    })),
  };
}
