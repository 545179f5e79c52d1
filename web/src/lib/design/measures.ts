/** Made-up measures, one for each kind and for each state that a measure can be in, for the living page. */
import { measureDrawings, type MeasureDrawings } from "#lib/figures/measure-drawings.ts";
import { measureRow } from "#lib/figures/measure-row.ts";
import type { ToldFigure, ToldPeriod } from "#lib/figures/measured.ts";
import type { FigureWords } from "#lib/figures/objective-row.ts";
import type { PromiseRow } from "#lib/figures/row.ts";
import type { Language } from "$peil/i18n/words.ts";

const hourMs = 3_600_000;
const whole = 30 * 24 * hourMs;
const asOf = Date.UTC(2026, 10, 22);

/** What a measure of each kind is called. */
export interface MeasureTitles {
  readonly uptime: string;
  readonly signs: string;
  readonly samples: string;
  readonly usage: string;
}

interface Made {
  readonly kind: keyof MeasureTitles;
  readonly target: string;
  readonly isAim?: boolean;
  readonly figures: readonly ToldFigure[];
}

const count = (value: number) => ({ unit: "count" as const, value });
const ms = (value: number) => ({ unit: "ms" as const, value });
const share = (num: number, den: number) => ({ unit: "share" as const, value: { num, den } });

function uptime(verdict: string, downMs: number, more: object = {}): ToldFigure {
  const allowed = whole / 200;
  const values = { share: share(whole - downMs, whole), whole: ms(whole), down: ms(downMs), allowed: ms(allowed) };
  return {
    verdict,
    values: { ...values, "not-counted": ms(0), left: ms(Math.max(0, allowed - downMs)), ...more },
    stretches: downMs === 0 ? [] : [stretch("down", 6, downMs), stretch("not-counted", 12, 2 * hourMs)],
  };
}

function stretch(is: string, day: number, lengthMs: number) {
  const from = Date.UTC(2026, 10, day, 9);
  const iso = (at: number) => new Date(at).toISOString();
  return { is, from: iso(from), to: iso(from + lengthMs), service: null, exclusion: null };
}

function signs(verdict: string, expected: number, missing: number): ToldFigure {
  const values = { expected: count(expected), received: count(expected - missing), late: count(0) };
  return {
    verdict,
    values: { ...values, missing: count(missing), open: count(0), share: share(expected - missing, expected) },
    stretches: missing === 0 ? [] : [stretch("missing", 9, 24 * hourMs)],
  };
}

function samples(verdict: string, population: number, kept: number): ToldFigure {
  const values = { population: count(population), kept: count(kept), over: count(population - kept) };
  return { verdict, values: { ...values, failed: count(0), share: share(kept, population) } };
}

const used = (verdict: string, hours: number): ToldFigure => ({ verdict, values: { used: ms(hours * hourMs) } });

const made: readonly Made[] = [
  { kind: "uptime", target: "at least 99.5%", figures: [uptime("kept", hourMs), uptime("missed", 5 * hourMs)] },
  { kind: "uptime", target: "at least 99.5%", figures: [uptime("kept", 0), uptime("running", 2 * hourMs)] },
  { kind: "uptime", target: "at least 99.5%", figures: [uptime("unproven", 0, { unmeasured: ms(9 * hourMs) })] },
  { kind: "signs", target: "100%", figures: [signs("kept", 30, 0), signs("missed", 22, 1)] },
  { kind: "samples", target: "95% within 3 s", figures: [samples("missed", 400, 300), samples("running", 400, 391)] },
  { kind: "samples", target: "95% within 3 s", isAim: true, figures: [samples("over-aim", 400, 352)] },
  { kind: "usage", target: "at most 4 h", figures: [used("missed", 5)] },
  { kind: "usage", target: "at most 4 h", figures: [used("running", 0)] },
];

export interface DesignMeasure {
  readonly row: PromiseRow;
  readonly drawings: MeasureDrawings;
}

export function measuresOfDesign(titles: MeasureTitles, w: FigureWords, language: Language): DesignMeasure[] {
  return made.map(({ kind, target, isAim = false, figures }, n) => {
    const told = { measure: `${kind} ${n}`, kind, target, isAim, per: "month" };
    const title = { nl: titles[kind], en: titles[kind] };
    const periods = figures.map((figure, i) => ({ figure, period: month(10 + i - (figures.length - 1)) }));
    return {
      row: measureRow({ ...told, title, article: "" }, periods, asOf, w, language),
      drawings: measureDrawings(told, periods, { zone: "Europe/Amsterdam", asOf, name: titles[kind] }, language),
    };
  });
}

function month(index: number): ToldPeriod {
  const label = `2026-${String(index + 1).padStart(2, "0")}`;
  return { label, from: Date.UTC(2026, index, 1) - hourMs, to: Date.UTC(2026, index + 1, 1) - hourMs };
}
