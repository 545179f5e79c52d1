/** What this reader may do with this ticket now: what not and why, what an act still asks, rights on offer, and what of their own can be taken back. */
import type { components } from "#lib/made/schema.js";
import type { Telling } from "#lib/ticket/entries.ts";

type Possible = components["schemas"]["PossibleActions"];

export interface Remark {
  readonly outcome: string;
  readonly say: string | null;
  readonly article: string;
}

export interface Own {
  readonly mayWithdraw: boolean;
  readonly mayCorrect: boolean;
  /** Nobody built upon it yet. */
  readonly isUntouched: boolean;
}

export function possibleOf(told: Possible | undefined, { terms, values }: Telling) {
  const known = new Map((told?.actions ?? []).map((one) => [one.action, one]));
  const named = (role: string) => values[role] ?? terms.name(role);
  return {
    /** By the verb: why it cannot be done now, null where it never is of this role; not there where it can be done. */
    may: told === undefined ? {} : Object.fromEntries(verbs.flatMap((verb) => refusalOf(verb, known.get(verb)))),
    remarks: Object.fromEntries([...known].map(([verb, { remarks }]) => [verb, remarks.map(shown)])) as Record<
      string,
      readonly Remark[]
    >,
    /** Of a step or level that cannot be taken: why. */
    barred: Object.fromEntries(
      [...known.values()].flatMap(({ action, choices }) =>
        choices.flatMap(({ choice, isAllowed, refusal }) =>
          isAllowed ? [] : [[`${action} ${choice}`, refusal?.detail ?? refusal?.title ?? ""] as const],
        ),
      ),
    ) as Record<string, string>,
    offers: (told?.offers ?? []).map(({ right, title, article, to, step, at }) => ({
      right,
      name: title ?? terms.name(right),
      article,
      to: to.map(named).join(", "),
      step: step === null ? null : terms.name(step),
      at: Date.parse(at),
    })),
    own: Object.fromEntries(
      (told?.own ?? []).map(({ fact, mayWithdraw, mayCorrect, isUntouched }) => [
        fact,
        { mayWithdraw, mayCorrect, isUntouched },
      ]),
    ) as Record<string, Own>,
  };
}

const verbs = [
  ..."acknowledge answer assign attach book-work classify close confirm correct escalate hand-over link mark-spam".split(
    " ",
  ),
  ..."merge note notify reclassify record reopen resolve resume start-work tell-plan unwatch wait watch withdraw".split(
    " ",
  ),
];

function refusalOf(verb: string, one: Possible["actions"][number] | undefined): (readonly [string, string | null])[] {
  if (one === undefined) return [[verb, null]];
  if (one.isAllowed) return [];
  const { refusal } = one;
  const why = refusal?.detail ?? refusal?.title ?? "";
  return [[verb, refusal?.article === undefined ? why : `${why} (${refusal.article})`]];
}

export function shown({ outcome, say, article }: Remark): Remark {
  return { outcome, say, article };
}
