import { assignableOf } from "#lib/queue/assignable.server.ts";
import { contractsOf, customersOf, isHandler } from "#lib/queue/queue-load.server.ts";
import { wordsOfAgreements } from "#lib/server/desks.ts";
import { words } from "#lib/server/words.ts";
import { keys } from "#lib/words/keys.ts";
import { bulk, ownTickets, queue } from "#lib/words/queue.ts";
import { ticketStates, told, turns, unclassified } from "#lib/words/ticket-states.ts";
import type { LayoutServerLoad } from "./$types";

/** What holds for the rows whichever they are. It reads nothing of the address: asked once, by whoever comes to the queue. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { api, language } = locals;
  const { person, role, customer } = locals.session!;
  const contracts = await contractsOf({ locals });
  const [customers, agreements, assignable] = await Promise.all([
    customersOf(api, contracts),
    wordsOfAgreements(api, contracts, language),
    isHandler(role) ? assignableOf(api, contracts) : { people: [], teams: [] },
  ]);
  return {
    contracts,
    customers,
    agreements,
    assignable,
    isHandler: isHandler(role),
    me: person,
    ofCustomer: customer,
    w: { ...words(queue, language), ...words(unclassified, language) },
    wb: words(bulk, language),
    wo: words(ownTickets, language),
    wk: words(keys, language),
    wt: words(ticketStates, language),
    turns: words(turns, language),
    told: words(told, language),
  };
};
