/** A case by chance in the form that the engine takes: a compiled agreement and a ticket with its facts. */
import { parseAgreement } from "../../src/agreement/parse.ts";
import { compile } from "../../src/engine/compile.ts";
import type { Program } from "../../src/engine/program.ts";
import type { Subject } from "../../src/engine/subject.ts";
import type { Fact } from "../../src/facts/fact.ts";
import type { Hours } from "../../src/time/hours.ts";
import type { ClockCase } from "./clock-arbitraries.ts";

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
