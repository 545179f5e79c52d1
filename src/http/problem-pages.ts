/** Where the type of a problem leads (API-3): what it is called and what to do, in the reader's language. */
import type { FastifyInstance } from "fastify";
import { problemCodes } from "../i18n/problem-words.ts";
import { languageOf } from "./language.ts";
import { problemStatus } from "./problem-status.ts";
import { notFound } from "./problem.ts";
import { problemWords, sendProblem } from "./send-problem.ts";

export function problemPages(app: FastifyInstance): void {
  app.get("/problems/:code", async (request, reply) => {
    const code = problemCodes.find((one) => one === (request.params as { code: string }).code);
    if (code === undefined) return sendProblem(request, reply, notFound);
    const language = languageOf(request.headers["accept-language"]);
    const { title } = problemWords[language].problems[code];
    return reply
      .headers({ "content-type": "text/plain; charset=utf-8", "content-language": language, vary: "accept-language" })
      .send(`${problemStatus[code]} ${code}\n\n${title}\n`);
  });
}
