/**
 * The target of a measure, read for its meaning: `at least 99.5%`, `100%`, `90% within 5 s`, `at most 4 h`, `none`. The
 * bound word is kept as written (OBJ-3, RSP-1): `over 50%` is more than half, `under 2 s` leaves 2 s itself out.
 */
import { z } from "zod";
import { parseLength } from "../../time/length.ts";
import { issue } from "./basics.ts";
import { parseShare } from "./fraction.ts";
import { parseBound, type Bound, type Share } from "./target.ts";

export type MeasureTarget = { readonly written: string } & (
  | { readonly kind: "none" | "agreed"; readonly aim: false }
  /** The share of time, or of signs: `at least 99.5%`, `100%`, `over 99%`. */
  | { readonly kind: "share"; readonly aim: boolean; readonly share: Share }
  /** The share of samples that take no longer: `90% within 5 s`, `over 50% under 2 s`. */
  | {
      readonly kind: "share-within";
      readonly aim: boolean;
      readonly share: Share;
      readonly bound: "within" | "under";
      readonly ms: number;
    }
  /** An amount, or a share of another: `at most 4 h`, `at most 200%`, `80% to 110%`. */
  | { readonly kind: "bound"; readonly aim: boolean; readonly bound: Bound }
);

type Read = MeasureTarget | "value.target" | "value.share" | "value.length" | "value.zero";

function parseMeasureTarget(written: string): Read {
  if (written === "none") return { kind: "none", aim: false, written };
  if (written === "as agreed") return { kind: "agreed", aim: false, written };
  const aim = written.startsWith("aim ");
  const said = aim ? written.slice("aim ".length) : written;
  const share = /^(?:(over|at least) )?(\d[\d.]*%)$/.exec(said);
  if (share !== null)
    return withShare(share[1] === "over", share[2]!, (asked) => ({ kind: "share", aim, written, share: asked }));
  const timed = /^(over )?(\d[\d.]*%) (within|under) (.+)$/.exec(said);
  if (timed !== null) {
    const length = parseLength(timed[4]!);
    if (length?.kind !== "elapsed") return "value.length";
    const bound = timed[3] as "within" | "under";
    if (bound === "under" && length.ms === 0) return "value.zero";
    return withShare(timed[1] !== undefined, timed[2]!, (asked) => ({
      kind: "share-within",
      aim,
      written,
      share: asked,
      bound,
      ms: length.ms,
    }));
  }
  const bound = parseBound(said);
  return bound === undefined ? "value.target" : { kind: "bound", aim, written, bound };
}

function withShare(over: boolean, percent: string, target: (share: Share) => MeasureTarget): Read {
  const fraction = parseShare(percent);
  return fraction === undefined || fraction.num > fraction.den ? "value.share" : target({ over, fraction });
}

export const measureTarget = z
  .string()
  .transform((written, ctx): MeasureTarget => {
    const read = parseMeasureTarget(written);
    if (typeof read !== "string") return read;
    issue(ctx, read, { written });
    return z.NEVER;
  })
  .meta({
    description: "at least 99.5% · 100% · 90% within 5 s · over 50% under 2 s · at most 4 h · at most 200% · none",
  });
