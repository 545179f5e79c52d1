/**
 * The signs of a measure in the order of time, as flat arrays: a replication every five minutes is a hundred thousand a
 * year, and one fact may tell of many (`times`, `every`). Those that lack what they must carry stand apart. Rules: HBT-1,
 * CON-2.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import type { Hours } from "../../../time/hours.ts";
import { parseLength } from "../../../time/length.ts";
import { isAhead, type Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";
import { isAbout } from "../services.ts";
import { lackedBy, meetsWhere, isSignOf, signKinds } from "./sign-fact.ts";
import { later } from "./expecting.ts";

export interface SignSeries {
  /** When each that counts came, epoch milliseconds, in order. */
  readonly at: Float64Array;
  /** Which of `facts` told of it. */
  readonly of: Int32Array;
  readonly facts: readonly Fact[];
  /** Signs that do not count: each lacks something that it must carry. */
  readonly refused: readonly Fact[];
}

/** All facts that are signs of a measure for this contract; none that was written down before it could be so. */
export function signFacts(
  measure: Measure,
  evidence: Evidence,
  listed: readonly string[] | undefined,
): readonly Fact[] {
  return evidence.once(`sign facts ${measure.name}`, () =>
    signKinds
      .flatMap((kind) => evidence.ofKind(kind))
      .filter(
        (fact) =>
          isSignOf(measure, fact) && isAbout(fact, listed) && !isAhead(fact) && meetsWhere(measure, evidence, fact),
      ),
  );
}

/** The signs that these facts tell of, from the start of the contract until the moment of judging. */
export function signSeries(measure: Measure, evidence: Evidence, facts: readonly Fact[]): SignSeries {
  const { program, asOf, term } = evidence;
  const counted: Fact[] = [];
  const refused: Fact[] = [];
  for (const fact of facts) (lackedBy(measure, fact).length === 0 ? counted : refused).push(fact);
  const told = counted.map((fact) => momentsOf(fact, asOf, program.zone, measure.hours));
  const length = told.reduce((sum, moments) => sum + moments.length, 0);
  const at = new Float64Array(length);
  const of = new Int32Array(length);
  let end = 0;
  for (const [i, moments] of told.entries()) {
    at.set(moments, end);
    of.fill(i, end, (end += moments.length));
  }
  const ordered = inOrder(at, of);
  const first = firstFrom(ordered.at, term.from);
  return { at: ordered.at.subarray(first), of: ordered.of.subarray(first), facts: counted, refused };
}

/** When the signs came that one fact tells of, as far as they have. */
function momentsOf(fact: Fact, asOf: number, zone: string, hours: Hours): ArrayLike<number> {
  const { times, step } = readTimes(fact);
  if (times === 1 || step === undefined) return times === 0 ? [] : [fact.at];
  if (step.kind === "elapsed")
    return steadyMoments(fact, Math.min(times, Math.floor((asOf - fact.at) / step.ms) + 1), step.ms);
  const moments = [fact.at];
  for (let n = 1; n < times; n++) {
    const moment = later(step, fact.at, n, zone, hours)!;
    if (moment > asOf) break;
    moments.push(moment);
  }
  return moments;
}

function steadyMoments(fact: Fact, times: number, stepMs: number): Float64Array {
  const known = steady.get(fact);
  if (known?.length === times) return known;
  const moments = new Float64Array(times);
  for (let n = 0; n < times; n++) moments[n] = fact.at + n * stepMs;
  steady.set(fact, moments);
  return moments;
}

// Only remembers what the same fact gives, for as long as it is there: judged day by day, it is asked each day.
const steady = new WeakMap<Fact, Float64Array>();

/** How many signs a fact tells of, and how far apart; one where that cannot be read. */
export function readTimes({ fields }: Fact): { times: number; step?: NonNullable<ReturnType<typeof parseLength>> } {
  const times = text(fields["times"]);
  const step = parseLength(text(fields["every"]) ?? "");
  if (times === undefined || step === undefined || step.kind === "working-days") return { times: 1 };
  if (!/^\d{1,7}$/.test(times) || (step.kind === "elapsed" ? step.ms : step.n) === 0) return { times: 1 };
  return { times: Number(times), step };
}

/** Facts mostly tell of one stretch after the other. */
function inOrder(at: Float64Array, of: Int32Array): Pick<SignSeries, "at" | "of"> {
  let place = 1;
  while (place < at.length && at[place - 1]! <= at[place]!) place++;
  if (place >= at.length) return { at, of };
  const order = Array.from(at.keys()).toSorted((a, b) => at[a]! - at[b]! || of[a]! - of[b]!);
  return { at: Float64Array.from(order, (i) => at[i]!), of: Int32Array.from(order, (i) => of[i]!) };
}

/** The first of the moments in order that is not before one; their number where all are. */
export function firstFrom(moments: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
