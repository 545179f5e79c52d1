/** What the agreement says to an act that was tried, in its own words, with where a form writes what lacks (DSK-17, DSK-18). */
import { z } from "zod";
import { answerOf, sayOf } from "../desk/acts-answer.ts";
import { whereOf } from "../desk/guide/asks.ts";
import type { ActJudgement } from "../engine/acts.ts";
import type { Program } from "../engine/program.ts";
import type { Language } from "../i18n/words.ts";

export const remarkReply = z
  .object({
    outcome: z
      .enum(["refused", "asked", "advised", "noted", "masked"])
      .meta({ description: "the first two keep it from being done" }),
    rule: z.string(),
    article: z.string(),
    say: z.string().nullable(),
    lacking: z.array(
      z.object({ field: z.string(), where: z.enum(["known", "body", "why", "levels", "verb", "details"]) }),
    ),
  })
  .meta({ id: "Remark" });

type Remark = z.output<typeof remarkReply>;

export function remarksOf(program: Program, answers: readonly ActJudgement[], language: Language): Remark[] {
  return answers.flatMap((answer) => {
    const { by, outcome, lacking } = answer;
    if (by === undefined || outcome === "accepted") return [];
    // A report that came by telephone is kept whatever it lacks: what is asked of it is advice (DSK-9).
    const isIn = outcome === "asked" && !("refused" in answerOf(program, [answer]));
    return [
      {
        outcome: isIn ? "advised" : outcome,
        rule: by.name,
        article: by.article,
        say: sayOf(program, answer)?.[language] ?? null,
        lacking: lacking.map((field) => ({ field, where: whereOf(program, field) })),
      },
    ];
  });
}
