/**
 * Moments as an export writes them, compiled once and then read by the million: a format per column, and the zone in
 * which a moment without offset stands. Nothing is guessed: a local time that is skipped, that exists twice, or that two
 * formats read differently comes back with both its readings. Rules: TIM-1, TIM-3.
 */
import { compileLocalTime } from "./local-time.ts";
import type { LocalTime } from "./local-time.ts";
import { isoReader } from "./iso.ts";
import { epochReader, excelReader } from "./serial-number.ts";
import { compilePattern } from "./pattern.ts";

export type MomentProblem = "none" | "unreadable" | "skipped" | "twice" | "two-formats";

export interface Moments {
  /** Epoch milliseconds; NaN where it cannot be read. What is the matter is in `problem`, until the next call. */
  read(text: string): number;
  problem: MomentProblem;
  /**
   * After `twice` the second reading (`read` gave the first); after `skipped` the moment under the offset that begins
   * there (`read` moved it forward by the gap); after `two-formats` the moment by the other format. Otherwise NaN.
   */
  other: number;
}

/** What a format makes of a text: a wall time, or an exact instant where the text carries its own offset. */
export interface WrittenTime {
  /** The wall time in milliseconds as if it were UTC; NaN when the text is written otherwise. */
  read(text: string): number;
  /** Whether what was read last is an instant already. */
  exact: boolean;
}

/**
 * The reader of texts in one of these formats: `iso`, `iso-date`, `excel`, `excel-1904`, `epoch-s`, `epoch-s.SSS`,
 * `epoch-ms`, or a pattern such as `d/M/yyyy HH:mm`. Years lie from 1900 to 2200, in which all clock changes are known.
 * A zone that does not exist is a bug of the caller.
 */
export function compileMoments(formats: readonly string[], zone: string): Moments | { unknown: string } {
  const readers: WrittenTime[] = [];
  for (const format of formats) {
    const reader = compileFormat(format);
    if (reader === undefined) return { unknown: format };
    readers.push(reader);
  }
  const local = compileLocalTime(zone);
  return readers.length === 1 ? new OneFormat(readers[0]!, local) : new SeveralFormats(readers, local);
}

function compileFormat(format: string): WrittenTime | undefined {
  switch (format) {
    case "iso":
      return isoReader(false);
    case "iso-date":
      return isoReader(true);
    case "excel":
      return excelReader(1900);
    case "excel-1904":
      return excelReader(1904);
    case "epoch-s":
      return epochReader(1000, false);
    case "epoch-s.SSS":
      return epochReader(1000, true);
    case "epoch-ms":
      return epochReader(1, false);
    default:
      return compilePattern(format);
  }
}

const FIRST = Date.UTC(1900, 0, 1);
const END = Date.UTC(2201, 0, 1);

class OneFormat implements Moments {
  problem: MomentProblem = "none";
  other = Number.NaN;
  private readonly reader: WrittenTime;
  private readonly local: LocalTime;

  constructor(reader: WrittenTime, local: LocalTime) {
    this.reader = reader;
    this.local = local;
  }

  read(text: string): number {
    this.problem = "none";
    this.other = Number.NaN;
    const reader = this.reader;
    let written = reader.read(text);
    if (Number.isNaN(written)) written = reader.read(text.trim());
    if (!(written >= FIRST && written < END)) {
      this.problem = "unreadable";
      return Number.NaN;
    }
    if (reader.exact) return written;
    const offset = this.local.offsetOf(written);
    return Number.isNaN(offset) ? this.readRare(written) : written - offset;
  }

  private readRare(wall: number): number {
    const rare = this.local.readings(wall);
    if (rare.kind !== "once") {
      this.problem = rare.kind;
      this.other = rare.other;
    }
    return rare.at;
  }
}

class SeveralFormats implements Moments {
  problem: MomentProblem = "unreadable";
  other = Number.NaN;
  private readonly formats: readonly OneFormat[];

  constructor(readers: readonly WrittenTime[], local: LocalTime) {
    this.formats = readers.map((reader) => new OneFormat(reader, local));
  }

  read(text: string): number {
    this.problem = "unreadable";
    this.other = Number.NaN;
    let first = Number.NaN;
    for (const format of this.formats) {
      const at = format.read(text);
      if (Number.isNaN(at)) continue;
      if (Number.isNaN(first)) {
        first = at;
        this.problem = format.problem;
        this.other = format.other;
      } else if (at !== first) {
        this.problem = "two-formats";
        this.other = at;
        return first;
      }
    }
    return first;
  }
}
