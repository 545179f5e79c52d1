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

/** How a ticket's priority or type went: the first decision holds from the report, later ones from their moment. */
export function inForce(agreement: PlainAgreement, facts: readonly PlainFact[], level: "priority" | "type"): InForce[] {
  const decider = level === "priority" ? agreement.decidedBy : undefined;
  let first: string | undefined;
  let isDecided = false;
  const later: InForce[] = [];
  facts.forEach(({ kind, fields: { [level]: value, by } }, index) => {
    if (value === undefined) return;
    const mayDecide = decider === undefined || by === undefined || by === decider || by === "both";
    if (kind === "reported") {
      first = value;
      isDecided = decider === undefined; // what a reporter says is a proposal where the other side fixes it
    } else if (!isDecided && mayDecide) {
      first = value;
      isDecided = true;
    } else if (mayDecide) later.push({ index, value });
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
