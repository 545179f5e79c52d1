/** Compiles the duties that run on one subject's facts, and those of every period on the contract's own (DUT-1, DUT-3). */
import type { AgreementFile, DutyTerm } from "../../agreement/schema/agreement.ts";
import { vocabulary } from "../../facts/vocabulary.ts";
import type { Hours } from "../../time/hours.ts";
import { patternsOf, type FactPattern } from "../pattern.ts";
import type { Level } from "../program.ts";
import { dutyRuns } from "../runs.ts";
import type { Duty } from "./duty.ts";
import { plannedKind, plannedThings } from "./planned-things.ts";

export function compileDuties(
  file: AgreementFile,
  hours: ReadonlyMap<string, Hours>,
  types: Level | undefined,
): readonly Duty[] {
  return Object.entries(file.duties ?? {})
    .filter(([, term]) => dutyRuns(file, term))
    .map(([name, term]) => compileDuty(file, name, term, hours, types?.values ?? []));
}

function compileDuty(
  file: AgreementFile,
  name: string,
  term: DutyTerm,
  hours: ReadonlyMap<string, Hours>,
  types: readonly string[],
): Duty {
  const moments = term.before ?? term.from ?? [];
  const length = term.before === undefined ? term.within : term.notice;
  const opens = patternsOf(moments);
  const to = patternsOf(term.to);
  const follows = moments.filter((moment) => moment.kind === "term");
  return {
    name,
    term,
    way: term.every !== undefined ? "each-period" : term.before === undefined ? "after" : "before",
    subjects: new Set(subjectsOf(term, types, toldOf(opens, to, follows.length > 0))),
    opens,
    follows,
    to: term.before === undefined ? to : [...to, ...to.flatMap(asMoved)],
    until: patternsOf(term.until ?? []),
    hours: hours.get(term.hours ?? "always")!,
    length: length?.kind === "from" ? undefined : length,
    aim: file.force === "informative" || (term.strength ?? "promise") !== "promise",
  };
}

/** What is asked of every period is asked of the contract. */
function subjectsOf(term: DutyTerm, types: readonly string[], told: string): readonly string[] {
  if (term.every !== undefined) return ["contract"];
  return term.for === undefined ? [told] : judgedBy(term.for, types);
}

/** What has no facts of its own is judged by those of the contract. */
function judgedBy(subjects: readonly string[], types: readonly string[]): readonly string[] {
  return subjects.map((subject) =>
    subject === "ticket" || types.includes(subject) || plannedThings.has(subject) ? subject : "contract",
  );
}

/** A duty that does not say of what it is: of tickets, of what all its facts are told of, else of the contract. */
function toldOf(opens: readonly FactPattern[], to: readonly FactPattern[], followsClock: boolean): string {
  if (followsClock || opens.some(({ fact }) => vocabulary.get(fact) === "ticket")) return "ticket";
  const [kind, ...others] = new Set([...opens, ...to].map(({ fact }) => plannedKind(fact)));
  return others.length === 0 && kind !== undefined ? kind : "contract";
}

/** AVL-8: a move is a new announcement, and fulfils what an announcement fulfils. */
function asMoved(pattern: FactPattern): FactPattern[] {
  return pattern.fact === "maintenance-announced" ? [{ ...pattern, fact: "maintenance-moved" }] : [];
}
