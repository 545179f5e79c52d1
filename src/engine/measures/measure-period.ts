/** The periods of a measure for a contract, and the one that is meant where nobody names it. Rules: OBJ-1, CON-4. */
import type { Period, Periods } from "../period.ts";
import { periodsOfTerm } from "./contract-term.ts";
import type { Evidence } from "./evidence.ts";
import type { Measure, MeasureKind } from "./measure.ts";

export function periodsOfMeasure({ per }: Measure, { program: { zone }, term }: Evidence): Periods {
  return periodsOfTerm(per, zone, term);
}

/** The facts that each kind of measure is made of: the newest of them tells which period is meant. */
const tellingKinds: Readonly<Record<MeasureKind, readonly string[]>> = {
  uptime: ["outage-started"],
  samples: ["sampled"],
  signs: ["sign-received", "restore-tested", "failover-tested", "scan-done"],
  usage: ["sampled"],
  work: ["work-booked", "reported"],
};

/** The period of the newest fact that such a measure is made of; without any, that of the moment of judging. */
export function periodMeant(measure: Measure, evidence: Evidence): Period {
  const told = [
    ...tellingKinds[measure.kind].flatMap((kind) => evidence.ofKind(kind).at(-1) ?? []),
    ...(measure.kind === "work" ? evidence.tickets.flatMap(({ facts }) => facts) : []),
  ].filter((fact) => fact.at <= evidence.asOf && tellingKinds[measure.kind].includes(fact.kind));
  const newest = told.reduce((at, fact) => Math.max(at, fact.at), -Infinity);
  return periodsOfMeasure(measure, evidence).at(Number.isFinite(newest) ? newest : evidence.asOf);
}
