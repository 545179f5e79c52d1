/**
 * Tickets as the API shows them: the projected row, with its title opened where its writer was not erased, and of each clock
 * what is left at the moment of the answer (DSK-15).
 */
import { z } from "zod";
import type { Transaction } from "../database/database.ts";
import { clocksLeft, countings, type ClockLeft } from "../desk/clocks-left.ts";
import type { Program } from "../engine/program.ts";
import type { Fields } from "../facts/fact.ts";
import { openContents, type OpenedContent } from "../ledger/contents.ts";
import type { ServerDeps } from "./dependencies.ts";
import { moment, uuid } from "./fields.ts";
import { ticketStates, type TicketRow } from "./ticket-rows.ts";

/** One value, or several, as facts carry them. */
export const fieldsReply = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const clockReply = z
  .object({
    clock: z.string(),
    verdict: z.string().meta({ description: "as of the ticket's newest fact" }),
    elapsedMs: z.number().meta({ description: "working time used, as of `asOf`" }),
    startAt: z.string().nullable(),
    stopAt: z.string().nullable(),
    dueAt: moment.nullable().meta({ description: "when `target` is used up; null while it waits or once it stopped" }),
    isPaused: z.boolean(),
    target: z.string().nullable().meta({
      description: "as the agreement writes it: the first that is not used up, the first of all once all are",
    }),
    isAim: z.boolean().meta({ description: "an aim that is passed breaks nothing" }),
    remainingMs: z.number().nullable().meta({
      description: "working time left of `target` as of `asOf`, below zero when over; of a stopped clock: at its stop",
    }),
    counting: z
      .enum(countings)
      .meta({ description: "`closed`: outside its hours; `done`: over, or not of this ticket" }),
    changesAt: moment.nullable().meta({ description: "when counting begins or ends by itself" }),
    isAtRisk: z.boolean().meta({ description: "as of `asOf`" }),
    atRiskAt: moment.nullable().meta({ description: "null while it waits, and where it was so before a wait" }),
    hours: z.string().meta({ description: "the hours on which it runs, by name" }),
    article: z.string(),
  })
  .meta({ id: "TicketClock" });

export const ticketReply = z
  .object({
    ticket: uuid,
    number: z.string(),
    version: z.int(),
    contract: uuid,
    customer: uuid,
    title: z.string().nullable().meta({ description: "null where its writer was erased" }),
    state: z.enum(ticketStates),
    waitingFor: z.string().nullable(),
    type: z.string().nullable(),
    priority: z.string().nullable(),
    attributes: fieldsReply,
    reporter: uuid.nullable(),
    assignee: uuid.nullable(),
    team: z.string().nullable(),
    watchers: z.array(uuid),
    reportedAt: moment,
    changedAt: moment,
    resolvedAt: moment.nullable(),
    closedAt: moment.nullable(),
    breaksAt: moment.nullable().meta({
      description:
        "when the first of its running clocks breaks, or broke; of one not classified, the soonest that any class would give",
    }),
    breaksClock: z.string().nullable(),
    isUnclassified: z.boolean().meta({
      description: "not done, and nobody decided how it is classified: a level was not said, or only proposed",
    }),
    isMissed: z.boolean(),
    isAtRisk: z.boolean(),
    escalatedAt: moment
      .nullable()
      .meta({ description: "since when it stands escalated: null once it is resolved or closed" }),
    clocks: z.array(clockReply),
    asOf: moment.meta({ description: "the moment of this answer" }),
    zone: z.string().meta({ description: "the time zone of its agreement" }),
  })
  .meta({ id: "Ticket" });

export type ShownTicket = z.output<typeof ticketReply>;

/** What showing needs beside the rows. */
export type Showing = Pick<ServerDeps, "vault" | "contracts" | "now">;

export async function showTickets(
  tx: Transaction,
  { vault, contracts, now }: Showing,
  rows: readonly TicketRow[],
): Promise<ShownTicket[]> {
  const [titles, loaded] = await Promise.all([
    openContents(
      tx,
      vault,
      rows.flatMap(({ title }) => title ?? []),
    ),
    contracts.load(tx, [...new Set(rows.map(({ contract }) => contract))]),
  ]);
  const asOf = now();
  return rows.flatMap((row) => {
    const contract = loaded.get(row.contract); // who does not see the contract does not see what is under it
    return contract === undefined ? [] : [showTicket(row, titles, contract.program, asOf)];
  });
}

function showTicket(
  row: TicketRow,
  titles: ReadonlyMap<string, OpenedContent>,
  program: Program,
  asOf: number,
): ShownTicket {
  const { ticket, number, version, contract, customer, state, type, priority, reporter, assignee, team } = row;
  return {
    ticket,
    number,
    version,
    contract,
    customer,
    state,
    type,
    priority,
    reporter,
    assignee,
    team,
    title: row.title === null ? null : (titles.get(row.title)?.bytes?.toString("utf8") ?? null),
    waitingFor: row.waiting_for,
    attributes: plainFields(row.attributes),
    watchers: [...row.watchers],
    reportedAt: row.reported_at.getTime(),
    changedAt: row.changed_at.getTime(),
    resolvedAt: row.resolved_at?.getTime() ?? null,
    closedAt: row.closed_at?.getTime() ?? null,
    breaksAt: row.breaks_at?.getTime() ?? null,
    breaksClock: row.breaks_clock,
    isUnclassified: row.unclassified,
    isMissed: row.missed,
    isAtRisk: row.at_risk,
    escalatedAt: row.escalated_at?.getTime() ?? null,
    clocks: clocksLeft(program, { ...row, changedAt: row.changed_at.getTime() }, asOf).map(showClock),
    asOf,
    zone: program.zone,
  };
}

export function showClock({ row, clock, threshold, ...left }: ClockLeft): ShownTicket["clocks"][number] {
  return {
    ...row,
    ...left,
    target: threshold?.written ?? null,
    isAim: threshold?.aim ?? false,
    hours: clock.hoursName,
    article: clock.term.article,
  };
}

export function plainFields(fields: Fields): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}
