/**
 * Tickets (API-12): the queue by what breaks first, one ticket, its facts, how its clocks ran, and reporting a new one. What can be
 * done with a ticket stands in `ticket-actions.ts`.
 */
import { z } from "zod";
import { explain } from "../engine/explain.ts";
import { subjectOf } from "../desk/open-ticket.ts";
import { factsOfTicket } from "../ledger/read.ts";
import { explanationReply, showExplanation } from "./explanation-shown.ts";
import { factReply, seenBy, showFacts } from "./fact-shown.ts";
import { moment, uuid } from "./fields.ts";
import { list } from "./list.ts";
import { operation, type AnyOperation } from "./operation.ts";
import { notFound, Problem } from "./problem.ts";
import { filterOf, ticketQuery } from "./ticket-filters.ts";
import { positionOf, queue, ticketsBy } from "./ticket-rows.ts";
import { showTickets, ticketReply } from "./ticket-shown.ts";
import { everybody } from "./who-may.ts";

const one = { resource: "ticket", place: "path:ticket", params: { ticket: uuid } } as const;
const reading = { roles: everybody, scope: "tickets:read" } as const;

/** Each day that a clock runs is told, so an age ahead would be megabytes that nobody reads. */
const farthestMs = 366 * 86_400_000;
const tooFar = new Problem("moment-not-allowed", { params: { why: "in-the-future" } });

export const ticketOperations: readonly AnyOperation[] = [
  list({
    ...reading,
    path: "/api/v1/tickets",
    id: "listTickets",
    summary: "Tickets: by default those that are not done, the one that breaks first on top",
    resource: "ticket",
    place: "query:contract",
    query: ticketQuery,
    item: ticketReply,
    position: z.object({ at: z.number().nullable(), ticket: uuid }),
    pageAfter: ({ scope, query, after, limit, ownTicketsOf }, deps) => {
      const { order } = query;
      const filter = filterOf(query, ownTicketsOf);
      return deps.database.read(scope, async (tx) => {
        const rows = await queue(tx, filter, order, { after, most: limit + 1 });
        const shown = rows.slice(0, limit);
        const next = rows.length > limit ? positionOf(shown.at(-1)!, order) : undefined;
        return { items: await showTickets(tx, deps, shown), next };
      });
    },
  }),
  operation({
    ...one,
    ...reading,
    method: "GET",
    path: "/api/v1/tickets/{ticket}",
    id: "getTicket",
    summary: "A ticket; the ETag is its version",
    isOfNow: true,
    reply: ticketReply,
    handle: ({ scope, params, ownTicketsOf }, deps) =>
      deps.database.read(scope, async (tx) => {
        const rows = await ticketsBy(tx, [params.ticket], ownTicketsOf);
        const [ticket] = await showTickets(tx, deps, rows);
        return ticket ? { body: ticket, version: ticket.version } : notFound;
      }),
  }),
  operation({
    ...one,
    ...reading,
    method: "GET",
    path: "/api/v1/tickets/{ticket}/facts",
    id: "listFactsOfTicket",
    summary: "What happened on a ticket, in the order of its log",
    reply: z.object({ items: z.array(factReply) }),
    handle: ({ scope, params, principal, ownTicketsOf }, { database, vault }) =>
      database.read(scope, async (tx) => {
        const [ticket] = await ticketsBy(tx, [params.ticket], ownTicketsOf);
        if (!ticket) return notFound;
        const facts = seenBy(principal.role, await factsOfTicket(tx, params.ticket));
        return { body: { items: await showFacts(tx, vault, facts) }, version: ticket.version };
      }),
  }),
  operation({
    ...one,
    ...reading,
    method: "GET",
    path: "/api/v1/tickets/{ticket}/explanation",
    id: "explainTicket",
    isOfNow: true,
    summary: "How each clock ran, to the millisecond, with the articles and facts that made it so",
    query: { asOf: moment.optional().describe("At most a year ahead, as it would be if nothing happened until then") },
    reply: explanationReply,
    handle: ({ scope, params, query, ownTicketsOf }, { database, contracts, now }) =>
      database.read(scope, async (tx) => {
        const asked = query.asOf ?? now();
        const [ticket] = await ticketsBy(tx, [params.ticket], ownTicketsOf);
        const contract = ticket && (await contracts.load(tx, [ticket.contract])).get(ticket.contract);
        if (!ticket || !contract) return notFound;
        if (asked > now() + farthestMs) return tooFar;
        const facts = await factsOfTicket(tx, params.ticket);
        const told = explain(contract.program, subjectOf(facts, contract.view.fields), asked);
        return { body: showExplanation(contract.program, params.ticket, told), version: ticket.version };
      }),
  }),
];
