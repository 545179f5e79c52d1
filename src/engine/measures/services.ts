/**
 * The services that a measure covers for a contract: those that the agreement names, where a name may stand for the list
 * that the contract fills in (`systems`, `assets`). Rules: CON-2, AVL-6.
 */
import type { Fact } from "../../facts/fact.ts";
import type { Evidence } from "./evidence.ts";
import type { Measure } from "./measure.ts";

/** Undefined: any, since neither the agreement nor the contract lists them. */
export function servicesOf(
  measure: Measure,
  { contract, program }: Pick<Evidence, "contract" | "program">,
): readonly string[] | undefined {
  const named = measure.term.services;
  if (named === undefined) return undefined;
  const all: string[] = [];
  for (const name of named) {
    if (!(name in (program.file.contract ?? {}))) all.push(name);
    else {
      const listed = contract[name] ?? program.file.contract![name]!.values;
      if (listed === undefined) return undefined;
      all.push(...(typeof listed === "string" ? listed.split(/, */) : listed));
    }
  }
  return [...new Set(all)];
}

/**
 * All that a contract covers, by the measures that name services: a list that it leaves open adds none, for what it does not
 * have concerns it not. Undefined where neither agreement nor contract lists any.
 */
export function coveredServices(of: Pick<Evidence, "contract" | "program">): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const measure of of.program.measures) {
    for (const service of servicesOf(measure, of) ?? []) all.add(service);
  }
  return all.size === 0 ? undefined : all;
}

/** Whether a fact is about one of these services; one that names none is about all that the contract covers. */
export function isAbout(fact: Fact, services: readonly string[] | undefined): boolean {
  const service = fact.fields["service"];
  if (service === undefined || services === undefined) return true;
  return typeof service === "string" ? services.includes(service) : service.some((one) => services.includes(one));
}

/** The services by name that are judged one by one: those listed, else those of which these facts speak. */
export function judgedServices(listed: readonly string[] | undefined, facts: readonly Fact[]): readonly string[] {
  if (listed !== undefined) return listed;
  return [...new Set(facts.flatMap((fact) => fact.fields["service"] ?? []))].toSorted();
}
