/**
 * How many tickets there are of what a queue shows beside itself (API-18): of those that are not done the new, one's own, those of
 * nobody, those not classified, at risk, missed and waiting for the customer; of all, those that stand escalated; and of any filter that the list takes. Nobody reads a number beyond a
 * thousand, and to find it would be to read everything: so much is looked at, and the rest is said to be more.
 */
import { z } from "zod";
import type { Transaction } from "../database/database.ts";
import { operation, type AnyOperation, type Values } from "./operation.ts";
import { filterOf, ticketQuery } from "./ticket-filters.ts";
import { heldTo, wanted, type Order, type TicketFilter } from "./ticket-rows.ts";
import { everybody } from "./who-may.ts";

/** More than this is "more". */
const most = 1_000;
/** So many rows are looked at, in the order of the queue: what breaks first is among them. */
const mostRead = 5_000;

const count = z.object({ count: z.int(), isMore: z.boolean().meta({ description: "there are more than `count`" }) });
const countsReply = z
  .object({
    matching: count.meta({ description: "what the list gives under these filters" }),
    open: count.meta({ description: "not done; so are the others that follow, of the same contract and customer" }),
    new: count,
    mine: count,
    unassigned: count,
    unclassified: count,
    atRisk: count,
    missed: count,
    waitingForCustomer: count,
    escalated: count.meta({ description: "those of a solution that was not accepted too" }),
  })
  .meta({ id: "TicketCounts" });

export const countOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/tickets/counts",
    id: "countTickets",
    summary: "How many tickets there are of each that a queue tells apart, up to a thousand",
    resource: "ticket",
    place: "query:contract",
    query: ticketQuery,
    roles: everybody,
    scope: "tickets:read",
    reply: countsReply,
    handle: ({ scope, query, principal, ownTicketsOf }, { database }) =>
      database.read(scope, async (tx) => {
        const filter = filterOf(query, ownTicketsOf);
        const { contract, customer, own } = filter;
        const among = { contract, customer, own };
        const rest = await standing(tx, among);
        const mine = await counted(tx, { ...among, assignee: principal.person }, "breaks");
        const escalated = await escalatedAmong(tx, among);
        const matching = isWhole(query) ? rest.open : await counted(tx, filter, query.order);
        return { body: { matching, mine, escalated, ...rest } };
      }),
  }),
];

type Count = z.output<typeof count>;

/** The list as it is without a filter: what is not done. */
function isWhole({ order, contract: _contract, customer: _customer, ...filters }: Values<typeof ticketQuery>): boolean {
  return order === "breaks" && Object.values(filters).every((one) => one === undefined);
}

/** Of one filter, as the list has it. */
async function counted(tx: Transaction, filter: TicketFilter, by: Order): Promise<Count> {
  const { values, value } = parameters();
  const { states, assignee, reporter, contract, customer, own, ...others } = filter;
  // What an index serves narrows what is read; the rest is asked of what was read.
  const held = [
    `tenant = ${value(tx.scope.tenant)}`,
    ...heldTo(tx.scope, { contract, customer }, value),
    ...wanted({ assignee, reporter, own }, value),
    ...(by === "breaks" ? [open] : []),
    ...wanted({ states }, value),
  ];
  const order = by === "breaks" ? "breaks_at, ticket" : `${by}_at DESC, ticket`;
  const asked = wanted(others, value);
  const [row] = await tx.query<{ read: string; found: string }>(
    `SELECT count(*) AS read, count(*) FILTER (WHERE ${asked.length === 0 ? "true" : asked.join(" AND ")}) AS found
     FROM (SELECT ${columns} FROM peil.ticket WHERE ${held.join(" AND ")} ORDER BY ${order} LIMIT ${mostRead + 1}) t`,
    values,
  );
  return bounded(Number(row!.found), Number(row!.read) > mostRead);
}

/** Few at any time, and an index of their own. */
async function escalatedAmong(tx: Transaction, among: TicketFilter): Promise<Count> {
  const { values, value } = parameters();
  const held = [
    `tenant = ${value(tx.scope.tenant)}`,
    ...heldTo(tx.scope, among, value),
    ...wanted({ own: among.own, escalated: true }, value),
  ];
  const [row] = await tx.query<{ found: string }>(
    `SELECT count(*) AS found FROM (SELECT 1 FROM peil.ticket WHERE ${held.join(" AND ")} LIMIT ${most + 1}) t`,
    values,
  );
  return bounded(Number(row!.found), false);
}

/** Of what is not done, everything in one reading. */
async function standing(
  tx: Transaction,
  among: TicketFilter,
): Promise<Record<"open" | "new" | "unassigned" | "unclassified" | "atRisk" | "missed" | "waitingForCustomer", Count>> {
  const { values, value } = parameters();
  const held = [
    `tenant = ${value(tx.scope.tenant)}`,
    ...heldTo(tx.scope, among, value),
    ...wanted({ own: among.own }, value),
    open,
  ];
  const [row] = await tx.query<Readonly<Record<string, string>>>(
    `SELECT count(*) AS open, count(*) FILTER (WHERE state = 'new') AS new, count(*) FILTER (WHERE assignee IS NULL) AS unassigned,
       count(*) FILTER (WHERE unclassified) AS unclassified, count(*) FILTER (WHERE at_risk) AS at_risk, count(*) FILTER (WHERE missed) AS missed,
       count(*) FILTER (WHERE state = 'waiting' AND waiting_for = 'customer') AS waiting
     FROM (SELECT ${columns} FROM peil.ticket WHERE ${held.join(" AND ")} ORDER BY breaks_at, ticket LIMIT ${mostRead + 1}) t`,
    values,
  );
  const isMore = Number(row!["open"]) > mostRead;
  const of = (name: string) => bounded(Number(row![name]), isMore);
  return {
    open: of("open"),
    new: of("new"),
    unassigned: of("unassigned"),
    unclassified: of("unclassified"),
    atRisk: of("at_risk"),
    missed: of("missed"),
    waitingForCustomer: of("waiting"),
  };
}

const open = "state IN ('new', 'open', 'waiting')";
const columns = "state, assignee, team, type, priority, waiting_for, unclassified, missed, at_risk, escalated_at";

function parameters() {
  const values: unknown[] = [];
  return { values, value: (one: unknown) => `$${values.push(one)}` };
}

function bounded(found: number, isMore: boolean): Count {
  return { count: Math.min(found, most), isMore: isMore || found > most };
}
