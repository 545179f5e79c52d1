/**
 * A duty made ready to be judged, and what judging it gives: one instance for each fact that opens it, or before which it
 * must be done, or for each time of each period. Rules: DUT-1, DUT-2, DUT-3, DUT-5, DUT-6, DUT-8, DUT-9.
 */
import type { DutyTerm } from "../../agreement/schema/agreement.ts";
import type { Moment } from "../../agreement/schema/moment.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Hours } from "../../time/hours.ts";
import type { Length } from "../../time/length.ts";
import type { FactPattern } from "../pattern.ts";

/** CLK-17: the closed list of a duty's verdicts. An aim that is late or broken is `over-aim` (CON-3). */
export type DutyVerdict = "kept" | "late" | "broken" | "over-aim" | "open" | "waived" | "void";

export interface Duty {
  readonly name: string;
  readonly term: DutyTerm;
  readonly way: "after" | "before" | "each-period";
  /** By whose facts it is judged: types of ticket, `ticket` for any, `maintenance`, `release`, `version`, `contract`. */
  readonly subjects: ReadonlySet<string>;
  /** The facts that open it (`after`), or before which it must be done (`before`). */
  readonly opens: readonly FactPattern[];
  /** Clocks whose moments open it. */
  readonly follows: readonly (Moment & { kind: "term" })[];
  readonly to: readonly FactPattern[];
  readonly until: readonly FactPattern[];
  readonly hours: Hours;
  /** After the opening, or before the fact; undefined where only the order counts, or the contract does not say. */
  readonly length: Length | undefined;
  readonly aim: boolean;
}

/** Moments are epoch milliseconds, NaN where there is none. */
export interface DutyOutcome {
  readonly duty: Duty;
  /** The label of the period, of a duty of every period. */
  readonly period?: string;
  /** The fact that opened it, or before which it had to be done; none where a clock opened it, or the fact is to come. */
  readonly openedBy: Fact | undefined;
  /** Before a fact: when that is, or is announced to be. */
  readonly openedAt: number;
  readonly dueAt: number;
  readonly doneBy: Fact | undefined;
  readonly doneAt: number;
  /** The first instant at which it was certain that it is late or broken. */
  readonly brokenAt: number;
  readonly verdict: DutyVerdict;
  /** What the fulfilling fact should have contained, and does not carry (1DO-20, EMB-11). */
  readonly lacks: readonly string[];
}
