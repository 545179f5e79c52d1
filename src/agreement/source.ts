/**
 * Reads the text of a YAML file into plain data with a position for every node (CHK-1). Every scalar stays the text
 * that was written: the notion that reads it decides what it is, so that no tool's idea of `no`, `16:00` or `2.40` gets
 * in between. Aliases and merge keys are refused: an agreement is read aloud, and a small file stays small in memory.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Node,
  type Pair,
  type Scalar,
} from "yaml";
import { error, type Finding, type Path, type Position } from "./finding.ts";

export type Data = string | Data[] | { [key: string]: Data };

export interface Source {
  readonly data: Data;
  /** Where the key (or the value) at this path stands; for a path that is not there, its nearest ancestor. */
  position(path: Path, part?: "key" | "value"): Position;
  /** Plain words that a reader of YAML 1.1 makes something else of: `on` a yes/no, `16:00` the number 960. */
  readonly readDifferently: readonly { readonly written: string; readonly position: Position }[];
}

const maxBytes = 8 * 1024 * 1024;
const maxDepth = 60;
const reservedKeys = new Set(["__proto__", "constructor", "prototype"]);

/** Decodes and reads one file. Returns findings instead of a source when it cannot be read as plain YAML. */
export function readSource(bytes: Uint8Array | string): { source: Source } | { findings: Finding[] } {
  const content = typeof bytes === "string" ? bytes : decode(bytes);
  if (typeof content !== "string") return { findings: [content] };
  return readText(content);
}

function decode(bytes: Uint8Array): string | Finding {
  if (bytes.length > maxBytes) return error("file.too-large", [], { megabytes: maxBytes / 1024 / 1024 });
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return at(error("file.encoding", [], { byte: 1 }), { line: 1, column: 1 });
  const nothing = bytes.indexOf(0); // in no text; UTF-16 without a mark at its front is full of it
  if (nothing >= 0) return badByte(bytes, nothing);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return badByte(bytes, firstBadByte(bytes));
  }
}

function badByte(bytes: Uint8Array, good: number): Finding {
  const before = new TextDecoder().decode(bytes.subarray(0, good)).split("\n");
  const position = { line: before.length, column: before.at(-1)!.length + 1 };
  return at(error("file.encoding", [], { byte: good + 1 }), position);
}

