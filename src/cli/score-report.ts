/**
 * A score in the terminal: who was judged by what and as of when, how each promise stands, then the months, the worst
 * tickets, what a recorded verdict makes of it, and what could not be used. Several small tables, of which none is wider
 * than a narrow terminal. Rules: OBJ-3 … OBJ-5, CON-4.
 */
import { countText, shareText } from "../draw/numbers.ts";
import { seenText } from "../draw/safe-text.ts";
import { causeSentence, silentSentences } from "../i18n/score-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Words } from "../i18n/words.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { MonthCounts, Score } from "../report/score.ts";
import { formatElapsed } from "../time/length.ts";
import { foundLines } from "./found-lines.ts";
import { columns, paint, wrap } from "./layout.ts";
import type { ScoreReport } from "./score-json.ts";
import { objectiveLines } from "./score-report-objectives.ts";
import { clockTitle, promiseTitle } from "./score-tables.ts";
import { shownMoment } from "./shown-moment.ts";
import type { Io } from "./terminal.ts";

/** What every part of the report needs. */
export interface Page {
  readonly io: Io;
  readonly score: Score;
  readonly words: Words;
  readonly count: (n: number) => string;
}

const shownMonths = 12;

export function printScore(io: Io, { score, found }: ScoreReport, allPeriods: boolean): void {
  const page: Page = { io, score, words: languages[io.lang], count: (n) => countText(n, io.lang) };
  const blocks = [
    headLines(page),
    silentLines(page),
    ...(score.tickets.judged === 0 ? [] : objectiveLines(page, allPeriods)),
    ...monthBlocks(page, allPeriods),
    worstLines(page),
    recordedLines(page),
    leftOutLines(page, found),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  io.stdout.write(`${shown.join("\n\n")}\n`);
}

function headLines({ io, score, words, count }: Page): string[] {
  const { tickets } = score;
  const at = () => `${words.explain.asOf} ${shownMoment(score.asOf, score.zone, io.lang)} (${score.zone})`;
  const asked = [
    ...(score.reading === undefined ? [] : [words.score.reading(score.reading)]),
    ...(score.span === undefined ? [] : [words.score.span(score.span.label)]),
    ...(score.customer === undefined ? [] : [words.score.customer(seenText(score.customer, 60))]),
  ];
  const counts = [
    words.score.read(tickets.read, count(tickets.read), count(tickets.judged)),
    ...(tickets.setApart === 0
      ? []
      : [paint(io, "warn", words.page.head.setApart(tickets.setApart, count(tickets.setApart)))]),
    ...(tickets.notYet === 0 ? [] : [words.page.head.notYet(tickets.notYet, count(tickets.notYet))]),
    ...(tickets.otherCustomers === 0
      ? []
      : [words.page.head.otherCustomers(tickets.otherCustomers, count(tickets.otherCustomers))]),
  ];
  return [
    paint(io, "strong", score.title[io.lang]),
    paint(
      io,
      "dim",
      [`${score.agreement} ${score.edition}`, ...(Number.isFinite(score.asOf) ? [at()] : [])].join(", "),
    ),
    ...(asked.length === 0 ? [] : [asked.join(", ")]),
    wrap(counts.join("; "), io.columns, 0),
  ];
}

/** What the export can never tell stands before the figures: they mean something else without it. */
function silentLines({ io, score, words }: Page): string[] {
  return silentSentences(score, words.score, io.lang).map((line) => paint(io, "warn", wrap(line, io.columns, 0)));
}

/** A table for each level that chooses targets; a wide one is cut into tables that fit. */
function monthBlocks({ io, score, words, count }: Page, all: boolean): string[][] {
  const byLevel = Map.groupBy(score.months, (one) => one.level);
  return [...byLevel].flatMap(([level, months]) => {
    const shown = all ? months : months.slice(-shownMonths);
    const values = valuesOf(shown);
    if (values.length === 0) return [];
    const title = paint(io, "strong", words.page.sections.months(level));
    const tables = inWidth(values, io.columns - 2 - 9).map((some) => {
      const head = ["", ...some.map((value) => paint(io, "dim", nameOf(value, words)))];
      const rows = shown.map((one) => [one.month, ...some.map((value) => count(one.counts[value] ?? 0))]);
      return columns(
        [head, ...rows],
        2,
        some.map((_, i) => i + 1),
      );
    });
    const hidden = months.length - shown.length;
    const note = hidden === 0 ? [] : [`  ${paint(io, "dim", words.score.earlier(hidden))}`];
    return tables.map((lines, i) => [...(i === 0 ? [title] : []), ...lines, ...(i === tables.length - 1 ? note : [])]);
  });
}

/** The values that occur in these months, as they give them: in the order of the agreement, what is not known last. */
function valuesOf(months: readonly MonthCounts[]): string[] {
  return Object.keys(months[0]?.counts ?? {}).filter((value) => months.some(({ counts }) => counts[value]! > 0));
}

function nameOf(value: string, words: Words): string {
  return value === "" ? words.page.sections.unknown : seenText(value, 24);
}

function inWidth(values: readonly string[], room: number): string[][] {
  const groups: string[][] = [[]];
  let left = room;
  for (const value of values) {
    const width = Math.max(7, Math.min(25, value.length)) + 2;
    if (width > left && groups.at(-1)!.length > 0) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)!.push(value);
    left -= width;
  }
  return groups;
}

