/**
 * What came of a contract in a period: objectives, measures, outages with what was decided about them, and duties that run (RPT-2).
 * They are judged beside the desk, from the facts that the asker's scope shows.
 */
import { z } from "zod";
import { TooManyQuestions } from "../../figures/figures.ts";
import type { FiguresAnswer } from "../../figures/answer.ts";
import type { Scope } from "../../database/database.ts";
import type { ServerDeps } from "../dependencies.ts";
import { moment, uuid } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { invalidInput, later, notFound, Problem } from "../problem.ts";
import { figureReaders } from "../who-may.ts";
import { dutiesReply, figuresReply, outagesReply } from "./figures-shown.ts";

const asked = {
  period: z
    .string()
    .max(21)
    .regex(/^[\dQH/-]{4,}$/)
    .optional()
    .describe("`2026-10`, `2026-Q3`, `2026-H2`, `2026`; the month of `asOf` when left out"),
  asOf: moment.optional().describe("What was so or was written down later is not known to the answer"),
};
const one = {
  method: "GET",
  place: "path:contract",
  params: { contract: uuid },
  query: asked,
  roles: figureReaders,
  scope: "reports:read",
} as const;

export const figureOperations: readonly AnyOperation[] = [
  operation({
    ...one,
    path: "/api/v1/contracts/{contract}/figures",
    id: "getFigures",
    summary: "The figures of a contract in a period, each with its article and the facts that it rests on",
    resource: "figures",
    reply: figuresReply,
    async handle({ scope, params, query }, deps) {
      const found = await ask(deps, scope, { ...params, ...query });
      return found instanceof Problem ? found : { body: found as z.output<typeof figuresReply> };
    },
  }),
  operation({
    ...one,
    path: "/api/v1/contracts/{contract}/duties",
    id: "getDuties",
    summary: "Duties that run under a contract, and what came of those of a period",
    resource: "duty",
    reply: dutiesReply,
    async handle({ scope, params, query }, deps) {
      const found = await ask(deps, scope, { ...params, ...query });
      return found instanceof Problem ? found : { body: found as z.output<typeof figuresReply> };
    },
  }),
  operation({
    ...one,
    path: "/api/v1/outages",
    id: "listOutages",
    summary: "Outages that reach a contract in a period, with what each measure counted of them",
    resource: "outage",
    place: "query:contract",
    params: {},
    query: { contract: uuid, ...asked },
    reply: outagesReply,
    async handle({ scope, query }, deps) {
      const found = await ask(deps, scope, query);
      return found instanceof Problem ? found : { body: found as z.output<typeof figuresReply> };
    },
  }),
];

type Asked = Parameters<ServerDeps["figures"]["figures"]>[1];

async function ask({ figures }: ServerDeps, scope: Scope, asked: Asked): Promise<FiguresAnswer | Problem> {
  try {
    const answer = await figures.figures(scope, asked);
    if (!("refused" in answer)) return answer;
    return answer.refused === "no-such-contract" ? notFound : noSuchPeriod;
  } catch (error) {
    if (error instanceof TooManyQuestions) return later("unavailable", 5000);
    throw error;
  }
}

const noSuchPeriod = invalidInput([
  { at: { parameter: "period" }, code: "malformed", params: { form: "2026-10, 2026-Q3, 2026" } },
]);
