/**
 * Measures: a figure over a period, held against a target. What is read in several ways is written out here, each with the
 * default that the rules give it: AVL-1 … AVL-9 (uptime), RSP-1, RSP-2 (samples), HBT-1 … HBT-3 (signs), CVG-2 (usage, work).
 */
import { z } from "zod";
import { id, length, lengthOrAgreed, listOf, period, word, yesNo } from "./basics.ts";
import { measureTarget } from "./measure-target.ts";
import { condition } from "./moment.ts";
import { bound } from "./target.ts";
import { termBase } from "./terms.ts";

const oneOrMore = listOf(word);

const exclusion = z.strictObject({
  cause: listOf(id).optional(),
  link: z.enum(["caused-by", "during"]).optional(),
  "only-if": condition.optional(),
  interval: z.enum(["announced", "whole"]).optional(),
  hours: id.optional(),
  "at-most": length.optional(),
  beyond: z.enum(["excess", "whole"]).optional(),
});

export const measure = z.strictObject({
  ...termBase,
  of: z.enum(["uptime", "samples", "signs", "usage", "work"]),
  what: listOf(id).optional(),
  services: oneOrMore.optional(),
  together: z.enum(["worst", "union"]).optional(),
  where: condition.optional(),
  hours: id.optional(),
  per: period,
  target: measureTarget,

  // uptime
  counts: oneOrMore.optional(),
  "not-counted": z.record(id, exclusion).optional(),
  denominator: z.enum(["period", "without-not-counted", "measured"]).optional(),
  ignore: bound.optional(),
  "ignore-by": z.enum(["own-length", "counted-length"]).optional(),
  join: bound.optional(),
  "outage-from": z.enum(["first-failure", "last-success", "middle"]).optional(),
  "down-when": z
    .string()
    .regex(/^(any|all|at least [1-9]\d?)$/)
    .optional(),
  partial: z.enum(["whole", "share", "none"]).optional(),
  unmeasured: z.enum(["apart", "as-down", "as-up"]).optional(),

  // samples
  "counted-over": z.enum(["requests", "means", "fastest"]).optional(),
  "mean-of": length.optional(),
  connection: word.optional(),
  equipment: word.optional(),

  // signs
  every: lengthOrAgreed.optional(),
  at: word.optional(),
  cron: word.optional(),
  "clock-change": z.enum(["once", "as-written"]).optional(),
  grace: length.optional(),
  gap: bound.optional(),
  kept: length.optional(),
  "not-longer": yesNo.optional(),
  requires: oneOrMore.optional(),

  // usage and work
  "counted-as": z.enum(["total", "mean", "highest", "last"]).optional(),
  "relative-to": word.optional(),
  bands: z.record(id, bound).optional(),
});
