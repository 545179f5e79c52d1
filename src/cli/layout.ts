/** Lays out text for a terminal: colour only where it is welcome, wrapping by words, columns that line up. */
import type { Io } from "./terminal.ts";

export type Tone = "good" | "bad" | "warn" | "dim" | "strong" | "wait";

const codes: Readonly<Record<Tone, string>> = { good: "32", bad: "31", warn: "33", dim: "2", strong: "1", wait: "35" };

export function paint(io: Pick<Io, "colour">, tone: Tone, text: string): string {
  return io.colour ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;
}

/** Wraps at words to the width, with this indent before every line but the first. */
export function wrap(text: string, width: number, indent: number): string {
  const room = Math.max(30, width - indent);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${" ".repeat(indent)}`);
}

/**
 * Rows of cells as lines; every column but the last as wide as its widest cell, numbers to the right. With a `width` the
 * last cell wraps inside its column.
 */
export function columns(
  rows: readonly (readonly string[])[],
  indent = 2,
  rightAligned: readonly number[] = [],
  width = Infinity,
): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    rows.reduce((most, row) => Math.max(most, visible(row[i] ?? "").length), 0),
  );
  const lastAt = widths.slice(0, -1).reduce((at, one) => at + one + 2, indent);
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      const gap = " ".repeat(Math.max(0, widths[i]! - visible(cell).length));
      if (rightAligned.includes(i)) return gap + cell;
      if (i < row.length - 1) return cell + gap;
      return width === Infinity ? cell : wrap(cell, width, lastAt);
    });
    return `${" ".repeat(indent)}${cells.join("  ")}`.trimEnd();
  });
}

/** The text without escape codes, as wide as it is seen. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- escape codes are what it is about
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "");
}
