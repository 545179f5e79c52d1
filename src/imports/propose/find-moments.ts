/**
 * Which columns hold moments, and in which format. A format is taken for a column when it reads nearly all of its texts;
 * whether 3/4 is in March or in April is decided by the days above twelve of all columns together, or not at all.
 */
import { compileMoments, type Moments } from "../moments/moments.ts";
import { changeMomentNames, happenings } from "./column-words.ts";
import { isTarget, momentMatch } from "./moment-name.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import { phrases } from "./phrases.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess } from "./proposal.ts";

export interface MomentColumn {
  readonly column: Column;
  /** Every format that reads it, the likeliest first. */
  readonly formats: readonly string[];
  /** Per text of the column its moment as if it stood in UTC; NaN where it cannot be read. */
  readonly instants: Float64Array;
  readonly isDateAlone: boolean;
  /** Whether every text carries its own offset, so that the zone does not matter. */
  readonly hasOffset: boolean;
}

export function findMoments(profile: Profile): MomentColumn[] {
  const found = profile.columns.flatMap((column) => {
    const formats = formatsOf(column);
    return formats.length === 0 ? [] : [{ column, formats }];
  });
  const isMonthFirst = found.some(isMonthFirstOnly) && !found.some(isDayFirstOnly);
  return found.map(({ column, formats }) => {
    const ordered = isMonthFirst
      ? formats.toSorted((a, b) => Number(isMonthBefore(b)) - Number(isMonthBefore(a)))
      : formats;
    const reader = readerOf(ordered[0]!);
    return {
      column,
      formats: ordered,
      instants: Float64Array.from(column.texts, (text) => reader.read(text)),
      isDateAlone: !/[Hh]|^iso$|epoch|excel/.test(ordered[0]!),
      hasOffset: ordered[0]!.startsWith("epoch") || column.texts.slice(0, 200).every((text) => OFFSET.test(text)),
    };
  });
}

/** The formats of the columns that the mapping reads, and how sure the order of day and month is. */
export function chooseFormats(
  used: readonly MomentColumn[],
  all: readonly MomentColumn[],
): Guess<readonly string[]> | undefined {
  const formats = [...new Set(used.map((one) => one.formats[0]!))];
  if (formats.length === 0) return undefined;
  const example = used[0]!.column.texts[0]!;
  if (formats.some(isMonthBefore) && formats.some(isDayBefore))
    return unsure(formats, reason("format.both", { example }));
  if (!formats.some(isMonthBefore) && !formats.some(isDayBefore))
    return sure(formats, reason("format.seen", { example, columns: used.length }));
  const witness = [...used, ...all].find((one) => isDayFirstOnly(one) || isMonthFirstOnly(one));
  if (witness === undefined) return unsure(formats, reason("format.doubt", { example }));
  const proof = witness.column.texts.find((text) => otherWay(witness.formats[0]!, text)) ?? example;
  const code = isMonthFirstOnly(witness) ? "format.month-first" : "format.day-first";
  return sure(formats, reason(code, { example: proof, column: witness.column.name }));
}

/** Whether a column's texts can only be read with the day first. */
function isDayFirstOnly({ formats }: { readonly formats: readonly string[] }): boolean {
  return isDayBefore(formats[0]!) && !formats.some(isMonthBefore);
}

function isMonthFirstOnly({ formats }: { readonly formats: readonly string[] }): boolean {
  return isMonthBefore(formats[0]!) && !formats.some(isDayBefore);
}

const isDayBefore = (format: string) => /^d+[^MyH]M+(?!M)[^My]y/.test(format) && !format.includes("MMM");
const isMonthBefore = (format: string) => /^M+[^d]d/.test(format) && !format.includes("MMM");

/** Whether a text shows by itself that the other order cannot be meant. */
function otherWay(format: string, text: string): boolean {
  const [first, second] = text.split(/[^\d]+/).map(Number);
  return isMonthBefore(format) ? second! > 12 : first! > 12;
}

const SAMPLE = 400;
const OFFSET = /(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/;

function formatsOf(column: Column): string[] {
  if (column.texts.length === 0) return [];
  const step = Math.max(1, Math.floor(column.texts.length / SAMPLE));
  const texts = column.texts.filter((_, i) => i % step === 0);
  const [first] = texts;
  if (/^-?\d+(?:[.,]\d+)?$/.test(first!)) return numberFormats(column, texts);
  if (!/\d/.test(first!) || first!.length < 6 || first!.length > 40) return [];
  return candidates.filter((format) => {
    const reader = readerOf(format);
    // Most formats fail on the first texts: only what reads those is tried on all.
    if (texts.slice(0, 5).every((text) => Number.isNaN(reader.read(text)))) return false;
    return readShare(reader, texts) >= 0.95;
  });
}

function readShare(reader: Moments, texts: readonly string[]): number {
  let read = 0;
  for (const text of texts) if (!Number.isNaN(reader.read(text))) read++;
  return read / texts.length;
}

/** Numbers are moments where the name says so and they lie in years that desks have known. */
function numberFormats(column: Column, texts: readonly string[]): string[] {
  if (!soundsLikeMoment(column.name)) return [];
  return ["epoch-ms", "epoch-s", "epoch-s.SSS", "excel"].filter((format) => {
    const reader = readerOf(format);
    const inside = texts.filter((text) => {
      const at = reader.read(text);
      return at >= PLAUSIBLE_FROM && at < PLAUSIBLE_TO;
    });
    return inside.length / texts.length >= 0.95;
  });
}

const PLAUSIBLE_FROM = Date.UTC(1995, 0, 1);
const PLAUSIBLE_TO = Date.UTC(2080, 0, 1);
const MOMENT_WORD =
  /(?:^| )(?:at|on|date|time|datum|tijd|tijdstip|op|timestamp|moment|since|sinds)(?: |$)|(?:date|datum|time)$/;

function soundsLikeMoment(name: string): boolean {
  if (MOMENT_WORD.test(phraseOf(name)) || isTarget(name) || nameMatch(name, changeMomentNames) >= 0.9) return true;
  return Object.values(happenings).some((said) => momentMatch(name, said) >= 0.9);
}

const readers = new Map<string, Moments>();

function readerOf(format: string): Moments {
  let reader = readers.get(format);
  if (reader === undefined) {
    const made = compileMoments([format], "UTC");
    if ("unknown" in made) throw new Error(`a format of the own list is not known: ${format}`);
    readers.set(format, (reader = made));
  }
  return reader;
}

const numericDates = ["/", "-", "."].flatMap((sign) =>
  ["yyyy", "yy"].flatMap((year) => [`d${sign}M${sign}${year}`, `M${sign}d${sign}${year}`]),
);
const dates = [
  ...numericDates,
  ...phrases(
    "yyyy/M/d, yyyy.M.d, yyyy-M-d, yyyyMMdd, d/MMM/yy, d/MMM/yyyy, d-MMM-yy, d-MMM-yyyy, d MMM yyyy, d MMM yy",
  ),
  "MMM d, yyyy",
  "MMM d yyyy",
  "EEE d MMM yyyy",
  "EEE, d MMM yyyy",
  "EEE, MMM d, yyyy",
];
const clocks = ["HH:mm", "HH:mm:ss", "H:mm", "H:mm:ss", "h:mm a", "h:mm:ss a", "HH:mm:ss.SSS", "HH:mm:ss Z"];
const candidates = [
  "iso",
  "iso-date",
  ...dates.flatMap((date) => [...clocks.map((clock) => `${date} ${clock}`), `${date}, HH:mm`, `${date}, h:mm a`]),
  ...dates,
  "yyyyMMddHHmmss",
  "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
];
