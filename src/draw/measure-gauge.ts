/**
 * A measure's period on the gauge staff that promises about tickets have: the share that was attained as the water, the norm
 * across it, and between the two the minutes, answers or signs that are left or were too many. Rules: AVL-1, RSP-1, OBJ-3.
 */
import { missesAllowed } from "../engine/objective.ts";
import type { MeasureFigure, MeasureVerdict } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { targetText } from "../i18n/target-text.ts";
import { languages } from "../i18n/word-finding.ts";
import type { PeriodScore } from "../report/score.ts";
import { stripSentence } from "./availability-strip.ts";
import { figureText, normOf } from "./figure-text.ts";
import { measureState } from "./measure-state.ts";
import { periodName } from "./period-name.ts";
import { signSentence } from "./sign-strip.ts";
import { staffColumn, type PromisedShare } from "./staff-column.ts";
import { staffScale } from "./staff-scale.ts";
import { drawing } from "./svg.ts";

/** 32 by 44, for a row of a table; "" for a measure that has no share to stand at. */
export function measureGauge(figure: MeasureFigure, lang: Language): string {
  const promise = promisedShare(figure);
  const counts = standOf(figure);
  if (promise === undefined || counts === undefined) return "";
  const scale = staffScale([counts], promise.share);
  const column = { x: 8, y: 2, width: 16, height: 40 };
  return drawing({
    width: 32,
    height: 44,
    title: periodName(figure.period.label, lang),
    description: measureSentence(figure, lang),
    body: staffColumn(counts, promise, scale, column, { gap: 3, overhang: 6 }),
  });
}

/** Where the water stands, and between it and the norm what is left; undefined where nothing was measured. */
export function standOf(figure: MeasureFigure): PeriodScore | undefined {
  return figure.measure.kind === "uptime" ? minutesOf(figure) : countedPeriod(figure);
}

/** How a period of a measure stands, in a sentence or two. */
export function measureSentence(figure: MeasureFigure, lang: Language): string {
  if (figure.measure.kind === "uptime") return stripSentence(figure, lang);
  if (figure.measure.kind === "signs") return signSentence(figure, lang);
  const { columns, states } = languages[lang].measurePage;
  const said = figureText(figure, "share", lang) || figureText(figure, "used", lang);
  const { target } = figure.measure;
  return `${states[measureState(figure)]}${said === "" ? "" : `: ${said}`}${target.kind === "none" ? "" : `; ${columns.target} ${targetText(target.written, lang)}`}.`;
}

/** The share that is asked for, and whether it is an aim. */
export function promisedShare(figure: MeasureFigure): PromisedShare | undefined {
  const share = normOf(figure);
  return share === undefined ? undefined : { share, aim: figure.measure.aim };
}

/** Answers as a score counts tickets; undefined where none were counted. */
export function countedPeriod({ values, measure, period, verdict }: MeasureFigure): PeriodScore | undefined {
  const { share } = values;
  const asked =
    measure.target.kind === "share-within" || measure.target.kind === "share" ? measure.target.share : undefined;
  if (share?.unit !== "share" || share.value.den === 0 || asked === undefined) return undefined;
  const { num: kept, den: population } = share.value;
  const allowed = missesAllowed(asked, population);
  const missed = population - kept;
  return {
    ...period,
    population,
    kept,
    missed,
    open: 0,
    missesAllowed: allowed,
    missesLeft: allowed - missed,
    verdict: scoredAs[verdict],
  };
}

/** Up and down in minutes, of which the marks of the staff are then round numbers. */
function minutesOf({ values, period, verdict }: MeasureFigure): PeriodScore | undefined {
  const { share, down, allowed } = values;
  if (share?.unit !== "share" || share.value.den === 0 || down?.unit !== "ms") return undefined;
  const part = (share.value.den - share.value.num) / share.value.den;
  const missed = down.value / 60_000;
  const population = part === 0 ? (period.to - period.from) / 60_000 : missed / part;
  const missesAllowed = allowed?.unit === "ms" ? allowed.value / 60_000 : 0;
  return {
    ...period,
    population,
    kept: population - missed,
    missed,
    open: 0,
    missesAllowed,
    missesLeft: missesAllowed - missed,
    verdict: scoredAs[verdict],
  };
}

const scoredAs: Readonly<Record<MeasureVerdict, PeriodScore["verdict"]>> = {
  kept: "kept",
  missed: "missed",
  "over-aim": "over-aim",
  running: "running",
  unproven: "undecided",
  outside: "no-tickets",
  "no-target": "no-tickets",
};
