/**
 * Tickets that an export tells too little of to judge: called off or merged into another, and those that waited for so
 * long without a word about when. Leaving out is a choice of the reader's, so every proposal to do so wants a look.
 */
import { varyingShare, type Tickets } from "./find-key.ts";
import { isWaiting, meaningOf } from "./find-states.ts";
import { phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, unsure, type Guess, type ProposedLeaveOut } from "./proposal.ts";
import { calledOffPhrases, noWords, yesWords } from "./value-words.ts";

/** `stateNow` tells how a ticket stands. */
export function findLeftOut(
  profile: Profile,
  tickets: Tickets,
  stateNow: Column | undefined,
  waitingTold: "always" | "now" | "never",
): Guess<ProposedLeaveOut>[] {
  const off = [
    ...(stateNow === undefined
      ? []
      : withTexts(stateNow, "called-off", (text) => calledOffPhrases.has(phraseIn(text)))),
    ...profile.columns
      .filter(({ name, texts }) => DELETED.test(phraseOf(name)) && texts.every(isYesOrNo))
      .flatMap((column) => withTexts(column, "called-off", (text) => yesWords.includes(phraseOf(text)))),
  ];
  const waited = profile.columns.find((column) => isLengthOfWaiting(column, tickets));
  if (waited === undefined || waitingTold === "always") return off;
  // An export that knows how long tickets waited, but not since when those wait that do so now.
  const waiting = stateNow === undefined || waitingTold === "now" ? [] : withTexts(stateNow, "waits", isWaitingText);
  return [...off, everWaited(waited), ...waiting];
}

const DELETED = /^(?:is )?(?:deleted|verwijderd|trashed|spam)$/;

/** The texts of the column for which this holds; nothing where there is none. */
function withTexts(
  { name, texts, counts }: Column,
  why: "called-off" | "waits",
  holds: (text: string) => boolean,
): Guess<ProposedLeaveOut>[] {
  const own = texts.filter(holds);
  if (own.length === 0) return [];
  const records = own.reduce((sum, text) => sum + counts[texts.indexOf(text)]!, 0);
  return [unsure({ column: name, texts: own, isWanted: true, why }, reason(`left-out.${why}`, { records }))];
}

function phraseIn(text: string): string {
  return meaningOf(text)?.phrase ?? "";
}

function isWaitingText(text: string): boolean {
  return isWaiting(meaningOf(text)?.word);
}

function isYesOrNo(text: string): boolean {
  return yesWords.includes(phraseOf(text)) || noWords.includes(phraseOf(text));
}

const WAIT_WORDS = /\b(?:on hold|onhold|hold|wait|waiting|waited|pause|paused|pending|wacht|wachttijd|gewacht)\b/;
const OTHERS_WORDS = /\b(?:requester|caller|customer|queue|max|maximum|avg|average|gemiddeld|since|date|datum)\b/;
const LENGTH = /^(?:\d+(?:[.,]\d+)?|\d+:\d\d(?::\d\d)?|(?:\d+ ?[a-z]+[ ,]*)+)$/i;

function isLengthOfWaiting(column: Column, tickets: Tickets): boolean {
  const said = phraseOf(column.name);
  if (!WAIT_WORDS.test(said) || OTHERS_WORDS.test(said)) return false;
  const isLength = column.texts.length > 0 && column.texts.slice(0, 200).every((text) => LENGTH.test(text));
  return isLength && !column.texts.every(isZero) && varyingShare(column, tickets) < 0.05;
}

function everWaited({ name, texts, counts }: Column): Guess<ProposedLeaveOut> {
  const none = texts.filter(isZero);
  const records = texts.reduce((sum, text, i) => sum + (isZero(text) ? 0 : counts[i]!), 0);
  const value = { column: name, texts: [...none, ""], isWanted: false, why: "waited" } as const;
  return unsure(value, reason("left-out.waited", { records }));
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text);
}
