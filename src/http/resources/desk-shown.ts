/** The shape in which a contract's desk is told (DSK-16): the agreement's words in both languages, nothing to look up elsewhere. */
import { z } from "zod";
import { uuid, moment } from "../fields.ts";
import { namedPerson } from "./names.ts";

const say = z.object({ nl: z.string(), en: z.string() });
const said = say.nullable();
const words = z.array(z.string());
const types = words.nullable().meta({ description: "types of ticket; null: all" });
const otherwise = z.enum(["refuse", "ask", "mask", "advise", "note"]);
const byName = z.record(z.string(), z.string());
const ofTerm = { title: said, article: z.string() };

const level = z.object({
  level: z.string(),
  name: said,
  article: z.string(),
  of: z.string().meta({ description: "`ticket`, or the type of ticket that it is of" }),
  values: z.array(z.object({ value: z.string(), name: said })),
  follows: words.meta({ description: "the levels from which it follows by the matrix; empty: it is chosen" }),
  isForPriority: z.boolean(),
  decidedBy: z.string().nullable().meta({ description: "the side or role that fixes it; of others it is a proposal" }),
});

const clock = z.object({
  clock: z.string(),
  name: said,
  article: z.string(),
  types,
  hours: z.string(),
  from: words,
  to: words,
  isReopenBounded: z.boolean(),
});

const target = z.object({ written: z.string(), ms: z.number().nullable(), isAim: z.boolean() });
const matrixRow = z.object({
  type: z.string().nullable(),
  levels: byName,
  priority: z.string().nullable(),
  targets: z.array(z.object({ clock: z.string(), targets: z.array(target) })),
});

const ask = z.object({
  notion: z.enum(["rule", "right"]),
  name: z.string(),
  ...ofTerm,
  on: z.array(z.object({ kind: z.string(), says: z.record(z.string(), words) })),
  types,
  fields: z.array(
    z.object({ field: z.string(), where: z.enum(["known", "body", "why", "levels", "verb", "details"]) }),
  ),
  otherwise,
  say: said,
  isConditional: z.boolean().meta({ description: "it holds of some tickets only; a dry run tells of which" }),
});

const preference = z.object({
  rule: z.string(),
  ...ofTerm,
  say: said,
  otherwise,
  types,
  levels: byName.meta({ description: "the values of levels for which it holds; empty: all" }),
  channels: words,
});

const wait = z.object({
  on: z.string(),
  for: z.string().nullable(),
  turn: z.string().nullable().meta({ description: "whose first word ends it; null: only `resume` does" }),
  stops: z.array(z.object({ clock: z.string(), name: said, article: z.string() })),
});

const escalation = z.object({
  right: z.string(),
  ...ofTerm,
  of: words,
  types,
  steps: z.array(z.object({ step: z.string(), customer: words, supplier: words })),
  to: z.array(z.object({ values: words, to: z.string() })),
  isConditional: z.boolean(),
});

const contact = z.object({
  role: z.string(),
  party: z.string(),
  article: z.string().nullable(),
  atMost: z.int().nullable(),
  people: z.array(namedPerson),
});

const opening = z.object({
  hours: z.string(),
  name: said,
  article: z.string(),
  week: z.union([z.literal("always"), z.record(z.string(), words)]),
  closed: words,
  isOpen: z.boolean(),
  until: moment.nullable().meta({ description: "closing while open, opening while closed" }),
  days: z.array(z.object({ date: z.string(), windows: z.array(z.object({ from: moment, to: moment })) })),
});

export const deskReply = z
  .object({
    contract: uuid,
    customer: uuid,
    code: z.string(),
    version: z.int(),
    asOf: moment,
    zone: z.string(),
    agreement: z.object({ hash: z.string(), name: z.string(), edition: z.string(), title: say }),
    typeLevel: z.string().nullable(),
    priorityLevel: z.string().nullable(),
    levels: z.array(level),
    workLevels: z.array(level).meta({ description: "what booked work is told apart by, as `details` take it" }),
    clocks: z.array(clock),
    matrix: z.array(matrixRow),
    asks: z.array(ask),
    channels: words.meta({ description: "those by which the asker may report" }),
    reach: byName.meta({ description: "by channel, the number or address that the contract fills in" }),
    channelHours: byName.meta({ description: "by channel, the hours on which it is answered, where a rule says so" }),
    preferences: z.array(preference),
    clocksWaitForChannel: z.boolean(),
    waits: z.array(wait),
    escalations: z.array(escalation),
    contacts: z.array(contact).meta({ description: "roles of the agreement with who is named in them" }),
    hours: z.array(opening),
    names: z.record(z.string(), say).meta({ description: "what other names of the agreement are called" }),
    me: z.object({ by: z.string(), as: words }).meta({ description: "as what the asker speaks, and may speak" }),
    assignable: z
      .object({ people: z.array(namedPerson), teams: words })
      .nullable()
      .meta({ description: "for the supplier's people" }),
  })
  .meta({ id: "ContractDesk" });

export type ShownDesk = z.output<typeof deskReply>;
