/**
 * What a supplier does for many customers at once is a fact of the service log; each contract that covers the service
 * counts it, and sees nobody else's (CON-2). A fact that names no service is about those that its outage, work or release
 * names elsewhere in the log; where nothing names any, it is about them all.
 */
import type { Fact } from "../../facts/fact.ts";

/** By what a fact of a log belongs to others of it. */
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
  const told = withServices(serviceLog);
  const reaches = (fact: Fact): boolean => {
    const services = servicesNamed(fact);
    return services.length === 0 || services.some((service) => covered.has(service));
  };
  return [...own, ...serviceLog.filter((_, i) => reaches(told[i]!))];
}

/**
 * The same facts, each with the services that it is about wherever another fact of its outage or work names them. What is
 * told of an outage is about the services of that outage, and only where it names none about those of the work behind it.
 */
export function withServices(log: readonly Fact[]): readonly Fact[] {
  const groups = new Map<string, Group>();
  const own = new Map<string, Set<string>>();
  for (const fact of log) {
    if (!isBound(fact)) continue;
    const keys = keysOf(fact);
    const group = joined(keys, groups);
    for (const service of group === undefined ? [] : servicesNamed(fact)) {
      group!.services.add(service);
      for (const key of keys) own.set(key, (own.get(key) ?? new Set()).add(service));
    }
  }
  return log.map((fact) => {
    if (!isBound(fact) || fact.fields["service"] !== undefined) return fact;
    const [key = ""] = keysOf(fact);
    const services = [...(own.get(key) ?? groups.get(key)?.services ?? [])];
    return services.length === 0 ? fact : { ...fact, fields: { ...fact.fields, service: services } };
  });
}

/** An outage, the work that caused it, and what else they name together. */
interface Group {
  readonly keys: string[];
  readonly services: Set<string>;
}

/** The one group of these keys: what a fact names together belongs together. */
function joined(keys: readonly string[], groups: Map<string, Group>): Group | undefined {
  let group: Group | undefined;
  for (const key of keys) {
    const other = groups.get(key) ?? { keys: [key], services: new Set() };
    if (group === undefined) group = other;
    else if (group !== other) {
      group.keys.push(...other.keys);
      for (const service of other.services) group.services.add(service);
    }
    for (const one of group.keys) groups.set(one, group);
  }
  return group;
}

/** Most facts of a log are samples and signs, which belong to nothing. */
function isBound({ fields }: Fact): boolean {
  return fields["outage"] !== undefined || fields["work"] !== undefined || fields["release"] !== undefined;
}

function keysOf({ fields }: Fact): string[] {
  return bonds.flatMap((bond) => (typeof fields[bond] === "string" ? [`${bond} ${fields[bond]}`] : []));
}

function servicesNamed({ fields: { service } }: Fact): readonly string[] {
  return service === undefined ? [] : typeof service === "string" ? [service] : service;
}
