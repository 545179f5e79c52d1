/**
 * The figures of a contract in a period as its page shows them: every promise as a row, with its staff and its trend in full, and the tickets,
 * stretches, outages and duties that it rests on, each with its facts.
 */
import { AsMade } from "#lib/as-made.ts";
import { nameOfRow, rowAnchor, rowInTableOnce, type PeriodRow, type PromiseRow } from "#lib/figures/row.ts";
import { overPeriods } from "#lib/figures/over-periods.ts";
import { objectivesByPromise, periodOf, rowsOfFigures, type Figures } from "#lib/figures/of-figures.ts";
import { objectiveKey, promiseOf, scoreOf, type FigureWords, type ToldCounts } from "#lib/figures/objective-row.ts";
import { measureKey } from "#lib/figures/measure-row.ts";
import { measureDrawings, type MeasureDrawings } from "#lib/figures/measure-drawings.ts";
import { measureDetail, type MeasureDetail } from "#lib/figures/measure-detail.ts";
import { outagesShown, type OutageShown } from "#lib/figures/outages.ts";
import { downtimeShown, type DowntimeShown } from "#lib/figures/downtime.ts";
import { dutiesShown, type DutiesShown } from "#lib/figures/duties.ts";
import { countsOfOverview, rowsOfOverview, type ToldOverview } from "#lib/overview/of-overview.ts";
import { staff } from "$peil/draw/staff.ts";
import { trend } from "$peil/draw/trend.ts";
import { periodName } from "$peil/draw/period-name.ts";
import { wordRecordFinding } from "$peil/i18n/record-words.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Fact = Figures["outages"][number]["facts"][number];
type Objective = Figures["objectives"][number];
type Counted = Objective["missedTickets"][number];

export interface ContractFigures {
  readonly asOf: number;
  readonly zone: string;
  readonly period: string;
  /** Of the period, and of the year that it is in, as one asks for them. */
  readonly label: string;
  readonly year: string;
  readonly recordedFrom: number;
  readonly tickets: number;
  readonly rows: readonly PromiseRow[];
  readonly objectives: readonly ObjectiveDetail[];
  readonly measures: readonly (PromiseDetail & { readonly stretches: MeasureDetail })[];
  readonly apart: readonly (Figures["apart"][number] & { readonly title: string })[];
  readonly downtime: readonly DowntimeShown[];
  readonly outages: readonly OutageShown[];
  readonly duties: DutiesShown;
  readonly problems: readonly { readonly said: string; readonly fact: Fact | null }[];
}

export interface PromiseDetail {
  readonly anchor: string;
  readonly now: PeriodRow;
  readonly shown: AsMade<{ readonly row: PromiseRow; readonly drawings: MeasureDrawings }>;
}

export interface ObjectiveDetail extends PromiseDetail {
  readonly clock: string;
  readonly missedTickets: readonly TicketShown[];
  readonly openTickets: readonly TicketShown[];
}

export interface TicketShown {
  readonly ticket: string;
  readonly number: string;
  readonly startAt: number | null;
  readonly dueAt: number | null;
  readonly missedAt: number | null;
  readonly stopAt: number | null;
  readonly elapsedMs: number;
  readonly facts: readonly Fact[];
}

