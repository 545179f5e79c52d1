/** Columns with the desk's own verdict (`made_sla`, `has_breached`), to set beside the one of the agreement. */
import { keptNames, missedNames } from "./column-words.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Profile } from "./profile.ts";
import { reason, sure, type Guess, type ProposedVerdict } from "./proposal.ts";
import { noWords, yesWords } from "./value-words.ts";

export function findRecorded({ columns }: Profile): Guess<ProposedVerdict>[] {
  return columns.flatMap(({ name, texts, counts }) => {
    const isKept = nameMatch(name, keptNames) > 0.45;
    if (texts.length === 0 || texts.length > 4 || (!isKept && nameMatch(name, missedNames) <= 0.45)) return [];
    const yes = texts.filter((text) => yesWords.includes(phraseOf(text)));
    const no = texts.filter((text) => noWords.includes(phraseOf(text)));
    if (yes.length + no.length < texts.length) return [];
    // A file in which nothing was missed still has to say how a miss would have looked.
    const other = (own: readonly string[], opposite: string) => (own.length > 0 ? own : [opposite]);
    const [said, unsaid] = [
      other(yes, opposites(no[0], noWords, yesWords)),
      other(no, opposites(yes[0], yesWords, noWords)),
    ];
    const [kept, missed] = isKept ? [said, unsaid] : [unsaid, said];
    const count = (own: readonly string[]) => own.reduce((sum, text) => sum + (counts[texts.indexOf(text)] ?? 0), 0);
    return [
      sure({ column: name, kept, missed }, reason("recorded.column", { kept: count(kept), missed: count(missed) })),
    ];
  });
}

function opposites(text: string | undefined, own: readonly string[], others: readonly string[]): string {
  return others[own.indexOf(phraseOf(text ?? ""))] ?? others[0]!;
}
