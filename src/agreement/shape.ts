/**
 * A file against the one definition of its shape: what the definition objects to becomes findings of the closed set, each
 * with the path it stands at (CHK-1). Agreements and mappings are read this way.
 */
import { z } from "zod";
import { error, nearest, type Finding, type FindingCode, type Path } from "./finding.ts";
import type { Data } from "./source.ts";

/** What the schema makes of the data, or everything it objects to. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  data: Data,
): { value: z.output<Schema> } | { findings: Finding[] } {
  const result = schema.safeParse(data);
  return result.success ? { value: result.data } : { findings: objections(result.error, schema, data) };
}

/** The findings of an error about the part of the data at `base`; `schema` is the definition of the whole. */
export function objections(thrown: z.ZodError, schema: z.ZodType, data: Data, base: Path = []): Finding[] {
  return thrown.issues.flatMap((one) => fromIssue(one, base, { schema, data }));
}

/** The whole that a path starts from: its definition, and what was written. */
interface Root {
  readonly schema: z.ZodType;
  readonly data: Data;
}

type Issue = z.core.$ZodIssue;

/** One of zod's issues as findings of the closed set; `base` is the path of the union branch it came from. */
function fromIssue(one: Issue, base: Path, root: Root): Finding[] {
  const path: Path = [...base, ...one.path.map((step) => (typeof step === "number" ? step : String(step)))];
  switch (one.code) {
    case "custom": {
      const { code, ...params } = one.params as { code: FindingCode } & Record<string, string | number>;
      return [error(code, path, params)];
    }
    case "unrecognized_keys":
      return one.keys.map((key) =>
        error("shape.unknown-key", [...path, key], { key, near: nearest(key, knownKeys(path, root)) ?? "" }),
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
function bestBranch(one: Issue & { code: "invalid_union" }, path: Path, root: Root): Finding[] {
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

function formatCode(path: Path, root: Root): FindingCode {
  const written = valueAt(path, root);
  if (typeof written === "string" && /^[A-Z]{3}/.test(written)) return "value.money";
  return "value.id";
}

function valueAt(path: Path, root: Root): Data | undefined {
  let node: Data | undefined = root.data;
  for (const step of path) {
    if (typeof node !== "object") return undefined;
    node = Array.isArray(node) ? node[Number(step)] : node[step];
  }
  return node;
}

function foundAt(path: Path, root: Root): string {
  const node = valueAt(path, root);
  if (node === undefined) return "nothing";
  if (typeof node === "string") return node === "" ? "nothing written" : `"${node.slice(0, 60)}"`;
  return Array.isArray(node) ? "list" : "map";
}

/** The keys that the definition knows at this place, for "did you mean". */
function knownKeys(path: Path, root: Root): string[] {
  let here: z.core.$ZodType | undefined = root.schema;
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
