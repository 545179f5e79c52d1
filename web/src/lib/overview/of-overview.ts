/** The promises of a contract out of the overview that the API keeps, as rows: now, and the periods before as far as there were tickets. */
import type { components } from "#lib/made/schema.js";
import { measureRow } from "#lib/figures/measure-row.ts";
import { objectiveRow, type FigureWords } from "#lib/figures/objective-row.ts";
import type { PromiseRow } from "#lib/figures/row.ts";
import { readPeriod } from "$peil/engine/period.ts";
import type { Language } from "$peil/i18n/words.ts";

export type ToldOverview = components["schemas"]["ContractOverview"];
type Told = Pick<ToldOverview, "objectives" | "measures" | "zone" | "asOf" | "measuredAt">;

/** In the order of the agreement; without drawings where only their states are asked. */
export function rowsOfOverview(told: Told, w: FigureWords, language: Language, isDrawn = true): PromiseRow[] {
  return [
    ...told.objectives.map(({ current, history, norm: { target, share }, ...one }) => {
      const first = history.findIndex(({ population, open }) => population + open > 0);
      const before = first === -1 ? [] : history.slice(first);
      const now = { ...current, label: current.period.label };
      return objectiveRow({ ...one, target, share: share! }, [...before, now], w, language, isDrawn);
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
