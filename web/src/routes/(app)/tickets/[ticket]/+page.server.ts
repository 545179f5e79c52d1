import { ticketPage } from "#lib/ticket/server/load.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = (event) => {
  event.depends("peil:ticket");
  return ticketPage(event);
};