/** `kept` is the contract's overview, whose trend goes further back than one period; undefined while it is being made. */
export function contractFigures(
  told: Figures,
  kept: ToldOverview | undefined,
  w: FigureWords,
  language: Language,
): ContractFigures {
  const keptOf = new Map(kept && rowsOfOverview(kept, w, language).map((row) => [row.key, row]));
  const countsOf = kept === undefined ? new Map<string, ToldCounts[]>() : countsOfOverview(kept);
  const period = periodName(told.period.label, language);
  const asked = { label: told.period.label, name: period };
  // A period that holds several of a promise's own tells of those alone; of one by itself it is told how it went before.
  const rows = rowsOfFigures(told, w, language).map((row) =>
    row.periods.length > 1 ? overPeriods(row, asked, w) : { ...row, trend: keptOf.get(row.key)?.trend ?? row.trend },
  );
  const withTrend = (row: PromiseRow) =>
    row.periods.length > 1 ? row : { ...row, periods: keptOf.get(row.key)?.periods ?? row.periods };
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const asOf = Date.parse(told.asOf);
  return {
    asOf,
    zone: told.zone,
    period,
    label: told.period.label,
    year: told.period.label.slice(0, 4),
    recordedFrom: Date.parse(told.recordedFrom),
    tickets: told.tickets,
    rows,
    objectives: objectivesByPromise(told.objectives).map((periods) =>
      objectiveDetail(periods, withTrend(rowOf.get(objectiveKey(periods[0]!))!), countsOf, language),
    ),
    measures: told.measures.flatMap((one) => {
      const row = rowOf.get(measureKey(one.measure));
      if (row === undefined) return [];
      const periods = one.periods.map(periodOf);
      const drawings = measureDrawings(one, periods, { zone: told.zone, asOf, name: row.title }, language);
      const anchor = rowAnchor(row.key);
      const shown = new AsMade({ row: withTrend(row), drawings }, true);
      return [{ anchor, now: row.now, shown, stretches: measureDetail(one, asOf, language) }];
    }),
    apart: told.apart
      .filter((one) => one.outside + one.unproven + one.noTarget + one.unplaced > 0)
      .map((one) => ({ ...one, title: clockTitle(told.objectives, one.clock, language) })),
    downtime: downtimeShown(told, w, language),
    outages: outagesShown(told, language),
    duties: dutiesShown(told.duties, language),
    problems: told.problems.map(({ code, params, fact }) => ({
      said: wordRecordFinding({ code, params } as Parameters<typeof wordRecordFinding>[0], language),
      fact,
    })),
  };
}

/** Of a page that a browser loads whole: what it says of each promise, and the drawings, come once. */
export function figuresOnce(found: ContractFigures): ContractFigures {
  const once = <Detail extends PromiseDetail>(one: Detail): Detail => ({
    ...one,
    shown: new AsMade(one.shown.of, false),
  });
  return {
    ...found,
    rows: found.rows.map(rowInTableOnce),
    objectives: found.objectives.map(once),
    measures: found.measures.map(once),
  };
}

function clockTitle(objectives: readonly Objective[], clock: string, language: Language): string {
  return objectives.find((one) => one.clock === clock)?.title[language] ?? clock;
}

function objectiveDetail(
  periods: readonly Objective[],
  row: PromiseRow,
  countsOf: ReadonlyMap<string, ToldCounts[]>,
  language: Language,
): ObjectiveDetail {
  const last = periods.at(-1)!;
  const promise = promiseOf(last);
  const scores = periods.map((one) => scoreOf({ ...one, label: one.period.label }));
  const isOne = scores.length === 1;
  const before = isOne ? (countsOf.get(row.key)?.map(scoreOf) ?? scores) : scores;
  const drawn = before.length > 1 ? [trend(before, promise, nameOfRow(row), language)] : [];
  const drawings = { plain: [...(isOne ? [staff(scores[0]!, promise, language)] : []), ...drawn], both: [] };
  return {
    anchor: rowAnchor(row.key),
    now: row.now,
    shown: new AsMade({ row, drawings }, true),
    clock: last.clock,
    missedTickets: periods.flatMap((one) => one.missedTickets.map(ticketShown)),
    openTickets: last.openTickets.map(ticketShown),
  };
}

function ticketShown({ startAt, dueAt, missedAt, stopAt, ...rest }: Counted): TicketShown {
  const at = (moment: string | null) => (moment === null ? null : Date.parse(moment));
  return { ...rest, startAt: at(startAt), dueAt: at(dueAt), missedAt: at(missedAt), stopAt: at(stopAt) };
}
