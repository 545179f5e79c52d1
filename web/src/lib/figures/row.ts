/** One promise as a row shows it: texts in the reader's language and drawings, made on the server. */
import { promiseAnchor } from "#lib/article-link.ts";
import { drawnOnce, type Drawn } from "#lib/as-made.ts";
import type { StateName } from "#lib/states.ts";

export interface PromiseRow {
  /** The same promise has the same key wherever it is shown. */
  readonly key: string;
  readonly kind: "objective" | "measure";
  readonly title: string;
  /** Of which tickets, where a clock has several targets: "Urgent". */
  readonly group: string;
  readonly article: string;
  readonly target: string;
  readonly per: string;
  readonly isAim: boolean;
  readonly now: PeriodRow;
  readonly staff: Drawn;
  readonly trend: Drawn;
  /** What the trend draws, in the order of time, the present period last; a table of promises asks for none of them. */
  readonly periods: readonly PeriodRow[];
}

/** A period of a promise in words. */
export interface PeriodRow {
  readonly label: string;
  readonly name: string;
  readonly attained: string;
  /** "25 van 26", of what is done; "" where nothing is counted. */
  readonly counted: string;
  readonly open: number;
  /** Tickets, signs or answers that missed it; of availability whether anything was down. */
  readonly missed: number;
  readonly left: string;
  readonly isOver: boolean;
  readonly state: StateName;
}

/** In a table of a page that a browser loads whole. */
export function rowInTableOnce(row: PromiseRow): PromiseRow {
  return { ...row, staff: drawnOnce(row.staff), trend: drawnOnce(row.trend), periods: [] };
}

/** What needs a look comes first. */
const worstFirst: readonly StateName[] = [
  "missed",
  "over-aim",
  "unproven",
  "undecided",
  "running-below",
  "running",
  "kept",
  "nothing-measured",
  "nothing-used",
  "no-tickets",
  "no-target",
  "outside",
];

export function byNeed(rows: readonly PromiseRow[]): PromiseRow[] {
  return rows.toSorted((a, b) => needOf(a) - needOf(b));
}

/** The less, the sooner it needs a look. */
export function needOf({ now: { state } }: PromiseRow): number {
  return worstFirst.indexOf(state);
}

export function needsLook({ now: { state } }: PromiseRow): boolean {
  return worstFirst.indexOf(state) < worstFirst.indexOf("running");
}

/** Nothing happened yet that a promise could be judged by, or nothing is asked. */
export function saysNothing({ state }: Pick<PeriodRow, "state">): boolean {
  return worstFirst.indexOf(state) > worstFirst.indexOf("kept");
}

/** How many promises stand how, the worst first; together they are all of them. */
export function countStates(rows: readonly PromiseRow[]): { state: StateName; count: number }[] {
  return worstFirst.flatMap((state) => {
    const count = rows.filter(({ now }) => now.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
}

export function nameOfRow({ title, group }: Pick<PromiseRow, "title" | "group">): string {
  return group === "" ? title : `${title}, ${group}`;
}

/** Where a promise's figures stand in the page of its contract: all of it, what missed, or its numbers. */
export function rowLink(key: string, part?: "missed" | "numbers"): string {
  return `#${rowAnchor(key)}${part === undefined ? "" : `-${part}`}`;
}

/** The id of a promise's place in a page. */
export function rowAnchor(key: string): string {
  return key.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-+|-+$/g, "");
}

/** Where it stands in full in the page of its agreement: all that it promises of other levels stands there too. */
export function promiseOfRow({ kind, key }: Pick<PromiseRow, "kind" | "key">): string {
  return promiseAnchor(kind === "measure" ? "measure" : "clock", key.split("/")[1]!);
}
