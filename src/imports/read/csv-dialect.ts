/**
 * How a file of separated values is written: which sign separates its cells, and what its columns are called. The sign is
 * the one under which the most records have as many cells as the header; what a spreadsheet wrote above it
 * (`sep=;`) is taken at its word. Rules: IMP-1, IMP-3.
 */
import Papa from "papaparse";
import { headerAt } from "./header-row.ts";

const signs = [",", ";", "\t", "|"];
const sampled = 200;
const sampleLength = 1 << 18;

/** Undefined where no sign gives the text more than one column. */
export function separatorOf(text: string, isWhole: boolean): string | undefined {
  let best: string | undefined;
  let bestScore = 0;
  for (const sign of signs) {
    const score = scoreOf(text, sign, isWhole);
    if (score > bestScore) [best, bestScore] = [sign, score];
  }
  return best;
}

/** The share of records that fit the header; more columns decide between signs that fit equally well. */
function scoreOf(text: string, sign: string, isWhole: boolean): number {
  const sample = text.slice(0, sampleLength);
  const parser = new Papa.Parser({ delimiter: sign, newline: "\n", preview: sampled });
  const { data } = parser.parse(sample, 0, !isWhole || sample.length < text.length) as Papa.ParseResult<string[]>;
  const filled = data.filter((row) => row.length > 1 || row[0] !== "");
  const rows = filled.slice(headerAt(filled));
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  const fitting = rows.filter((row) => (row.length === width || isTrailing(row, width)) && !row.some(hasHalfQuote));
  return fitting.length / filled.length + Math.min(width, 1000) / 1e6;
}

/** A cell that was cut out of a quoted one has the quote at one end of it only. */
function hasHalfQuote(cell: string): boolean {
  return cell.startsWith('"') !== cell.endsWith('"');
}

/** A separator behind the last cell of a line that says nothing more. */
export function isTrailing(row: readonly string[], width: number): boolean {
  return row.length === width + 1 && row[width] === "";
}

/** The sign in a first line such as `sep=;`. */
export function announcedSeparator(text: string): string | undefined {
  return /^"?sep=([,;|\t])"?\n/i.exec(text.slice(0, 16))?.[1];
}

/** `tab` and `\t` are easier to write in a mapping than the sign itself. */
export function namedSeparator(named: string): string {
  return named === "tab" || named === "\\t" ? "\t" : named;
}

/** Each column under a name of its own: an empty one by its place, a second of one name as `name#2`. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name}#${n}`;
    taken.add(own);
    return own;
  });
}
