/**
 * The signs of a measure in the order of time, as flat arrays: a replication every five minutes is a hundred thousand a
 * year, and one fact may tell of many (`times`, `every`). Those that lack what they must carry stand apart. Rules: HBT-1,
 * CON-2.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { parseLength } from "../../../time/length.ts";
import type { Evidence } from "../evidence.ts";
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
          isSignOf(measure, fact) &&
          isAbout(fact, listed) &&
          !evidence.ahead.has(fact) &&
          meetsWhere(measure, evidence, fact),
      ),
  );
}

/** The signs that these facts tell of, from the start of the contract until the moment of judging. */
export function signSeries(measure: Measure, evidence: Evidence, facts: readonly Fact[]): SignSeries {
  const { program, asOf, term } = evidence;
  const counted: Fact[] = [];
  const refused: Fact[] = [];
  for (const fact of facts) (lackedBy(measure, fact).length === 0 ? counted : refused).push(fact);
  const at: number[] = [];
  const of: number[] = [];
  let ordered = true;
  for (const [i, fact] of counted.entries()) {
    const { times, step } = readTimes(fact);
    for (let n = 0; n < times; n++) {
      const moment = n === 0 ? fact.at : later(step!, fact.at, n, program.zone, measure.hours)!;
      if (moment > asOf) break;
      if (moment < term.from) continue;
      if (at.length > 0 && moment < at.at(-1)!) ordered = false;
      at.push(moment);
      of.push(i);
    }
  }
  return { ...(ordered ? flat(at, of) : sorted(at, of)), facts: counted, refused };
}

/** How many signs a fact tells of, and how far apart; one where that cannot be read. */
export function readTimes({ fields }: Fact): { times: number; step?: NonNullable<ReturnType<typeof parseLength>> } {
  const times = text(fields["times"]);
  const step = parseLength(text(fields["every"]) ?? "");
  if (times === undefined || step === undefined || step.kind === "working-days") return { times: 1 };
  if (!/^\d{1,7}$/.test(times) || (step.kind === "elapsed" ? step.ms : step.n) === 0) return { times: 1 };
  return { times: Number(times), step };
}

function flat(at: readonly number[], of: readonly number[]): Pick<SignSeries, "at" | "of"> {
  return { at: Float64Array.from(at), of: Int32Array.from(of) };
}

function sorted(at: readonly number[], of: readonly number[]): Pick<SignSeries, "at" | "of"> {
  const order = Array.from(at.keys()).toSorted((a, b) => at[a]! - at[b]! || of[a]! - of[b]!);
  return flat(
    order.map((i) => at[i]!),
    order.map((i) => of[i]!),
  );
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
