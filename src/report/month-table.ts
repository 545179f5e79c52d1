/**
 * Counts tickets by the month of their report, in the agreement's zone, and by the values that choose their targets:
 * types and priorities as they stand last. What is not known of a ticket is counted under "".
 */
import type { Judgement } from "../engine/outcome.ts";
import { periodsOf, type Period, type Periods } from "../engine/period.ts";
import type { Choice, Level, Program } from "../engine/program.ts";
import { levelValue } from "../engine/subject.ts";
import type { MonthCounts, Span } from "./score.ts";

interface Column {
  readonly level: Level;
  readonly months: Map<Period, Counts>;
  /** Those of the month that was counted last: tickets mostly come in the order of time. */
  last: Counts | undefined;
}

/** Tickets of one month by value. */
interface Counts {
  readonly month: Period;
  readonly values: Map<string, { tickets: number }>;
}

export class MonthTable {
  private readonly columns: readonly Column[];
  private readonly periods: Periods;
  private readonly span: Span | undefined;

  constructor(program: Program, span: Span | undefined) {
    this.columns = choosingLevels(program).map((level) => ({ level, months: new Map(), last: undefined }));
    this.periods = periodsOf("month", program.zone);
    this.span = span;
  }

  add({ settled: { facts }, states }: Judgement): void {
    let at = NaN;
    for (let i = 0; i < facts.length && Number.isNaN(at); i++) if (facts[i]!.kind === "reported") at = facts[i]!.at;
    if (Number.isNaN(at) || (this.span !== undefined && !(at >= this.span.from && at < this.span.to))) return;
    const month = this.periods.at(at);
    const { attributes } = states[states.length - 1]!;
    for (let i = 0; i < this.columns.length; i++) {
      const column = this.columns[i]!;
      const { values } = column.last?.month === month ? column.last : countsOf(column, month);
      const value = levelValue(column.level, attributes) ?? "";
      const count = values.get(value);
      if (count === undefined) values.set(value, { tickets: 1 });
      else count.tickets += 1;
    }
  }

  counts(): MonthCounts[] {
    return this.columns.flatMap(({ level, months }) => {
      const names = namesIn(level, months.values());
      return [...months]
        .toSorted(([a], [b]) => a.from - b.from)
        .map(([month, { values }]) => {
          const counts = Object.fromEntries(names.map((name) => [name, values.get(name)?.tickets ?? 0]));
          return { level: level.name, month: month.label, counts };
        });
    });
  }
}

function countsOf(column: Column, month: Period): Counts {
  let counts = column.months.get(month);
  if (counts === undefined) column.months.set(month, (counts = { month, values: new Map() }));
  column.last = counts;
  return counts;
}

/** The type, and the levels by which targets are chosen, each once and in the order of the agreement. */
function choosingLevels(program: Program): readonly Level[] {
  const found = new Set<Level>(program.types === undefined ? [] : [program.types]);
  const visit = (choice: Choice<unknown>): void => {
    if (choice.kind === "value") return;
    found.add(choice.level);
    for (const inner of choice.cases.values()) visit(inner);
  };
  for (const clock of program.clocks) visit(clock.target);
  return [...program.levels.values()].filter((level) => found.has(level));
}

/** The values that occur in any month: the agreement's in its order, others after them, what is not known last. */
function namesIn(level: Level, months: Iterable<Counts>): string[] {
  const found = new Set([...months].flatMap(({ values }) => [...values.keys()]));
  const others = [...found].filter((value) => !level.values.includes(value) && value !== "").toSorted();
  return [...level.values, ...others, ""].filter((value) => found.has(value));
}
