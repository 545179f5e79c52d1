/** Tickets as the API shows them: the projected row, with its title opened where its writer was not erased. */
import { z } from "zod";
import type { Transaction } from "../database/database.ts";
import type { Fields } from "../facts/fact.ts";
import { openContents, type OpenedContent } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import { moment, uuid } from "./fields.ts";
import { ticketStates, type TicketRow } from "./ticket-rows.ts";

/** One value, or several, as facts carry them. */
export const fieldsReply = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const clock = z.object({
  clock: z.string(),
  verdict: z.string().meta({ description: "as of the ticket's newest fact" }),
  elapsedMs: z.number(),
  startAt: z.string().nullable(),
  stopAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  isPaused: z.boolean(),
});

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
    breaksAt: moment.nullable().meta({ description: "when the first of its clocks uses up its target" }),
    breaksClock: z.string().nullable(),
    isMissed: z.boolean(),
    isAtRisk: z.boolean(),
    clocks: z.array(clock),
  })
  .meta({ id: "Ticket" });

export type ShownTicket = z.output<typeof ticketReply>;

export async function showTickets(tx: Transaction, vault: Vault, rows: readonly TicketRow[]): Promise<ShownTicket[]> {
  const titles = await openContents(
    tx,
    vault,
    rows.flatMap(({ title }) => title ?? []),
  );
  return rows.map((row) => showTicket(row, titles));
}

function showTicket(row: TicketRow, titles: ReadonlyMap<string, OpenedContent>): ShownTicket {
  const { ticket, number, version, contract, customer, state, type, priority, reporter, assignee, team, clocks } = row;
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
    isMissed: row.missed,
    isAtRisk: row.at_risk,
    clocks: clocks.map((one) => ({ ...one })),
  };
}

export function plainFields(fields: Fields): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}
