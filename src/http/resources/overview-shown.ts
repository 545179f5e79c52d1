/** The overview of a contract as the API tells it (FIG-3). */
import { z } from "zod";
import { uuid } from "../fields.ts";
import { figureValue, fraction, moment, period, said } from "./figures-shown.ts";

const promised = {
  title: said,
  article: z.string(),
  norm: z.object({
    target: z.string().describe("As the agreement writes it"),
    share: fraction.extend({ over: z.boolean() }).nullable().describe("Of how many tickets; null of a measure"),
  }),
  isAim: z.boolean(),
  per: z.string(),
};

const counts = {
  verdict: z.string().describe("kept, missed, running, no-tickets, over-aim, undecided"),
  population: z.int(),
  kept: z.int(),
  missed: z.int(),
  open: z.int(),
  missesAllowed: z.int(),
  missesLeft: z.int(),
};
const label = z.string().describe("Of the period: `2026-10`, `2026-Q3`, `2026`");

const objective = z
  .object({
    clock: z.string(),
    group: z.array(z.string()),
    groupTitle: said,
    ...promised,
    current: z.object({ period, ...counts }),
    history: z.array(z.object({ label, ...counts })).describe("The twelve periods before, in the order of time"),
  })
  .meta({ id: "ObjectiveOverview" });

const figure = {
  verdict: z.string().describe("kept, missed, over-aim, running, outside, unproven, no-target"),
  values: z.record(z.string(), figureValue),
};

const measure = z
  .object({
    measure: z.string(),
    kind: z.string(),
    ...promised,
    current: z
      .object({ period, ...figure })
      .nullable()
      .describe("Null where the contract does not reach it"),
    history: z.array(z.object({ label, ...figure })).describe("At most twelve, as far as the contract reaches back"),
  })
  .meta({ id: "MeasureOverview" });

export const contractOverview = z
  .object({
    contract: uuid,
    code: z.string(),
    customer: z.object({ customer: uuid, name: z.string() }),
    asOf: moment.nullable().describe("Of all that is made of tickets; null of a contract that is still to be counted"),
    measuredAt: moment.nullable().describe("As of when measures were judged"),
    factsBehind: z.int().describe("Facts of the contract's log that are not counted yet"),
    agreement: z.object({ hash: z.string(), name: z.string(), edition: z.string(), title: said }).nullable(),
    zone: z.string().nullable(),
    tickets: z
      .object({ open: z.int(), atRisk: z.int(), missed: z.int(), waitingForCustomer: z.int() })
      .nullable()
      .describe("Open tickets: all, with a clock at risk, with a missed one, waiting for the customer"),
    objectives: z.array(objective),
    measures: z.array(measure),
  })
  .meta({ id: "ContractOverview" });
