/**
 * The whole table of priorities: for each type of ticket every combination of the levels that decide, the priority that follows
 * and what each clock then promises, under what this contract fills in. Rules: PRI-2, DSK-16.
 */
import { holdsFor, type Taken } from "../../agreement/taken.ts";
import type { Fields } from "../../facts/fact.ts";
import { clocksFor } from "../../engine/population.ts";
import type { Choice, Level, Program } from "../../engine/program.ts";
import { chosen, levelValue } from "../../engine/subject.ts";
import { priorityLevelOf } from "../priority-level.ts";

export interface MatrixRow {
  readonly type: string | null;
  /** The levels that are chosen, by name. */
  readonly levels: Readonly<Record<string, string>>;
  readonly priority: string | null;
  readonly targets: readonly MatrixTarget[];
}

export interface MatrixTarget {
  readonly clock: string;
  readonly targets: readonly MatrixThreshold[];
}

interface MatrixThreshold {
  /** As the agreement writes it. */
  readonly written: string;
  /** Working milliseconds; null of one that is judged by the moment, and of none. */
  readonly ms: number | null;
  readonly isAim: boolean;
}

/** More rows than this nobody reads; a form then asks by a dry run. */
const mostRows = 500;

export function matrixOf(program: Program, contract: Fields, taken: Taken): MatrixRow[] {
  const { types } = program;
  const known = Object.fromEntries(Object.entries(contract).filter(([name]) => program.levels.has(name)));
  const rows = (types === undefined ? [undefined] : types.values).flatMap((type) =>
    rowsOf(program, known, taken, type),
  );
  return rows.length > mostRows ? [] : rows;
}

function rowsOf(program: Program, known: Fields, taken: Taken, type: string | undefined): MatrixRow[] {
  const clocks = clocksFor(program, type).filter(({ term }) => holdsFor(term.where, taken));
  const asked = new Set<Level>();
  for (const { target } of clocks) ask(program, target, known, asked);
  const priority = priorityLevelOf(program);
  if (priority !== undefined && isOfType(priority, type)) leaves(priority, known, asked);
  const described = type === undefined ? known : { ...known, [program.types!.name]: type };
  return combinations([...asked]).map((levels) => {
    const attributes = { ...described, ...levels };
    return {
      type: type ?? null,
      levels,
      priority: priority === undefined ? null : (levelValue(priority, attributes) ?? null),
      targets: clocks.flatMap(({ name, target }) => {
        const all = chosen(target, attributes);
        if (all === undefined) return [];
        return [
          {
            clock: name,
            targets: all.map(({ written, kind, ms, aim }) => ({
              written,
              ms: kind === "elapsed" ? ms : null,
              isAim: aim,
            })),
          },
        ];
      }),
    };
  });
}

function isOfType({ term }: Level, type: string | undefined): boolean {
  return term.of === "ticket" || term.of === type;
}

/** The levels by which a target is chosen, where the contract has not said them. */
function ask(program: Program, choice: Choice<unknown>, known: Fields, asked: Set<Level>): void {
  if (choice.kind === "value") return;
  if (choice.level !== program.types) leaves(choice.level, known, asked);
  for (const inner of choice.cases.values()) ask(program, inner, known, asked);
}

/** A level that follows from others is not asked: those are. */
function leaves(level: Level, known: Fields, asked: Set<Level>): void {
  if (known[level.name] !== undefined || level.bands !== undefined) return;
  if (level.cells === undefined) asked.add(level);
  else for (const axis of level.axes) leaves(axis, known, asked);
}

function combinations(levels: readonly Level[]): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const { name, values } of levels) {
    all = all.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
    if (all.length > mostRows) return [];
  }
  return all;
}
