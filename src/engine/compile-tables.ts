/** Compiles levels and coverage: tables become look-ups by the axes' values. Rules: PRI-2, CVG-1. */
import { readTable } from "../agreement/table.ts";
import type { AgreementFile, LevelTerm } from "../agreement/schema/agreement.ts";
import { parseBound } from "../agreement/schema/target.ts";
import type { Data } from "../agreement/source.ts";
import type { Coverage, CoverageCell, Level } from "./program.ts";

export function compileLevels(file: AgreementFile): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  const visit = (name: string): Level | undefined => {
    const term = file.levels?.[name];
    const known = levels.get(name);
    if (known !== undefined || term === undefined) return known;
    const axes = (term.by ?? []).flatMap((axis) => visit(axis) ?? []);
    const level = compileLevel(name, term, axes);
    levels.set(name, level);
    return level;
  };
  for (const name of Object.keys(file.levels ?? {})) visit(name);
  return levels;
}

function compileLevel(name: string, term: LevelTerm, axes: readonly Level[]): Level {
  const bands =
    term.bands === undefined ? undefined : Object.entries(term.bands).map(([value, bound]) => ({ value, bound }));
  return {
    name,
    term,
    values: valuesOf(term),
    axes,
    cells: term.table === undefined ? undefined : textCells(term.table, axes),
    bands,
  };
}

export function valuesOf(term: LevelTerm): readonly string[] {
  if (Array.isArray(term.values)) return term.values;
  return Object.keys(term.values ?? term.bands ?? {});
}

/** The level whose values are exactly these keys. */
export function levelOfKeys(levels: Iterable<Level>, keys: readonly string[]): Level | undefined {
  for (const level of levels) {
    if (level.values.length === keys.length && keys.every((key) => level.values.includes(key))) return level;
  }
  return undefined;
}

function textCells(table: unknown, axes: readonly Level[]): ReadonlyMap<string, string> {
  const cells = readTable(
    table,
    axes.map((axis) => axis.values),
  ).cells;
  return new Map([...cells].flatMap(([key, cell]) => (typeof cell === "string" ? [[key, cell] as const] : [])));
}

export function compileCoverage(file: AgreementFile, levels: ReadonlyMap<string, Level>): readonly Coverage[] {
  return Object.entries(file.coverage ?? {}).map(([name, term]) => {
    const axes = term.by.flatMap((axis) => levels.get(axis) ?? []);
    const { cells } = readTable(
      term.table,
      axes.map((axis) => axis.values),
    );
    return {
      name,
      term,
      of: term.of,
      axes,
      cells: new Map([...cells].map(([key, cell]) => [key, coverageCell(cell)])),
    };
  });
}

function coverageCell(cell: Data): CoverageCell {
  if (typeof cell === "string") return { word: cell, bands: undefined };
  const bands = Object.entries(cell).flatMap(([word, written]) => {
    const bound = typeof written === "string" ? parseBound(written) : undefined;
    return bound === undefined ? [] : [{ word, bound }];
  });
  return { word: "", bands };
}
