/**
 * One measure in the terminal: its periods as a table, of several services each by itself, and below it what was taken
 * off by name, what was not and for which condition, and what a running period still allows. Rules: AVL-3, AVL-6, OBJ-5.
 */
import { figureText } from "../draw/figure-text.ts";
import { measureState } from "../draw/measure-state.ts";
import { countText } from "../draw/numbers.ts";
import { seenText } from "../draw/safe-text.ts";
import type { FigureName, MeasureFigure } from "../engine/measures/figure.ts";
import type { MeasureKind } from "../engine/measures/measure.ts";
import type { MeasureState } from "../i18n/measure-page-words.ts";
import type { Words } from "../i18n/words.ts";
import type { ExclusionSum, MeasurePeriod, MeasureReport, MeasureResult } from "../report/measure-report.ts";
import { formatElapsed } from "../time/length.ts";
import { columns, paint, wrap, type Tone } from "./layout.ts";
import { shownMoment } from "./shown-moment.ts";
import type { Io } from "./terminal.ts";

const shownPeriods = 12;
const shownFailures = 5;
const shownParts = 12;

export function measureLines(
  io: Io,
  report: MeasureReport,
  measure: MeasureResult,
  allPeriods: boolean,
  words: Words,
): string[] {
  const shown = allPeriods ? measure.periods : measure.periods.slice(-shownPeriods);
  const hidden = measure.periods.length - shown.length;
  const wider = words.page.sections.wider(words.page.columns.per[measure.per], measure.around ?? "");
  return [
    titleLine(io, measure, words),
    ...(measure.around === undefined ? [] : [`  ${paint(io, "dim", wrap(wider, io.columns, 2))}`]),
    ...(shown.length === 0
      ? [`  ${paint(io, "dim", words.measure.noPeriods)}`]
      : tableLines(io, measure.kind, shown, allPeriods, words)),
    ...(hidden === 0 ? [] : [`   ${paint(io, "dim", words.score.earlier(hidden))}`]),
    ...noteLines(io, shown, report, words),
  ];
}

function titleLine(io: Io, { title, article, per, target, aim, hours }: MeasureResult, words: Words): string {
  const about = [
    ...(article === "" ? [] : [`${words.check.article} ${article}`]),
    ...(hours === undefined ? [] : [words.explain.onHours(hours)]),
    `${words.score.columns.per} ${words.page.columns.per[per]}`,
    ...(aim && !target.written.startsWith("aim ") ? [words.measure.aim] : []),
  ];
  return `${paint(io, "strong", title[io.lang])}  ${target.written}  ${paint(io, "dim", about.join(" · "))}`;
}

/** The figures that a kind of measure is told by; those that no period has are left out. */
const told: Readonly<Record<MeasureKind, readonly FigureName[]>> = {
  uptime: ["share", "down", "not-counted", "unmeasured", "left"],
  samples: ["share", "population", "kept", "over", "failed", "apart", "mean"],
  signs: ["share", "expected", "received", "late", "missing", "open", "gap", "kept-for"],
  usage: ["used", "of", "share"],
  work: ["population", "used", "of", "share", "band", "unclear", "forecast"],
};

function tableLines(
  io: Io,
  kind: MeasureKind,
  shown: readonly MeasurePeriod[],
  allPeriods: boolean,
  words: Words,
): string[] {
  const figures = shown.map(({ figure }) => figure);
  const names = told[kind].filter((name) => figures.some((one) => says(one, name)));
  const head = ["", ...names.map((name) => words.measurePage.figures[name].toLowerCase()), words.score.figures.verdict];
  const rows = figures.flatMap((figure, i) => [
    rowOf(io, figure.period.label, figure, names, words),
    ...(allPeriods || i === figures.length - 1 ? serviceRows(io, figure, names, words, allPeriods) : []),
  ]);
  const right = names.map((_, i) => i + 1);
  return columns([head.map((one) => paint(io, "dim", one)), ...rows], 3, right);
}

/** A column of nothing but zeros says nothing, unless it is what the measure is about. */
function says(figure: MeasureFigure, name: FigureName): boolean {
  const value = figure.values[name];
  if (value === undefined) return figure.services.some((one) => says(one, name));
  const canBeLeft =
    name === "not-counted" || name === "unmeasured" || name === "apart" || name === "failed" || name === "open";
  return !(canBeLeft && "value" in value && value.value === 0) || figure.services.some((one) => says(one, name));
}