/** The first byte that is no UTF-8: a letter of another encoding shows only at the byte after it. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUtf8(bytes.subarray(0, middle + 1), true)) low = middle + 1;
    else high = middle;
  }
  while (!isUtf8(bytes.subarray(0, low), false)) low -= 1;
  return low;
}

/** `stream` lets the last letter be incomplete. */
function isUtf8(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function readText(content: string): { source: Source } | { findings: Finding[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(content, {
    schema: "failsafe",
    lineCounter: lines,
    uniqueKeys: false, // reported by `toData`, with both places
    prettyErrors: false,
  });
  const where = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (documents.length === 0 || "empty" in documents) {
    return {
      findings: [at(error("shape.expected", [], { expected: "map", found: "nothing" }), { line: 1, column: 1 })],
    };
  }
  const errors = documents.flatMap((document) => document.errors);
  // Where the reader gave up says how much room it had, and nothing of the file: no place is given.
  if (errors.some((one) => one.message.includes("call stack")))
    return { findings: [error("yaml.too-deep", [], { depth: maxDepth })] };
  const findings = errors.map((one) =>
    at(error("file.not-yaml", [], { what: one.message, code: one.code }), where(one.pos[0])),
  );
  if (findings.length > 0) return { findings };
  if (documents.length > 1) {
    return { findings: [at(error("yaml.several-documents", []), where(documents[1]!.range[0]))] };
  }
  const reader: Reader = { findings, keys: new Map(), values: new Map(), where, readDifferently: [] };
  const data = toData(documents[0]!.contents, [], reader);
  if (findings.length > 0) return { findings };
  return {
    source: {
      data,
      readDifferently: reader.readDifferently,
      position: (path, part = "value") => nearestPosition(part === "key" ? reader.keys : reader.values, path),
    },
  };
}

interface Reader {
  readonly findings: Finding[];
  readonly keys: Map<string, Position>;
  readonly values: Map<string, Position>;
  readonly where: (offset: number) => Position;
  readonly readDifferently: { written: string; position: Position }[];
}

/** `yes` and `no` are left out: they are words of this language, and mean there what other tools make of them. */
const yaml11 = /^(on|On|ON|off|Off|OFF|[1-9]\d*(:[0-5]?\d)+)$/;

function noteOtherTools(node: Scalar, reader: Reader): void {
  const written = node.value;
  if (node.type === "PLAIN" && typeof written === "string" && yaml11.test(written))
    reader.readDifferently.push({ written, position: reader.where(node.range?.[0] ?? 0) });
}

function toData(node: Node | null | undefined, path: Path, reader: Reader): Data {
  const offset = node?.range?.[0];
  if (offset !== undefined) {
    reader.values.set(pathKey(path), reader.where(offset));
    if (!reader.keys.has(pathKey(path))) reader.keys.set(pathKey(path), reader.where(offset));
  }
  if (node === null || node === undefined) return "";
  if (path.length > maxDepth) return refuse(reader, "yaml.too-deep", path, node, { depth: maxDepth });
  if (isAlias(node)) {
    // Said once for each name: a file that is built of references would otherwise say little else.
    const isSaid = reader.findings.some((one) => one.code === "yaml.alias" && one.params["name"] === node.source);
    return isSaid ? "" : refuse(reader, "yaml.alias", path, node, { name: node.source });
  }
  if (isScalar(node)) noteOtherTools(node, reader);
  if (isScalar(node) && holdsControl(node)) return refuse(reader, "file.not-yaml", path, node, control);
  if (isScalar(node)) return scalarText(node.value);
  if (isSeq(node)) return node.items.map((item, i) => toData(item as Node, [...path, i], reader));
  if (isMap(node)) return mapToData(node.items, path, reader);
  return refuse(reader, "file.not-yaml", path, node, { what: "this node" });
}

const control = { what: "A control character stands in this text", code: "CONTROL_CHARACTER" };

/** Between double quotes a text can hold what no keyboard types: it would move the cursor of whoever reads a report. */
function holdsControl({ value }: Scalar): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it is about
  return typeof value === "string" && /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(value);
}

/** The reader leaves every scalar as text; an empty one is nothing. */
function scalarText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function mapToData(pairs: readonly Pair[], path: Path, reader: Reader): Data {
  const map = Object.create(null) as { [key: string]: Data };
  for (const pair of pairs) {
    const keyNode = pair.key as Node | null;
    if (!isScalar(keyNode)) {
      refuse(reader, "shape.expected", path, keyNode ?? undefined, { expected: "text", found: "map" });
      continue;
    }
    if (holdsControl(keyNode)) {
      refuse(reader, "file.not-yaml", path, keyNode, control);
      continue;
    }
    noteOtherTools(keyNode, reader);
    const key = scalarText(keyNode.value);
    const inner = [...path, key];
    const position = reader.where(keyNode.range?.[0] ?? 0);
    if (reservedKeys.has(key) || key === "<<") refuse(reader, "yaml.reserved-key", inner, keyNode, { key });
    else if (key in map) {
      const first = reader.keys.get(pathKey(inner));
      refuse(reader, "yaml.duplicate-key", inner, keyNode, { key, line: first?.line ?? 0 }, position);
    } else {
      reader.keys.set(pathKey(inner), position);
      map[key] = toData(pair.value as Node | null, inner, reader);
    }
  }
  return map;
}

function refuse(
  reader: Reader,
  code: Finding["code"],
  path: Path,
  node: Node | undefined,
  params: Finding["params"],
  position = reader.where(node?.range?.[0] ?? 0),
): Data {
  reader.findings.push(at(error(code, path, params), position));
  return "";
}

function at(finding: Finding, position: Position): Finding {
  return { ...finding, position };
}

function pathKey(path: Path): string {
  return path.join("\u0000");
}

function nearestPosition(positions: ReadonlyMap<string, Position>, path: Path): Position {
  for (let length = path.length; length >= 0; length--) {
    const found = positions.get(pathKey(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return { line: 1, column: 1 };
}
