/**
 * What people write, as data: problems of a line of business, with what belongs together (what was seen, what the desk
 * asks, what is answered, the cause, the solution), and the phrases of a desk. `{module}` in a text is a slot, filled from
 * the file's own lists or from what is simulated. A slot that nothing fills is a finding with its place (CHK-1).
 */
import { z } from "zod";
import { error, nearest, type Finding } from "../agreement/finding.ts";
import { located } from "../agreement/parse.ts";
import { id, listOf, word } from "../agreement/schema/basics.ts";
import { readShape } from "../agreement/shape.ts";
import { readSource } from "../agreement/source.ts";
import type { Language } from "../i18n/words.ts";

const problem = z.strictObject({
  /** How hard it hits: `heavy` fits the heaviest priorities, `light` the lightest. */
  grip: z.enum(["heavy", "usual", "light"]).optional(),
  fault: z.enum(["supplier", "customer", "third-party"]).optional(),
  /** Who is hit: who writes, some of them, all of them, or the people whom they serve. */
  hits: z.enum(["me", "team", "all", "public"]).optional(),
  /** Of an outage: the causes that it fits; any where none are named. */
  causes: listOf(id).optional(),
  about: word,
  see: word,
  ask: word.optional(),
  reply: word.optional(),
  cause: word.optional(),
  fix: word,
  around: word.optional(),
});

const lists = z.record(id, z.array(word).min(1));

const business = z.strictObject({
  "peil-texts": z.literal("1"),
  texts: id,
  lang: z.enum(["nl", "en"]),
  for: listOf(id).optional(),
  /** What any service has does not fit this line of business. */
  alone: z.literal("yes").optional(),
  slots: lists,
  services: lists.optional(),
  problems: z.record(id, z.array(problem).min(1)),
});

const phrases = z.strictObject({
  "peil-texts": z.literal("1"),
  texts: z.literal("desk"),
  lang: z.enum(["nl", "en"]),
  weekdays: z.array(word).length(7),
  months: z.array(word).length(12),
  phrases: lists,
  fields: lists,
});

/** What parties write beside tickets, by the kind of the fact and what it is about; and lists that fill their slots. */
const letters = z.strictObject({
  "peil-texts": z.literal("1"),
  texts: z.literal("letters"),
  lang: z.enum(["nl", "en"]),
  letters: z.record(z.string(), z.array(word).min(1)),
});

const names = z.strictObject({
  "peil-names": z.literal("1"),
  first: z.array(word).min(10),
  last: z.array(word).min(10),
  places: z.array(word).min(10),
  organisations: z.record(id, z.array(word).min(1)),
  "third-parties": lists,
});

export type Problem = z.output<typeof problem>;
export type Business = z.output<typeof business>;
export type Phrases = z.output<typeof phrases>;
export type Letters = z.output<typeof letters>;
export type Names = z.output<typeof names>;

/** All that is written in one language: the line of business, what fits any, and the phrases. */
export interface Texts {
  readonly lang: Language;
  readonly own: Business | undefined;
  readonly general: Business;
  readonly desk: Phrases;
  readonly letters: Letters;
}

/** Slots that the simulation fills itself. */
const givenSlots = [
  "agent",
  "name",
  "first-name",
  "customer",
  "colleague",
  "phone",
  "n",
  "people",
  "good-day",
  "environment",
  "request-question",
  "request-change",
  "request-wish",
  "since",
  "moment",
  "ticket",
  "other-ticket",
  "eta",
  "text",
  "third-party",
  "their-ticket",
  "priority",
  "was",
  "type",
  "why",
  "release",
  "service",
  "desk",
] as const;

/** Slots of letters that the simulation fills itself. */
const letterSlots = [
  "person",
  "contact",
  "second",
  "manager",
  "version",
  "improvements",
  "start",
  "end",
  "day",
  "in-two-weeks",
  "in-three-months",
  "tickets",
  "open",
  "minutes",
  "outage-day",
];

export function readBusiness(bytes: Uint8Array | string): { value: Business } | { findings: Finding[] } {
  return read(bytes, business, (file) => [
    ...unknownSlots(Object.values(file.slots).flat(), file.slots, ["slots"]),
    ...Object.entries(file.problems).flatMap(([type, list]) =>
      list.flatMap((one, i) =>
        unknownSlots(
          Object.values(one).flatMap((text) => text ?? []),
          file.slots,
          ["problems", type, i],
        ),
      ),
    ),
  ]);
}

