import { act, preview, undo } from "#lib/ticket/server/act.ts";
import { ticketPage } from "#lib/ticket/server/load.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = (event) => {
  event.depends("peil:ticket");
  return ticketPage(event);
};

export const actions: Actions = { act, preview, undo };
