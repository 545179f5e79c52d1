/**
 * What the desk makes of the agreement's answer to an act (ACT-3): refused is refused, with the article; asked is asked to be
 * completed first; the rest is done, and said. DSK-9: a report that came by telephone or mail is in before anybody can ask
 * back, so it is kept, and what it lacks comes as advice.
 */
import type { RightTerm, RuleTerm } from "../agreement/schema/agreement.ts";
import type { ActJudgement } from "../engine/acts.ts";
import type { Program } from "../engine/program.ts";
import { isSpoken } from "./channel.ts";
import type { Advice } from "./command.ts";
import { refuse } from "./refuse.ts";
import type { Refusal } from "./verb.ts";

export function answerOf(
  program: Program,
  acts: readonly ActJudgement[],
): { readonly advice: readonly Advice[] } | Refusal {
  const refused = acts.find(({ outcome }) => outcome === "refused");
  if (refused !== undefined) return refusalOf(program, refused, "refused-by-agreement");
  const asked = acts.find((act) => act.outcome === "asked" && !isInAlready(act));
  if (asked !== undefined) return refusalOf(program, asked, "content-lacking");
  return { advice: acts.flatMap((act) => adviceOf(program, act) ?? []) };
}

function isInAlready({ fact }: ActJudgement): boolean {
  return fact.kind === "reported" && isSpoken(fact.fields["via"]);
}

function refusalOf(program: Program, act: ActJudgement, code: "refused-by-agreement" | "content-lacking"): Refusal {
  const { fact, by, lacking } = act;
  const say = sayOf(program, act);
  const params = {
    act: fact.kind,
    ...(by === undefined ? {} : { [by.notion]: by.name }),
    ...(lacking.length === 0 ? {} : { lacking }),
    ...(say === undefined ? {} : { sayNl: say.nl, sayEn: say.en }),
  };
  return refuse(code, params, by?.article);
}

const outcomes = { noted: "noted", advised: "advised", masked: "masked", asked: "advised" } as const;

function adviceOf(program: Program, act: ActJudgement): Advice | undefined {
  const { by, outcome, lacking } = act;
  if (by === undefined || outcome === "accepted" || outcome === "refused") return undefined;
  const say = sayOf(program, act);
  return {
    outcome: outcomes[outcome],
    rule: by.name,
    article: by.article,
    ...(say === undefined ? {} : { say }),
    ...(lacking.length === 0 ? {} : { lacking }),
  };
}

/** The agreement's own words: what the rule says, else what it is called. */
export function sayOf({ acts }: Program, { by }: ActJudgement): Advice["say"] {
  const term: Partial<RuleTerm & RightTerm> | undefined = acts.find(
    ({ name, notion }) => name === by?.name && notion === by.notion,
  )?.term;
  if (term?.say !== undefined || term?.name === undefined) return term?.say;
  return { nl: `${term.name.nl}.`, en: `${term.name.en}.` };
}
