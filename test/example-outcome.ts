/** What becomes of an agreement's examples: per case what does not hold, else what cannot be read, else how many were judged. */
import { casesOf, runCase } from "../src/engine/example.ts";
import { given } from "./given.ts";

/** The lines are those of one example, on an agreement of these terms. */
export function exampleOutcome(terms: string, ...lines: string[]): (number | string[])[] {
  const program = given(terms, `examples:\n  - name: a month\n${lines.map((line) => `    ${line}\n`).join("")}`);
  return casesOf(program.file).map((one) => {
    const { mismatches, findings, judged } = runCase(program, one);
    if (findings.length > 0) return findings.map(({ code, path }) => `${code} ${path.slice(2).join(".")}`.trim());
    if (mismatches.length === 0) return judged;
    return mismatches.map(({ what, expected, actual }) => `${what}: ${expected}, ${actual}`);
  });
}
