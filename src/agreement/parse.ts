/**
 * From the text of a file to a typed agreement, or to every finding about its shape in one run (CHK-1). What the names
 * in it mean is checked in `check-meaning.ts`; nothing here throws on bad input.
 */
import { z } from "zod";
import { error, nearest, type Finding, type FindingCode, type Path } from "./finding.ts";
import { agreement, type AgreementFile } from "./schema/agreement.ts";
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
  const shaped = shape(source.data);
  if ("findings" in shaped) return { findings: shaped.findings.map((finding) => located(finding, source)) };
  return { source, data: source.data, file: shaped.file };
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
    if (!result.success) return { findings: result.error.issues.flatMap((one) => fromIssue(one, [section], data)) };
    changed = { ...changed, [section]: result.data };
  }
  return { file: changed };
}

function shape(data: Data): { file: AgreementFile } | { findings: Finding[] } {
  const result = agreement.safeParse(data);
  if (result.success) return { file: result.data };
  return { findings: result.error.issues.flatMap((one) => fromIssue(one, [], data)) };
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

type Issue = z.core.$ZodIssue;

/** One of zod's issues as findings of the closed set; `base` is the path of the union branch it came from. */
function fromIssue(one: Issue, base: Path, root: Data): Finding[] {
  const path: Path = [...base, ...one.path.map((step) => (typeof step === "number" ? step : String(step)))];
  switch (one.code) {
    case "custom": {
      const { code, ...params } = one.params as { code: FindingCode } & Record<string, string | number>;
      return [error(code, path, params)];
    }
    case "unrecognized_keys":
      return one.keys.map((key) =>
        error("shape.unknown-key", [...path, key], { key, near: nearest(key, knownKeys(path)) ?? "" }),
      );
    case "invalid_type": {
      const found = foundAt(path, root);
      if (found === "nothing")
        return [error("shape.missing-key", path, { key: String(path.at(-1) ?? ""), expected: one.expected })];
      return [error("shape.expected", path, { expected: one.expected, found })];
    }
    case "invalid_value": {
      if (foundAt(path, root) === "nothing") {
        return [error("shape.missing-key", path, { key: String(path.at(-1) ?? ""), expected: one.values.join(" · ") })];
      }
      const written = valueAt(path, root);
      const near = typeof written === "string" ? nearest(written, one.values.map(String)) : undefined;
      const shown = typeof written === "string" ? written : foundAt(path, root);
      return [error("shape.not-one-of", path, { found: shown, values: one.values.join(" · "), near: near ?? "" })];
    }
    case "invalid_union":
      return bestBranch(one, path, root);
    case "invalid_key":
      return [error("value.id", path, { written: String(path.at(-1) ?? "") })];
    case "invalid_format":
      return [error(formatCode(path, root), path, { written: foundAt(path, root) })];
    case "too_small":
      return [error("shape.expected", path, { expected: "at least one", found: "none" })];
    default:
      return [error("shape.expected", path, { expected: one.code, found: foundAt(path, root) })];
  }
}

/** Of a union, the branch that got furthest: what was written resembles it most. */
function bestBranch(one: Issue & { code: "invalid_union" }, path: Path, root: Data): Finding[] {
  const branches = one.errors.map((issues) => issues.flatMap((inner) => fromIssue(inner, path, root)));
  const isBlunt = (found: Finding[]) =>
    found.every((f) => f.path.length === path.length && f.code === "shape.expected");
  const sharp = branches.filter((found) => !isBlunt(found));
  if (sharp.length > 0) return sharp.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]!;
  const expected = [...new Set(branches.flat().map((finding) => String(finding.params["expected"] ?? "")))];
  return [error("shape.either", path, { expected: expected.join(" · "), found: foundAt(path, root) })];
}

function depth(findings: readonly Finding[]): number {
  return Math.max(...findings.map((finding) => finding.path.length));
}

function formatCode(path: Path, root: Data): FindingCode {
  const written = valueAt(path, root);
  if (typeof written === "string" && /^[A-Z]{3}/.test(written)) return "value.money";
  return "value.id";
}

function valueAt(path: Path, root: Data): Data | undefined {
  let node: Data | undefined = root;
  for (const step of path) {
    if (typeof node !== "object") return undefined;
    node = Array.isArray(node) ? node[Number(step)] : node[step];
  }
  return node;
}

function foundAt(path: Path, root: Data): string {
  const node = valueAt(path, root);
  if (node === undefined) return "nothing";
  if (typeof node === "string") return node === "" ? "nothing written" : `"${node.slice(0, 60)}"`;
  return Array.isArray(node) ? "list" : "map";
}

/** The keys that the definition knows at this place, for "did you mean". */
function knownKeys(path: Path): string[] {
  let here: z.core.$ZodType | undefined = agreement;
  for (const step of path) here = here === undefined ? undefined : stepInto(here, String(step));
  const shapeHere = here === undefined ? undefined : unwrapped(here);
  return shapeHere instanceof z.ZodObject ? Object.keys(shapeHere.shape) : [];
}

function stepInto(schema: z.core.$ZodType, step: string): z.core.$ZodType | undefined {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) return inner.shape[step] as z.core.$ZodType | undefined;
  if (inner instanceof z.ZodRecord) return inner.valueType;
  return inner instanceof z.ZodArray ? inner.element : undefined;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  return schema;
}
