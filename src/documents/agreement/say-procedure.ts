/** A course of events with several steps: how it opens and ends, its duties, rights and rules, and what it can cost (REM-1, REM-2). */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { sayDuty, sayRight, sayRule } from "./say-acts.ts";
import type { Said, ShownPromise, Speakers } from "./promise.ts";
import { clause } from "./say-condition.ts";
import type { Speaker } from "./speaker.ts";

export type Procedure = NonNullable<AgreementFile["procedures"]>[string];

export function sayProcedure(speakers: Speakers, term: Procedure, parts: readonly ShownPromise[]): Said {
  const { opens, ends, credit } = term;
  return {
    heading: term.name,
    parts,
    paragraphs: speakers.paragraphs([
      (s) => s.words.procedure.runs(s.moments(opens), s.moments(ends)),
      (s) => (credit === undefined ? "" : creditIn(s, credit)),
    ]),
  };
}

function creditIn(s: Speaker, credit: NonNullable<Procedure["credit"]>): string {
  const { procedure: words, periods } = s.words;
  const each = credit["for-each"];
  return [
    words.credit({
      amount: amountOf(s, credit.amount),
      from: s.moments(credit.from),
      within: credit.within === undefined ? "" : s.length(credit.within),
      each: each === undefined ? "" : ((periods as Readonly<Record<string, string>>)[each] ?? s.word(each)),
      where: credit["in-which"] === undefined ? "" : words.missed,
    }),
    credit.grows === undefined ? "" : words.grows(s.words.number(credit.grows), credit.cap ?? ""),
    credit.while === undefined ? "" : words.during(clause(s, credit.while)),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** `5% of monthly-fee`. */
function amountOf(s: Speaker, written: string): string {
  const [, share, of] = /^(\S+) of (\S+)$/.exec(written) ?? [];
  return share === undefined
    ? s.word(written)
    : `${s.words.number(share)} ${s.language === "nl" ? "van" : "of"} ${s.item(of!)}`;
}

/** What a procedure is made of: what each is called inside it, and where it stands. */
export function* partsOf(speakers: Speakers, name: string, { duties, rights, rules }: Procedure) {
  for (const [inner, term] of Object.entries(duties ?? {})) {
    const said = sayDuty(speakers, `${name}.${inner}`, term, term.strength ?? "promise");
    yield { notion: "duty" as const, at: ["duties", inner], term, said };
  }
  for (const [inner, term] of Object.entries(rights ?? {}))
    yield { notion: "right" as const, at: ["rights", inner], term, said: sayRight(speakers, term) };
  for (const [inner, term] of Object.entries(rules ?? {}))
    yield { notion: "rule" as const, at: ["rules", inner], term, said: sayRule(speakers, term) };
}
