import { overviewOf } from "#lib/overview/ask-overview.ts";
import { rowInTableOnce } from "#lib/figures/row.ts";
import { pressing, standing } from "#lib/overview/pressing.ts";
import { ongoing } from "#lib/overview/ongoing.ts";
import { isWithoutTickets } from "#lib/overview/overview.ts";
import { soon } from "#lib/server/soon.ts";
import { words } from "#lib/server/words.ts";
import { figureWords } from "#lib/words/figures.ts";
import { overviewWords } from "#lib/words/overview.ts";
import type { PageServerLoad } from "./$types";

/** With few contracts every promise has its row; of many, those that need a look. */
const few = 4;
/** More than this many at once, with drawings, are slow to come. */
const first = 30;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  event.depends("peil:overview");
  const figures = words(figureWords, locals.language);
  const asked = url.searchParams.get("name")?.trim() ?? "";
  const most = url.searchParams.has("all") ? Infinity : first;
  const [{ contracts, found, total }, tickets, stands] = await Promise.all([
    overviewOf(event, figures, asked, most),
    pressing(event),
    standing(event),
  ]);
  const isWhole = contracts.length <= few;
  const isAsked = isWhole && contracts.some(({ rows }) => rows !== undefined);
  return {
    w: words(overviewWords, locals.language),
    figures,
    articles: { article: figures.article, articleOpens: figures.articleOpens },
    asked,
    found,
    total,
    isWhole,
    contracts: contracts.map((one) => ({
      ...one,
      isWithoutTickets: isWithoutTickets(one),
      rows: event.isDataRequest ? one.rows : one.rows?.map(rowInTableOnce),
    })),
    tickets,
    stands,
    ongoing: isAsked
      ? await soon(ongoing(event, contracts), { whole: url.searchParams.has("whole"), withinMs: 0 })
      : undefined,
  };
};
