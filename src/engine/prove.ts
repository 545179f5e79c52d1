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

/** Runs every mutant of a checked agreement whose examples are all green. `onEach` hears how far it is. */
export function prove(
  file: AgreementFile,
  data: Data,
  options: CompileOptions,
  onEach?: (done: number) => void,
): Proof {
  const survivors: Mutant[] = [];
  const count = { made: 0, red: 0, refused: 0, survived: 0 };
  const claimed = rowsByTerm(file);
  for (const mutant of mutantsOf(file, data)) {
    const likely = claimed.get(`${mutant.path[0]!}.${mutant.term}`);
    const fate = proveOne(file, mutant, options, likely);
    count.made += 1;
    count[fate] += 1;
    if (fate === "survived") survivors.push(mutant);
    onEach?.(count.made);
  }
  return { made: count.made, red: count.red, refused: count.refused, survivors };
}

/** The rows that each term claims: the examples that prove those are the likely ones to notice. */
function rowsByTerm(file: AgreementFile): Map<string, readonly string[]> {
  const rows = new Map<string, readonly string[]>();
  for (const section of ["hours", "levels", "clocks", "coverage", "rules", "rights"] as const) {
    for (const [name, term] of Object.entries(file[section] ?? {})) rows.set(`${section}.${name}`, term.row ?? []);
  }
  return rows;
}

export function proveOne(
  original: AgreementFile,
  mutant: Mutant,
  options: CompileOptions,
  rows: readonly string[] | undefined,
): Fate {
  const read = reshape(original, mutant.data, [String(mutant.path[0])]);
  if ("findings" in read || checkTerms(read.file, mutant.data).some((finding) => finding.severity === "error")) {
    return "refused";
  }
  const { file } = read;
  const trial = new Trial(file, mutant.data, options);
  const cases = casesOf(file);
  const isLikely = (one: ExampleCase) =>
    rows !== undefined && one.example.proves?.some((row) => rows.includes(row)) === true;
  const order = (one: ExampleCase) => (one.reading === undefined ? 0 : 2) + (isLikely(one) ? 0 : 1);
  return cases.toSorted((a, b) => order(a) - order(b)).some((one) => trial.isRed(one)) ? "red" : "survived";
}
