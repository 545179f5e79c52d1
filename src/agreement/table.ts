/**
 * Tables: a cell for every combination of the axes' values (CHK-2, PRI-8). One axis is a map or a list in the axis's
 * order; with two, each row is a map or a list in the order of the columns; more axes nest by maps. A table with a hole
 * is never filled in silently, and a row that no axis knows is never passed over.
 */
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { Data } from "./source.ts";

export interface TableOptions {
  /** Whether combinations may be left out: the question then passes to the next table. */
  readonly partial?: boolean;
  /** Where the table stands, for the findings. */
  readonly path?: Path;
  /** The names of the axes, for the findings. */
  readonly names?: readonly string[];
}

export interface Table {
  /** The cell for the axes' values, joined by one space. */
  readonly cells: Map<string, Data>;
  /** Where each cell stands. */
  readonly paths: Map<string, Path>;
  readonly findings: Finding[];
}

/** Reads a table over axes with these values, outermost first; every hole and every extra row is a finding. */
export function readTable(table: unknown, axes: readonly (readonly string[])[], options: TableOptions = {}): Table {
  const read: Reading = { axes, options, cells: new Map(), paths: new Map(), findings: [] };
  readAxis(read, table as Data, [], options.path ?? []);
  return { cells: read.cells, paths: read.paths, findings: read.findings };
}

interface Reading extends Table {
  readonly axes: readonly (readonly string[])[];
  readonly options: TableOptions;
}

function readAxis(read: Reading, node: Data, keys: readonly string[], path: Path): void {
  const depth = keys.length;
  const values = read.axes[depth]!;
  const isLast = depth === read.axes.length - 1;
  if (Array.isArray(node) && isLast) readList(read, node, keys, path);
  else if (typeof node === "string" || Array.isArray(node)) {
    const found = typeof node === "string" ? `"${node}"` : "list";
    read.findings.push(error("shape.expected", path, { expected: isLast ? "map or list" : "map", found }));
  } else {
    for (const key of Object.keys(node)) {
      if (!values.includes(key)) extra(read, [...path, key], key, values, depth);
    }
    for (const value of values) {
      const inner = node[value];
      if (inner === undefined) hole(read, path, [...keys, value]);
      else if (isLast) cell(read, inner, [...keys, value], [...path, value]);
      else readAxis(read, inner, [...keys, value], [...path, value]);
    }
  }
}

function readList(read: Reading, list: readonly Data[], keys: readonly string[], path: Path): void {
  const values = read.axes[keys.length]!;
  values.forEach((value, i) => {
    if (i >= list.length) hole(read, path, [...keys, value]);
    else cell(read, list[i]!, [...keys, value], [...path, i]);
  });
  for (let i = values.length; i < list.length; i++) {
    const item = list[i]!;
    extra(read, [...path, i], typeof item === "string" ? item : `${i + 1}`, [], keys.length);
  }
}

function cell(read: Reading, data: Data, keys: readonly string[], path: Path): void {
  if (data === "") return hole(read, path, keys);
  read.cells.set(keys.join(" "), data);
  read.paths.set(keys.join(" "), path);
}

function hole(read: Reading, path: Path, keys: readonly string[]): void {
  if (read.options.partial !== true) read.findings.push(error("table.hole", path, { cell: keys.join(" × ") }));
}

function extra(read: Reading, path: Path, written: string, values: readonly string[], depth: number): void {
  const axis = read.options.names?.[depth] ?? "";
  read.findings.push(
    error("table.extra", path, { written, axis, values: values.join(" · "), near: nearest(written, values) ?? "" }),
  );
}
