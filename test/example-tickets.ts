/** The five agreements as they come along, and each ticket of their examples as it stood after each of its facts. */
import { readFileSync } from "node:fs";
import { checkAgreement } from "../src/engine/check.ts";
import { describedSubject } from "../src/engine/example-subject.ts";
import type { Program } from "../src/engine/program.ts";
import type { Subject } from "../src/engine/subject.ts";
import { byMoment } from "../src/facts/fact.ts";

export const fiveAgreements = ["embrace", "covide", "1do", "vecozo", "engage"] as const;

export function programOf(agreement: (typeof fiveAgreements)[number]): Program {
  const file = new URL(`../agreements/${agreement}/agreement.yaml`, import.meta.url);
  const { trial } = checkAgreement(readFileSync(file), { years: { from: 2025, to: 2028 } }, { examples: false });
  return trial!.program() as Program;
}

/** `most`: of how many facts of a ticket at most. */
export function* exampleTickets(program: Program, most = 8): Generator<Subject> {
  for (const example of program.file.examples ?? []) {
    if (example.vary !== undefined) continue;
    for (const described of [example, ...(example.tickets ?? [])]) {
      const subject = describedSubject(program, described, undefined, [], []);
      const facts = subject.facts.toSorted(byMoment);
      if (subject.kind !== "ticket" || !facts.some(({ kind }) => kind === "reported")) continue;
      for (let i = 1; i <= Math.min(facts.length, most); i++) yield { ...subject, facts: facts.slice(0, i) };
    }
  }
}
