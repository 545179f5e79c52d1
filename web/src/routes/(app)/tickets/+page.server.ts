import { redirect } from "@sveltejs/kit";
import { assignableOf } from "#lib/queue/assignable.server.ts";
import { doInBulk, undoInBulk } from "#lib/queue/bulk.server.ts";
import { countOf, countsOf } from "#lib/queue/counts.server.ts";
import { addressOf, filterIn, queryOf } from "#lib/queue/filter.ts";
import { queueOf } from "#lib/queue/queue-load.server.ts";
import { isRefused, sent, text, wished } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { keys } from "#lib/words/keys.ts";
import { bulk, ownTickets, queue } from "#lib/words/queue.ts";
import { ticketStates, told, turns } from "#lib/words/ticket-states.ts";
import type { Actions, PageServerLoad } from "./$types";

const handlers = ["agent", "second-line-agent", "manager", "administrator"];

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  event.depends("peil:queue");
  const { role, customer } = locals.session!;
  const isHandler = handlers.includes(role);
  const [page, counts, preferences, theirTurn] = await Promise.all([
    queueOf(event),
    countsOf(locals.api),
    isHandler ? wished(locals.api.GET("/api/v1/account/preferences")) : undefined,
    isHandler ? undefined : countOf(locals.api, { turn: "customer", order: "changed" }),
  ]);
  const { language } = locals;
  return {
    ...page,
    counts,
    theirTurn,
    isHandler,
    ofCustomer: customer,
    saved: await Promise.all(
      (preferences?.filters ?? []).map(async ({ name, query }) => ({
        name,
        address: addressOfQuery(query),
        count: await countOf(locals.api, query),
      })),
    ),
    assignable: isHandler ? await assignableOf(locals.api, page) : { people: [], teams: [] },
    key: locals.newId(),
    w: words(queue, language),
    wb: words(bulk, language),
    wo: words(ownTickets, language),
    wk: words(keys, language),
    wt: words(ticketStates, language),
    turns: words(turns, language),
    told: words(told, language),
  };
};

function addressOfQuery(query: Readonly<Record<string, string | string[]>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return addressOf(filterIn(new URLSearchParams(pairs), ""));
}

export const actions: Actions = {
  bulk: (event) => doInBulk(event),
  undo: (event) => undoInBulk(event),
  keep: async (event) => {
    const form = await event.request.formData();
    const name = text(form, "name");
    const filter = filterIn(event.url.searchParams, event.locals.session!.person);
    if (name === undefined) return undefined;
    return changeFilters(event, form, (filters) => [
      ...filters.filter((one) => one.name !== name),
      { name, query: queryOf(filter) },
    ]);
  },
  forget: async (event) => {
    const form = await event.request.formData();
    const name = text(form, "name");
    return changeFilters(event, form, (filters) => filters.filter((one) => one.name !== name));
  },
};

interface Saved {
  name: string;
  query: Record<string, string | string[]>;
}

async function changeFilters(
  { locals, url }: Pick<Parameters<PageServerLoad>[0], "locals" | "url">,
  form: FormData,
  change: (filters: Saved[]) => Saved[],
) {
  const now = await wished(locals.api.GET("/api/v1/account/preferences"));
  const body = { filters: change(now?.filters ?? []) };
  const header = now === undefined ? {} : { "If-Match": `"${now.version}"` };
  const done = await sent(
    form,
    "filters",
    locals.api.PATCH("/api/v1/account/preferences", { params: { header }, body }),
  );
  if (isRefused(done)) return done;
  const address = addressOf(filterIn(url.searchParams, locals.session!.person));
  redirect(303, address === "" ? "/tickets" : `/tickets?${address}`);
}
