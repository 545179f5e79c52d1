/** The promises of a contract out of the overview that the API keeps, as rows: now, and the periods before as far as there were tickets. */
import type { components } from "#lib/made/schema.js";
import { measureRow } from "#lib/figures/measure-row.ts";
import { objectiveKey, objectiveRow, type FigureWords, type ToldCounts } from "#lib/figures/objective-row.ts";
import type { PromiseRow } from "#lib/figures/row.ts";
import { readPeriod } from "$peil/engine/period.ts";
import type { Language } from "$peil/i18n/words.ts";

export type ToldOverview = components["schemas"]["ContractOverview"];
type Told = Pick<ToldOverview, "objectives" | "measures" | "zone" | "asOf" | "measuredAt">;

/** Of each objective its periods as counted, from the first with a ticket on, by its key. */
export function countsOfOverview({ objectives }: Pick<Told, "objectives">): Map<string, ToldCounts[]> {
  return new Map(objectives.map((one) => [objectiveKey({ ...one, target: one.norm.target }), countsOf(one)] as const));
}

function countsOf({ current, history }: Told["objectives"][number]): ToldCounts[] {
  const first = history.findIndex(({ population, open }) => population + open > 0);
  return [...(first === -1 ? [] : history.slice(first)), { ...current, label: current.period.label }];
}

/** In the order of the agreement; without drawings where only their states are asked. */
export function rowsOfOverview(told: Told, w: FigureWords, language: Language, isDrawn = true): PromiseRow[] {
  return [
    ...told.objectives.map((one) => {
      const { target, share } = one.norm;
      return objectiveRow({ ...one, target, share: share! }, countsOf(one), w, language, isDrawn);
    }),
    ...told.measures.flatMap((one) => measureOf(one, told, w, language, isDrawn)),
  ];
}

function measureOf(
  { current, history, norm: { target }, ...one }: ToldOverview["measures"][number],
  { zone, asOf, measuredAt }: Told,
  w: FigureWords,
  language: Language,
  isDrawn: boolean,
): PromiseRow[] {
  const before = history.map((figure) => {
    const period = readPeriod(figure.label, zone ?? "Europe/Amsterdam")?.period;
    return { figure, period: { label: figure.label, from: period?.from ?? 0, to: period?.to ?? 0 } };
  });
  const now =
    current === null ? [] : [{ figure: current, period: { label: current.period.label, ...boundsOf(current.period) } }];
  const periods = [...before.filter(({ figure }) => figure.verdict !== "outside"), ...now];
  const at = Date.parse(measuredAt ?? asOf ?? "");
  return periods.length === 0 ? [] : [measureRow({ ...one, target }, periods, at, w, language, isDrawn)];
}

function boundsOf({ from, to }: { from: string; to: string }): { from: number; to: number } {
  return { from: Date.parse(from), to: Date.parse(to) };
}
