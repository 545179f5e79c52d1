/**
 * A promise over a longer period than the ones it is judged by: of a year of months how many were kept and which were missed. What is left
 * is left in the one that still runs, and is said of that one. Rules: OBJ-1, OBJ-5.
 */
import type { FigureWords } from "#lib/figures/objective-row.ts";
import { byNeed, saysNothing, type PeriodRow, type PromiseRow } from "#lib/figures/row.ts";
import { say } from "#lib/say.ts";
import type { StateName } from "#lib/states.ts";

/** `asked` is the longer period; a row of one period stays as it is. */
export function overPeriods(row: PromiseRow, asked: Pick<PeriodRow, "label" | "name">, w: FigureWords): PromiseRow {
  if (row.periods.length < 2) return row;
  const told = row.periods.filter((one) => !saysNothing(one));
  const ended = told.filter(({ state }) => !isRunning(state));
  const missed = ended.filter(({ state }) => state === "missed" || state === "over-aim");
  const kept = ended.filter(({ state }) => state === "kept");
  const [worst] = byNeed(row.periods.map((now) => ({ ...row, now })));
  const running = told.findLast(({ state }) => isRunning(state));
  const now: PeriodRow = {
    label: asked.label,
    name: missed.length === 0 ? asked.name : say(w.missedIn, { name: asked.name, periods: namesOf(missed) }),
    attained: ended.length === 0 ? "" : say(w.keptOf, { kept: kept.length, all: ended.length }),
    counted: ended.length === 0 ? "" : say(w.periodsKept, { count: ended.length }),
    open: running?.open ?? 0,
    missed: row.periods.reduce((sum, one) => sum + one.missed, 0),
    left: running === undefined || running.left === "" ? "" : say(w.leftIn, { name: running.name, left: running.left }),
    isOver: running?.isOver ?? false,
    state: worst!.now.state,
  };
  return { ...row, now, staff: "" };
}

function namesOf(periods: readonly PeriodRow[]): string {
  return periods.map(({ name }) => name).join(", ");
}

function isRunning(state: StateName): boolean {
  return state === "running" || state === "running-below";
}
