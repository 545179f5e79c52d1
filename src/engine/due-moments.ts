/**
 * What comes due on a ticket, and the facts that follow when it does. All of it is a function of the agreement and of the
 * ticket's facts: when somebody looks decides what is recorded when, never what is recorded. Rules: DUE-1 … DUE-8.
 */
import { forecast } from "./forecast.ts";
import { alertFields, untoldMoments, type DueMoment } from "./moments-ahead.ts";
import type { Judgement } from "./outcome.ts";
import { actsAhead, actsBy } from "./own-acts.ts";
import type { OwnFact } from "./own-fact.ts";
import type { Program } from "./program.ts";

/** What came, or lies ahead if nothing more is recorded, and was not told yet; in order. The ticket is judged as of its newest fact. */
export function dueMoments(program: Program, judgement: Judgement): DueMoment[] {
  return untoldMoments(forecast(program, judgement));
}

/** When Peil next has something to tell or to do by itself: epoch milliseconds, undefined where nothing lies ahead. */
export function nextMoment(program: Program, judgement: Judgement): number | undefined {
  const ahead = forecast(program, judgement);
  const told = untoldMoments(ahead)[0]?.at;
  const done = actsAhead(program, ahead)[0]?.at;
  return told === undefined || (done !== undefined && done < told) ? done : told;
}

/**
 * The facts to append at `now` for all that came by `until`, in order (epoch milliseconds). Once they are in the ledger, the
 * ticket's next moment lies after `until`.
 */
export function firedFacts(program: Program, judgement: Judgement, now: number, until = now): OwnFact[] {
  const ahead = forecast(program, judgement);
  const alerts = untoldMoments(ahead)
    .filter(({ at }) => at <= until)
    .map((moment): OwnFact => ({ kind: "alerted", at: moment.at, fields: alertFields(moment) }));
  return [...alerts, ...actsBy(program, ahead, now, until)].toSorted((a, b) => a.at - b.at);
}
