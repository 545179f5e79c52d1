/**
 * Proves that an agreement's examples pin down what it says (CHK-6): each mutant must turn an example red. A mutant that
 * the check itself refuses cannot come to anybody's harm, and is counted apart.
 */
import { checkTerms } from "../agreement/check-meaning.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { reshape } from "../agreement/parse.ts";
import type { Data } from "../agreement/source.ts";
import type { CompileOptions } from "./compile.ts";
import { casesOf, type ExampleCase } from "./example.ts";
import { mutantsOf, type Mutant } from "./mutants.ts";
import { Trial } from "./trial.ts";

export type Fate = "red" | "refused" | "survived";

export interface Proof {
  readonly made: number;
  readonly red: number;
  readonly refused: number;
  readonly survivors: readonly Mutant[];
}

/** Runs every mutant of a checked agreement whose examples are all green. */
export function prove(file: AgreementFile, data: Data, options: CompileOptions): Proof {
  const original = new Trial(file, data, options);
  const cases = casesOf(file).toSorted((a, b) => Number(a.reading !== undefined) - Number(b.reading !== undefined));
  const judged = new Map(cases.map((one) => [one, original.run(one).judged] as const));
  const survivors: Mutant[] = [];
  const count = { made: 0, red: 0, refused: 0, survived: 0 };
  for (const mutant of mutantsOf(file, data)) {
    const fate = fateOf(file, mutant, options, judged);
    count.made += 1;
    count[fate] += 1;
    if (fate === "survived") survivors.push(mutant);
  }
  return { made: count.made, red: count.red, refused: count.refused, survivors };
}

/** `judged` are the original's cases, those of its own reading first, with how many expectations each judges. */
function fateOf(
  file: AgreementFile,
  mutant: Mutant,
  options: CompileOptions,
  judged: ReadonlyMap<ExampleCase, number>,
): Fate {
  const read = reshape(file, mutant.data, [String(mutant.path[0])]);
  if ("findings" in read || checkTerms(read.file, mutant.data).some((finding) => finding.severity === "error")) {
    return "refused";
  }
  const trial = new Trial(read.file, mutant.data, options);
  for (const [one, before] of judged) if (trial.isRed(one, before)) return "red";
  return "survived";
}
