/**
 * A measure's period as the API tells it, as the drawings of `src/draw` take it: they were made for what the engine gives, and what the API
 * tells is that, with its moments in ISO 8601.
 */
import { measureTarget } from "$peil/agreement/schema/measure-target.ts";
import type { MeasureFigure, MeasureVerdict, FigureValues, Stretch } from "$peil/engine/measures/figure.ts";
import type { MeasureKind } from "$peil/engine/measures/measure.ts";
import type { Per } from "$peil/engine/objective.ts";

export interface ToldMeasure {
  readonly measure: string;
  readonly kind: string;
  readonly target: string;
  readonly isAim: boolean;
  readonly per: string;
}

export interface ToldFigure {
  readonly verdict: string;
  readonly values: object;
  readonly stretches?: readonly ToldStretch[];
  readonly services?: readonly (ToldFigure & { readonly service: string | null })[];
}

export interface ToldStretch {
  readonly is: string;
  readonly from: string;
  readonly to: string;
  readonly service: string | null;
  readonly exclusion: string | null;
}

export interface ToldPeriod {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export function measuredFigure(told: ToldMeasure, figure: ToldFigure, period: ToldPeriod, asOf: number): MeasureFigure {
  const { stretches = [], services = [] } = figure;
  return {
    // The service hours and the rest of the term are the engine's: a drawing asks for neither.
    measure: {
      name: told.measure,
      kind: told.kind as MeasureKind,
      term: { of: told.kind },
      per: told.per as Per,
      target: measureTarget.parse(told.target),
      aim: told.isAim,
    } as unknown as MeasureFigure["measure"],
    period,
    asOf,
    service: undefined,
    verdict: figure.verdict as MeasureVerdict,
    values: figure.values as FigureValues,
    stretches: stretches.map(stretchOf),
    services: services.map((one) => ({
      ...measuredFigure(told, { ...one, services: [] }, period, asOf),
      service: one.service ?? undefined,
    })),
  };
}

function stretchOf({ is, from, to, service, exclusion }: ToldStretch): Stretch {
  return {
    is: is as Stretch["is"],
    from: Date.parse(from),
    to: Date.parse(to),
    service: service ?? undefined,
    exclusion: exclusion ?? undefined,
    failed: [],
    facts: [],
  };
}
