/**
 * Patterns of letters as spreadsheets and desks know them (`d/M/yyyy HH:mm`), compiled to a row of steps that read a
 * text from left to right. Names of months and days are Dutch or English. Rule: TIM-1.
 */
import { DAY_MS } from "../../time/local-date.ts";
import { midnightOf } from "./dates.ts";
import { pairAt, readOffset } from "./digits.ts";
import { numbersReader } from "./plain-numbers.ts";
import type { NumberStep } from "./plain-numbers.ts";
import { DAY_WORDS, HALF_WORDS, MONTH_WORDS } from "./names.ts";
import type { WrittenTime } from "./moments.ts";

/** The reader of a pattern; undefined when it has other letters, a part twice, or no whole date. */
export function compilePattern(pattern: string): WrittenTime | undefined {
  const steps: number[] = [];
  const parts = new Set<number>();
  for (const [token] of pattern.matchAll(/'[^']*'|([A-Za-z])\1*|[^]/g)) {
    const step = Object.hasOwn(TOKENS, token) ? TOKENS[token]! : undefined;
    if (step !== undefined) {
      if (parts.has(step[1])) return undefined;
      parts.add(step[1]);
      steps.push(...step);
    } else if (/^[A-SU-Za-z]/.test(token)) return undefined;
    else for (const char of token.replaceAll("'", "")) steps.push(LITERAL, char.charCodeAt(0), 0, 0);
  }
  const whole = parts.has(DAY) && parts.has(MONTH) && parts.has(YEAR);
  // Twelve hours without their half, or a half of which the hours know nothing, would be read wrong half of the time.
  return whole && parts.has(HALF_HOUR) === parts.has(HALF) ? readerOf(steps) : undefined;
}

function readerOf(steps: readonly number[]): WrittenTime {
  const parts = new Float64Array(MIDNIGHT);
  const numbers: NumberStep[] = [];
  for (let i = 0; i < steps.length; i += 8) {
    const [kind, part, least, most, between = LITERAL, sign = 0] = steps.slice(i, i + 6) as [
      number,
      number,
      number,
      number,
    ];
    if (kind !== NUMBER || between !== LITERAL) return new PatternReader(steps, parts);
    numbers.push({ part, least, most, sign });
  }
  // A sign at the very end leaves no number to end with.
  return numbers.at(-1)!.sign === 0
    ? numbersReader(numbers, parts, () => wallOf(parts))
    : new PatternReader(steps, parts);
}

// Steps are four numbers: what to do, the part it gives, the least and the most digits.
const [LITERAL, NUMBER, SHORT_YEAR, MONTH_NAME, DAY_NAME, HALF_NAME, OFFSET] = [0, 1, 2, 3, 4, 5, 6];
const [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MILLI, HALF_HOUR, HALF, WEEKDAY, ZONE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];

const TOKENS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  d: [NUMBER, DAY, 1, 2],
  dd: [NUMBER, DAY, 2, 2],
  M: [NUMBER, MONTH, 1, 2],
  MM: [NUMBER, MONTH, 2, 2],
  MMM: [MONTH_NAME, MONTH, 0, 0],
  MMMM: [MONTH_NAME, MONTH, 0, 0],
  yyyy: [NUMBER, YEAR, 4, 4],
  yy: [SHORT_YEAR, YEAR, 2, 2],
  H: [NUMBER, HOUR, 1, 2],
  HH: [NUMBER, HOUR, 2, 2],
  h: [NUMBER, HALF_HOUR, 1, 2],
  hh: [NUMBER, HALF_HOUR, 2, 2],
  mm: [NUMBER, MINUTE, 2, 2],
  ss: [NUMBER, SECOND, 2, 2],
  SSS: [NUMBER, MILLI, 3, 3],
  a: [HALF_NAME, HALF, 0, 0],
  EEE: [DAY_NAME, WEEKDAY, 0, 0],
  EEEE: [DAY_NAME, WEEKDAY, 0, 0],
  Z: [OFFSET, ZONE, 0, 0],
  ["X".repeat(3)]: [OFFSET, ZONE, 0, 0], // as Java writes an offset
};

