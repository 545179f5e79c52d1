/**
 * Judges the use of a service over a period against a quota, a benchmark or bands: each kind of use of each service by
 * itself, and the worst of them counts. What nobody measured is unproven. Rules: CVG-2, OBJ-3, OBJ-5, AVL-6 (worst), CLK-17.
 */
import { holds } from "../../condition.ts";
import type { Period } from "../../period.ts";
import { withinTerm, type Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { FigureValues, MeasureFigure, MeasureVerdict } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { isOfWhat, sceneOf } from "../samples/sample-standing.ts";
import { isAbout, judgedServices, servicesOf } from "../services.ts";
import { shownAmount } from "./amount.ts";
import { compareUse, type Compared } from "./compare-use.ts";
import { bandOf, isUsedUp, keepsQuota, quotaOf } from "./quota.ts";
import { compareRatios, fractionOf, type Ratio } from "./ratio.ts";
import { usesOf, type Use } from "./uses.ts";

export function judgeUsage(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  const { asOf } = evidence;
  const figure = { measure, period, asOf, service: undefined, stretches: [], services: [] };
  const span = withinTerm(period, evidence.term);
  if (span === undefined) return { ...figure, verdict: "outside", values: {} };
  const parts = partsOf(measure, evidence, span).map((part) => ({
    ...part,
    ...judgePart(measure, evidence, span, part),
  }));
  const worst = parts.reduce((one, other) => (isWorse(other, one) ? other : one));
  if (parts.length === 1) return { ...figure, verdict: worst.verdict, values: worst.values };
  const group = (name: string): FigureValues => (name === "" ? {} : { group: { unit: "word", value: name } });
  return {
    ...figure,
    verdict: worst.verdict,
    values: { ...worst.values, ...group([worst.service, worst.what].filter((name) => name !== undefined).join(" ")) },
    services: parts.map(({ service, what, verdict, values }) => ({
      ...figure,
      service,
      verdict,
      values: { ...values, ...group(what ?? "") },
    })),
  };
}

/** One kind of use of one service; undefined where the measure, or the record, tells none apart. */
interface Part {
  readonly service: string | undefined;
  readonly what: string | undefined;
  readonly uses: readonly Use[];
}

/** What is listed and was never recorded is a part too: it is not known to be kept. */
function partsOf(measure: Measure, evidence: Evidence, span: Term): Part[] {
  const { program, contract } = evidence;
  const { where, what } = measure.term;
  const listed = servicesOf(measure, evidence);
  const uses = usesOf(evidence).uses.filter(
    ({ fact }) =>
      fact.at >= span.from &&
      fact.at < span.to &&
      isOfWhat(measure, fact.fields) &&
      isAbout(fact, listed) &&
      (where === undefined || holds(where, sceneOf(program, contract, fact.fields, fact.at)) === true),
  );
  const facts = uses.map(({ fact }) => fact);
  const isNamed = facts.some(({ fields }) => fields["service"] !== undefined);
  const services: readonly (string | undefined)[] = isNamed ? judgedServices(listed, facts) : [undefined];
  return services.flatMap((service) =>
    (what ?? [undefined]).map((one) => ({
      service,
      what: one,
      uses: uses.filter(
        ({ fact }) =>
          (service === undefined || isAbout(fact, [service])) &&
          (one === undefined || [fact.fields["what"]].flat().includes(one)),
      ),
    })),
  );
}

interface JudgedPart {
  readonly verdict: MeasureVerdict;
  readonly values: FigureValues;
  /** How much it is, to tell which of two parts with one verdict is the worse. */
  readonly share: Ratio | undefined;
}

function judgePart(measure: Measure, evidence: Evidence, span: Term, { service, what, uses }: Part): JudgedPart {
  const isOver = evidence.asOf >= span.to;
  const compared = compareUse(measure, evidence, uses, [service, what]);
  const verdict = verdictOf(measure, compared, isOver);
  if (compared === undefined) return { verdict, values: {}, share: undefined };
  const { used, benchmark, share } = compared;
  const band = bandOf(measure.term.bands, (unit) => amountIn(compared, unit));
  const values: FigureValues = {
    used: shownAmount(used),
    ...(benchmark === undefined ? {} : { of: shownAmount(benchmark.amount) }),
    ...(share === undefined || share.den === 0n ? {} : { share: { unit: "share", value: fractionOf(share) } }),
    ...(band === undefined ? {} : { band: { unit: "word", value: band } }),
    ...(isOver ? {} : forecastOf(measure, evidence, span, compared)),
  };
  return { verdict, values, share: share ?? used.value };
}

function verdictOf(measure: Measure, compared: Compared | undefined, isOver: boolean): MeasureVerdict {
  const quota = quotaOf(measure.target);
  if (quota === "none") return "no-target";
  const lost: MeasureVerdict = measure.aim ? "over-aim" : "missed";
  const amount = compared === undefined || quota === undefined ? undefined : amountIn(compared, quota.unit);
  if (amount === undefined) return isOver ? "unproven" : "running";
  if (isOver) return keepsQuota(quota!, amount) ? "kept" : lost;
  return onlyGrows(measure, compared!) && isUsedUp(quota!, amount) ? lost : "running";
}

/** A total and a highest only grow, as long as what they are compared with stays the same. */
function onlyGrows({ term }: Measure, { benchmark }: Compared): boolean {
  const how = term["counted-as"] ?? "last";
  return (how === "total" || how === "highest") && benchmark?.fixed !== false;
}

function amountIn({ used, share }: Compared, unit: "ms" | "share" | "number"): Ratio | undefined {
  if (unit === "share") return share;
  return (unit === "ms") === (used.unit === "ms") ? used.value : undefined;
}

/** What a total comes to when the rest of the period goes as the part that has passed. */
function forecastOf({ term }: Measure, { asOf }: Evidence, { from, to }: Term, { used }: Compared): FigureValues {
  if (term["counted-as"] !== "total" || asOf <= from) return {};
  const { num, den } = used.value;
  const value = { num: num * BigInt(to - from), den: den * BigInt(asOf - from) };
  return { forecast: shownAmount({ ...used, value }) };
}

const worstFirst: readonly MeasureVerdict[] = ["missed", "over-aim", "unproven", "running", "kept", "no-target"];

function isWorse(a: JudgedPart, b: JudgedPart): boolean {
  const order = worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict);
  if (order !== 0) return order < 0;
  return a.share !== undefined && (b.share === undefined || compareRatios(a.share, b.share) > 0);
}
