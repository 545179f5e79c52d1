/**
 * What judging a measure over one period gives: its verdict, and its figures by name, each exact and in its own unit. The
 * names are a closed list: examples expect them, tables and pages show them, JSON carries them.
 */
import type { Fraction } from "../../agreement/schema/fraction.ts";
import { formatElapsed } from "../../time/length.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Period } from "../period.ts";
import type { Measure } from "./measure.ts";

/** CLK-17: the closed list of a measure's verdicts. `outside`: the contract does not reach this period. */
export type MeasureVerdict = "kept" | "missed" | "over-aim" | "running" | "outside" | "unproven" | "no-target";

export const figureNames = [
  // uptime: `share` is the availability so far; `allowed` what the whole period allows, `left` what of it is left
  "share",
  "whole",
  "down",
  "not-counted",
  "unmeasured",
  "allowed",
  "left",
  // samples: how many counted, how many of them kept the bound, how many failed, how many did not meet the condition
  "population",
  "kept",
  "over",
  "failed",
  "apart",
  "mean",
  // signs
  "expected",
  "received",
  "late",
  "missing",
  "open",
  "gap",
  "kept-for",
  // usage and work
  // `unclear` is work of which the record does not say whether it counts; `forecast` is what the whole period comes to when
  // it goes on as it went; `group` tells of what in it the figures are: storage, or incident urgent
  "used",
  "of",
  "band",
  "unclear",
  "forecast",
  "group",
] as const;
export type FigureName = (typeof figureNames)[number];

export type FigureValue =
  | { readonly unit: "ms" | "count"; readonly value: number }
  /** An exact ratio (AVL-1, RSP-1): compared as a fraction, never rounded first. */
  | { readonly unit: "share"; readonly value: Fraction }
  | { readonly unit: "word"; readonly value: string }
  /** A quantity with the unit in which it was read: `2000 GB`. */
  | { readonly unit: "amount"; readonly value: number; readonly of: string };

export type FigureValues = Readonly<Partial<Record<FigureName, FigureValue>>>;

export interface MeasureFigure {
  readonly measure: Measure;
  readonly period: Period;
  readonly asOf: number;
  /** The service; undefined for all that the measure covers together (AVL-6). */
  readonly service: string | undefined;
  readonly verdict: MeasureVerdict;
  readonly values: FigureValues;
  /** Why, stretch by stretch, in the order of time: what was down, taken off, unmeasured, late, missing. */
  readonly stretches: readonly Stretch[];
  /** Of work: the bookings that count, or may. */
  readonly booked?: readonly Fact[];
  /** The figures of each service by itself, where there are several. */
  readonly services: readonly MeasureFigure[];
}

/** A stretch of time that made the figure what it is. The lengths of `down` and `joined` add up to it (where outages weigh whole). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly is:
    | "down"
    | "not-counted"
    | "too-short"
    | "joined"
    | "outside-hours"
    | "outside-contract"
    | "unmeasured"
    | "late"
    | "missing"
    | "gap";
  readonly service: string | undefined;
  /** The exclusion by which it was taken off, or by which it might have been. */
  readonly exclusion: string | undefined;
  /** Why an exclusion that its cause asked for does not hold: the conditions that failed, as they are written. */
  readonly failed: readonly FailedCondition[];
  readonly facts: readonly Fact[];
}

/** A condition of the agreement that did not hold: `only-if kept announce`, `at-most 4 h`, `link caused-by`. */
export interface FailedCondition {
  readonly condition: string;
  /** `no`: it is known not to hold. `not-known`: nobody recorded it, and absent is not "no" (CHK-5). */
  readonly because: "no" | "not-known" | "beyond";
  /** Whose condition it is, where the cause asked for more exclusions than the one that the stretch names. */
  readonly exclusion?: string;
}

/** A figure as an agreement's examples write it: `4 h`, `949/1000`, `2000 GB`; `none` where there is none. */
export function figureText(value: FigureValue | undefined): string {
  if (value === undefined) return "none";
  switch (value.unit) {
    case "ms":
      return formatElapsed(value.value);
    case "share":
      return `${value.value.num}/${value.value.den}`;
    case "amount":
      return `${value.value} ${value.of}`;
    default:
      return String(value.value);
  }
}
