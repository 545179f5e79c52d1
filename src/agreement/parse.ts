/**
 * From the text of a file to a typed agreement, or to every finding about its shape in one run (CHK-1). What the names
 * in it mean is checked in `check-meaning.ts`; nothing here throws on bad input.
 */
import type { z } from "zod";
import { error, type Finding, type Path } from "./finding.ts";
import { otherKind } from "./file-kind.ts";
import { agreement, type AgreementFile } from "./schema/agreement.ts";
import { objections, readShape } from "./shape.ts";
import { readSource, type Data, type Source } from "./source.ts";

export interface Parsed {
  readonly source: Source;
  readonly data: Data;
  readonly file: AgreementFile;
}

/** Reads one agreement file. Findings carry the position in that file. */
export function parseAgreement(bytes: Uint8Array | string): Parsed | { findings: Finding[] } {
  const read = readSource(bytes);
  if ("findings" in read) return read;
  const { source } = read;
  const other = otherKind(source.data, "agreement");
  if (other !== undefined) return { findings: [located(other, source)] };
  const shaped = readShape(agreement, source.data);
  if ("findings" in shaped) return { findings: shaped.findings.map((finding) => located(finding, source)) };
  return { source, data: source.data, file: shaped.value };
}

/**
 * Reads an agreement of which only these sections changed (`clocks`, `hours`): a patch or a mutant touches little, and
 * the rest was read before.
 */
export function reshape(
  file: AgreementFile,
  data: Data,
  sections: Iterable<string>,
): { file: AgreementFile } | { findings: Finding[] } {
  let changed = file;
  for (const section of new Set(sections)) {
    const schema = agreement.shape[section as keyof AgreementFile] as z.ZodType | undefined;
    if (schema === undefined) return { findings: [error("shape.unknown-key", [section], { key: section, near: "" })] };
    const result = schema.safeParse((data as { [key: string]: Data })[section]);
    if (!result.success) return { findings: objections(result.error, agreement, data, [section]) };
    changed = { ...changed, [section]: result.data };
  }
  return { file: changed };
}

/** Gives a finding its line and column, and the article of the term it stands in. */
export function located(finding: Finding, source: Source): Finding {
  const last = finding.path.at(-1);
  // What is said of a key, or of a whole term, stands at the key; anything else at its value.
  const isOfKey =
    typeof last === "string" && ["written", "name", "path", "row"].some((of) => finding.params[of] === last);
  const atKey = isOfKey || ["shape.unknown-key", "shape.missing-key", "levels.keys"].includes(finding.code);
  const position = finding.position ?? source.position(finding.path, atKey ? "key" : "value");
  const article = finding.article ?? articleOf(finding.path, source.data);
  return { ...finding, position, ...(article === undefined ? {} : { article }) };
}

function articleOf(path: Path, data: Data): string | undefined {
  let found: string | undefined;
  let node: Data | undefined = data;
  for (const step of path) {
    if (typeof node !== "object") break;
    node = Array.isArray(node) ? node[Number(step)] : node[step];
    if (typeof node === "object" && !Array.isArray(node) && typeof node["article"] === "string")
      found = node["article"];
  }
  return found;
}
