/** The ticket, work or installation that an example describes, with `$x` filled in. Rule: CHK-3. */
import { readFacts } from "../agreement/fact-lines.ts";
import { error, type Finding, type Path } from "../agreement/finding.ts";
import type { AgreementFile, ExampleTerm } from "../agreement/schema/agreement.ts";
import type { Data } from "../agreement/source.ts";
import type { Fields, FieldValue } from "../facts/fact.ts";
import type { ExampleCase } from "./example.ts";
import type { Program } from "./program.ts";
import type { Subject } from "./subject.ts";

export type Described = Pick<ExampleTerm, "ticket" | "work" | "installation" | "contract" | "facts">;

/** The subject at `base` in the file; what cannot be read is a finding. */
export function describedSubject(
  program: Program,
  described: Described,
  value: string | undefined,
  base: Path,
  findings: Finding[],
): Subject {
  const levels = new Map([...program.levels.values()].map((level) => [level.name, level.values]));
  const written = ((described.facts ?? []) as Data[]).map((line) => substituted(line, value));
  const { facts, findings: wrong } = readFacts(written, program.zone, [...base, "facts"], levels, program.doers);
  findings.push(...wrong);
  const [kind, attributes] = describedAs(described);
  return {
    kind,
    attributes: substituted(attributes ?? {}, value) as Fields,
    facts,
    contract: contractOf(program.file, substituted((described.contract ?? {}) as Data, value)),
  };
}

/** An example that varies uses `$x` somewhere in these parts, and one that does not has no `$x` to fill in. */
export function checkVariable({ example, index, value }: ExampleCase, parts: unknown[], findings: Finding[]): void {
  const usesVariable = JSON.stringify(parts).includes("$x");
  if (usesVariable !== (value !== undefined))
    findings.push(error("example.variable", ["examples", index], { name: example.name }));
}

function describedAs(described: Described): [string, Record<string, string> | undefined] {
  if (described.work !== undefined) return ["work", described.work];
  if (described.installation !== undefined) return ["installation", described.installation];
  return ["ticket", described.ticket];
}

/** The same data with `$x` replaced wherever it stands. */
function substituted(data: Data, value: string | undefined): Data {
  if (value === undefined) return data;
  if (typeof data === "string") return data.replaceAll("$x", value);
  if (Array.isArray(data)) return data.map((inner) => substituted(inner, value));
  return Object.fromEntries(
    Object.entries(data).map(([key, inner]) => [key.replaceAll("$x", value), substituted(inner, value)]),
  );
}

/** What the contract fills in: the example's own values, else the agreement's defaults. */
function contractOf(file: AgreementFile, own: Data): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [name, item] of Object.entries(file.contract ?? {}))
    if (item.default !== undefined) fields[name] = item.default;
  for (const [name, value] of Object.entries(own)) {
    if (typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string")))
      fields[name] = value;
  }
  return fields;
}
