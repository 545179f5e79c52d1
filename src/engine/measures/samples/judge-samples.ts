/**
 * Judges response times over a period: which share of all samples kept the bound, those that failed being over it. All
 * services that a measure names are counted together, and each by itself. Nobody measured is unproven, never kept. Rules:
 * RSP-1, RSP-2, OBJ-3 (exact fractions), OBJ-5 (a share of 100% can be lost before the period ends), CLK-17.
 */
import type { MeasureTarget } from "../../../agreement/schema/measure-target.ts";
import { reaches } from "../../objective.ts";
import type { Period } from "../../period.ts";
import { withinTerm, type Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { FigureValue, FigureValues, MeasureFigure, MeasureVerdict } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { servicesOf } from "../services.ts";
import { edgeOf, type Edge } from "./edge.ts";
import type { Series } from "./sample-log.ts";
import { tallyFastest, tallyMeans } from "./sample-means.ts";
import { seriesByService, seriesOfServices } from "./sample-services.ts";
import { tallyOf, together, type SampleTally } from "./sample-tally.ts";
import { seriesIn } from "./samples-of.ts";

type Judged = Pick<MeasureFigure, "verdict" | "values">;
type ShareWithin = MeasureTarget & { readonly kind: "share-within" };

export function judgeSamples(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  const { asOf } = evidence;
  const figure = { measure, period, asOf, service: undefined, stretches: [], services: [] };
  const span = withinTerm(period, evidence.term);
  if (span === undefined) return { ...figure, verdict: "outside", values: {} };
  const { target } = measure;
  const edge = edgeOf(measure);
  if (edge === undefined || target.kind !== "share-within") {
    const asksNothing = target.kind === "none" || target.kind === "agreed";
    return { ...figure, verdict: asksNothing ? "no-target" : "unproven", values: {} };
  }
  const listed = servicesOf(measure, evidence);
  const series = seriesOfServices(seriesIn(measure, evidence, span), listed);
  const judge = judging(measure, target, edge, { span, origin: period.from, over: asOf >= span.to });
  const services = [...seriesByService(series, listed)].map(([service, own]) => ({
    ...figure,
    service,
    ...judge(own),
  }));
  return { ...figure, ...judge(series), services };
}

interface When {
  readonly span: Term;
  /** Where intervals are counted from. */
  readonly origin: number;
  /** Whether all of the span has passed. */
  readonly over: boolean;
}

/** Judges any of the series of a measure; each series is added up once, however often it is asked about. */
function judging(measure: Measure, target: ShareWithin, edge: Edge, when: When): (series: readonly Series[]) => Judged {
  const { span, origin, over } = when;
  const lost: MeasureVerdict = measure.aim ? "over-aim" : "missed";
  switch (measure.term["counted-over"] ?? "requests") {
    case "requests": {
      const known = new Map<Series, SampleTally>();
      const tally = (one: Series) => {
        let counted = known.get(one);
        if (counted === undefined) known.set(one, (counted = tallyOf(one, measure, edge, span)));
        return counted;
      };
      return (series) => {
        const all = together(series.map(tally));
        return { verdict: verdictOf(all, target, over, lost), values: valuesOf(all) };
      };
    }
    case "means":
      return (series) => {
        const all = tallyMeans(series, measure, edge, span, origin);
        const verdict = !over ? "running" : all.undecided > 0 ? "unproven" : verdictOf(all, target, over, lost);
        return { verdict, values: valuesOf(all) };
      };
    case "fastest":
      return (series) => {
        const { tally, meanMs, kept } = tallyFastest(series, measure, edge, span, target.share);
        const verdict = !over ? "running" : kept === undefined ? "unproven" : kept ? "kept" : lost;
        const { population, failed, apart } = tally;
        const mean: FigureValues = meanMs === undefined ? {} : { mean: { unit: "ms", value: meanMs } };
        return {
          verdict,
          values: { population: count(population), failed: count(failed), apart: count(apart), ...mean },
        };
      };
  }
}

function verdictOf(tally: SampleTally, { share }: ShareWithin, over: boolean, lost: MeasureVerdict): MeasureVerdict {
  const { population, kept, undecided } = tally;
  const atBest = reaches(share, kept + undecided, population - kept - undecided);
  if (!over) return population > 0 && share.fraction.num === share.fraction.den && !atBest ? lost : "running";
  if (population === 0) return "unproven";
  if (reaches(share, kept, population - kept)) return "kept";
  return atBest ? "unproven" : lost;
}

/** The share is shown where it is known; what is neither kept nor over, the record does not tell. */
function valuesOf({ population, kept, undecided, failed, apart }: SampleTally): FigureValues {
  const share: FigureValues =
    population === 0 || undecided > 0 ? {} : { share: { unit: "share", value: { num: kept, den: population } } };
  return {
    population: count(population),
    kept: count(kept),
    over: count(population - kept - undecided),
    failed: count(failed),
    apart: count(apart),
    ...share,
  };
}

function count(value: number): FigureValue {
  return { unit: "count", value };
}
