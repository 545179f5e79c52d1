/**
 * Reads tickets as they are projected (API-12): one, or a page of a queue in one of three orders. Every statement names what the
 * scope is held to, although row level security holds it too, so that an index serves it.
 */
import type { Scope, Transaction } from "../database/database.ts";
import type { ClockRow } from "../desk/ticket-row.ts";
import type { Fields } from "../facts/fact.ts";

export const ticketStates = ["new", "open", "waiting", "resolved", "closed", "merged", "spam"] as const;
export type TicketState = (typeof ticketStates)[number];
export const orders = ["breaks", "reported", "changed"] as const;
export type Order = (typeof orders)[number];

export interface TicketRow {
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  readonly number: string;
  readonly version: number;
  readonly attributes: Fields;
  readonly type: string | null;
  readonly priority: string | null;
  readonly state: TicketState;
  readonly waiting_for: string | null;
  readonly title: string | null;
  readonly reporter: string | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly watchers: readonly string[];
  readonly reported_at: Date;
  readonly changed_at: Date;
  readonly resolved_at: Date | null;
  readonly closed_at: Date | null;
  readonly breaks_at: Date | null;
  readonly breaks_clock: string | null;
  readonly unclassified: boolean;
  readonly missed: boolean;
  readonly at_risk: boolean;
  readonly escalated_at: Date | null;
  readonly clocks: readonly ClockRow[];
}

export interface TicketFilter {
  readonly states?: readonly TicketState[] | undefined;
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  /** `nobody`: not assigned. */
  readonly assignee?: string | undefined;
  readonly reporter?: string | undefined;
  readonly team?: string | undefined;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly waitingFor?: string | undefined;
  readonly unclassified?: boolean | undefined;
  readonly turn?: "customer" | undefined;
  readonly missed?: boolean | undefined;
  readonly atRisk?: boolean | undefined;
  readonly escalated?: boolean | undefined;
  /** The person whose tickets alone are seen. */
  readonly own?: string | undefined;
}

/** Where a page ended: the moment that it is ordered by, null behind all that have one, and the ticket. */
export interface TicketPosition {
  readonly at: number | null;
  readonly ticket: string;
}

const columns = `ticket, contract, customer, number, version, attributes, type, priority, state, waiting_for, title,
  reporter, assignee, team, watchers, reported_at, changed_at, resolved_at, closed_at, breaks_at, breaks_clock, unclassified,
  missed, at_risk, escalated_at, clocks`;
const orderColumn = { breaks: "breaks_at", reported: "reported_at", changed: "changed_at" } as const;

/** Those of these tickets that the scope shows, and that are this person's own where one is given. */
export async function ticketsBy(tx: Transaction, tickets: readonly string[], own?: string): Promise<TicketRow[]> {
  return tx.query<TicketRow>(
    `SELECT ${columns} FROM peil.ticket WHERE tenant = $1 AND ticket = ANY($2::uuid[])
       AND ($3::uuid IS NULL OR reporter = $3 OR $3 = ANY(watchers))`,
    [tx.scope.tenant, tickets, own ?? null],
    "tickets by id",
  );
}

/** So many in this order, after where the page before ended. */
export async function queue(
  tx: Transaction,
  filter: TicketFilter,
  order: Order,
  { after, most }: { readonly after: TicketPosition | undefined; readonly most: number },
): Promise<TicketRow[]> {
  const isBehind = after !== undefined && after.at === null;
  const first = isBehind ? [] : await part(tx, filter, order, after, most);
  if (order !== "breaks" || first.length >= most) return first;
  // What has no moment at which it breaks comes last: a part of its own, so that each part follows its index.
  const rest = await part(tx, filter, "never", isBehind ? after : undefined, most - first.length);
  return [...first, ...rest];
}

export function positionOf(row: TicketRow, order: Order): TicketPosition {
  return { at: row[orderColumn[order]]?.getTime() ?? null, ticket: row.ticket };
}

