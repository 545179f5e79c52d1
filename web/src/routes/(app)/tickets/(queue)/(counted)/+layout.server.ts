import { countOf, countsOf } from "#lib/queue/counts.server.ts";
import { addressOf, filterIn } from "#lib/queue/filter.ts";
import { isHandler } from "#lib/queue/queue-load.server.ts";
import { wished } from "#lib/server/answers.ts";
import type { LayoutServerLoad } from "./$types";

/**
 * How many each view holds, and which views somebody keeps. It reads nothing of the address, so that a change of filter waits for its rows alone;
 * the browser asks for this again once they are there (`peil:counts`).
 */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends("peil:queue", "peil:counts");
  const { api } = locals;
  const handles = isHandler(locals.session!.role);
  const [counts, saved, theirTurn] = await Promise.all([
    countsOf(api),
    handles ? savedOf(locals) : [],
    handles ? undefined : countOf(api, { turn: "customer", order: "changed" }),
  ]);
  return { counts, saved, theirTurn };
};

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
