/** What the uses of a period come to, and beside what: their total, mean, highest or last. Rule: CVG-2. */
import type { Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";
import type { Amount } from "./amount.ts";
import { benchmarkOf, type Benchmark } from "./benchmark.ts";
import { compareRatios, dividedBy, type Ratio } from "./ratio.ts";
import type { Use } from "./uses.ts";

export interface Compared {
  readonly used: Amount;
  /** Undefined where the measure compares with nothing, or nothing in the same unit was recorded. */
  readonly benchmark: Benchmark | undefined;
  /** The use as a share of the benchmark; of the whole where it is a percentage. */
  readonly share: Ratio | undefined;
}

/** Undefined where nothing was recorded, or what was is in different units. */
export function compareUse(
  measure: Measure,
  evidence: Evidence,
  uses: readonly Use[],
  about: readonly (string | undefined)[],
): Compared | undefined {
  const used = countedAs(
    measure.term["counted-as"] ?? "last",
    uses.map((one) => one.used),
  );
  if (used === undefined) return undefined;
  if (measure.term["relative-to"] === undefined) {
    const share = used.unit === "%" ? dividedBy(used.value, { num: 100n, den: 1n }) : undefined;
    return { used, benchmark: undefined, share };
  }
  const recorded = uses.findLast((one) => one.benchmark !== undefined)?.benchmark;
  const benchmark = benchmarkOf(measure, evidence, about, recorded, used.unit);
  if (benchmark?.amount.unit !== used.unit) return { used, benchmark: undefined, share: undefined };
  return { used, benchmark, share: dividedBy(used.value, benchmark.amount.value) };
}

function countedAs(how: "total" | "mean" | "highest" | "last", amounts: readonly Amount[]): Amount | undefined {
  const last = amounts.at(-1);
  if (last === undefined || how === "last") return last;
  if (amounts.some(({ unit }) => unit !== last.unit)) return undefined;
  const values = amounts.map(({ value }) => value);
  if (how === "highest") return { ...last, value: values.reduce((a, b) => (compareRatios(a, b) < 0 ? b : a)) };
  const { num, den } = values.reduce((a, b) => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den }));
  return { ...last, value: how === "total" ? { num, den } : { num, den: den * BigInt(values.length) } };
}
