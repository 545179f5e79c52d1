/**
 * Which facts a measure is made of, and since when there are any: before the first of them nobody measured, and a period
 * that lies wholly before it is not shown. Rules: AVL-5, CHK-5 (a fact that does not say of what it is), IMP-10.
 */
import type { Evidence } from "../engine/measures/evidence.ts";
import type { Measure, MeasureKind } from "../engine/measures/measure.ts";
import type { Fact } from "../facts/fact.ts";

/** The facts of which one has to be there, or to have been possible, for such a measure to be judged. */
const madeOf: Readonly<Record<MeasureKind, readonly string[]>> = {
  uptime: ["outage-started"],
  samples: ["sampled"],
  signs: ["sign-received", "restore-tested", "failover-tested", "scan-done"],
  usage: ["sampled"],
  work: ["work-booked"],
};

/** What a measure that counts tickets is made of. */
export function kindsOf({ kind, term }: Measure): readonly string[] {
  return kind === "work" && term["relative-to"] === undefined && term.what !== undefined ? ["reported"] : madeOf[kind];
}

/** The first moment of any fact that the measure is made of; Infinity where there is none. */
export function firstFactAt(measure: Measure, evidence: Evidence): number {
  const kinds = kindsOf(measure);
  const ofTickets = measure.kind === "work" ? evidence.tickets.flatMap(({ facts }) => facts) : [];
  const facts = [...kinds.flatMap((kind) => evidence.ofKind(kind)), ...ofTickets];
  return facts.reduce((first, fact) => (isOf(measure, fact, kinds) ? Math.min(first, fact.at) : first), Infinity);
}

function isOf({ kind, term }: Measure, fact: Fact, kinds: readonly string[]): boolean {
  if (!kinds.includes(fact.kind)) return false;
  if (kind === "uptime" || kind === "work") return true;
  if ((kind === "usage") !== "use" in fact.fields && fact.kind === "sampled") return false;
  const what = fact.fields["what"];
  const asked = term.what;
  if (asked === undefined || (fact.kind !== "sampled" && fact.kind !== "sign-received")) return true;
  return what !== undefined && (typeof what === "string" ? [what] : what).some((one) => asked.includes(one));
}
