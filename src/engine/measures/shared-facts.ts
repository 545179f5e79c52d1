/**
 * What a supplier does for many customers at once is a fact of the service log; each contract that covers the service
 * counts it, and sees nobody else's (CON-2). A fact that names no service belongs to those that its outage or work names
 * elsewhere in the log; where nothing names any, it is about them all.
 */
import type { Fact } from "../../facts/fact.ts";

/** By what a fact of the log belongs to others of it. */
const bonds = ["outage", "work", "release"] as const;

/**
 * The facts that one contract is judged by, in no order: its own, and those of the service log that reach it. `covered`
 * are its services; undefined where neither agreement nor contract lists any, and then every fact of the log reaches it.
 */
export function factsOfContract(
  own: readonly Fact[],
  serviceLog: readonly Fact[],
  covered: ReadonlySet<string> | undefined,
): readonly Fact[] {
  if (covered === undefined) return [...own, ...serviceLog];
  const named = servicesByBond(serviceLog);
  const reaches = (fact: Fact): boolean => {
    const services = servicesNamed(fact);
    const bound = services.length > 0 ? services : bonds.flatMap((bond) => [...(named.get(keyOf(fact, bond)) ?? [])]);
    return bound.length === 0 || bound.some((service) => covered.has(service));
  };
  return [...own, ...serviceLog.filter(reaches)];
}

function servicesByBond(log: readonly Fact[]): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const named = new Map<string | undefined, Set<string>>();
  for (const fact of log) {
    for (const bond of bonds) {
      const key = keyOf(fact, bond);
      if (key === undefined) continue;
      const services = named.get(key) ?? new Set();
      for (const service of servicesNamed(fact)) services.add(service);
      named.set(key, services);
    }
  }
  return named;
}

function keyOf({ fields }: Fact, bond: (typeof bonds)[number]): string | undefined {
  const id = fields[bond];
  return typeof id === "string" ? `${bond} ${id}` : undefined;
}

function servicesNamed({ fields: { service } }: Fact): readonly string[] {
  return service === undefined ? [] : typeof service === "string" ? [service] : service;
}
