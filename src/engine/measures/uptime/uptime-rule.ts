/**
 * What an uptime measure counts, with every parameter that the agreement leaves out filled in: the defaults of AVL-1,
 * AVL-4 and AVL-7. Lengths are in milliseconds; weights in units of `full`.
 */
import type { Bound } from "../../../agreement/schema/target.ts";
import type { MeasureTerm } from "../../../agreement/schema/agreement.ts";
import type { Measure } from "../measure.ts";

export type ExclusionTerm = NonNullable<MeasureTerm["not-counted"]>[string];

export interface UptimeRule {
  /** The states of an outage that count; undefined: all. An outage without a state is down. */
  readonly counts: readonly string[] | undefined;
  readonly exclusions: readonly (readonly [name: string, term: ExclusionTerm])[];
  readonly denominator: "period" | "without-not-counted" | "measured";
  readonly shortUpToMs: number;
  readonly isShortByCounted: boolean;
  readonly joinUpToMs: number;
  readonly outageFrom: "first-failure" | "last-success" | "middle";
  /** How many probes must tell of it; `all` of those that are known. */
  readonly downWhen: number | "all";
  readonly partial: "whole" | "share" | "none";
  readonly unmeasured: "apart" | "as-down" | "as-up";
  readonly together: "worst" | "union";
  /** The weight of a whole outage: 1, or hundredths of a percent where parts count as parts. */
  readonly full: number;
}

export function uptimeRule({ term }: Measure): UptimeRule {
  const partial = term.partial ?? "whole";
  return {
    counts: term.counts,
    exclusions: Object.entries(term["not-counted"] ?? {}),
    denominator: term.denominator ?? "period",
    shortUpToMs: longestInside(term.ignore),
    isShortByCounted: term["ignore-by"] === "counted-length",
    joinUpToMs: longestInside(term.join),
    outageFrom: term["outage-from"] ?? "first-failure",
    downWhen: probesOf(term["down-when"]),
    partial,
    unmeasured: term.unmeasured ?? "apart",
    together: term.together ?? "worst",
    full: partial === "share" ? partsOfWhole : 1,
  };
}

/** In how many parts an outage of a part is told: `30.25%` is 3025 of them. */
export const partsOfWhole = 10_000;

/** The longest length that a bound from above takes in: `under 1 h` is a millisecond less; −1 for none. */
function longestInside(bound: Bound | undefined): number {
  const high = bound?.high;
  return high === undefined ? -1 : high.inside ? high.value : high.value - 1;
}

function probesOf(written: string | undefined): number | "all" {
  if (written === "all") return "all";
  return written?.startsWith("at least ") === true ? Number(written.slice("at least ".length)) : 1;
}
