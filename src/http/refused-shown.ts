/** A refusal inside a reply: the same words as its problem has, of something beside others that were done (API-3, API-14). */
import { z } from "zod";
import type { Refusal } from "../desk/verb.ts";
import type { Language } from "../i18n/words.ts";
import { refusalProblem } from "./refusals.ts";
import { wordProblem } from "./send-problem.ts";

export const refusedReply = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    article: z.string().optional().meta({ description: "The article of the agreement that says so" }),
  })
  .meta({ id: "Refused" });

export function refusedIn(refusal: Refusal, language: Language): z.output<typeof refusedReply> {
  return JSON.parse(wordProblem(refusalProblem(refusal), language)) as z.output<typeof refusedReply>;
}