const MIDNIGHT = [0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0];

class PatternReader implements WrittenTime {
  exact = false;
  private readonly steps: Int32Array;
  private readonly parts: Float64Array;

  constructor(steps: readonly number[], parts: Float64Array) {
    this.parts = parts;
    this.steps = Int32Array.from(steps);
    this.exact = steps.some((step, i) => i % 4 === 0 && step === OFFSET);
  }

  read(text: string): number {
    const steps = this.steps;
    const parts = this.parts;
    let at = 0;
    for (let i = 0; i < steps.length; i += 4) {
      const kind = steps[i]!;
      if (kind === NUMBER) {
        const start = at;
        const end = Math.min(text.length, at + steps[i + 3]!);
        let number = 0;
        for (; at < end; at++) {
          const digit = text.charCodeAt(at) - 48;
          if (digit < 0 || digit > 9) break;
          number = number * 10 + digit;
        }
        if (at - start < steps[i + 2]!) return Number.NaN;
        parts[steps[i + 1]!] = number;
      } else if (kind === LITERAL) {
        if (at >= text.length || !isAlike(text.charCodeAt(at++), steps[i + 1]!)) return Number.NaN;
      } else {
        at = readWord(text, at, kind, parts);
        if (at < 0) return Number.NaN;
      }
    }
    return at === text.length ? wallOf(parts) : Number.NaN;
  }
}

/** Programs put spaces that do not break before AM and PM; they are spaces all the same. */
function isAlike(char: number, literal: number): boolean {
  return char === literal || (literal === 32 && (char === 0xa0 || char === 0x202f));
}

/** Reads a part that is not plain digits into its place; gives where the text goes on, or -1. */
function readWord(text: string, at: number, kind: number, parts: Float64Array): number {
  if (kind === SHORT_YEAR) {
    const year = at + 2 <= text.length ? pairAt(text, at) : -1;
    parts[YEAR] = year < 70 ? 2000 + year : 1900 + year;
    return year < 0 ? -1 : at + 2;
  }
  if (kind === OFFSET) {
    const end = offsetEnd(text, at);
    const offset = readOffset(text.slice(0, end), at);
    parts[ZONE] = offset;
    return Number.isNaN(offset) ? -1 : end;
  }
  const words = kind === MONTH_NAME ? MONTH_WORDS : kind === DAY_NAME ? DAY_WORDS : HALF_WORDS;
  let end = at;
  while (end < text.length && isWordChar(text.charCodeAt(end), kind)) end++;
  const value = words.get(text.slice(at, end).toLowerCase().replaceAll(".", ""));
  if (value === undefined) return -1;
  parts[kind === MONTH_NAME ? MONTH : kind === DAY_NAME ? WEEKDAY : HALF] = value;
  // A shortened name may have its point, where that is no part of the pattern: `20 nov. 2026`.
  return kind !== HALF_NAME && text.startsWith(". ", end) ? end + 1 : end;
}

function isWordChar(char: number, kind: number): boolean {
  const letter = char | 32;
  return (letter >= 97 && letter <= 122) || (char === 46 && kind === HALF_NAME);
}

function offsetEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[-+:\dA-Z]/.test(text[end]!)) end++;
  return end;
}

function wallOf(parts: Float64Array): number {
  let hour = parts[HOUR]!;
  const half = parts[HALF_HOUR]!;
  if (half >= 0) {
    if (half < 1 || half > 12) return Number.NaN;
    hour = (half % 12) + parts[HALF]! * 12;
  }
  const clockMs = ((hour * 60 + parts[MINUTE]!) * 60 + parts[SECOND]!) * 1000 + parts[MILLI]!;
  // 24:00 is the end of that date.
  if (clockMs > DAY_MS || hour > 24 || parts[MINUTE]! > 59 || parts[SECOND]! > 59) return Number.NaN;
  return midnightOf(parts[YEAR]!, parts[MONTH]!, parts[DAY]!) + clockMs - parts[ZONE]!;
}
