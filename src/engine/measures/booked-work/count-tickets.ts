/**
 * How many tickets were reported in a period, of the types that a measure names: all together, by the levels that it
 * counts by, for each month, and over the year so far. Classified as they stand now. Rules: CVG-2, OBJ-1, PRI-7.
 */
import { settle } from "../../../facts/settle.ts";
import type { Fields } from "../../../facts/fact.ts";
import { classify } from "../../classify.ts";
import { periodsOf, type Period } from "../../period.ts";
import { levelValue } from "../../subject.ts";
import type { Program } from "../../program.ts";
import type { Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { FigureValues } from "../figure.ts";
import type { Measure } from "../measure.ts";

export interface TicketCount {
  readonly count: number;
  readonly groups: readonly { readonly period: Period; readonly values: FigureValues }[];
}

interface Reported {
  readonly at: number;
  readonly type: string;
  readonly attributes: Fields;
}

export function countTickets(measure: Measure, evidence: Evidence, period: Period, span: Term): TicketCount {
  const { program } = evidence;
  const { what = [], counts = [] } = measure.term;
  const levels = counts.filter((name) => program.levels.has(name));
  const tickets = reportedOf(evidence).filter(({ type }) => what.includes(type));
  const groupsIn = (one: Period) =>
    [...groupsOf(program, levels, within(tickets, evidence.term, one))].map(
      groupIn(one, one === period ? "" : one.label),
    );
  const monthly = counts.includes("month") ? monthsOf(program.zone, span) : [];
  const years = counts.includes("year-to-date") ? [yearTo(program.zone, span)] : [];
  return {
    count: within(tickets, evidence.term, period).length,
    groups: [...(levels.length > 0 ? [period] : []), ...monthly, ...years].flatMap(groupsIn),
  };
}

function reportedOf(evidence: Evidence): readonly Reported[] {
  return evidence.once(reportedOf, () => evidence.tickets.flatMap((ticket) => readTicket(evidence, ticket)));
}

function readTicket({ program, asOf, contract }: Evidence, ticket: Evidence["tickets"][number]): Reported[] {
  const { facts, opening } = settle(ticket.facts, asOf, program.record);
  const report = facts.find(({ kind }) => kind === "reported");
  const { attributes } = classify(program, { ...ticket, contract }, facts, opening).at(-1)!;
  const type = program.types === undefined ? undefined : levelValue(program.types, attributes);
  return report === undefined || type === undefined ? [] : [{ at: report.at, type, attributes }];
}

function within(tickets: readonly Reported[], term: Term, { from, to }: Term): Reported[] {
  return tickets.filter(({ at }) => at >= Math.max(from, term.from) && at < Math.min(to, term.to));
}

/** By their levels: `incident urgent`; what has no value yet is `none`. */
function groupsOf(program: Program, levels: readonly string[], tickets: readonly Reported[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { attributes } of tickets) {
    const group = levels.map((name) => levelValue(program.levels.get(name)!, attributes) ?? "none").join(" ");
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of another stretch of time than the period its name says so: `2026-03 incident urgent`, `2026 incident urgent`. */
function groupIn(period: Period, label: string) {
  return ([levels, count]: [string, number]): TicketCount["groups"][number] => {
    const group = [label, levels].filter((part) => part !== "").join(" ");
    return {
      period,
      values: {
        population: { unit: "count", value: count },
        ...(group === "" ? {} : { group: { unit: "word", value: group } }),
      },
    };
  };
}

function monthsOf(zone: string, { from, to }: Term): Period[] {
  const periods = periodsOf("month", zone);
  const months: Period[] = [];
  for (let month = periods.at(from); month.from < to; month = periods.after(month)) months.push(month);
  return months;
}

/** The calendar year of the last day that is judged, from its start up to there. */
function yearTo(zone: string, { to }: Term): Period {
  const year = periodsOf("year", zone).at(to - 1);
  return { ...year, to };
}
