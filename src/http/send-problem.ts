/** Words a problem in the reader's language and sends it as problem+json (API-3, RFC 9457). */
import type { FastifyReply, FastifyRequest } from "fastify";
import { enProblems } from "../i18n/en-problems.ts";
import { nlProblems } from "../i18n/nl-problems.ts";
import type { ProblemWords } from "../i18n/problem-words.ts";
import type { Language } from "../i18n/words.ts";
import { answeredIn } from "./language.ts";
import { problemStatus } from "./problem-status.ts";
import { shownFinding } from "./shown-finding.ts";
import type { FieldProblem, Problem } from "./problem.ts";

export const problemType = "application/problem+json";
export const problemWords: Readonly<Record<Language, ProblemWords>> = { nl: nlProblems, en: enProblems };

/** Its bytes follow from the problem and the language alone: no request number in it, no time, no path. */
export function wordProblem(problem: Problem, language: Language): string {
  const words = problemWords[language];
  const { title, detail } = words.problems[problem.code];
  const errors = [
    ...problem.errors.map((error) => wordField(error, words)),
    ...problem.findings.map((finding) => shownFinding(finding, language)),
  ];
  return JSON.stringify({
    type: `/problems/${problem.code}`,
    title,
    status: problemStatus[problem.code],
    detail: detail(problem.params),
    ...(problem.article === undefined ? {} : { article: problem.article }),
    ...(errors.length === 0 ? {} : { errors }),
  });
}

export async function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void> {
  const language = answeredIn(request);
  if (problem.code === "not-signed-in") reply.header("www-authenticate", 'Bearer realm="peil"');
  await reply
    .code(problemStatus[problem.code])
    .headers(problem.headers)
    .header("content-type", problemType)
    .header("content-language", language)
    .header("vary", "accept-language")
    .send(Buffer.from(wordProblem(problem, language))); // as bytes: the type has no charset
}

function wordField({ at, code, params }: FieldProblem, words: ProblemWords): object {
  return { ...at, code, detail: words.fields[code](params) };
}
