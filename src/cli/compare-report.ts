/**
 * A comparison in the terminal: who is compared, then clock by clock the same figures under each agreement, and which
 * tickets each judges otherwise, with what makes the difference. Many agreements are shown by clock alone.
 */
import { countText, shareText } from "../draw/numbers.ts";
import { seenText } from "../draw/safe-text.ts";
import { silentSentences } from "../i18n/score-words.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Words } from "../i18n/words.ts";
import {
  standings,
  type ClockDifferences,
  type ComparedClock,
  type ComparedObjective,
  type Comparison,
  type Standing,
} from "../report/compare.ts";
import { clockName, sideLabel } from "./compare-tables.ts";
import type { CompareReport } from "./compare-tickets.ts";
import { columns, paint, wrap } from "./layout.ts";
import { stateSigns, stateTones } from "./score-report-objectives.ts";
import { shownMoment } from "./shown-moment.ts";
import type { Io } from "./terminal.ts";

interface Page {
  readonly io: Io;
  readonly comparison: Comparison;
  readonly words: Words;
  readonly count: (n: number) => string;
}

/** More than these are told by clock alone. */
const mostShown = 8;
const shownKinds = 8;

export function printComparison(io: Io, { comparison, found }: CompareReport): void {
  const page: Page = { io, comparison, words: languages[io.lang], count: (n) => countText(n, io.lang) };
  const isMany = comparison.sides.length > mostShown;
  const blocks = [
    headLines(page),
    silentLines(page),
    ...comparison.clocks.map((clock) => (isMany ? briefLines(page, clock) : clockLines(page, clock))),
    isMany ? [paint(io, "dim", wrap(page.words.compare.many, io.columns, 0))] : [],
    leftOutLines(page, found),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  io.stdout.write(`${shown.join("\n\n")}\n`);
}

function headLines(page: Page): string[] {
  const { io, comparison, words, count } = page;
  const { sides, asOf, zone, span, customer } = comparison;
  const at = `${words.explain.asOf} ${shownMoment(asOf, zone, io.lang)} (${zone})`;
  const asked = [
    ...(Number.isFinite(asOf) ? [at] : []),
    ...(span === undefined ? [] : [words.score.span(span.label)]),
    ...(customer === undefined ? [] : [words.score.customer(seenText(customer, 60))]),
  ];
  const { read, judged, otherCustomers } = sides[0]!.tickets;
  const counts = [
    words.compare.judged(count(judged), count(read)),
    ...setApartTexts(page),
    ...(otherCustomers === 0 ? [] : [words.compare.otherCustomers(count(otherCustomers))]),
  ];
  const names = sides.map(
    ({ agreement, edition, reading }) =>
      `${agreement} ${edition}${reading === undefined ? "" : `, ${words.score.reading(reading)}`}`,
  );
  const rows = sides.map(({ title, file }, i) => {
    const isTwice = names.filter((name) => name === names[i]).length > 1;
    return [
      paint(io, "strong", sideLabel(i)),
      names[i]!,
      paint(io, "dim", isTwice ? seenText(file, 60) : title[io.lang]),
    ];
  });
  return [
    paint(io, "strong", words.compare.head(sides.length)),
    ...(asked.length === 0 ? [] : [paint(io, "dim", asked.join(", "))]),
    wrap(counts.join("; "), io.columns, 0),
    ...columns(rows, 2, [], io.columns),
  ];
}

/** What the export can never tell, said once where it is so for all; the figures mean something else without it. */
function silentLines({ io, comparison: { sides }, words }: Page): string[] {
  const said = sides.map((side) => silentSentences(side, words.score, io.lang));
  return [...new Set(said.flat())].map((line) => {
    const own = sides.flatMap((_, i) => (said[i]!.includes(line) ? sideLabel(i) : []));
    const whose = own.length === sides.length ? "" : `${own.join(" ")}: `;
    return paint(io, "warn", wrap(`${whose}${line}`, io.columns, 0));
  });
}

/** Mostly the same ones for all, because an export is read once. */
function setApartTexts({ comparison: { sides }, words, count }: Page): string[] {
  const counts = sides.map(({ tickets }) => tickets.setApart);
  const [first = 0] = counts;
  if (counts.every((n) => n === first)) return first === 0 ? [] : [words.page.head.setApart(first, count(first))];
  return counts.flatMap((n, i) => (n === 0 ? [] : [words.compare.setApart(count(n), sideLabel(i))]));
}

function clockLines(page: Page, clock: ComparedClock): string[] {
  const { io } = page;
  const tables = clock.groups.map(({ title, objectives }) => ({
    title: title[io.lang],
    rows: alike(objectives).map((some) => objectiveRow(page, some)),
  }));
  const aligned = columns([headOf(page), ...tables.flatMap(({ rows }) => rows)], 3, [2, 3, 4, 5, 6]);
  const lines = [`${paint(io, "strong", clockName(clock, io.lang))}${whoHas(page, clock)}`, aligned[0]!];
  let at = 1;
  for (const { title, rows } of tables) {
    if (title !== "") lines.push(`  ${paint(io, "strong", title)}`);
    lines.push(...aligned.slice(at, at + rows.length));
    at += rows.length;
  }
  lines.push(...widerLines(page, clock));
  return [...lines, ...clock.differences.flatMap((one) => differenceLines(page, one)), ...sameLines(page, clock)];
}

/** Promises of which no period fits into the span that was asked for. */
function widerLines({ io, words }: Page, { groups }: ComparedClock): string[] {
  const wider = groups.flatMap(({ objectives }) => objectives.filter(({ around }) => around !== undefined));
  const said = Map.groupBy(wider, ({ per, around }) => words.page.sections.wider(words.page.columns.per[per], around!));
  return [...said].map(([sentence, some]) => {
    const targets = new Set(some.map(({ side, written }) => `${sideLabel(side)} ${written}`));
    return `  ${paint(io, "dim", wrap(`${sentence}: ${[...targets].join(", ")}`, io.columns, 2))}`;
  });
}

/** Which agreements have a clock, where not all do. */
function whoHas({ io, comparison, words }: Page, clock: ComparedClock): string {
  const having = clock.sides.map(({ side }) => side);
  const lacking = comparison.sides.map((_, i) => i).filter((side) => !having.includes(side));
  if (lacking.length === 0) return "";
  const said =
    having.length <= lacking.length
      ? words.compare.onlyHere(having.map(sideLabel))
      : words.compare.notHere(lacking.map(sideLabel));
  return `  ${paint(io, "dim", said)}`;
}

function headOf({ io, words }: Page): string[] {
  const names = ["target", "population", "kept", "missed", "open", "share", "periods"] as const;
  return ["", ...names.map((name) => paint(io, "dim", words.compare.columns[name]))];
}

/** Agreements that ask the same and come to the same share a row. */
function alike(objectives: readonly ComparedObjective[]): ComparedObjective[][] {
  const rows = Map.groupBy(objectives, ({ level, written, aim, per, total, periods }) =>
    JSON.stringify([level, written, aim, per, total, periods]),
  );
  return [...rows.values()];
}

function objectiveRow({ io, count }: Page, some: readonly ComparedObjective[]): string[] {
  const objective = some[0]!;
  const { written, total, share, reached, aim } = objective;
  const attained = shareText(total.kept, total.population, share, io.lang) || "–";
  return [
    some.map(({ side }) => sideLabel(side)).join(" "),
    written,
    ...[total.population, total.kept, total.missed, total.open].map(count),
    reached === undefined ? attained : paint(io, reached ? "good" : aim ? "warn" : "bad", attained),
    periodsText(io, objective),
  ];
}

/** `✓7 ✗2`: how many periods went which way. */
function periodsText(io: Io, { periods }: ComparedObjective): string {
  const order = ["kept", "missed", "over-aim", "undecided", "running"] as const;
  return order
    .flatMap((verdict) => {
      const n = periods[verdict];
      return n === undefined ? [] : [paint(io, stateTones[verdict], `${stateSigns[verdict]}${n}`)];
    })
    .join(" ");
}

function differenceLines(page: Page, { side, against, same, different, causes }: ClockDifferences): string[] {
  const { io, words, count } = page;
  const [label, other] = [sideLabel(side), sideLabel(against)];
  if (different === 0) return [];
  const head = words.compare.different(label, other, count(different), count(same + different));
  return [
    `  ${head}`,
    ...causes.flatMap(({ cause, changes, tickets }) => {
      const n = changes.reduce((sum, change) => sum + change.tickets, 0);
      const said = changes.map(({ from, to, tickets: some }) => changeText(page, from, to, some));
      const such = words.score.such(
        tickets
          .slice(0, 3)
          .map((ticket) => seenText(ticket, 30))
          .join(", "),
      );
      return [
        `${paint(io, "strong", count(n).padStart(9))}  ${wrap(words.compare.causes[cause], io.columns, 11)}`,
        `           ${paint(io, "dim", wrap([...said, such].join("; "), io.columns, 11))}`,
      ];
    }),
  ];
}

/** Those that judge every ticket as the first does, in one line. */
function sameLines({ io, words, count }: Page, { differences }: ComparedClock): string[] {
  const [first, ...more] = differences.filter(({ same, different }) => different === 0 && same > 0);
  if (first === undefined) return [];
  const labels = [first, ...more].map(({ side }) => sideLabel(side));
  const said = words.compare.same(labels, sideLabel(first.against), count(first.same));
  return [`  ${wrap(said, io.columns, 2)}`];
}

function changeText({ words, count }: Page, from: Standing, to: Standing, n: number): string {
  return words.compare.change(words.compare.standings[from], words.compare.standings[to], count(n));
}

/** One row for each agreement: where the clock leaves the tickets, and how many it judges otherwise than the first. */
function briefLines(page: Page, clock: ComparedClock): string[] {
  const { io, words, count } = page;
  const used = standings.filter((standing) => clock.sides.some((one) => one.standings[standing] > 0));
  const head = ["", ...used.map((standing) => words.compare.standings[standing]), words.compare.columns.different];
  const rows = clock.sides.map((one) => {
    const difference = clock.differences.find(({ side }) => side === one.side);
    const most = difference?.causes.toSorted((a, b) => ticketsOf(b) - ticketsOf(a))[0];
    return [
      paint(io, "strong", sideLabel(one.side)),
      ...used.map((standing) => count(one.standings[standing])),
      difference === undefined ? "" : count(difference.different),
      most === undefined ? "" : paint(io, "dim", words.compare.causes[most.cause]),
    ];
  });
  return [
    `${paint(io, "strong", clockName(clock, io.lang))}${whoHas(page, clock)}`,
    ...columns(
      [[...head, words.compare.columns.cause].map((name) => paint(io, "dim", name)), ...rows],
      2,
      head.map((_, i) => i).slice(1),
      io.columns,
    ),
  ];
}

function ticketsOf({ changes }: ClockDifferences["causes"][number]): number {
  return changes.reduce((sum, change) => sum + change.tickets, 0);
}

function leftOutLines({ io, words, count }: Page, found: CompareReport["found"]): string[] {
  if (found.length === 0) return [];
  const kinds = found.slice(0, shownKinds).map((one) => {
    const effect = one.setsApart ? `${words.score.setsApart}: ` : "";
    const sentence = seenText(wordRecordFinding(one, io.lang));
    return `${paint(io, one.setsApart ? "warn" : "strong", `${count(one.count)} ×`.padStart(9))}  ${wrap(effect + sentence, io.columns, 11)}`;
  });
  const more =
    found.length > shownKinds ? [`           ${words.page.sections.more(count(found.length - shownKinds))}`] : [];
  return [paint(io, "strong", words.page.sections.leftOut), ...kinds, ...more];
}
