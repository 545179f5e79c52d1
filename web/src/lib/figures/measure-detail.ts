/** What a measure's figure is made of: its values by name, and stretch by stretch what was down, taken off, late, with the facts of each. */
import { figureText } from "$peil/draw/figure-text.ts";
import { periodName } from "$peil/draw/period-name.ts";
import type { FigureName } from "$peil/engine/measures/figure.ts";
import { languages } from "$peil/i18n/word-finding.ts";
import type { Language } from "$peil/i18n/words.ts";
import { notExcluded } from "#lib/figures/failed-text.ts";
import { measuredFigure } from "#lib/figures/measured.ts";
import { periodOf, type Figures, type Measure } from "#lib/figures/of-figures.ts";

export type Fact = Figures["outages"][number]["facts"][number];

/** Period by period. */
export type MeasureDetail = readonly {
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly text: string }[];
  readonly stretches: readonly StretchShown[];
  /** How many more there are than are shown. */
  readonly more: number;
  readonly booked: readonly Fact[];
}[];

export interface StretchShown {
  readonly is: string;
  readonly from: number;
  readonly to: number;
  readonly service: string;
  readonly why: string;
  readonly facts: readonly Fact[];
}

const most = 60;

export function measureDetail(one: Measure, asOf: number, language: Language): MeasureDetail {
  const words = languages[language].measurePage;
  return one.periods.map((period) => {
    const figure = measuredFigure(one, period, periodOf(period).period, asOf);
    const stretches = period.stretches.slice(0, most);
    return {
      name: periodName(period.period.label, language),
      values: (Object.keys(period.values) as FigureName[]).flatMap((name) => {
        const text = figureText(figure, name, language);
        return text === "" ? [] : [{ name: words.figures[name], text }];
      }),
      stretches: stretches.map(({ is, from, to, service, exclusion, failed, facts }) => ({
        is: words.stretches[is as keyof typeof words.stretches] ?? is,
        from: Date.parse(from),
        to: Date.parse(to),
        service: service ?? "",
        why: failed.length === 0 ? (exclusion ?? "") : notExcluded({ exclusion, failed }, language).join(" "),
        facts,
      })),
      more: period.stretches.length - stretches.length,
      booked: period.booked,
    };
  });
}
