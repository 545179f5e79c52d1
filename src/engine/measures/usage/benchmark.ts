/**
 * What a use is compared with: what the contract fills in, else what was recorded with it, else the whole where it is a
 * percentage. A contract may say it for each service or kind of use: `workspace 1000 GB`. Rules: CVG-2, CON-1.
 */
import { parseAmount, type Amount } from "./amount.ts";
import { contractValue } from "../contract-value.ts";
import type { Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";

export interface Benchmark {
  readonly amount: Amount;
  /** Whether it is the same for the whole period: what is recorded with each use can still change. */
  readonly fixed: boolean;
}

/** `recorded` is the newest that was recorded; `unit` is that of the use. Undefined where there is nothing to compare with. */
export function benchmarkOf(
  measure: Measure,
  evidence: Evidence,
  about: readonly (string | undefined)[],
  recorded: Amount | undefined,
  unit: string,
): Benchmark | undefined {
  const agreed = agreedBenchmark(contractValue(evidence, measure.term["relative-to"]!), about);
  if (agreed !== undefined) return { amount: agreed, fixed: true };
  if (recorded !== undefined) return { amount: recorded, fixed: false };
  return unit === "%" ? { amount: { value: { num: 100n, den: 1n }, unit }, fixed: true } : undefined;
}

/** The first entry of which every word before the amount names the service or what is used. */
function agreedBenchmark(entries: readonly string[], about: readonly (string | undefined)[]): Amount | undefined {
  for (const entry of entries) {
    const [, names = "", written] = /^((?:[a-z][a-z0-9-]* )*)(\d.*)$/.exec(entry) ?? [];
    const fits = names.split(" ").every((name) => name === "" || about.includes(name));
    const amount = written === undefined || !fits ? undefined : parseAmount(written);
    if (amount !== undefined) return amount;
  }
  return undefined;
}
