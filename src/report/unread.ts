/**
 * Records that could not be read, and what they may be about. A period that one of them may be about is not judged on what
 * is left: a promise is neither kept nor missed on half of what was recorded. Rule: IMP-2.
 */
import type { MeasureKind } from "../engine/measures/measure.ts";
import type { Period } from "../engine/period.ts";

/** What a record may have told, whose it is, and when it may have been: half-open, epoch milliseconds. */
export interface UnreadRecord {
  /** Words of the vocabulary; undefined: any. */
  readonly kinds: ReadonlySet<string> | undefined;
  /** Undefined: of the service log, or nobody can tell whose. */
  readonly customer: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Those that may bear on a measure of this kind in a period. */
export function unreadIn(
  unread: readonly UnreadRecord[],
  kind: MeasureKind,
  customer: string | undefined,
  { from, to }: Period,
): readonly UnreadRecord[] {
  return unread.filter(
    (one) =>
      one.from < to &&
      one.to >= from &&
      (one.customer === undefined || customer === undefined || one.customer === customer) &&
      (one.kinds === undefined || [...one.kinds].some((fact) => bears(fact, kind))),
  );
}

/** Whether reading them could only have lowered a figure: an outage more never raises an availability. */
export function canOnlyLower(unread: readonly UnreadRecord[]): boolean {
  return unread.every(({ kinds }) => kinds !== undefined && [...kinds].every((fact) => fact.startsWith("outage-")));
}

/** What is decided, corrected or withdrawn may touch any figure. */
function bears(fact: string, kind: MeasureKind): boolean {
  return always.has(fact) || bearing[kind].some((name) => fact.startsWith(name));
}

const always: ReadonlySet<string> = new Set([
  "corrected",
  "withdrawn",
  "decided",
  "agreed",
  "term-started",
  "term-ended",
]);

const bearing: Readonly<Record<MeasureKind, readonly string[]>> = {
  uptime: ["outage-", "maintenance-", "release-", "exclusion-", "monitoring-"],
  samples: ["sampled"],
  signs: ["sign-received", "restore-tested", "failover-tested", "scan-done"],
  usage: ["sampled"],
  work: ["work-booked", "reported"],
};
