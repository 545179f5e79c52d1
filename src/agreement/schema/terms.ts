/**
 * The notions that run on one ticket: hours, levels, clocks, rules, rights and coverage. Every term names the article
 * it comes from and the requirement rows it runs; its shape is defined here once, for parser, JSON Schema and types.
 */
import { z } from "zod";
import { elapsedLength, id, length, listOf, money, period, periods, strength, text, word, yesNo } from "./basics.ts";
import { byLevel } from "./by-level.ts";
import { condition, moment } from "./moment.ts";
import { bound, targets } from "./target.ts";

const oneOrMore = listOf(word);

/** What every term carries. `reading` names the interpretations on which its figures rest. */
export const termBase = {
  article: word.meta({ description: "the article of the original document" }),
  row: oneOrMore.optional().meta({ description: "the requirement rows that this term runs" }),
  reading: listOf(id).optional().meta({ description: "the interpretations that this term rests on" }),
  strength: strength.optional(),
  name: text.optional(),
};

const windows = listOf(word).meta({ description: "one or more windows: 09:00-17:00" });

export const hours = z.strictObject({
  ...termBase,
  week: z.union([z.literal("always"), z.record(word, windows)]).optional(),
  closed: oneOrMore.optional().meta({ description: "dates and sets of days on which nothing is open: nl-awt, 5 dec" }),
  dates: z.record(word, windows).optional().meta({ description: "replaces these dates" }),
  early: z.record(word, oneOrMore).optional().meta({ description: "closes at this time on these days, where open" }),
  extra: z.record(word, windows).optional().meta({ description: "adds openings on these dates" }),
  shut: z.array(z.array(word).length(2)).optional().meta({ description: "absolute interruptions: [from, to]" }),
  "working-day": word.optional().meta({ description: "what a working day means: a length, close, or same-time" }),
  "at-closing": z
    .enum(["inside", "outside"])
    .optional()
    .meta({ description: "whether the closing instant counts as inside" }),
});

export const level = z.strictObject({
  ...termBase,
  of: id.meta({ description: "what is classified: ticket, a type of ticket, work, installation, asset …" }),
  values: z.union([z.array(id).min(1), z.record(id, text)]).optional(),
  by: listOf(id).optional(),
  table: z.unknown().optional().meta({ description: "a value for every combination of the axes in `by`" }),
  number: id.optional(),
  bands: z.record(id, bound).optional(),
  "proposed-by": id.optional(),
  "decided-by": id.optional(),
  "adjusted-by": listOf(id).optional(),
  requires: oneOrMore.optional(),
  queue: listOf(id).optional().meta({ description: "the order of the queue: arrival, and this level" }),
});

export const clock = z.strictObject({
  ...termBase,
  for: listOf(id).optional(),
  where: condition.optional(),
  from: moment,
  to: moment,
  hours: id,
  "pause-while": moment.optional(),
  "show-apart": moment.optional(),
  target: byLevel(targets),
  per: period,
  reclassify: z.enum(["continue", "restart"]).optional(),
  reopen: z.enum(["gap-free", "gap-counts", "stays"]).optional(),
  "reopen-within": length.optional(),
  "at-risk": word.optional(),
  "judged-in": z.enum(["stop", "report", "due"]).optional(),
  volume: z.string().regex(/^\d+$/).optional().meta({ description: "the usual number of tickets in a period" }),
});

const ruleOutcomes = ["refuse", "ask", "mask", "advise", "note"] as const;

export const rule = z.strictObject({
  ...termBase,
  when: moment,
  for: listOf(id).optional(),
  where: condition.optional(),
  "only-if": condition.optional(),
  requires: oneOrMore.optional(),
  else: z.enum(ruleOutcomes).optional(),
  say: text.optional(),
  "clocks-from": moment.optional(),
});

export const right = z.strictObject({
  ...termBase,
  of: oneOrMore,
  may: moment,
  for: listOf(id).optional(),
  where: condition.optional(),
  from: moment.optional(),
  until: moment.optional(),
  within: length.optional(),
  after: length.optional(),
  "at-most": z
    .string()
    .regex(new RegExp(`^[1-9]\\d? per (${periods.join("|")})$`))
    .optional()
    .meta({ description: "how often it may be used: 1 per year, 2 per contract-year" }),
  requires: oneOrMore.optional(),
  to: byLevel(word).optional(),
  steps: z.array(z.strictObject({ step: id, customer: oneOrMore, supplier: oneOrMore })).optional(),
});

export const coverageWords = ["included", "charged", "optional", "not-offered", "outside", "best-effort"] as const;
const coverageWord = z.enum(coverageWords);
export type CoverageWord = (typeof coverageWords)[number];

const charge = z.strictObject({
  rate: word.optional(),
  minimum: elapsedLength.optional(),
  per: id.optional(),
  fee: word.optional(),
  by: id.optional(),
  "quoted-first": yesNo.optional(),
  ahead: oneOrMore.optional(),
  amount: money.optional(),
});

export const coverage = z.strictObject({
  ...termBase,
  of: id,
  by: listOf(id),
  table: z.unknown(),
  partial: yesNo.optional().meta({ description: "combinations that it leaves out are asked of the next table" }),
  undecided: coverageWord.optional().meta({ description: "what holds while the axes are not known" }),
  charge: charge.optional(),
});
