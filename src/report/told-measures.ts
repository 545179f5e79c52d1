/**
 * What records can ever tell of a measure. A list of outages says nothing of backups, and a log of one control nothing of
 * another: such a measure is named and not judged, because silence is neither a miss nor a promise kept. Rule: IMP-10.
 */
import type { Measure } from "../engine/measures/measure.ts";
import { kindsOf } from "./measured-facts.ts";

/** One sort of fact that records can tell: of what, where it says so, and whether it is a use or a sample of time. */
export interface ToldSort {
  readonly fact: string;
  readonly what: ReadonlySet<string> | "any";
  readonly isUse: boolean;
}

/** A fact log can tell everything. */
export type ToldSorts = readonly ToldSort[] | "everything";

/** The facts that such a measure waits for in vain; undefined where the records can tell one of them. */
export function lackingFor(measure: Measure, told: ToldSorts): readonly string[] | undefined {
  if (told === "everything" || told.some((sort) => isOf(sort, measure))) return undefined;
  return waitsFor(measure);
}

/** The facts that a measure waits for, each with of what it has to be: `sampled (web-page)`. */
export function waitsFor(measure: Measure): readonly string[] {
  const { what } = measure.term;
  const [first] = kindsOf(measure);
  return [named(measure) && what !== undefined ? `${first} (${what.join(", ")})` : first!];
}

function isOf({ fact, what, isUse }: ToldSort, measure: Measure): boolean {
  if (!kindsOf(measure).includes(fact)) return false;
  if (fact === "sampled" && isUse !== (measure.kind === "usage")) return false;
  const asked = named(measure) ? measure.term.what : undefined;
  return what === "any" || asked === undefined || asked.some((one) => what.has(one)) || !sayWhat.has(fact);
}

const sayWhat: ReadonlySet<string> = new Set(["sampled", "sign-received"]);

function named({ kind }: Measure): boolean {
  return kind === "samples" || kind === "signs" || kind === "usage";
}
