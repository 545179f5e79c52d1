import { contractsOf } from "#lib/queue/queue-load.server.ts";
import { wished } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { ownData } from "#lib/words/own-data.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const { person, customer, role } = locals.session!;
  const [contracts, names] = await Promise.all([
    contractsOf(event),
    customer === null
      ? undefined
      : wished(locals.api.GET("/api/v1/names", { params: { query: { customer: [customer] } } })),
  ]);
  return {
    me: person,
    /** Only who looks after an organisation takes all of it along. */
    whole: role === "customer-administrator" ? customer : null,
    customerName: names?.customers[0]?.name ?? "",
    contracts: customer === null ? [] : contracts.map(({ contract, code }) => ({ contract, code })),
    w: words(ownData, locals.language),
  };
};
