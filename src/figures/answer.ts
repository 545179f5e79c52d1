/**
 * What can be asked of a contract's figures, and what is told: objectives, measures with what made them so, outages with what
 * was decided about them, duties that run. Everything is plain data, moments in ISO 8601 with the offset of the agreement's
 * zone; every figure names its article and the facts on which it rests (CON-4, RPT-2, OBJ-5).
 */
import type { MeasureVerdict } from "../engine/measures/figure.ts";
import type { FailedCondition, FigureName, FigureValue, Stretch } from "../engine/measures/figure.ts";
import type { DutyVerdict } from "../engine/duties/duty.ts";
import type { EvidenceCode } from "../engine/measures/problem.ts";
import type { PeriodVerdict } from "../engine/objective.ts";

export interface FiguresAsked {
  readonly contract: string;
  /** `2026-10`, `2026-Q3`, `2026`; the month of `asOf` when left out. */
  readonly period?: string | undefined;
  /** Epoch milliseconds; now when left out. What was so or was written down later is not known to the answer. */
  readonly asOf?: number | undefined;
}

export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** Where a fact stands in the ledger. */
export interface FactReference {
  readonly fact: string;
  readonly kind: string;
  readonly log: string;
  readonly index: number;
}

export interface PeriodShown {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export interface FiguresAnswer {
  readonly contract: string;
  readonly agreement: { readonly hash: string; readonly name: string; readonly edition: string; readonly title: Text };
  readonly zone: string;
  readonly asOf: string;
  readonly period: PeriodShown;
  /** Since when the record tells everything. */
  readonly recordedFrom: string;
  /** Tickets that were judged, for whatever period they count in. */
  readonly tickets: number;
  readonly objectives: readonly ObjectiveShown[];
  /** Of the clocks of these tickets: what counts in no population. */
  readonly apart: readonly ApartShown[];
  readonly measures: readonly MeasureShown[];
  readonly outages: readonly OutageShown[];
  readonly duties: DutiesShown;
  /** What is wrong with the facts that figures are made of. */
  readonly problems: readonly ProblemShown[];
}

export interface ObjectiveShown {
  readonly clock: string;
  readonly title: Text;
  readonly article: string;
  /** The level values that lead to this target. */
  readonly group: readonly string[];
  readonly groupTitle: Text;
  readonly target: string;
  readonly share: { readonly over: boolean; readonly num: number; readonly den: number };
  readonly per: string;
  readonly isAim: boolean;
  readonly period: PeriodShown;
  readonly population: number;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  readonly missesAllowed: number;
  readonly missesLeft: number;
  readonly verdict: PeriodVerdict;
  /** The first of those that missed, and of those that are still open, with the facts that bound their runs. */
  readonly missedTickets: readonly CountedTicket[];
  readonly openTickets: readonly CountedTicket[];
}

export interface CountedTicket {
  readonly ticket: string;
  readonly number: string;
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly missedAt: string | null;
  readonly stopAt: string | null;
  readonly elapsedMs: number;
  readonly facts: readonly FactReference[];
}

export interface ApartShown {
  readonly clock: string;
  readonly article: string;
  readonly outside: number;
  readonly unproven: number;
  readonly noTarget: number;
  readonly unplaced: number;
}

export interface MeasureShown {
  readonly measure: string;
  readonly title: Text;
  readonly article: string;
  readonly kind: string;
  readonly hours: string | null;
  readonly target: string;
  readonly isAim: boolean;
  readonly per: string;
  readonly periods: readonly MeasurePeriodShown[];
}

export interface MeasurePeriodShown extends MeasureFigureShown {
  readonly period: PeriodShown;
  readonly services: readonly (MeasureFigureShown & { readonly service: string | null })[];
}

export interface MeasureFigureShown {
  readonly verdict: MeasureVerdict;
  readonly values: Readonly<Partial<Record<FigureName, FigureValue>>>;
  readonly stretches: readonly StretchShown[];
  /** Of work: the first of the bookings that count. */
  readonly booked: readonly FactReference[];
}

export interface StretchShown {
  readonly is: Stretch["is"];
  readonly from: string;
  readonly to: string;
  readonly service: string | null;
  readonly exclusion: string | null;
  readonly failed: readonly FailedCondition[];
  readonly facts: readonly FactReference[];
}

export interface OutageShown {
  readonly outage: string | null;
  readonly service: string | null;
  readonly from: string;
  /** Null while it goes on. */
  readonly to: string | null;
  readonly cause: string | null;
  readonly facts: readonly FactReference[];
  /** Per measure that it touches, what of it was taken off or counted, with the exclusion and what failed. */
  readonly counted: readonly (StretchShown & { readonly measure: string; readonly article: string })[];
}

export interface DutyShown {
  readonly duty: string;
  readonly title: Text;
  readonly article: string;
  readonly by: readonly string[];
  readonly isAim: boolean;
  /** What it is about: the contract, a work, a release, a version; or a ticket. */
  readonly about: { readonly kind: string; readonly name: string | null; readonly ticket: string | null };
  readonly period: string | null;
  readonly verdict: DutyVerdict;
  readonly openedAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  readonly brokenAt: string | null;
  readonly lacks: readonly string[];
  /** Each of these facts, with these fields, fulfils it. */
  readonly to: readonly { readonly fact: string; readonly fields: Readonly<Record<string, readonly string[]>> }[];
  readonly facts: readonly FactReference[];
}

export interface DutiesShown {
  /** Of the contract and of works, releases and versions: what is open, and what came to an end in the period. */
  readonly ofContract: readonly DutyShown[];
  /** Of tickets: what is open, the first to fall due first; and how many came to which end in the period. */
  readonly openOfTickets: readonly DutyShown[];
  readonly ofTickets: readonly DutyCounts[];
}

export interface DutyCounts {
  readonly duty: string;
  readonly title: Text;
  readonly article: string;
  readonly verdicts: Readonly<Partial<Record<DutyVerdict, number>>>;
}

export interface ProblemShown {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fact: FactReference | null;
}
