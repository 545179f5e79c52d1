import type { ticketPage } from "#lib/ticket/server/load.ts";

/** What the page of a ticket knows. */
export type TicketData = Awaited<ReturnType<typeof ticketPage>>;
