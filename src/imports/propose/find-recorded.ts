/** Columns with the desk's own verdict (`made_sla`, `has_breached`), to set beside the one of the agreement. */
import type { AgreementView } from "./agreement-view.ts";
import { keptNames, missedNames } from "./column-words.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, type Guess, type ProposedVerdict } from "./proposal.ts";
import { keptTexts, missedTexts, noWords, yesWords } from "./value-words.ts";

/** `isFollowed` is whether the verdict may differ between the records of a ticket. */
export function findRecorded(
  { columns }: Profile,
  tickets: Tickets,
  isFollowed: boolean,
  agreement: AgreementView | undefined,
): Guess<ProposedVerdict>[] {
  const ofTickets = columns.filter((column) => isFollowed || varyingShare(column, tickets) === 0);
  return ofTickets.flatMap((column) => {
    const { name, texts, counts } = column;
    const verdict = texts.length === 0 || texts.length > 4 ? undefined : verdictIn(column);
    if (verdict === undefined) return [];
    const count = (own: readonly string[]) => own.reduce((sum, text) => sum + (counts[texts.indexOf(text)] ?? 0), 0);
    const why = reason("recorded.column", { kept: count(verdict.kept), missed: count(verdict.missed) });
    return [sure({ column: name, ...verdict, clock: clockIn(name, agreement) }, why)];
  });
}

type Verdict = Pick<ProposedVerdict, "kept" | "missed">;

function verdictIn({ name, texts }: Column): Verdict | undefined {
  const said = wordsIn(texts, keptTexts, missedTexts);
  if (said !== undefined) return said;
  const isKept = nameMatch(name, keptNames) > 0.45;
  if (!isKept && nameMatch(name, missedNames) <= 0.45) return undefined;
  const [yes, no] = [yesWords, noWords];
  return isKept ? wordsIn(texts, yes, no) : wordsIn(texts, no, yes);
}

/** The texts by which of two lists they are in; undefined where one of them is in none. */
function wordsIn(
  texts: readonly string[],
  keptWords: readonly string[],
  missedWords: readonly string[],
): Verdict | undefined {
  const kept = texts.filter((text) => keptWords.includes(phraseOf(text)));
  const missed = texts.filter((text) => missedWords.includes(phraseOf(text)));
  if (kept.length + missed.length < texts.length) return undefined;
  // A file in which nothing was missed still has to say how a miss would have looked.
  return {
    kept: kept.length > 0 ? kept : [opposite(missed[0], missedWords, keptWords)],
    missed: missed.length > 0 ? missed : [opposite(kept[0], keptWords, missedWords)],
  };
}

function opposite(text: string | undefined, own: readonly string[], others: readonly string[]): string {
  return others[own.indexOf(phraseOf(text ?? ""))] ?? others[0]!;
}

/** The clock of the agreement that the name of the column speaks of, if there is one. */
function clockIn(column: string, agreement: AgreementView | undefined): string | undefined {
  const said = phraseOf(column);
  const spoken = [...(agreement?.clocks ?? [])].filter((clock) => ` ${said} `.includes(` ${phraseOf(clock)} `));
  return spoken.length === 1 ? spoken[0] : undefined;
}
