/**
 * What the second judge of clocks is given: an agreement and facts as plain data, and how a ticket was classified over its
 * life. Rules: PRI-3, PRI-5, PRI-7.
 */
import type { Minute, PlainHours } from "./plain-hours.ts";

export interface PlainTarget {
  readonly kind: "minutes" | "working-days" | "calendar" | "by-close" | "none";
  readonly n: number;
  readonly unit: "days" | "weeks" | "months";
  readonly under: boolean;
  readonly aim: boolean;
}

export interface PlainClock {
  readonly name: string;
  readonly types: readonly string[] | undefined;
  /** A kind of fact, or another clock's moment. */
  readonly from: string | { readonly clock: string; readonly edge: "stop-or-due" | "stop" | "due" };
  readonly to: readonly string[];
  readonly hours: PlainHours;
  /** Kinds of waiting, and what they wait for where only that pauses. */
  readonly pauses: readonly { readonly kind: string; readonly for?: string }[];
  /** One target for all, or one per priority. */
  readonly target: readonly PlainTarget[] | Readonly<Record<string, readonly PlainTarget[]>>;
  readonly restart: boolean;
  readonly gapCounts: boolean;
}

export interface PlainAgreement {
  /** Who fixes the priority; anybody where nobody is named. */
  readonly decidedBy: string | undefined;
  /** The clocks, each after the one that it starts from. */
  readonly clocks: readonly PlainClock[];
}

/** A fact at a whole minute; a list of them is in order. */
export interface PlainFact {
  readonly kind: string;
  readonly minute: Minute;
  readonly fields: Readonly<Record<string, string>>;
}

/** A value with the place among the facts from which it holds; the first holds from before all of them. */
export interface InForce {
  readonly index: number;
  readonly value: string | undefined;
}

/**
 * How a ticket's priority or type went. What the other side proposes holds from its moment until the decider has spoken;
 * the first decision holds from the report and takes the place of every proposal, later ones hold from their moment.
 */
export function inForce(agreement: PlainAgreement, facts: readonly PlainFact[], level: "priority" | "type"): InForce[] {
  const decider = level === "priority" ? agreement.decidedBy : undefined;
  let first: string | undefined;
  let isDecided = false;
  let later: InForce[] = [];
  facts.forEach(({ kind, fields: { [level]: value, by } }, index) => {
    if (value === undefined) return;
    const side = by ?? (kind === "reported" ? "customer" : decider); // a report is the customer's unless it says so
    const decides = decider === undefined || side === decider || side === "both";
    if (kind === "reported") [first, isDecided] = [value, decides];
    else if (isDecided ? decides : !decides) later.push({ index, value });
    else if (decides) [first, isDecided, later] = [value, true, []];
  });
  return [{ index: -Infinity, value: first }, ...later];
}

export function targetFor(clock: PlainClock, priority: string | undefined): readonly PlainTarget[] | undefined {
  if (isOneTarget(clock.target)) return clock.target.map((target) => inMinutes(target, clock.hours));
  return priority === undefined ? undefined : clock.target[priority]?.map((target) => inMinutes(target, clock.hours));
}

export function isOneTarget(target: PlainClock["target"]): target is readonly PlainTarget[] {
  return Array.isArray(target);
}

/** CAL-6: a working day of so many hours is so much open time. */
function inMinutes(target: PlainTarget, hours: PlainHours): PlainTarget {
  if (target.kind !== "working-days" || typeof hours.workingDay !== "number") return target;
  return { ...target, kind: "minutes", n: target.n * hours.workingDay };
}
