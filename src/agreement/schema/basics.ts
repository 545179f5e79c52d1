/**
 * The small values of the agreement language, each read from the text that was written. A value that cannot be read is
 * an issue with a code of the closed set and its parameters; it is worded elsewhere.
 */
import { z } from "zod";
import { parseLength, type Length } from "../../time/length.ts";
import type { FindingCode } from "../finding.ts";

/** Adds an issue that becomes a finding with this code. */
export function issue(ctx: z.RefinementCtx, code: FindingCode, params: Record<string, string | number>): void {
  ctx.addIssue({ code: "custom", message: code, params: { code, ...params } });
}

export const word = z.string().min(1);

/** A name of a term, level, value, party or reading: lower case words joined by hyphens, digits allowed. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+([-_.][a-z0-9]+)*$/)
  .meta({ description: "lower case words joined by hyphens" });

/** A text shown to people: in both languages, or one text that is the same in both. */
export const text = z
  .union([z.string(), z.strictObject({ nl: z.string(), en: z.string() })])
  .transform((value) => (typeof value === "string" ? { nl: value, en: value } : value));
export type Text = { nl: string; en: string };

/** One value, or a list of them: always read as a list. */
export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .union([z.array(schema).min(1), schema])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Schema>[]);
}

export const yesNo = z.enum(["yes", "no"]).transform((value) => value === "yes");

export const length = z
  .string()
  .transform((written, ctx): Length => {
    const parsed = parseLength(written);
    if (parsed !== undefined) return parsed;
    issue(ctx, /^[\d.]+$/.test(written) ? "value.length-unit" : "value.length", { written });
    return z.NEVER;
  })
  .meta({ description: "a length: 2 h, 90 min, 5 working days, 1 month" });

/** A length in hours, minutes or seconds, where days and months have no meaning. */
export const elapsedLength = length
  .transform((read, ctx) => {
    if (read.kind === "elapsed") return read;
    issue(ctx, "value.elapsed", { written: formatCounted(read) });
    return z.NEVER;
  })
  .meta({ description: "a length in hours, minutes or seconds: 1 h, 90 min" });

function formatCounted(read: Exclude<Length, { kind: "elapsed" }>): string {
  return `${read.n} ${read.kind === "calendar" ? read.unit : "working day"}${read.n === 1 ? "" : "s"}`;
}

/** A length that the contract fills in (`plan-term`), that the parties agree (`as agreed`), or a written one. */
export const lengthOrAgreed = z.string().transform((written): Length | { kind: "from"; name: string } => {
  return parseLength(written) ?? { kind: "from", name: written };
});

export const periods = ["month", "quarter", "half-year", "year", "contract-year"] as const;
export const period = z.enum(periods);

export const strength = z.enum(["promise", "aim", "preference"]);

export const money = z
  .string()
  .regex(/^[A-Z]{3} \d+(\.\d{1,4})?$/)
  .meta({ description: "an amount with its currency: EUR 400.00" });
