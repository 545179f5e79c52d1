/** A case by chance in the form that the engine takes: a compiled agreement and a ticket with its facts. */
import { inspect, isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { parseAgreement } from "../../src/agreement/parse.ts";
import { compile } from "../../src/engine/compile.ts";
import type { Program } from "../../src/engine/program.ts";
import type { Subject } from "../../src/engine/subject.ts";
import type { Fact } from "../../src/facts/fact.ts";
import type { Hours } from "../../src/time/hours.ts";
import { shownCase, type ClockCase } from "./clock-arbitraries.ts";

const compiled = new Map<string, Hours>();

export function programOf({ text }: ClockCase): Program {
  const parsed = parseAgreement(text);
  if ("findings" in parsed)
    throw new Error(`the agreement by chance does not parse: ${JSON.stringify(parsed.findings)}`);
  return compile(parsed.file, { years: { from: 2026, to: 2027 }, compiled });
}

export function factsOf({ facts }: ClockCase): Fact[] {
  return facts.map(({ kind, minute, fields }, seq) => ({ kind, at: minute * 60_000, seq, fields }));
}

export function ticketWith(facts: readonly Fact[]): Subject {
  return { kind: "ticket", attributes: {}, facts };
}

/** Enough for every run of the tests; `PEIL_LAW_RUNS` asks for more. */
const numRuns = Number(process.env["PEIL_LAW_RUNS"] ?? 200);

/** The smallest case that breaks a law, as a person would write it; undefined where none was found. */
export function brokenBy<Ts>(law: fc.IProperty<Ts>): string | undefined {
  const found = fc.check(law, { numRuns });
  if (!found.failed) return undefined;
  return `seed ${found.seed}, path ${found.counterexamplePath}\n${String(found.errorInstance)}`;
}

/** Refuses a case in which two answers differ. */
export function same(one: ClockCase, actual: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(actual, wanted)) return;
  throw new Error(`${shownCase(one)}\nsays ${inspect(actual, { depth: 6 })}\nwanted ${inspect(wanted, { depth: 6 })}`);
}