async function part(
  tx: Transaction,
  filter: TicketFilter,
  order: Order | "never",
  after: TicketPosition | undefined,
  most: number,
): Promise<TicketRow[]> {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const isQueue = order === "breaks" || order === "never";
  const held = [
    `tenant = ${value(tx.scope.tenant)}`,
    ...heldTo(tx.scope, filter, value),
    ...wanted(filter, value),
    ...(isQueue ? ["state IN ('new', 'open', 'waiting')"] : []),
    ...(order === "breaks" ? ["breaks_at IS NOT NULL"] : order === "never" ? ["breaks_at IS NULL"] : []),
    ...(after === undefined ? [] : [behind(order, after, value)]),
  ];
  const by = isQueue ? "breaks_at, ticket" : `${orderColumn[order]} DESC, ticket`;
  return tx.query<TicketRow>(
    `SELECT ${columns} FROM peil.ticket WHERE ${held.join(" AND ")} ORDER BY ${by} LIMIT ${value(most)}`,
    values,
  );
}

export function heldTo(scope: Scope, filter: TicketFilter, value: (one: unknown) => string): string[] {
  const customers = new Set([scope.customer, filter.customer].filter((one) => one !== undefined && one !== "all"));
  const contracts = new Set([scope.contract, filter.contract].filter((one) => one !== undefined && one !== "all"));
  return [
    ...[...customers].map((one) => `customer = ${value(one)}::uuid`),
    ...[...contracts].map((one) => `contract = ${value(one)}::uuid`),
  ];
}

export function wanted(filter: TicketFilter, value: (one: unknown) => string): string[] {
  const {
    states,
    assignee,
    reporter,
    team,
    type,
    priority,
    waitingFor,
    turn,
    unclassified,
    missed,
    atRisk,
    escalated,
    own,
  } = filter;
  const ownValue = own === undefined ? "" : value(own);
  return [
    ...(states === undefined ? [] : [`state = ANY(${value(states)})`]),
    ...(assignee === undefined
      ? []
      : [assignee === "nobody" ? "assignee IS NULL" : `assignee = ${value(assignee)}::uuid`]),
    ...(reporter === undefined ? [] : [`reporter = ${value(reporter)}::uuid`]),
    ...(team === undefined ? [] : [`team = ${value(team)}`]),
    ...(type === undefined ? [] : [`type = ${value(type)}`]),
    ...(priority === undefined ? [] : [`priority = ${value(priority)}`]),
    ...(waitingFor === undefined ? [] : [`waiting_for = ${value(waitingFor)}`]),
    ...(unclassified === undefined ? [] : [unclassified ? "unclassified" : "NOT unclassified"]),
    ...(turn === undefined ? [] : ["(state = 'resolved' OR (state = 'waiting' AND waiting_for = 'customer'))"]),
    ...(missed === undefined ? [] : [missed ? "missed" : "NOT missed"]),
    ...(atRisk === undefined ? [] : [atRisk ? "at_risk" : "NOT at_risk"]),
    ...(escalated === undefined ? [] : [`escalated_at IS ${escalated ? "NOT NULL" : "NULL"}`]),
    ...(own === undefined ? [] : [`(reporter = ${ownValue}::uuid OR ${ownValue}::uuid = ANY(watchers))`]),
  ];
}

/** Written so that the index is entered where the page before ended. */
function behind(order: Order | "never", { at, ticket }: TicketPosition, value: (one: unknown) => string): string {
  const id = value(ticket);
  if (order === "never") return `ticket > ${id}::uuid`;
  const moment = value(new Date(at!));
  const column = orderColumn[order];
  if (order === "breaks") return `(${column}, ticket) > (${moment}::timestamptz, ${id}::uuid)`;
  return `${column} <= ${moment}::timestamptz AND (${column} < ${moment}::timestamptz OR ticket > ${id}::uuid)`;
}
