/**
 * The verdict of an availability, in whole numbers: what was down is at most what the target allows of the time that it is
 * a share of. No division, no rounding; amounts are milliseconds times the weight of a whole outage. Rules: AVL-1, AVL-9,
 * OBJ-3, OBJ-5.
 */
import type { MeasureTarget } from "../../../agreement/schema/measure-target.ts";
import type { FigureValue, FigureValues, MeasureVerdict } from "../figure.ts";
import type { UptimeRule } from "./uptime-rule.ts";

/** What a period came to, in service time. */
export interface Amounts {
  /** The whole period, and as far as it went; milliseconds. */
  readonly wholeMs: number;
  readonly soFarMs: number;
  readonly unmeasuredMs: number;
  /** Milliseconds times `full`. */
  readonly down: number;
  readonly notCounted: number;
  readonly isOver: boolean;
}

export interface JudgedAmounts {
  readonly verdict: MeasureVerdict;
  readonly values: FigureValues;
}

/**
 * `down`, `not-counted`, `allowed` and `left` are whole milliseconds, rounded down where parts of an outage leave a part
 * of one; the verdict and the share are taken before that.
 */
export function judgeAmounts(amounts: Amounts, rule: UptimeRule, target: MeasureTarget, isAim: boolean): JudgedAmounts {
  const { full, denominator, unmeasured } = rule;
  const unknown = unmeasured === "apart" ? amounts.unmeasuredMs * full : 0;
  const off = denominator === "without-not-counted" ? amounts.notCounted : 0;
  const base = amounts.wholeMs * full - off - (denominator === "measured" ? unknown : 0);
  const down = amounts.down + (unmeasured === "as-down" ? amounts.unmeasuredMs * full : 0);
  const allowed = allowedOf(target, base, full);
  const known = amounts.soFarMs * full - off - unknown;
  const values: FigureValues = {
    ...(known > 0 ? { share: { unit: "share", value: { num: known - down, den: known } } } : undefined),
    whole: lengthOf(base, full),
    down: lengthOf(amounts.down, full),
    "not-counted": lengthOf(amounts.notCounted, full),
    ...(amounts.unmeasuredMs > 0 ? { unmeasured: lengthOf(amounts.unmeasuredMs, 1) } : undefined),
    ...(allowed === undefined
      ? undefined
      : { allowed: lengthOf(allowed, full), left: lengthOf(Math.max(0, allowed - down), full) }),
  };
  const mayBeDown = down + (denominator === "measured" ? 0 : unknown);
  const verdict = verdictOf({ ...amounts, base, known, down, mayBeDown, allowed }, target);
  return { verdict: isAim && verdict === "missed" ? "over-aim" : verdict, values };
}

interface Weighing extends Amounts {
  readonly base: number;
  readonly known: number;
  readonly mayBeDown: number;
  readonly allowed: number | undefined;
}

/** AVL-9: judged once as if all that nobody measured was up, and once as if it was down. */
function verdictOf(
  { wholeMs, base, known, down, mayBeDown, allowed, isOver, unmeasuredMs }: Weighing,
  { kind }: MeasureTarget,
): MeasureVerdict {
  if (wholeMs === 0) return "outside";
  if (kind === "none" || kind === "agreed") return "no-target";
  if (allowed === undefined) return "unproven";
  if (down > allowed && down > 0) return "missed";
  if (!isOver) return "running";
  if (base <= 0) return unmeasuredMs > 0 ? "unproven" : "kept";
  if (down > allowed) return "missed";
  return mayBeDown > allowed || known <= 0 ? "unproven" : "kept";
}

/**
 * The most that may be down: `at least 99.9%` of a year is a thousandth of it, `over` is less than that. Undefined where
 * nobody knows the target.
 */
function allowedOf(target: MeasureTarget, base: number, full: number): number | undefined {
  if (target.kind === "bound") {
    const { high, unit } = target.bound;
    return high === undefined || unit !== "ms" ? undefined : high.value * full - (high.inside ? 0 : 1);
  }
  if (target.kind !== "share") return undefined;
  const { num, den } = target.share.fraction;
  const exact = BigInt(Math.max(0, base)) * BigInt(den - num);
  const isWhole = exact % BigInt(den) === 0n;
  return Number(exact / BigInt(den)) - (target.share.over && isWhole ? 1 : 0);
}

function lengthOf(amount: number, full: number): FigureValue {
  return { unit: "ms", value: Math.max(0, Math.floor(amount / full)) };
}
