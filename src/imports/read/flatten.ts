/**
 * Nested values as records. A cell is addressed by the keys on the way to it (`fields.priority.name`); a dot or backslash
 * inside a key is written with a backslash in front (`a\.b`). Each element of a list of objects gives a record, in which
 * the cells around the list are repeated; lists side by side each give their own. A list of plain values is one cell.
 * Rule: IMP-3.
 */
import type { Cell } from "./records.ts";

/** JSON as it was parsed, with numbers beyond exactness kept as `RawNumber`. */
export type Value = string | number | boolean | null | RawNumber | Value[] | { [key: string]: Value };

export class RawNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The columns that are asked for, as a tree of keys. */
export interface Plan {
  column: number;
  /** Whether any ticket has this key, and whether it stands for an object in one. */
  isSeen: boolean;
  isObject: boolean;
  readonly children: Map<string, Plan>;
}

export function planOf(columns: readonly string[]): Plan {
  const root = emptyPlan();
  columns.forEach((column, i) => {
    let at = root;
    for (const key of keysOf(column)) {
      let next = at.children.get(key);
      if (!next) at.children.set(key, (next = emptyPlan()));
      at = next;
    }
    at.column = i;
  });
  return root;
}

function emptyPlan(): Plan {
  return { column: -1, isSeen: false, isObject: false, children: new Map() };
}

/** The columns that no ticket had, although it had what they stand in; of what never occurred nothing is known. */
export function unseenIn(plan: Plan, columns: readonly string[]): string[] {
  return [...plan.children.values()].flatMap((child) => {
    if (plan.isObject && !child.isSeen) return columnsIn(child, columns);
    return unseenIn(child, columns);
  });
}

function columnsIn(plan: Plan, columns: readonly string[]): string[] {
  const own = columns[plan.column];
  return [
    ...(own === undefined ? [] : [own]),
    ...[...plan.children.values()].flatMap((child) => columnsIn(child, columns)),
  ];
}

/** The records of one ticket, appended to `into`. */
export function flatten(ticket: Value, plan: Plan, width: number, into: Cell[][]): void {
  unfold(ticket, plan, Array.from<Cell>({ length: width }), into);
}

/** Gives a record for each element of the lists in it, or one for itself; `cells` holds what lies around it. */
function unfold(value: Value, plan: Plan, cells: Cell[], into: Cell[][]): void {
  const lists: [Value[], Plan][] = [];
  fill(value, plan, cells, lists);
  const before = into.length;
  for (const [list, inner] of lists) for (const element of list) unfold(element, inner, cells.slice(), into);
  if (into.length === before) into.push(cells);
}

function fill(value: Value, plan: Plan, cells: Cell[], lists: [Value[], Plan][]): void {
  plan.isSeen = true;
  if (Array.isArray(value)) {
    const elements = value.flat(8);
    if (elements.some(isObject)) {
      if (plan.children.size > 0) lists.push([elements, plan]);
    } else if (plan.column >= 0) cells[plan.column] = elements.map(textOf).join(", ");
  } else if (isObject(value)) {
    plan.isObject = true;
    for (const [key, child] of plan.children) if (Object.hasOwn(value, key)) fill(value[key]!, child, cells, lists);
  } else if (plan.column >= 0) cells[plan.column] = textOf(value);
}

const deepest = 100;

/** Adds the columns of a ticket in the order in which they occur; false where it is too deep to be one. */
export function addColumns(value: Value, found: Set<string>, path = "", depth = 0): boolean {
  if (depth > deepest) return false;
  if (Array.isArray(value)) {
    const elements = value.flat(8);
    if (elements.some(isObject)) return elements.every((element) => addColumns(element, found, path, depth + 1));
    if (path !== "" && elements.length > 0) found.add(path);
  } else if (isObject(value)) {
    return Object.keys(value).every((key) => {
      const name = key.replace(/[\\.]/g, "\\$&");
      return addColumns(value[key]!, found, path === "" ? name : `${path}.${name}`, depth + 1);
    });
  } else if (path !== "") found.add(path);
  return true;
}

function keysOf(column: string): string[] {
  const keys: string[] = [];
  let key = "";
  for (let i = 0; i < column.length; i++) {
    const sign = column[i]!;
    if (sign === ".") {
      keys.push(key);
      key = "";
    } else key += sign === "\\" ? (column[++i] ?? "") : sign;
  }
  return [...keys, key];
}

export function isObject(value: Value): value is { [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RawNumber);
}

function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return value instanceof RawNumber ? value.text : "";
}
