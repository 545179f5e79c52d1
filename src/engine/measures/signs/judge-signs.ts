/**
 * Judges a control over a period: each service that it covers by itself, and all by the worst of them, or as one where a
 * sign of any will do (`together: union`). A sign that names no service is one of each. Rules: HBT-1 … HBT-3, CON-2, CLK-17.
 */
import type { Fact } from "../../../facts/fact.ts";
import type { Period } from "../../period.ts";
import { withinTerm, type Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { MeasureFigure, MeasureVerdict } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { isAbout, judgedServices, servicesOf } from "../services.ts";
import { expectingOf } from "./expecting.ts";
import { matchSigns } from "./match-signs.ts";
import { isPromised } from "./sign-fact.ts";
import { signFigure, type Control } from "./sign-figure.ts";
import { signFacts, signSeries } from "./sign-series.ts";

export function judgeSigns(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  const { asOf } = evidence;
  const bare = { measure, period, asOf, service: undefined, values: {}, stretches: [], services: [] };
  const span = withinTerm(period, evidence.term);
  if (span === undefined) return { ...bare, verdict: "outside" };
  const promised = isPromised(measure, evidence);
  const listed = servicesOf(measure, evidence);
  const facts = signFacts(measure, evidence, listed);
  if (promised === false) return { ...bare, verdict: "no-target" };
  if (promised === undefined && facts.length === 0)
    return { ...bare, verdict: asOf < span.to ? "running" : "unproven" };
  return togetherOf(measure, evidence, { ...bare, verdict: "kept" }, span, facts, judgedServices(listed, facts));
}

function togetherOf(
  measure: Measure,
  evidence: Evidence,
  bare: MeasureFigure,
  span: Term,
  facts: readonly Fact[],
  names: readonly string[],
): MeasureFigure {
  const judge = (service: string | undefined): MeasureFigure => {
    const figure = signFigure(measure, evidence, controlOf(measure, evidence, service, facts, span), span);
    return { ...bare, ...figure, service, stretches: figure.stretches.map((one) => ({ ...one, service })) };
  };
  if (names.length === 0) return judge(undefined);
  const isShared = facts.every(({ fields }) => fields["service"] === undefined);
  const services = isShared ? sharedBy(names, judge(undefined)) : names.map(judge);
  const whole = measure.term.together === "union" ? judge(undefined) : worstOf(services);
  return { ...whole, service: undefined, services: services.length > 1 ? services : [] };
}

/** What no sign tells apart is judged once. */
function sharedBy(names: readonly string[], figure: MeasureFigure): readonly MeasureFigure[] {
  return names.map((service) => ({
    ...figure,
    service,
    stretches: figure.stretches.map((one) => ({ ...one, service })),
  }));
}

/** A control in a period, of signs that are read once for all periods; without a service it is that of all signs together. */
function controlOf(
  measure: Measure,
  evidence: Evidence,
  service: string | undefined,
  facts: readonly Fact[],
  span: Term,
): Control {
  const { expecting, series } = evidence.once(`control ${measure.name} ${service ?? ""}`, () => {
    const own = service === undefined ? facts : facts.filter((fact) => isAbout(fact, [service]));
    return { expecting: expectingOf(measure, evidence), series: signSeries(measure, evidence, own) };
  });
  return { expecting, series, run: matchSigns(expecting, series.at, recordedTerm(evidence), evidence.asOf, span) };
}

const fromWorst: readonly MeasureVerdict[] = [
  "missed",
  "over-aim",
  "unproven",
  "running",
  "kept",
  "no-target",
  "outside",
];

/** By the verdict, then the share that came in time, then the gap; the first of those alike. */
function worstOf(services: readonly MeasureFigure[]): MeasureFigure {
  return services.reduce((worst, one) => (isWorse(one, worst) ? one : worst));
}

function isWorse(one: MeasureFigure, other: MeasureFigure): boolean {
  const verdicts = fromWorst.indexOf(one.verdict) - fromWorst.indexOf(other.verdict);
  if (verdicts !== 0) return verdicts < 0;
  const [a, b] = [one.values.share, other.values.share];
  if (a?.unit === "share" && b?.unit === "share") {
    const shares = a.value.num * b.value.den - b.value.num * a.value.den;
    if (shares !== 0) return shares < 0;
  }
  return gapOf(one) > gapOf(other);
}

function gapOf({ values: { gap } }: MeasureFigure): number {
  return gap?.unit === "ms" ? gap.value : -1;
}

/** The contract's term as far as it was recorded: a sign that nobody would have written down is not missing. */
function recordedTerm({ term, since }: Evidence): Term {
  return since > term.from ? { ...term, from: since } : term;
}
