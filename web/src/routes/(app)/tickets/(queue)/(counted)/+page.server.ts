import { redirect } from "@sveltejs/kit";
import { doInBulk, undoInBulk } from "#lib/queue/bulk.server.ts";
import { addressOf, filterIn, queryOf } from "#lib/queue/filter.ts";
import { queueOf } from "#lib/queue/queue-load.server.ts";
import { isRefused, sent, text, wished } from "#lib/server/answers.ts";
import type { Actions, PageServerLoad } from "./$types";

/** All that a change of filter asks for; what stands around the rows is the layout's. */
export const load: PageServerLoad = (event) => {
  event.depends("peil:queue");
  return queueOf(event);
};

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
