import { error } from "@sveltejs/kit";
import { factShown, peopleIn } from "#lib/figures/told-fact.ts";
import { overviewOfContract } from "#lib/overview/ask-overview.ts";
import { isRefused, needed, sent, wished } from "#lib/server/answers.ts";
import { deskOf } from "#lib/server/desks.ts";
import { words } from "#lib/server/words.ts";
import { termsOf } from "#lib/ticket/terms.ts";
import { factWords } from "#lib/words/fact.ts";
import { fields, values } from "#lib/words/facts.ts";
import { readFact } from "$peil/facts/written-fact.ts";
import type { Actions, PageServerLoad } from "./$types";

/** A fact in words and as it was written, with the proof that it stands in the log: what anybody may keep and check (LED-2). */
export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const { api, language } = locals;
  const w = words(factWords, language);
  const index = Number(params.index);
  if (!Number.isSafeInteger(index) || index < 0) error(404, w.none);
  const path = { log: params.log };
  const overview = overviewOfContract(event, params.contract);
  const asked = api.GET("/api/v1/ledger/logs/{log}/inclusion", { params: { path, query: { index } } });
  const { data, error: problem, response } = await asked;
  const proof = data === undefined && response.status === 409 ? undefined : await needed(event, asked);
  return {
    w,
    contract: params.contract,
    log: params.log,
    index,
    proof: proof && { size: proof.size, hashes: proof.hashes, written: proof.fact },
    told: proof && (await told(proof.fact)),
    zone: (await overview)?.zone ?? "Europe/Amsterdam",
    problem: proof === undefined ? (problem as { title: string; detail?: string } | undefined) : undefined,
  };

  /** In words, with the number of the ticket that it is about. */
  async function told(written: string) {
    const fact = readFact(written, index);
    const person = peopleIn(fact);
    const [desk, names, ticket] = await Promise.all([
      deskOf(api, params.contract),
      person.length === 0 ? undefined : wished(api.GET("/api/v1/names", { params: { query: { person } } })),
      fact.ticket === undefined
        ? undefined
        : wished(api.GET("/api/v1/tickets/{ticket}", { params: { path: { ticket: fact.ticket } } })),
    ]);
    const nameOf = new Map(names?.people.flatMap(({ person, name }) => (name === null ? [] : [[person, name]])));
    return {
      number: ticket?.number ?? null,
      ...factShown(fact, {
        language,
        terms: termsOf(desk, language),
        isLevel: (name) => desk?.levels.some(({ level }) => level === name) ?? false,
        fields: words(fields, language),
        values: words(values, language),
        person: (id) => nameOf.get(id),
      }),
    };
  }
};

export const actions: Actions = {
  /** The system signs every so often by itself; nobody has to wait for it. */
  sign: async ({ request, locals, params: { log } }) => {
    const asked = locals.api.POST("/api/v1/ledger/logs/{log}/checkpoint", { params: { path: { log } } });
    const done = await sent(await request.formData(), "sign", asked);
    return isRefused(done) ? done : { size: done.size };
  },
};
