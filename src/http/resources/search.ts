/** Finding tickets by words (SRC-1, SRC-4, SRC-5): the ids come from the index, and each ticket is read again in the asker's scope. */
import { z } from "zod";
import { findPassages } from "../../search/find-passages.ts";
import { findTickets, mostSearchCharacters } from "../../search/find-tickets.ts";
import { line, uuid } from "../fields.ts";
import { list } from "../list.ts";
import type { AnyOperation } from "../operation.ts";
import { ticketsBy } from "../ticket-rows.ts";
import { showTickets, ticketReply } from "../ticket-shown.ts";
import { everybody } from "../who-may.ts";

const foundTicket = ticketReply
  .extend({
    passage: z
      .array(z.object({ text: z.string(), isFound: z.boolean() }))
      .nullable()
      .meta({
        description: "plain text around the words, in order; null where the title or the number alone has them",
      }),
  })
  .meta({ id: "FoundTicket" });

export const searchOperations: readonly AnyOperation[] = [
  list({
    path: "/api/v1/search",
    id: "searchTickets",
    summary: 'Tickets by the words on them, best first: all words, "in order", or, -not',
    resource: "ticket",
    place: "none",
    query: { q: line(mostSearchCharacters) },
    roles: everybody,
    scope: "tickets:read",
    item: foundTicket,
    position: z.object({ asOf: z.number(), score: z.number(), ticket: uuid }),
    async pageAfter({ scope, query: { q }, ownTicketsOf, after, limit }, deps) {
      return deps.database.read(scope, async (tx) => {
        const found = await findTickets(tx, { words: q, person: ownTicketsOf, limit, after, now: deps.now() });
        const rows = new Map((await ticketsBy(tx, found.tickets, ownTicketsOf)).map((row) => [row.ticket, row]));
        const inOrder = found.tickets.flatMap((ticket) => rows.get(ticket) ?? []);
        const passages = await findPassages(tx, deps.vault, q, found.tickets);
        const shown = await showTickets(tx, deps, inOrder);
        const items = shown.map((one) => ({ ...one, passage: [...(passages.get(one.ticket) ?? [])] }));
        return {
          items: items.map((one) => (one.passage.length === 0 ? { ...one, passage: null } : one)),
          next: found.next,
        };
      });
    },
  }),
];
