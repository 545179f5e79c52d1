import { calledAs } from "#lib/admin/bundled.ts";
import { needed, wished } from "#lib/server/answers.ts";
import { wordsOfAgreements } from "#lib/server/desks.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/agreement.ts";
import type { PageServerLoad } from "./$types";

/** Contracts with the agreement that each follows; for the supplier's people also the agreements that nobody follows yet. */
export const load: PageServerLoad = async (event) => {
  const { api, language, session } = event.locals;
  const isSupplier = session?.customer === null;
  const [{ items }, kept] = await Promise.all([
    needed(event, api.GET("/api/v1/contracts", { params: { query: { limit: 200 } } })),
    isSupplier ? wished(api.GET("/api/v1/agreements")) : undefined,
  ]);
  const customers = [...new Set(items.map(({ customer }) => customer))];
  const [names, titles, called] = await Promise.all([
    customers.length === 0
      ? undefined
      : wished(api.GET("/api/v1/names", { params: { query: { customer: customers } } })),
    wordsOfAgreements(api, items, language),
    calledAs(language),
  ]);
  const nameOf = new Map(names?.customers.map(({ customer, name }) => [customer, name]));
  const followed = new Set(items.map(({ agreement }) => agreement.hash));
  return {
    w: words(agreementWords, language),
    mayFigures: session?.role !== "end-user",
    contracts: items.map(({ contract, code, customer, agreement, termFrom, termTo }) => ({
      contract,
      code,
      customerName: nameOf.get(customer) ?? code,
      title: titles[agreement.hash]?.title ?? agreement.name,
      edition: agreement.edition,
      termFrom,
      termTo,
    })),
    others: (kept?.items ?? [])
      .filter(({ hash }) => !followed.has(hash))
      .map((one) => ({ ...one, title: called(one) })),
  };
};
