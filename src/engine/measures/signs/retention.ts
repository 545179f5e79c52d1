/**
 * How long copies are kept, by the oldest one in the inventory that a sign carries. Every copy that is not yet as old as was
 * promised must still be there, which is asked once the control has run that long: the oldest is then the first that came
 * that long ago, or one before it. `not-longer` asks that none is older either. Rule: HBT-3.
 */
import { fieldMoment } from "../../../facts/field-moment.ts";
import type { Evidence } from "../evidence.ts";
import type { Stretch } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { later, type Expecting } from "./expecting.ts";
import { firstFrom, type SignSeries } from "./sign-series.ts";

export interface Retention {
  /** The age of the oldest copy at the sign where the promise was worst kept; undefined where no sign that was asked told. */
  readonly keptForMs: number | undefined;
  /** Whether any sign of the period was asked at all. */
  readonly asked: boolean;
  /** What was gone too early, or stayed too long, at the worst. */
  readonly broken: Pick<Stretch, "from" | "to" | "failed" | "facts"> | undefined;
}

/** Of the signs from one number up to another in the series. */
export function retentionOf(
  measure: Measure,
  { program: { zone } }: Evidence,
  { at, of, facts }: SignSeries,
  expecting: Expecting | undefined,
  startAt: number,
  [first, end]: readonly [number, number],
): Retention {
  const { kept, "not-longer": notLonger } = measure.term;
  // A control that never began, since none of its signs came, holds no copies to ask for.
  if (kept === undefined || startAt === Infinity) return { keptForMs: undefined, asked: false, broken: undefined };
  const { hours } = measure;
  const fullAt = later(kept, startAt, 1, zone, hours) ?? Infinity;
  let keptForMs: number | undefined;
  let asked = false;
  let broken: Retention["broken"];
  for (let i = Math.max(first, firstFrom(at, fullAt)); i < end; i++) {
    asked = true;
    const fact = facts[of[i]!]!;
    const oldest = fieldMoment(fact, "oldest", zone);
    if (oldest === undefined || oldest > at[i]!) continue;
    const since = later(kept, at[i]!, -1, zone, hours)!;
    const copy = Math.min(at[firstFrom(at, since)]!, expecting?.until(expecting.after(since, 1)) ?? since);
    const age = at[i]! - oldest;
    keptForMs = Math.min(keptForMs ?? age, age);
    const gone = oldest > copy ? { from: copy, to: oldest, condition: "kept" } : undefined;
    const stayed =
      notLonger === true && oldest < since ? { from: oldest, to: since, condition: "not-longer" } : undefined;
    const wrong = gone ?? stayed;
    if (wrong !== undefined && !(broken !== undefined && broken.to - broken.from >= wrong.to - wrong.from))
      broken = {
        from: wrong.from,
        to: wrong.to,
        failed: [{ condition: wrong.condition, because: "no" }],
        facts: [fact],
      };
  }
  return { keptForMs, asked, broken };
}
