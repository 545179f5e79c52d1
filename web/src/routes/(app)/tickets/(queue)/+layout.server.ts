import { assignableOf } from "#lib/queue/assignable.server.ts";
import { countOf, countsOf } from "#lib/queue/counts.server.ts";
import { addressOf, filterIn } from "#lib/queue/filter.ts";
import { contractsOf, customersOf } from "#lib/queue/queue-load.server.ts";
import { wished } from "#lib/server/answers.ts";
import { wordsOfAgreements } from "#lib/server/desks.ts";
import { words } from "#lib/server/words.ts";
import { keys } from "#lib/words/keys.ts";
import { bulk, ownTickets, queue } from "#lib/words/queue.ts";
import { ticketStates, told, turns, unclassified } from "#lib/words/ticket-states.ts";
import type { LayoutServerLoad } from "./$types";

const handlers = ["agent", "second-line-agent", "manager", "administrator"];

/**
 * What stands around the rows whichever they are. It reads nothing of the address, so that a change of filter waits for its rows alone; the
 * browser asks for this again once they are there (`peil:around`).
 */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends("peil:queue", "peil:around");
  const { api, language } = locals;
  const { person, role, customer } = locals.session!;
  const isHandler = handlers.includes(role);
  const [ofContracts, counts, saved, theirTurn] = await Promise.all([
    aroundContracts(locals, isHandler),
    countsOf(api),
    isHandler ? savedOf(locals) : [],
    isHandler ? undefined : countOf(api, { turn: "customer", order: "changed" }),
  ]);
  return {
    ...ofContracts,
    counts,
    saved,
    theirTurn,
    isHandler,
    me: person,
    ofCustomer: customer,
    w: words({ ...queue, ...unclassified }, language),
    wb: words(bulk, language),
    wo: words(ownTickets, language),
    wk: words(keys, language),
    wt: words(ticketStates, language),
    turns: words(turns, language),
    told: words(told, language),
  };
};

async function aroundContracts(locals: App.Locals, isHandler: boolean) {
  const { api, language } = locals;
  const contracts = await contractsOf({ locals });
  const [customers, agreements, assignable] = await Promise.all([
    customersOf(api, contracts),
    wordsOfAgreements(api, contracts, language),
    isHandler ? assignableOf(api, contracts) : { people: [], teams: [] },
  ]);
  return { contracts, customers, agreements, assignable };
}

async function savedOf({ api }: App.Locals) {
  const preferences = await wished(api.GET("/api/v1/account/preferences"));
  return Promise.all(
    (preferences?.filters ?? []).map(async ({ name, query }) => ({
      name,
      address: addressOfQuery(query),
      count: await countOf(api, query),
    })),
  );
}

function addressOfQuery(query: Readonly<Record<string, string | string[]>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return addressOf(filterIn(new URLSearchParams(pairs), ""));
}
