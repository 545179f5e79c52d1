/**
 * The small values of the desk's input, each with its bounds: what is no text, or no end of it, is refused before any verb
 * looks at it. A verb's own schema is a strict object of these (DSK-1).
 */
import { z } from "zod";
import type { Written } from "./verb.ts";

/** Letters of any script, and no character that moves a cursor or half of a letter. */
const oneLine = /^[^\p{Cc}\p{Cs}]+$/u;
const lines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])+$/u;

export const uuid = z.uuid().toLowerCase().meta({ description: "a UUID" });

/** A name of something in an agreement or of Peil: lower case words joined by hyphens. */
export const name = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/);

/** What is called by a short name of somebody's own making: a team, a service, a release, another desk's number. */
export const label = z.string().trim().min(1).max(120).regex(oneLine);

export const title = z.string().trim().min(1).max(200).regex(oneLine);

export const body = z.string().min(1).max(65_536).regex(lines).regex(/\S/u);

const lang = z.string().regex(/^[a-z]{2}$/);

/** Epoch milliseconds, of an ISO 8601 moment with its offset. */
export const moment = z.iso
  .datetime({ offset: true })
  .transform((written) => Date.parse(written))
  .refine((at) => Number.isFinite(at))
  .meta({ description: "ISO 8601 with an offset" });

const detail = z.string().trim().min(1).max(2_000).regex(lines);

/** Fields by name, one value or a list. */
export const details = z
  .record(name, z.union([detail, z.array(detail).min(1).max(50)]))
  .refine((map) => Object.keys(map).length <= 50)
  .meta({ description: "fields that the agreement asks for, by name" });

/** Levels by name, each with one of its values. */
export const levels = z.record(name, name).refine((map) => Object.keys(map).length <= 20);

/** What comes along with any act: words, the reason, and what this agreement asks for beside. */
export const spoken = {
  body: body.optional(),
  lang: lang.optional(),
  why: z.string().trim().min(1).max(2_000).regex(lines).optional(),
  details: details.optional(),
};

/** Where somebody may say that it was earlier (DSK-5). */
export const dated = { at: moment.optional() };

export interface Spoken {
  readonly body?: string | undefined;
  readonly lang?: string | undefined;
  readonly why?: string | undefined;
  readonly details?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

export interface Dated {
  readonly at?: number | undefined;
}

export function written(text: string, lang: string | undefined): Written {
  return lang === undefined ? { body: text } : { body: text, lang };
}
