/**
 * The facts about each service's running: its outages, and from when until when it was measured. A fact that names no
 * service is about every one (CON-2). Sorted out once for all services.
 */
import { carries, type Fact } from "../../../facts/fact.ts";
import type { Evidence } from "../evidence.ts";

const kinds = ["outage-started", "outage-ended", "monitoring-started", "monitoring-ended"] as const;

/** All of them, in the order of time; without any nothing is known of how any service ran. */
export function runningFacts(evidence: Evidence): readonly Fact[] {
  return evidence.once("running facts", () => {
    const asked = new Set<string>(kinds);
    return evidence.facts.filter((fact) => asked.has(fact.kind));
  });
}

/** Those about one service; of all of them where no service is named. */
export function factsAbout(service: string | undefined, evidence: Evidence): readonly Fact[] {
  if (service === undefined) return runningFacts(evidence);
  const byService = evidence.once("running facts by service", () => sorted(runningFacts(evidence)));
  return byService.get(service) ?? byService.get("")!;
}

/** Under the empty name those about every service. */
function sorted(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const named = new Map<string, Fact[]>([["", []]]);
  for (const { fields } of facts)
    for (const service of [fields["service"] ?? []].flat()) if (!named.has(service)) named.set(service, []);
  for (const fact of facts) {
    const { service } = fact.fields;
    const about = service === undefined ? named.keys() : [service].flat();
    for (const one of about) named.get(one)!.push(fact);
  }
  return named;
}

/** An outage without `what` is not about a measure that names one (CHK-5). */
export function isOfMeasure(fact: Fact, what: readonly string[] | undefined): boolean {
  return what === undefined || carries(fact, { what });
}