/** Each service by itself, or each group of tickets; of very many the first. */
function serviceRows(
  io: Io,
  figure: MeasureFigure,
  names: readonly FigureName[],
  words: Words,
  all: boolean,
): string[][] {
  if (figure.services.length < 2) return [];
  const shown = all ? figure.services : figure.services.slice(0, shownParts);
  const rows = shown.map((one) => rowOf(io, `  ${seenText(partOf(one), 30)}`, one, names, words));
  const hidden = figure.services.length - shown.length;
  const more = [`  ${words.measure.moreParts(countText(hidden, io.lang))}`, ...names.map(() => ""), ""];
  return hidden === 0 ? rows : [...rows, more.map((cell) => (cell === "" ? "" : paint(io, "dim", cell)))];
}

/** The service, and of what in it the figures are, where there are several: `web storage`, `incident urgent`. */
function partOf({ service, values: { group } }: MeasureFigure): string {
  return [service ?? [], group?.unit === "word" ? group.value : []].flat().join(" ");
}

function rowOf(io: Io, title: string, figure: MeasureFigure, names: readonly FigureName[], words: Words): string[] {
  const state = measureState(figure);
  const verdict = `${signs[state]} ${words.measurePage.states[state]}`;
  return [title, ...names.map((name) => figureText(figure, name, io.lang) || "–"), paint(io, tones[state], verdict)];
}

const signs: Readonly<Record<MeasureState, string>> = {
  kept: "✓",
  missed: "✗",
  "over-aim": "△",
  running: "…",
  "running-below": "…",
  outside: "·",
  unproven: "?",
  "nothing-measured": "·",
  "no-target": "·",
};

const tones: Readonly<Record<MeasureState, Tone>> = {
  kept: "good",
  missed: "bad",
  "over-aim": "warn",
  running: "wait",
  "running-below": "warn",
  outside: "dim",
  unproven: "warn",
  "nothing-measured": "dim",
  "no-target": "dim",
};

/** What stands behind a period's figures, in sentences. */
function notes(
  { figure, exclusions, unread, recordedFrom, otherReading }: MeasurePeriod,
  report: MeasureReport,
  words: Words,
  io: Io,
): string[] {
  const { measure, measurePage } = words;
  const failed = exclusions.flatMap((sum) => sum.failed.map((one) => ({ ...one, exclusion: nameOf(sum) })));
  const left = figure.verdict === "running" && figure.measure.kind === "uptime" ? figure.values.left : undefined;
  return [
    ...exclusions.flatMap((sum) =>
      sum.takenMs === 0 ? [] : [measure.taken(nameOf(sum), formatElapsed(sum.takenMs), sum.stretches)],
    ),
    ...failed.slice(0, shownFailures).map(({ exclusion, from, to, conditions }) => {
      const because = conditions.map(
        ({ condition, because: why }) => `${condition}: ${measurePage.columns.because[why]}`,
      );
      const at = shownMoment(from, report.zone, io.lang);
      return measure.failed(exclusion, at, formatElapsed(to - from), because.join(", "));
    }),
    ...(failed.length > shownFailures ? [measure.moreFailed(failed.length - shownFailures)] : []),
    ...(left?.unit === "ms"
      ? [left.value < 0 ? measure.beyond(formatElapsed(-left.value)) : measure.stillAllowed(formatElapsed(left.value))]
      : []),
    ...(unread === 0 ? [] : [measure.unread(unread, countText(unread, io.lang))]),
    ...(recordedFrom === undefined ? [] : [measure.partly(shownMoment(recordedFrom, report.zone, io.lang))]),
    ...(otherReading === undefined ? [] : [measure.otherReading(measurePage.states[otherReading])]),
  ];
}

function nameOf({ exclusion, service }: ExclusionSum): string {
  return service === undefined ? exclusion : `${exclusion} (${seenText(service, 24)})`;
}

/** What holds of several periods in a row is said once. */
function noteLines(io: Io, shown: readonly MeasurePeriod[], report: MeasureReport, words: Words): string[] {
  const said = shown.map((period) => notes(period, report, words, io));
  return said.flatMap((own, i) =>
    own.flatMap((note) => {
      if (said[i - 1]?.includes(note) === true) return [];
      let last = i;
      while (said[last + 1]?.includes(note) === true) last += 1;
      const first = shown[i]!.figure.period.label;
      return noteLine(io, last === i ? first : `${first}..${shown[last]!.figure.period.label}`, note);
    }),
  );
}

function noteLine(io: Io, period: string, note: string): string {
  const label = `   ${period}  `;
  return `${paint(io, "dim", label)}${wrap(note, io.columns, label.length)}`;
}
