/**
 * All contracts that somebody may see, at one look: each promise against its norm, now and over the twelve periods before, and what
 * of the open tickets asks for attention (FIG-3). It is kept beside the desk, so that asking for it takes no longer than a list.
 */
import { z } from "zod";
import { overviewPage } from "../../figures/overview-page.ts";
import { uuid } from "../fields.ts";
import { list } from "../list.ts";
import type { AnyOperation } from "../operation.ts";
import { figureReaders } from "../who-may.ts";
import { contractOverview } from "./overview-shown.ts";
import { pageOf } from "./page-of.ts";

export const overviewOperations: readonly AnyOperation[] = [
  list({
    path: "/api/v1/overview",
    id: "getOverview",
    summary: "All contracts with what came of each promise: now, and over the twelve periods before",
    resource: "figures",
    place: "query:contract",
    query: { contract: uuid.optional(), customer: uuid.optional() },
    roles: figureReaders,
    scope: "reports:read",
    item: contractOverview,
    position: z.object({ code: z.string() }),
    async pageAfter({ scope, query, after, limit }, { database }) {
      const asked = { ...query, after: after?.code, most: limit + 1 };
      const { items, version } = await database.read(scope, (tx) => overviewPage(tx, asked));
      const page = pageOf(items as z.output<typeof contractOverview>[], limit);
      return { ...page, next: page.next && { code: page.next.code }, version };
    },
  }),
];
