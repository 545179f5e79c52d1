import { contractFigures, figuresOnce } from "#lib/figures/contract-figures.ts";
import { namedFigures, namesOfContract } from "#lib/figures/named-figures.ts";
import { periodChoices } from "#lib/figures/period-choice.ts";
import { calledOf, mayReadFigures, overviewOfContract } from "#lib/overview/ask-overview.ts";
import { needed } from "#lib/server/answers.ts";
import { soon } from "#lib/server/soon.ts";
import { words } from "#lib/server/words.ts";
import { contractWords } from "#lib/words/contract.ts";
import { figureWords } from "#lib/words/figures.ts";
import { overviewWords } from "#lib/words/overview.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { api, language, now, session } = locals;
  const period = url.searchParams.get("period") ?? undefined;
  const path = { contract: params.contract };
  const mayRead = mayReadFigures(event);
  const [contract, overview] = await Promise.all([
    needed(event, api.GET("/api/v1/contracts/{contract}", { params: { path } })),
    mayRead ? overviewOfContract(event, params.contract) : undefined,
  ]);
  const [called] = overview === undefined ? await calledOf(event, [contract]) : [];
  const w = words(contractWords, language);
  const figures = words(figureWords, language);
  const told = await soon(mayRead ? figuresAsked() : Promise.resolve({ status: 403 }), {
    whole: url.searchParams.has("whole"),
  });
  const held = "value" in told && !event.isDataRequest ? told.value.found : undefined;
  return {
    w,
    figures,
    notYours: mayRead ? undefined : words(overviewWords, language).noFigures,
    articles: { article: figures.article, articleOpens: figures.articleOpens },
    contract: params.contract,
    code: contract.code,
    customerName: overview?.customer.name ?? called?.customerName ?? contract.code,
    agreement: overview?.agreement?.title[language] ?? called?.agreement ?? contract.agreement.name,
    edition: contract.agreement.edition,
    termFrom: contract.termFrom,
    termTo: contract.termTo,
    period,
    choices: periodChoices(overview?.zone ?? "Europe/Amsterdam", contract.termFrom, now, language),
    /** Whose logs somebody may read, so that a fact can be opened. */
    mayReadFacts: session?.role !== "contact" && session?.role !== "end-user",
    isWhole: url.searchParams.has("whole"),
    told: held === undefined ? told : { value: { found: figuresOnce(held) } },
  };

  async function figuresAsked() {
    const query = period === undefined ? {} : { period };
    const [answer, named] = await Promise.all([
      api.GET("/api/v1/contracts/{contract}/figures", { params: { path, query } }),
      namesOfContract(api, params.contract, language),
    ]);
    if (answer.data !== undefined) {
      const told = namedFigures(answer.data, named, language);
      return { found: contractFigures(told, overview, figures, language) };
    }
    return { status: answer.response.status };
  }
};
