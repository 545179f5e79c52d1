/**
 * Targets: `[aim] [90%] within|under X`, `by close`, `none`, and the bounds of measures and bands (`at least 99.9%`,
 * `at most 2`, `over 50% under 2 s`). The bound word is kept as written: `under` and `within` differ by one instant
 * (CLK-4), and money can hang on it.
 */
import { z } from "zod";
import { parseLength, type Length } from "../../time/length.ts";
import { issue, listOf } from "./basics.ts";
import { parseShare, type Fraction } from "./fraction.ts";

/** The target of a clock on one ticket; `share` is the part of a period's tickets that must keep it (OBJ-1). */
export type Target =
  | { kind: "none" }
  | { kind: "by-close"; aim: boolean; share?: Share; written: string }
  | { kind: "length"; aim: boolean; share?: Share; bound: "within" | "under"; length: Length; written: string };

export interface Share {
  /** `over 50%` asks for more than half; without it the share itself is enough. */
  readonly over: boolean;
  readonly fraction: Fraction;
}

const shape = /^(?:(aim) )?(?:(over )?([\d.]+%) )?(?:(within|under) (.+)|(by close))$/;

function parseTarget(
  written: string,
): Target | { problem: "value.target" | "value.share" | "value.length" | "value.zero" } {
  if (written === "none") return { kind: "none" };
  const match = shape.exec(written);
  if (match === null) return { problem: "value.target" };
  const [, aim, over, percent, bound, lengthText, byClose] = match;
  const fraction = percent === undefined ? undefined : parseShare(percent);
  if (percent !== undefined && (fraction === undefined || fraction.num > fraction.den))
    return { problem: "value.share" };
  const common = {
    aim: aim !== undefined,
    written,
    ...(fraction === undefined ? {} : { share: { over: over !== undefined, fraction } }),
  };
  if (byClose !== undefined) return { kind: "by-close", ...common };
  const length = parseLength(lengthText!);
  if (length === undefined) return { problem: "value.length" };
  if (bound === "under" && length.kind === "elapsed" && length.ms === 0) return { problem: "value.zero" };
  return { kind: "length", bound: bound as "within" | "under", length, ...common };
}

export const target = z
  .string()
  .transform((written, ctx): Target => {
    const parsed = parseTarget(written);
    if (!("problem" in parsed)) return parsed;
    issue(ctx, parsed.problem, { written });
    return z.NEVER;
  })
  .meta({ description: "within 2 h · under 6 h · 90% under 4 h · aim within 1 working day · by close · none" });

export const targets = listOf(target);

/** The bound of a band or a quota: `at most 2`, `over 2`, `under 80%`, `80% to 110%`, `at most 4 h`. */
export interface Bound {
  readonly low?: { readonly value: number; readonly inside: boolean };
  readonly high?: { readonly value: number; readonly inside: boolean };
  /** What the numbers count: milliseconds for lengths, hundredths of a percent for shares, else as written. */
  readonly unit: "ms" | "share" | "number";
}

export function parseBound(written: string): Bound | undefined {
  const range = /^(.+) to (.+)$/.exec(written);
  if (range !== null) {
    const low = parseQuantity(range[1]!);
    const high = parseQuantity(range[2]!);
    if (low === undefined || high === undefined || low.unit !== high.unit || low.value > high.value) return undefined;
    return { unit: low.unit, low: { value: low.value, inside: true }, high: { value: high.value, inside: true } };
  }
  const single = /^(at most|under|over|at least|within) (.+)$/.exec(written);
  const amount = single === null ? undefined : parseQuantity(single[2]!);
  if (single === null || amount === undefined) return undefined;
  const side = { value: amount.value, inside: single[1] !== "under" && single[1] !== "over" };
  const fromBelow = single[1] === "over" || single[1] === "at least";
  return fromBelow ? { unit: amount.unit, low: side } : { unit: amount.unit, high: side };
}

/** A number in the unit of bounds: plain, a share in hundredths of a percent, or a length in milliseconds. */
export function parseQuantity(written: string): { value: number; unit: Bound["unit"] } | undefined {
  if (/^\d+(\.\d+)?$/.test(written)) return { value: Number(written), unit: "number" };
  if (/^\d+(\.\d{1,2})?%$/.test(written))
    return { value: Math.round(Number(written.slice(0, -1)) * 100), unit: "share" };
  const length = parseLength(written);
  return length?.kind === "elapsed" ? { value: length.ms, unit: "ms" } : undefined;
}

export function inBound(bound: Bound, value: number): boolean {
  const { low, high } = bound;
  if (low !== undefined && (low.inside ? value < low.value : value <= low.value)) return false;
  return !(high !== undefined && (high.inside ? value > high.value : value >= high.value));
}

export const bound = z
  .string()
  .transform((written, ctx): Bound => {
    const parsed = parseBound(written);
    if (parsed !== undefined) return parsed;
    issue(ctx, "value.bound", { written });
    return z.NEVER;
  })
  .meta({ description: "at most 2 · over 2 · under 80% · 80% to 110% · at most 4 h" });
