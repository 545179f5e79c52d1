/**
 * What the agreement asks of each act on a ticket: fields that must be there, and what it says otherwise, with where a form
 * writes each of them. Whether a rule with a condition speaks of one ticket a dry run tells. Rules: ACT-2, DSK-6, DSK-16.
 */
import type { Text } from "../../agreement/schema/basics.ts";
import type { RightTerm, RuleTerm } from "../../agreement/schema/agreement.ts";
import type { Filter } from "../../agreement/schema/moment.ts";
import type { Act, Program } from "../../engine/program.ts";
import { vocabulary } from "../../facts/vocabulary.ts";

/** Where a form writes a field: Peil knows it, the text, the reason, a level, the verb's own input, or beside under its name. */
export type Where = "known" | "body" | "why" | "levels" | "verb" | "details";

export interface Ask {
  readonly notion: "rule" | "right";
  readonly name: string;
  readonly title: Text | null;
  readonly article: string;
  /** The kinds of fact of which it is asked, each with what the fact then says (`via: phone`). */
  readonly on: readonly { readonly kind: string; readonly says: Filter }[];
  /** Types of ticket; null: all. */
  readonly types: readonly string[] | null;
  readonly fields: readonly { readonly field: string; readonly where: Where }[];
  /** What follows where it is not so; a right that one does not have is refused. */
  readonly otherwise: "refuse" | "ask" | "mask" | "advise" | "note";
  readonly say: Text | null;
  /** It holds of some tickets only, or asks more than that fields be there. */
  readonly isConditional: boolean;
}

export function asksOf(program: Program): Ask[] {
  return program.acts.flatMap((act) => askOf(program, act) ?? []);
}

function askOf(program: Program, { name, notion, term, when }: Act): Ask | undefined {
  const on = when.filter(({ fact }) => onTickets.has(vocabulary.get(fact) ?? ""));
  if (on.length === 0) return undefined;
  const { requires = [], where } = term;
  const rule: Partial<RuleTerm> = notion === "rule" ? term : {};
  return {
    notion,
    name,
    title: term.name ?? null,
    article: term.article,
    on: on.map(({ fact, filter }) => ({ kind: fact, says: filter ?? {} })),
    types: term.for ?? (term as RightTerm).for ?? null,
    fields: requires.map((field) => ({ field, where: whereOf(program, field) })),
    otherwise: rule.else ?? "refuse",
    say: rule.say ?? null,
    isConditional: where !== undefined || rule["only-if"] !== undefined,
  };
}

/** Of a relation, a release or an outage there are pages of their own. */
const onTickets: ReadonlySet<string> = new Set(["ticket", "general", "correction"]);

/** DSK-7: of a customer's own person all of these are on file; who writes down a call fills them in beside. */
const onFile: ReadonlySet<string> = new Set(["company", "contact", "contact-details", "name"]);

/** What verbs take under a name of their own: `step` of an escalation, `thirdParty` and `theirTicket` of a link. */
const ofVerbs: ReadonlySet<string> = new Set(["step", "third-party", "their-ticket", "minutes"]);

export function whereOf(program: Program, field: string): Where {
  if (program.classifying.has(field)) return "levels";
  if (field === "description") return "body";
  if (field === "why") return "why";
  if (ofVerbs.has(field)) return "verb";
  return onFile.has(field) ? "known" : "details";
}
