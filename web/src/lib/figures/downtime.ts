/**
 * Downtime of each availability promise over the asked period: what was used, what was taken off and on what ground, and what is still
 * allowed. Amounts are those of the promise's own periods added up, in whole milliseconds; what is left never runs on into the next of
 * them, and is said of the one that runs. Rules: AVL-1, AVL-3, RPT-2.
 */
import { periodName } from "$peil/draw/period-name.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";
import type { Language } from "$peil/i18n/words.ts";
import { promiseAnchor } from "#lib/article-link.ts";
import { lengthText } from "#lib/moment.ts";
import { measureKey, measurePeriod } from "#lib/figures/measure-row.ts";
import { measuredFigure } from "#lib/figures/measured.ts";
import type { FigureWords } from "#lib/figures/objective-row.ts";
import { periodOf, type Figures, type Measure } from "#lib/figures/of-figures.ts";
import { outageAnchor } from "#lib/figures/outages.ts";
import { say } from "#lib/say.ts";
import { rowAnchor } from "#lib/figures/row.ts";
import { perText } from "#lib/figures/per-text.ts";

export interface DowntimeShown {
  readonly title: string;
  readonly article: string;
  /** Its anchor in the agreement. */
  readonly promise: string;
  readonly service: string;
  /** Of one of several services that do not add up: which of them it is; else "". */
  readonly worst: string;
  /** Its own, or the longer one over which its own were added up. */
  readonly period: string;
  readonly used: string;
  readonly excluded: string;
  readonly grounds: readonly GroundShown[];
  /** In which period, and how much. */
  readonly left: { readonly period: string; readonly text: string };
  /** "maand", where it is judged more than once in what was asked; else "", as of one service of several. */
  readonly per: string;
}

export interface GroundShown {
  readonly ground: string;
  readonly length: string;
  /** Where it was: the outage in the list of this page, or where that is of a longer period the stretches of the measure. */
  readonly at: readonly { readonly from: number; readonly href: string }[];
}

type Measured = Measure["periods"][number];
type Part = Pick<Measured, "verdict" | "values" | "stretches">;
type Stretch = Part["stretches"][number];

export function downtimeShown(told: Figures, w: FigureWords, language: Language): DowntimeShown[] {
  return told.measures
    .filter(({ kind, periods }) => kind === "uptime" && periods.length > 0)
    .flatMap((measure) => {
      const services = measure.periods.at(-1)!.services.map(({ service }) => service);
      const each = services.length > 1 ? services : [];
      return [
        { ...shown(measure, "", measure.periods), worst: worstText(measure, w, language) },
        ...each.map((service) => shown(measure, service ?? "", periodsOf(measure, service))),
      ];
    });

  function shown(measure: Measure, service: string, periods: readonly Measured[]): DowntimeShown {
    const last = periods.at(-1)!;
    const now = periodOf(last);
    const row = measurePeriod(measuredFigure(measure, last, now.period, Date.parse(told.asOf)), w, language);
    const nameOfLast = periodName(last.period.label, language, "short");
    const isEnded = last.verdict !== "running";
    return {
      title: measure.title[language],
      article: measure.article,
      promise: promiseAnchor("measure", measure.measure),
      service,
      worst: "",
      period: periods.length > 1 ? periodName(told.period.label, language, "short") : nameOfLast,
      used: lengthText(sum(periods, "down"), language),
      excluded: lengthText(sum(periods, "not-counted"), language),
      grounds: grounds(
        measure,
        periods.flatMap(({ stretches }) => stretches),
      ),
      left: periods.length > 1 && isEnded ? { period: "", text: "" } : { period: nameOfLast, text: row.left },
      per: periods.length > 1 && service === "" ? perText(measure.per, language) : "",
    };
  }

  function grounds({ measure }: Measure, stretches: readonly Stretch[]): GroundShown[] {
    const taken = stretches.filter(({ is }) => is === "not-counted");
    return [...Map.groupBy(taken, ({ exclusion }) => exclusion ?? "")].map(([ground, all]) => ({
      ground: nameOf(ground)[language],
      length: lengthText(
        all.reduce((total, one) => total + lengthOf(one), 0),
        language,
      ),
      at: all.map((one) => ({
        from: Date.parse(one.from),
        href: `#${outageOf(told, one) ?? `${rowAnchor(measureKey(measure))}-missed`}`,
      })),
    }));
  }
}

/** Of one of its services alone. */
function periodsOf({ periods }: Measure, service: string | null): Measured[] {
  return periods.flatMap((one) => {
    const part = one.services.find((of) => of.service === service);
    return part === undefined ? [] : [{ ...one, ...part, services: [] }];
  });
}

/** Where each period is that of one service, the worst, and not what they come to together. */
function worstText({ periods, per }: Measure, w: FigureWords, language: Language): string {
  const adds = (name: string) =>
    sum(periods, name) ===
    sum(
      periods.flatMap(({ services }) => services),
      name,
    );
  if (adds("down") && adds("not-counted")) return "";
  const like = periods.map(({ values, services }) =>
    services.filter((one) => JSON.stringify(one.values) === JSON.stringify(values)).map(({ service }) => service),
  );
  if (like.some((services) => services.length === 0)) return "";
  const service = like[0]!.find((one) => like.every((services) => services.includes(one)));
  return service ? say(w.worstService, { service }) : say(w.worstEach, { per: perText(per, language) });
}

/** The place of the outage that a stretch is part of: they share the fact with which it began. */
function outageOf({ outages }: Figures, { facts }: Stretch): string | undefined {
  const own = new Set(facts.map(({ fact }) => fact));
  const index = outages.findIndex((one) => own.has(one.facts[0]?.fact ?? ""));
  return index === -1 ? undefined : outageAnchor(index);
}

function lengthOf({ from, to }: Stretch): number {
  return Date.parse(to) - Date.parse(from);
}

function sum(periods: readonly Part[], name: string): number {
  return periods.reduce((total, { values }) => {
    const value = values[name];
    return total + (value?.unit === "ms" ? value.value : 0);
  }, 0);
}
