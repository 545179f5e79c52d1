/**
 * The parameters of a simulated life: how much happens, when, how fast and how badly. One definition gives the parser and
 * the types; what each parameter means, and why it has its value, stands in `simulation/parameters.yaml` itself. A value
 * that cannot be is a finding with its place (CHK-1).
 */
import { z } from "zod";
import type { Finding } from "../agreement/finding.ts";
import { located } from "../agreement/parse.ts";
import { elapsedLength, issue } from "../agreement/schema/basics.ts";
import { parseShare } from "../agreement/schema/fraction.ts";
import { readShape } from "../agreement/shape.ts";
import { readSource } from "../agreement/source.ts";

export function readParameters(bytes: Uint8Array | string): { parameters: Parameters } | { findings: Finding[] } {
  const read = readSource(bytes);
  if ("findings" in read) return read;
  const shaped = readShape(parameters, read.source.data);
  if ("findings" in shaped) return { findings: shaped.findings.map((finding) => located(finding, read.source)) };
  return { parameters: shaped.value };
}

/** A plain number, or a finding that says between which it must lie. */
function number(least: number, most: number) {
  return z.string().transform((written, ctx): number => {
    const value = /^\d+(\.\d+)?$/.test(written) ? Number(written) : NaN;
    if (value >= least && value <= most) return value;
    issue(ctx, "parameters.number", { written, least, most });
    return z.NEVER;
  });
}

/** `6%`, read as 0.06. */
const share = z.string().transform((written, ctx): number => {
  const read = parseShare(written);
  if (read !== undefined && read.num <= read.den) return read.num / read.den;
  issue(ctx, "value.share", { written });
  return z.NEVER;
});

const weight = number(0, 1000);
const rate = number(0, 10_000);
const spread = number(0, 3);
const ms = elapsedLength.transform((length) => length.ms);
const time = z.strictObject({ median: ms, spread });

const people = z.strictObject({
  customers: number(1, 50),
  "at-a-customer": number(2, 200),
  "size-spread": spread,
  english: share,
  careless: share,
  tones: z.strictObject({ terse: weight, plain: weight, polite: weight, chatty: weight, upset: weight }),
});

const arrivals = z.strictObject({
  "a-working-day": rate,
  "growth-a-year": share,
  months: z.array(weight).length(12),
  weekdays: z.array(weight).length(7),
  holiday: share,
  hours: z.array(weight).length(24),
  types: z.record(z.string(), weight),
  priorities: z.array(weight).min(1),
  channels: z.record(z.string(), weight),
  "usual-channel": share,
});

const work = z.strictObject({
  "response-missed": share,
  "resolution-missed": share,
  spread,
  untargeted: z.array(ms).min(1),
  "second-line": share,
  "close-after": time,
  booking: time,
  waiting: z.strictObject({
    customer: share,
    "third-party": share,
    access: share,
    parked: share,
    answer: time,
    reminder: ms,
  }),
});

const mistakes = z.strictObject({
  "wrong-type": share,
  "wrong-priority": share,
  reopened: share,
  duplicate: share,
  spam: share,
  "written-late": share,
  withdrawn: share,
  incomplete: share,
  "out-of-order": share,
});

const service = z.strictObject({
  outages: z.strictObject({
    "a-year": rate,
    lasting: time,
    "heavy-tail": share,
    outside: share,
    partial: share,
    reports: rate,
  }),
  maintenance: z.strictObject({
    "a-year": rate,
    late: share,
    unannounced: share,
    moved: share,
    cancelled: share,
    overrun: share,
    "at-once": share,
    down: share,
  }),
  releases: z.strictObject({ "a-year": rate, hotfix: share, rejected: share, reports: rate }),
  samples: z.strictObject({ "an-hour": rate, slack: share, "slow-day": share }),
  signs: z.strictObject({ missing: share, late: share }),
  usage: z.strictObject({ start: share, "growth-a-month": share }),
});

const relation = z.strictObject({
  "duty-late": share,
  "duty-broken": share,
  "right-used": share,
  "asked-a-year": rate,
  "happens-a-year": rate,
  "after-a-miss": share,
});

const parameters = z.strictObject({
  "peil-parameters": z.literal("1"),
  people,
  arrivals,
  work,
  mistakes,
  service,
  relation,
});

export type Parameters = z.output<typeof parameters>;
