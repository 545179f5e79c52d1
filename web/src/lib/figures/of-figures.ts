/** The figures of a contract in a period as rows: of each promise the periods that the answer tells, in the order of time. */
import type { components } from "#lib/made/schema.js";
import { measureRow } from "#lib/figures/measure-row.ts";
import { objectiveKey, objectiveRow, type FigureWords } from "#lib/figures/objective-row.ts";
import type { PromiseRow } from "#lib/figures/row.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Figures = components["schemas"]["Figures"];
export type Objective = components["schemas"]["Objective"];
export type Measure = components["schemas"]["Measure"];

export function rowsOfFigures(
  { objectives, measures, asOf }: Figures,
  w: FigureWords,
  language: Language,
): PromiseRow[] {
  const at = Date.parse(asOf);
  return [
    ...objectivesByPromise(objectives).map((periods) => objectiveRow(periods[0]!, periods.map(countsOf), w, language)),
    ...measures.flatMap((one) =>
      one.periods.length === 0 ? [] : [measureRow(one, one.periods.map(periodOf), at, w, language)],
    ),
  ];
}

/** Of each objective its periods, in the order of the agreement. */
export function objectivesByPromise(objectives: readonly Objective[]): Objective[][] {
  const found = new Map<string, Objective[]>();
  for (const one of objectives) {
    const key = objectiveKey(one);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

function countsOf(one: Objective) {
  return { ...one, label: one.period.label };
}

export function periodOf(one: Measure["periods"][number]) {
  const { label, from, to } = one.period;
  return { figure: one, period: { label, from: Date.parse(from), to: Date.parse(to) } };
}
