/** The figures of a contract as the API tells them: each with its article and the facts that it rests on (RPT-2, OBJ-5). */
import { z } from "zod";
import { fulfilledBy, uuid } from "../fields.ts";

export const moment = z.string().describe("With the offset of the agreement's zone");
const ms = z.number();
export const said = z.object({ nl: z.string(), en: z.string() });
export const fraction = z.object({ num: z.number(), den: z.number() });
const fact = z.object({ fact: z.string(), kind: z.string(), log: uuid, index: z.int() }).meta({ id: "FactReference" });
const facts = z.array(fact);
export const period = z.object({ label: z.string(), from: moment, to: moment }).meta({ id: "Period" });
const verdict = z.string();

const counted = z
  .object({
    ticket: uuid,
    number: z.string(),
    startAt: moment.nullable(),
    dueAt: moment.nullable(),
    missedAt: moment.nullable(),
    stopAt: moment.nullable(),
    elapsedMs: ms,
    facts,
  })
  .meta({ id: "CountedTicket" });

const objective = z
  .object({
    clock: z.string(),
    title: said,
    article: z.string(),
    group: z.array(z.string()).describe("The level values that lead to this target"),
    groupTitle: said,
    target: z.string(),
    share: fraction.extend({ over: z.boolean() }),
    per: z.string(),
    isAim: z.boolean(),
    period,
    population: z.int(),
    kept: z.int(),
    missed: z.int(),
    open: z.int(),
    missesAllowed: z.int(),
    missesLeft: z.int(),
    verdict: verdict.describe("kept, missed, running, no-tickets, over-aim, undecided"),
    missedTickets: z.array(counted).describe("The first of them"),
    openTickets: z.array(counted).describe("The first of them"),
  })
  .meta({ id: "Objective" });

const stretch = z.object({
  is: z.string(),
  from: moment,
  to: moment,
  service: z.string().nullable(),
  exclusion: z.string().nullable(),
  failed: z.array(
    z.object({
      condition: z.string(),
      because: z.enum(["no", "not-known", "beyond"]),
      exclusion: z.string().optional(),
    }),
  ),
  facts,
});

export const figureValue = z.union([
  z.object({ unit: z.enum(["ms", "count"]), value: z.number() }),
  z.object({ unit: z.literal("share"), value: fraction }),
  z.object({ unit: z.literal("word"), value: z.string() }),
  z.object({ unit: z.literal("amount"), value: z.number(), of: z.string() }),
]);
const figure = {
  verdict: verdict.describe("kept, missed, over-aim, running, outside, unproven, no-target"),
  values: z.record(z.string(), figureValue),
  stretches: z.array(stretch.meta({ id: "Stretch" })),
  booked: facts.describe("Of work, the first 200 bookings that count"),
};

const measure = z
  .object({
    measure: z.string(),
    title: said,
    article: z.string(),
    kind: z.string(),
    hours: z.string().nullable(),
    target: z.string(),
    isAim: z.boolean(),
    per: z.string(),
    periods: z.array(
      z.object({ ...figure, period, services: z.array(z.object({ ...figure, service: z.string().nullable() })) }),
    ),
  })
  .meta({ id: "Measure" });

const outage = z
  .object({
    outage: z.string().nullable(),
    service: z.string().nullable(),
    from: moment,
    to: moment.nullable().describe("Null while it goes on"),
    cause: z.string().nullable(),
    facts,
    counted: z
      .array(stretch.extend({ measure: z.string(), article: z.string() }))
      .describe("Per measure, what of it counted or was taken off, by which exclusion, and which condition failed"),
  })
  .meta({ id: "Outage" });

const duty = z
  .object({
    duty: z.string(),
    title: said,
    article: z.string(),
    by: z.array(z.string()),
    isAim: z.boolean(),
    about: z.object({ kind: z.string(), name: z.string().nullable(), ticket: uuid.nullable() }),
    period: z.string().nullable(),
    verdict: verdict.describe("kept, late, broken, over-aim, open, waived, void"),
    openedAt: moment.nullable(),
    dueAt: moment.nullable(),
    doneAt: moment.nullable(),
    brokenAt: moment.nullable(),
    lacks: z.array(z.string()),
    to: fulfilledBy,
    facts,
  })
  .meta({ id: "Duty" });

/** What every answer begins with: of what, as of when, since when. */
const of = {
  contract: uuid,
  agreement: z.object({ hash: z.string(), name: z.string(), edition: z.string(), title: said }),
  zone: z.string(),
  asOf: moment,
  period,
  recordedFrom: moment.describe("Since when the record tells everything"),
};
const parts = {
  outages: z.array(outage),
  duties: z.object({
    ofContract: z.array(duty).describe("What is open, and what came to an end in the period"),
    openOfTickets: z.array(duty).describe("The first to fall due first"),
    ofTickets: z.array(
      z.object({ duty: z.string(), title: said, article: z.string(), verdicts: z.record(z.string(), z.int()) }),
    ),
  }),
  problems: z
    .array(z.object({ code: z.string(), params: z.record(z.string(), z.string()), fact: fact.nullable() }))
    .describe("What is wrong with the facts that figures are made of"),
};

export const figuresReply = z
  .object({
    ...of,
    tickets: z.int(),
    objectives: z.array(objective),
    apart: z
      .array(
        z.object({
          clock: z.string(),
          article: z.string(),
          outside: z.int(),
          unproven: z.int(),
          noTarget: z.int(),
          unplaced: z.int(),
        }),
      )
      .describe("Of the clocks of these tickets: what counts in no population"),
    measures: z.array(measure),
    ...parts,
  })
  .meta({ id: "Figures" });
export const outagesReply = z.object({ ...of, outages: parts.outages, problems: parts.problems });
export const dutiesReply = z.object({ ...of, duties: parts.duties });
