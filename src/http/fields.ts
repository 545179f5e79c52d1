/**
 * The pieces that the schemas of requests and replies are made of. What a person writes on one line, on several, an id, a
 * moment: each is bounded, so that nothing reaches the desk or the database that could not be stored or shown.
 */
import { z } from "zod";

/** One line with something on it: no line breaks and no control characters, which would become lines of a header or a log. */
export const oneLine = /^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

/** A UUID in any case; small letters are what Peil writes. */
export const uuid = z.guid().toLowerCase();

export function line(most: number): z.ZodString {
  return z.string().min(1).max(most).regex(oneLine);
}

/** Several lines, as somebody wrote them. */
export function text(most: number): z.ZodString {
  return z.string().min(1).max(most);
}

/** In JSON an RFC 3339 moment, with us an integer of epoch milliseconds; works in both directions. */
export const moment = z.codec(z.iso.datetime({ offset: true }).max(40), z.number(), {
  decode: (written) => Date.parse(written),
  encode: (at) => new Date(at).toISOString(),
});

/** A calendar date, `2026-11-22`. */
export const date = z.iso.date().max(10);

/** A word of an agreement or of Peil itself: a name in kebab-case. */
export const word = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** What fulfils a duty: each of these facts, with these fields. */
export const fulfilledBy = z
  .array(z.object({ fact: z.string(), fields: z.record(z.string(), z.array(z.string())) }))
  .describe("Each of these facts, with these fields, fulfils it");

/** A parameter of a query that may come several times. */
export function many<Item extends z.ZodType>(item: Item, most = 50) {
  return z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(item).max(most),
  );
}

export const limit = z.coerce.number().int().min(1).max(200).default(50);
export const cursor = z.string().min(1).max(1000);

/** One page of a list: `next` goes into `cursor` for the page after it, and is null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