function worstLines({ io, score, words }: Page): string[] {
  if (score.worst.length === 0) return [];
  const isWide = io.columns >= 110;
  const rows = score.worst.map((one) => {
    const ratio = one.targetMs > 0 ? one.elapsedMs / one.targetMs : Infinity;
    const target = Number.isFinite(one.targetMs) ? formatElapsed(one.targetMs) : one.written;
    return [
      paint(io, "strong", seenText(one.ticket, 30)),
      promiseTitle(score, one.clock, one.group, io.lang),
      `${timesText(ratio, io)} ${words.score.times}`,
      words.score.took(formatElapsed(one.elapsedMs), target),
      ...(isWide && Number.isFinite(one.dueAt)
        ? [words.score.due(shownMoment(one.dueAt, score.zone, io.lang))]
        : isWide
          ? [""]
          : []),
    ];
  });
  return [paint(io, "strong", words.page.sections.worst), ...columns(rows, 2, [2])];
}

/** As often as the target fits in what was used: `12.3`, from a thousand on whole. */
function timesText(ratio: number, io: Io): string {
  if (!Number.isFinite(ratio)) return "∞";
  if (ratio >= 1000) return countText(Math.floor(ratio), io.lang);
  const text = (Math.floor(ratio * 100) / 100).toFixed(2);
  return io.lang === "nl" ? text.replace(".", ",") : text;
}

function recordedLines({ io, score, words, count }: Page): string[] {
  const { recorded } = score;
  if (recorded === undefined) return [];
  const { comparison, sections, drawing } = words.page;
  const compared = recorded.agree + recorded.disagree;
  const share = shareText(recorded.agree, compared, undefined, io.lang);
  const groups = recorded.byGroup.map(({ groupTitle, agree, disagree }) => [
    groupTitle[io.lang] || sections.unknown,
    count(agree),
    count(disagree),
    shareText(agree, agree + disagree, undefined, io.lang),
  ]);
  const { columns: names } = words.page;
  const head = ["", names.agree, names.disagree, names.share].map((name) => paint(io, "dim", name.toLowerCase()));
  return [
    paint(io, "strong", sections.recorded(seenText(recorded.column, 60))),
    `  ${wrap(recorded.clock === undefined ? comparison.judgesAll : comparison.judges(clockTitle(score, recorded.clock, io.lang)), io.columns, 2)}`,
    `  ${drawing.agreement(count(recorded.agree), count(recorded.disagree), count(recorded.without))}${compared === 0 ? "" : `: ${paint(io, "strong", comparison.agreeShare(share, count(compared)))}`}`,
    ...(groups.length > 1 ? ["", ...columns([head, ...groups], 2, [1, 2, 3])] : []),
    ...(recorded.causes.length > 0 ? [""] : []),
    ...recorded.causes.flatMap((one) => {
      const n = count(one.recordedKept + one.recordedMissed).padStart(7);
      const which = [
        words.score.recordedCounts(count(one.recordedKept), count(one.recordedMissed)),
        words.score.such(
          one.tickets
            .slice(0, 3)
            .map((ticket) => seenText(ticket, 30))
            .join(", "),
        ),
      ].join("; ");
      return [
        `${paint(io, one.cause === "unexplained" ? "warn" : "strong", n)}  ${wrap(causeSentence(one, comparison), io.columns, 9)}`,
        `         ${paint(io, "dim", wrap(which, io.columns, 9))}`,
      ];
    }),
  ];
}

function leftOutLines({ io, score, words, count }: Page, found: readonly RecordFinding[]): string[] {
  const { twoReadings } = score;
  const two = words.page.sections.twoReadings(count(twoReadings.tickets), count(twoReadings.differ));
  const more = twoReadings.tickets === 0 ? [] : [`  ${wrap(two, io.columns, 2)}`];
  return foundLines(io, words.page.sections.leftOut, found, more);
}
