import { error } from "@sveltejs/kit";
import { isRefused, needed, sent } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { factWords } from "#lib/words/fact.ts";
import type { Actions, PageServerLoad } from "./$types";

/** A fact as it was written, with the proof that it stands in the log: what anybody may keep and check (LED-2). */
export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const { api, language } = locals;
  const w = words(factWords, language);
  const index = Number(params.index);
  if (!Number.isSafeInteger(index) || index < 0) error(404, w.none);
  const path = { log: params.log };
  const asked = api.GET("/api/v1/ledger/logs/{log}/inclusion", { params: { path, query: { index } } });
  const { data, error: problem, response } = await asked;
  const proof = data === undefined && response.status === 409 ? undefined : await needed(event, asked);
  return {
    w,
    contract: params.contract,
    log: params.log,
    index,
    proof: proof && { size: proof.size, hashes: proof.hashes, fields: fieldsOf(proof.fact), written: proof.fact },
    problem: proof === undefined ? (problem as { title: string; detail?: string } | undefined) : undefined,
  };
};

export const actions: Actions = {
  /** The system signs every so often by itself; nobody has to wait for it. */
  sign: async ({ request, locals, params: { log } }) => {
    const asked = locals.api.POST("/api/v1/ledger/logs/{log}/checkpoint", { params: { path: { log } } });
    const done = await sent(await request.formData(), "sign", asked);
    return isRefused(done) ? done : { size: done.size };
  },
};

/** The fields of a fact in the order in which they were written; what is nested stays as it was written. */
function fieldsOf(written: string): { name: string; value: string }[] {
  const fact = JSON.parse(written) as Readonly<Record<string, unknown>>;
  return Object.entries(fact).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value, undefined, 2),
  }));
}