export function readPhrases(bytes: Uint8Array | string): { value: Phrases } | { findings: Finding[] } {
  return read(bytes, phrases, (file) => [
    ...missingPhrases(file),
    ...Object.entries(file.phrases).flatMap(([name, list]) => unknownSlots(list, {}, ["phrases", name])),
  ]);
}

export function readLetters(bytes: Uint8Array | string): { value: Letters } | { findings: Finding[] } {
  return read(bytes, letters, (file) =>
    Object.entries(file.letters).flatMap(([name, list]) =>
      unknownSlots(list, { ...file.letters, ...Object.fromEntries(letterSlots.map((slot) => [slot, []])) }, [
        "letters",
        name,
      ]),
    ),
  );
}

export function readNames(bytes: Uint8Array | string): { value: Names } | { findings: Finding[] } {
  return read(bytes, names, () => []);
}

function read<Schema extends z.ZodType>(
  bytes: Uint8Array | string,
  schema: Schema,
  check: (value: z.output<Schema>) => Finding[],
): { value: z.output<Schema> } | { findings: Finding[] } {
  const source = readSource(bytes);
  if ("findings" in source) return source;
  const shaped = readShape(schema, source.source.data);
  const objections = "findings" in shaped ? shaped.findings : check(shaped.value);
  if ("value" in shaped && objections.length === 0) return shaped;
  return { findings: objections.map((finding) => located(finding, source.source)) };
}

function unknownSlots(
  texts: readonly string[],
  slots: Readonly<Record<string, unknown>>,
  path: (string | number)[],
): Finding[] {
  const known = [...givenSlots, ...Object.keys(slots)];
  return texts
    .flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!))
    .filter((slot) => !known.includes(slot))
    .map((slot) => error("texts.slot", path, { slot, near: nearest(slot, known) ?? "" }));
}

/** The phrases that the simulation asks for; `greeting` is asked in each tone, by the names of `tones`. */
export const tones = ["terse", "plain", "polite", "chatty", "upset"] as const;
export type Tone = (typeof tones)[number];
const byTone = ["greeting", "opening", "wish", "bye", "thanks", "grumble"];
const plainPhrases = [
  "since",
  "who-all",
  "who-team",
  "who-me",
  "who-public",
  "weight-heavy",
  "weight-usual",
  "weight-light",
  "tried",
  "phone",
  "on-test",
  "agent-greeting",
  "agent-bye",
  "received",
  "plan",
  "plan-heavy",
  "plan-late",
  "plan-later",
  "ask",
  "ask-more",
  "ask-consent",
  "ask-reproduction",
  "ask-description",
  "reply-consent",
  "reply-reproduction",
  "reply-description",
  "reminder",
  "late-reply",
  "third-asked",
  "third-answered",
  "third-checked",
  "third-cleared",
  "access",
  "parked",
  "resumed",
  "handed",
  "found",
  "found-light",
  "around",
  "cause",
  "check",
  "apology",
  "answer",
  "answer-complaint",
  "answer-remark",
  "change-taken",
  "assessed",
  "assessed-against",
  "declined",
  "declined-why",
  "agreed",
  "reopened",
  "refixed",
  "reopened-change",
  "refixed-change",
  "thanks-answer",
  "thanks-change",
  "thanks-declined",
  "thanks-complaint",
  "escalated",
  "escalation-answer",
  "merged",
  "merged-own",
  "spam",
  "priority-told",
  "priority-down",
  "priority-up",
  "type-incident",
  "type-question",
  "type-change",
  "withdrawn-why",
  "corrected-why",
  "after-release",
  "wish-heavy",
  "report-back",
  "report-back-merged",
  "notice",
  "notice-taken",
  "notice-cause-before",
  "notice-cause-after",
  "notice-severity-1",
  "notice-severity-1-after",
];

function missingPhrases(file: Phrases): Finding[] {
  const asked = [...plainPhrases, ...byTone.flatMap((name) => tones.map((tone) => `${name}-${tone}`))];
  return asked
    .filter((name) => file.phrases[name] === undefined)
    .map((name) => error("shape.missing-key", ["phrases", name], { key: name, expected: "list" }));
}
