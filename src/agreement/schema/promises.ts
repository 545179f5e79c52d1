/**
 * The notions that speak of more than one ticket: duties, procedures and records. Their shape is checked and
 * their rows are traced; what they mean is evaluated where periods, services and relations are.
 */
import { z } from "zod";
import { id, length, lengthOrAgreed, listOf, text, word, yesNo } from "./basics.ts";
import { condition, moment } from "./moment.ts";
import { right, rule, termBase } from "./terms.ts";

const oneOrMore = listOf(word);

export const duty = z.strictObject({
  ...termBase,
  by: oneOrMore,
  informs: oneOrMore.optional(),
  for: listOf(id).optional(),
  where: condition.optional(),
  from: moment.optional(),
  within: lengthOrAgreed.optional(),
  before: moment.optional(),
  notice: length.optional(),
  every: lengthOrAgreed.optional(),
  times: z.string().regex(/^\d+$/).optional(),
  until: moment.optional(),
  to: moment,
  contains: oneOrMore.optional(),
  requires: oneOrMore.optional(),
  hours: id.optional(),
  automatic: yesNo.optional(),
});

const credit = z.strictObject({
  from: moment,
  within: length.optional(),
  amount: word,
  "for-each": id.optional(),
  "in-which": id.optional(),
  grows: word.optional(),
  cap: word.optional(),
  while: condition.optional(),
});

/** Inside a procedure the article and rows of the procedure hold, so its parts need none of their own. */
const inside = { article: word.optional() };

export const procedure = z.strictObject({
  ...termBase,
  opens: moment,
  ends: moment,
  duties: z.record(id, duty.extend(inside)).optional(),
  rights: z.record(id, right.extend(inside)).optional(),
  rules: z.record(id, rule.extend(inside)).optional(),
  credit: credit.optional(),
});

const stated = z.union([text, z.array(word), z.record(id, z.union([word, z.array(word)]))]);

export const record = z.strictObject({
  ...termBase,
  of: id.optional(),
  contains: oneOrMore.optional(),
  states: stated.optional(),
  "seen-by": oneOrMore.optional(),
  kept: length.optional(),
  "not-longer": yesNo.optional(),
  from: moment.optional(),
  overrides: yesNo.optional().meta({ description: "an annex that may override terms of this agreement" }),
  filed: id.optional(),
  "changes-told-in": id.optional(),
});
