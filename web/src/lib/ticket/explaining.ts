/** What explaining a clock needs to know, and the words for one stretch of its run. */
import type { components } from "#lib/made/schema.js";
import { momentText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import type { WordsOf } from "#lib/server/words.ts";
import { clockText, secondsBetween } from "#lib/ticket/exact.ts";
import type { Terms } from "#lib/ticket/terms.ts";
import type { ticket as ticketWords } from "#lib/words/ticket.ts";
import type { Language } from "$peil/i18n/words.ts";

export type TicketClock = components["schemas"]["TicketClock"];
export type Explanation = components["schemas"]["Explanation"];
export type ToldClock = Explanation["clocks"][number];
export type ToldSegment = ToldClock["segments"][number];
export type Because = ToldClock["startedBy"];
export type Words = WordsOf<typeof ticketWords>;

export interface Explaining {
  readonly w: Words;
  readonly terms: Terms;
  readonly language: Language;
  readonly now: number;
  readonly zone: string;
  /** What a fact was, as a sentence; undefined where this reader does not see it. */
  readonly sentence: (fact: string) => string | undefined;
  /** Whom a waiting fact waits for, in one word. */
  readonly whose: (kind: string) => string | undefined;
  readonly kind: (kind: string) => string;
  /** For what a clock pauses, in words; undefined where the agreement is not told. */
  readonly pausesOf: (clock: string) => readonly string[] | undefined;
}

export function kindWord({ kind, because }: Pick<ToldSegment, "kind" | "because">, { w, whose }: Explaining): string {
  if (kind === "counted") return because === null ? w.counted : w.countedOn;
  if (kind === "closed") return w.closedHours;
  if (kind === "reopened-gap") return w.gap;
  const turn = because === null ? undefined : whose(because.kind);
  return turn === undefined ? w.paused : `${w.paused}: ${turn}`;
}

/** "telde, ma 23 nov 09:00 tot 10:30: 1:30:00". */
export function tipOf(segment: ToldSegment, explaining: Explaining, what = kindWord(segment, explaining)): string {
  const { w, zone, language, now } = explaining;
  const [from, to] = [Date.parse(segment.from), Date.parse(segment.to)];
  return say(w.tip, {
    what,
    from: momentText(from, zone, language, now),
    to: momentText(to, zone, language, now),
    length: clockText(secondsBetween(from, to)),
  });
}
