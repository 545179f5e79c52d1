/**
 * Whether work is covered (CVG-1): tables asked in their written order, the first that answers decides. A table whose
 * axes are not known yet answers what it says for that case, or passes the question on. CVG-3: charged minutes.
 */
import { text, type Fields } from "../facts/fact.ts";
import { inBound } from "../agreement/schema/target.ts";
import type { CoverageWord } from "../agreement/schema/terms.ts";
import type { Coverage, CoverageCell, Program } from "./program.ts";
import { cellKey, levelValue } from "./subject.ts";

export interface Covered {
  readonly word: CoverageWord;
  readonly table: Coverage;
  /** What is charged where a minimum holds for each call; undefined where nothing is, or no time was booked. */
  readonly chargedMinutes: number | undefined;
}

/** What covers a subject of this kind with these attributes; undefined where no table answers. */
export function coverageOf(program: Program, kind: string, attributes: Fields): Covered | undefined {
  const type = kind === "ticket" && program.types !== undefined ? levelValue(program.types, attributes) : undefined;
  for (const table of program.coverage) {
    if (table.of !== kind && table.of !== type) continue;
    const word = answer(table, attributes);
    if (word !== undefined)
      return { word, table, chargedMinutes: word === "charged" ? charged(table, attributes) : undefined };
  }
  return undefined;
}

function answer(table: Coverage, attributes: Fields): CoverageWord | undefined {
  const key = cellKey(table.axes, attributes);
  if (key === undefined) return table.term.undecided;
  const cell = table.cells.get(key);
  return cell === undefined ? undefined : cellWord(cell, attributes);
}

function cellWord(cell: CoverageCell, attributes: Fields): CoverageWord | undefined {
  if (cell.bands === undefined) return cell.word as CoverageWord;
  const minutes = bookedMinutes(attributes);
  if (minutes === undefined) return undefined;
  return cell.bands.find((band) => inBound(band.bound, minutes * 60_000))?.word as CoverageWord | undefined;
}

function charged(table: Coverage, attributes: Fields): number | undefined {
  const minutes = bookedMinutes(attributes);
  const minimum = table.term.charge?.minimum;
  if (minutes === undefined) return undefined;
  return minimum === undefined ? minutes : Math.max(minutes, minimum.ms / 60_000);
}

function bookedMinutes(attributes: Fields): number | undefined {
  const written = text(attributes["minutes"]);
  return written !== undefined && /^\d+$/.test(written) ? Number(written) : undefined;
}
