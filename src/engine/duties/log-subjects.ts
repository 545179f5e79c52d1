/**
 * The maintenances, releases and versions in a log, each by the field that names it. A correction goes where the fact is
 * that it touches (DUT-1, TIM-4).
 */
import { byMoment, noFields, text, type Fact, type Fields } from "../../facts/fact.ts";
import type { Program } from "../program.ts";
import type { Subject } from "../subject.ts";
import { isReading, plannedKind, plannedThings } from "./planned-things.ts";

/**
 * A contract's log split into what its duties are about: each maintenance, release and version that any duty asks for,
 * and the contract itself with all facts. `facts` are those of no ticket, in any order; `contract` is what the contract fills
 * in, and `since` when the log begins to tell.
 */
export function subjectsOfLog(
  program: Program,
  facts: readonly Fact[],
  contract: Fields = noFields,
  since = -Infinity,
): readonly Subject[] {
  const kinds = [...plannedThings.keys()].filter((kind) => program.duties.some(({ subjects }) => subjects.has(kind)));
  const inOrder = facts.filter((fact) => !isReading(fact)).toSorted(byMoment);
  const things = kinds.flatMap((kind) => thingsOf(kind, inOrder, contract));
  return [...things, { kind: "contract", attributes: noFields, facts, contract, since }];
}

/** One subject for each name; facts of that kind of thing that name none are one subject together. */
function thingsOf(kind: string, facts: readonly Fact[], contract: Fields): Subject[] {
  const { field } = plannedThings.get(kind)!;
  const byName = new Map<string | undefined, Fact[]>();
  for (const fact of facts) {
    const about = isCorrection(fact) ? (touchedBy(facts, fact, field) ?? fact) : fact;
    const name = text(about.fields[field]);
    if (name === undefined && plannedKind(about.kind) !== kind) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [fact]);
    else known.push(fact);
  }
  return [...byName].map(([name, own]) => ({
    kind,
    attributes: name === undefined ? noFields : { [field]: name },
    facts: own,
    contract,
  }));
}

function isCorrection({ kind }: Fact): boolean {
  return kind === "corrected" || kind === "withdrawn";
}

/** By its id, else by the name that it carries itself, else the latest of that kind written down before it. */
function touchedBy(facts: readonly Fact[], correction: Fact, field: string): Fact | undefined {
  const name = correction.fields["fact"];
  const byId = facts.find((fact) => fact.id !== undefined && fact.id === name);
  if (byId !== undefined || field in correction.fields) return byId;
  const earlier = facts.filter((fact) => fact.kind === name && recordedAt(fact) <= recordedAt(correction));
  return earlier.toSorted((a, b) => recordedAt(a) - recordedAt(b) || a.seq - b.seq).at(-1);
}

function recordedAt(fact: Fact): number {
  return fact.recordedAt ?? fact.at;
}
