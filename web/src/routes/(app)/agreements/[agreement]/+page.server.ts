import { AsMade } from "#lib/as-made.ts";
import { documentShown, type DocumentShown } from "#lib/agreement/document.ts";
import { dutyStates } from "#lib/agreement/duty-states.ts";
import { rowsOfOverview } from "#lib/overview/of-overview.ts";
import { mayReadFigures, overviewOfContract } from "#lib/overview/ask-overview.ts";
import { needed, wished } from "#lib/server/answers.ts";
import { soon } from "#lib/server/soon.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/agreement.ts";
import { figureWords } from "#lib/words/figures.ts";
import type { PageServerLoad } from "./$types";

/** Of a contract as it holds for it, by its id; of an agreement by itself, by the hash of its terms. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { api, language, session } = locals;
  const isOfContract = !/^[0-9a-f]{64}$/.test(params.agreement);
  const path = { contract: params.agreement };
  const hash = { agreement: params.agreement };
  const figures = words(figureWords, language);
  const w = words(agreementWords, language);
  const { list, agreement, making, editionOf, print, failed, again } = w;
  const hasFigures = isOfContract && mayReadFigures(event);
  const whole = url.searchParams.has("whole");
  const isRun = url.searchParams.has("run");

  const isThere = (asked: object | undefined) => asked === undefined || "value" in asked;

  const overview = hasFigures ? await overviewOfContract(event, params.agreement) : undefined;
  const rows = overview === undefined ? [] : rowsOfOverview(overview, figures, language);
  const document = isOfContract
    ? api.GET("/api/v1/contracts/{contract}/document", { params: { path } })
    : api.GET("/api/v1/agreements/{agreement}/document", { params: { path: hash } });
  const examples = isOfContract
    ? () => api.GET("/api/v1/contracts/{contract}/examples", { params: { path } })
    : () => api.GET("/api/v1/agreements/{agreement}/examples", { params: { path: hash } });
  const duties = hasFigures
    ? wished(api.GET("/api/v1/contracts/{contract}/duties", { params: { path } })).then((told) =>
        dutyStates(told, language),
      )
    : undefined;
  const [told, states, ran] = await Promise.all([
    soon(
      needed(event, document).then((told) => documentShown(told, rows, language)),
      { whole },
    ),
    duties && soon(duties, { whole, withinMs: 150 }),
    isRun ? soon(wished(examples()), { whole }) : undefined,
  ]);
  const isSent = event.isDataRequest || ![told, states, ran].every(isThere);
  return {
    w: { list, agreement, making, editionOf, figures: w.figures, print, failed, again },
    agreement: params.agreement,
    isOfContract,
    isSupplier: session?.customer === null,
    hasFigures,
    isRun,
    isWhole: whole,
    name: overview?.customer.name,
    told: "value" in told ? { value: headed(told.value) } : { later: told.later.then(headed) },
    duties: states,
    ran,
  };

  function headed(shown: DocumentShown) {
    const { title, edition } = shown;
    return { title, edition, document: new AsMade({ shown, w }, isSent) };
  }
};
