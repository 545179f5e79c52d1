/**
 * Levels and coverage: lists of values, what they are of, and the tables over them (CHK-2, PRI-8, CVG-1). A cell is a
 * value of the level, or for coverage a word that says whether work is covered.
 */
import { checkBands } from "./check-bands.ts";
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { CoverageTerm, LevelTerm } from "./schema/agreement.ts";
import { parseBound } from "./schema/target.ts";
import { coverageWords } from "./schema/terms.ts";
import { dataAt, subjects, unknownName, unknownNames, type Scope } from "./scope.ts";
import type { Data } from "./source.ts";
import { readTable, type Table } from "./table.ts";

export function checkLevels(scope: Scope): Finding[] {
  const findings = Object.entries(scope.file.levels ?? {}).flatMap(([name, term]) => checkLevel(scope, name, term));
  return [...findings, ...axisCycles(scope)];
}

function checkLevel(scope: Scope, name: string, term: LevelTerm): Finding[] {
  const path: Path = ["levels", name];
  const own = scope.levels.get(name)!;
  const values = term.values;
  return [
    ...checkOf(scope, term.of, [...path, "of"]),
    ...oneOf(path, { values, bands: term.bands }),
    ...both(path, { number: term.number, bands: term.bands }),
    ...both(path, { by: term.by, table: term.table }),
    ...(Array.isArray(values) ? repeated(values, [...path, "values"]) : []),
    ...(["proposed-by", "decided-by"] as const).flatMap((key) =>
      term[key] === undefined ? [] : unknownNames(scope, [term[key]], scope.people, [...path, key], "person"),
    ),
    ...unknownNames(scope, term["adjusted-by"], scope.people, [...path, "adjusted-by"], "person"),
    ...unknownNames(scope, term.queue, ["arrival", ...scope.levels.keys()], [...path, "queue"], "level"),
    ...(term.bands === undefined
      ? []
      : checkBands(writtenBands(scope, term.bands, [...path, "bands"]), [...path, "bands"])),
    ...checkTable(scope, path, term.by, term.table, {}, (cell, here) => {
      if (typeof cell === "string" && own.includes(cell)) return [];
      const written = typeof cell === "string" ? cell : "map";
      return [
        error("table.cell", here, { written, level: name, values: own.join(" · "), near: nearest(written, own) ?? "" }),
      ];
    }),
  ];
}

function writtenBands(scope: Scope, bands: NonNullable<LevelTerm["bands"]>, path: Path) {
  return Object.entries(bands).map(([name, bound]) => {
    const written = dataAt(scope.data, [...path, name]);
    return { name, bound, written: typeof written === "string" ? written : name };
  });
}

export function checkCoverage(scope: Scope): Finding[] {
  return Object.entries(scope.file.coverage ?? {}).flatMap(([name, term]) => {
    const path: Path = ["coverage", name];
    return [
      ...checkOf(scope, term.of, [...path, "of"]),
      ...checkCharge(scope, term, path),
      ...checkTable(scope, path, term.by, term.table, { partial: term.partial === true }, checkCoverageCell),
    ];
  });
}

/** Rates and fees are what the customer's contract fills in. */
function checkCharge(scope: Scope, term: CoverageTerm, path: Path): Finding[] {
  const items = Object.keys(scope.file.contract ?? {});
  return (["rate", "fee"] as const).flatMap((key) => {
    const name = term.charge?.[key];
    return name === undefined ? [] : unknownNames(scope, [name], items, [...path, "charge", key], "contract-item");
  });
}

function checkCoverageCell(cell: Data, path: Path): Finding[] {
  if (typeof cell === "string") return isCoverageWord(cell) ? [] : [wrongWord(cell, path)];
  if (Array.isArray(cell)) return [wrongWord("[…]", path)];
  const findings = Object.keys(cell).flatMap((word) =>
    isCoverageWord(word) ? [] : [wrongWord(word, [...path, word])],
  );
  const bands = Object.entries(cell).flatMap(([name, given]) => {
    const written = typeof given === "string" ? given : "…"; // a map or a list has no text of its own
    const bound = parseBound(written);
    if (bound === undefined) findings.push(error("value.bound", [...path, name], { written }));
    return bound === undefined ? [] : [{ name, bound, written }];
  });
  return findings.length > 0 ? findings : checkBands(bands, path);
}

function isCoverageWord(word: string): boolean {
  return (coverageWords as readonly string[]).includes(word);
}

function wrongWord(written: string, path: Path): Finding {
  const values = coverageWords.join(" · ");
  return error("table.cell", path, { written, level: "coverage", values, near: nearest(written, coverageWords) ?? "" });
}

function checkTable(
  scope: Scope,
  path: Path,
  by: readonly string[] | undefined,
  table: unknown,
  options: { partial?: boolean },
  checkCell: (cell: Data, path: Path) => Finding[],
): Finding[] {
  const axisPath: Path = [...path, "by"];
  if (by === undefined || table === undefined) return [];
  const unknown = unknownNames(scope, by, scope.levels.keys(), axisPath, "axis");
  if (unknown.length > 0) return unknown;
  const read: Table = readTable(
    table,
    by.map((axis) => scope.levels.get(axis)!),
    { ...options, path: [...path, "table"], names: by },
  );
  const cells = [...read.cells].flatMap(([key, cell]) => checkCell(cell, read.paths.get(key)!));
  return [...read.findings, ...cells];
}

/** A level whose axes lead back to itself can never be known. */
function axisCycles(scope: Scope): Finding[] {
  const levels = scope.file.levels ?? {};
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (levels[from]?.by ?? []).some((axis) => {
      if (axis === to) return true;
      if (seen.has(axis)) return false;
      seen.add(axis);
      return reaches(axis, to, seen);
    });
  return Object.keys(levels).flatMap((name) =>
    reaches(name, name, new Set()) ? [error("term.cycle", ["levels", name, "by"], { terms: name })] : [],
  );
}

function checkOf(scope: Scope, of: string, path: Path): Finding[] {
  const known = [...subjects, ...scope.types];
  return known.includes(of) ? [] : [unknownName(of, known, path, "subject")];
}

function repeated(values: readonly string[], path: Path): Finding[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [error("name.taken", [...path, i], { name: value, by: "value" })] : [],
  );
}

/** Exactly one of these keys. */
export function oneOf(path: Path, keys: Readonly<Record<string, unknown>>): Finding[] {
  const written = Object.keys(keys).filter((key) => keys[key] !== undefined);
  if (written.length === 1) return [];
  return [error("term.one-of", path, { keys: Object.keys(keys).join(" · "), found: written.join(" · ") })];
}

/** Keys that only mean something together. */
export function both(path: Path, keys: Readonly<Record<string, unknown>>): Finding[] {
  const missing = Object.keys(keys).filter((key) => keys[key] === undefined);
  if (missing.length === 0 || missing.length === Object.keys(keys).length) return [];
  return missing.map((key) => error("shape.missing-key", [...path, key], { key, expected: "" }));
}
