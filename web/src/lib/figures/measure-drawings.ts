/** The drawings of a measure: strips of time for availability and signs of life, gauge staffs for answers; wide, and narrow for a phone. */
import { availabilityStrip } from "$peil/draw/availability-strip.ts";
import { budgetBar } from "$peil/draw/availability-strip-budget.ts";
import { availabilityZoom } from "$peil/draw/availability-strip-zoom.ts";
import { countedPeriod, promisedShare } from "$peil/draw/measure-gauge.ts";
import { periodName } from "$peil/draw/period-name.ts";
import { signStrip } from "$peil/draw/sign-strip.ts";
import { staff } from "$peil/draw/staff.ts";
import { trend } from "$peil/draw/trend.ts";
import type { MeasureFigure } from "$peil/engine/measures/figure.ts";
import { languages } from "$peil/i18n/word-finding.ts";
import type { Language } from "$peil/i18n/words.ts";
import { measuredFigure, type ToldFigure, type ToldMeasure, type ToldPeriod } from "#lib/figures/measured.ts";

export interface MeasureDrawings {
  /** Side by side, as they are. */
  readonly plain: readonly string[];
  /** The same drawing twice: for a wide screen, and for a phone. */
  readonly both: readonly { readonly wide: string; readonly narrow: string }[];
}

interface Told {
  readonly zone: string;
  readonly asOf: number;
  readonly name: string;
}

export function measureDrawings(
  told: ToldMeasure,
  periods: readonly { readonly figure: ToldFigure; readonly period: ToldPeriod }[],
  { zone, asOf, name }: Told,
  language: Language,
): MeasureDrawings {
  const figures = periods.map(({ figure, period }) => measuredFigure(told, figure, period, asOf));
  const rows = figures.map((figure) => ({ label: rowName(figure, language), figure }));
  switch (told.kind) {
    case "uptime":
      return { plain: budget(figures, name, language), both: strips(figures, rows, { zone, name }, language) };
    case "signs": {
      const span = rows.map(({ label }) => label).join(", ");
      return { plain: [], both: [inBoth((width) => signStrip(rows, { name, zone, width }, span, language))] };
    }
    case "samples":
      return { plain: answers(figures, name, language), both: [] };
    default:
      return { plain: [], both: [] };
  }
}

function inBoth(draw: (width: "wide" | "narrow") => string): { wide: string; narrow: string } {
  return { wide: draw("wide"), narrow: draw("narrow") };
}

type Row = { readonly label: string; readonly figure: MeasureFigure };

function strips(
  figures: readonly MeasureFigure[],
  rows: readonly Row[],
  place: { zone: string; name: string },
  language: Language,
) {
  const last = figures.at(-1);
  const services = last === undefined || last.services.length < 2 ? [] : last.services;
  const perService = services.map((figure) => ({ label: (figure.service ?? "").slice(0, 11), figure }));
  const lost = figures.findLast(({ stretches }) => stretches.some(({ is }) => is === "down"));
  return [
    inBoth((width) => availabilityStrip(rows, { ...place, width }, language)),
    ...(lost === undefined ? [] : [inBoth((width) => zoom(lost, { ...place, width }, language))]),
    ...(perService.length === 0
      ? []
      : [inBoth((width) => availabilityStrip(perService, { ...place, width }, language))]),
  ].filter(({ wide }) => wide !== "");
}

function zoom(figure: MeasureFigure, place: Parameters<typeof availabilityZoom>[2], language: Language): string {
  return availabilityZoom(figure, periodName(figure.period.label, language), place, language);
}

function budget(figures: readonly MeasureFigure[], name: string, language: Language): string[] {
  const last = figures.at(-1);
  if (last?.values.down?.unit !== "ms" || last.values.allowed?.unit !== "ms") return [];
  const title = languages[language].measurePage.strip.budgetTitle(name, periodName(last.period.label, language));
  return [budgetBar({ usedMs: last.values.down.value, allowedMs: last.values.allowed.value }, title, language)];
}

/** Answers are counted as tickets are, so they stand on the same staff. */
function answers(figures: readonly MeasureFigure[], name: string, language: Language): string[] {
  const last = figures.at(-1);
  const promise = last && promisedShare(last);
  const counted = last && countedPeriod(last);
  if (promise === undefined || counted === undefined) return [];
  const all = figures.flatMap((figure) => countedPeriod(figure) ?? []);
  return [staff(counted, promise, language), ...(all.length > 1 ? [trend(all, promise, name, language)] : [])];
}

/** What fits beside a band: "nov 2026", and a contract year by the years it lies in. */
function rowName({ period: { label }, measure: { per } }: MeasureFigure, language: Language): string {
  if (per === "contract-year") return `${label.slice(0, 4)}/${label.slice(11, 15)}`;
  return per === "month" || per === "year" ? periodName(label, language, "short") : label;
}
