/**
 * What a queue shows, as its address says it: what the list of tickets is narrowed down to and ordered by, or the words that are looked for.
 * The same rules say in the browser whether a ticket that changed belongs on the page, and where.
 */
import type { Row } from "#lib/queue/row.ts";
import { isTheirTurn } from "#lib/told.ts";

export const orders = ["breaks", "reported", "changed"] as const;
export type Order = (typeof orders)[number];

/** The names are those of the list of tickets in the API, so that a filter is kept as it stands in the address. */
export const oneOfEach = [
  "customer",
  "contract",
  "assignee",
  "reporter",
  "team",
  "type",
  "priority",
  "waitingFor",
  "unclassified",
  "missed",
  "atRisk",
  "escalated",
  "turn",
] as const;
export type Name = (typeof oneOfEach)[number];

export interface Filter extends Readonly<Partial<Record<Name, string>>> {
  readonly state?: readonly string[];
  readonly order: Order;
}

const unfinished = ["new", "open", "waiting"];

/**
 * `me` in an address is whoever reads it, so that it can be kept and sent on. `state=unfinished` and `state=all` are what a form says:
 * only what is not done breaks, so that whoever asks for more has it in another order.
 */
export function filterIn(params: URLSearchParams, me: string): Filter {
  const asked = params.getAll("state").filter((one) => one !== "");
  const given = orders.find((one) => one === params.get("order")) ?? "breaks";
  const isDone =
    asked.includes("all") || (asked.length > 0 && !asked.some((one) => ["unfinished", ...unfinished].includes(one)));
  const order = given === "breaks" && isDone ? "changed" : given;
  const named = asked.includes("all") ? [] : asked.includes("unfinished") ? unfinished : asked;
  const isUsual = order === "breaks" && named.join() === unfinished.join();
  const state = isUsual ? [] : named;
  const single = oneOfEach.flatMap((name) => {
    const value = params.get(name)?.trim() ?? "";
    if (
      value === "" ||
      (name === "turn" && value !== "customer") ||
      (yesOrNo.has(name) && value !== "true" && value !== "false")
    )
      return [];
    return [[name, value === "me" && (name === "assignee" || name === "reporter") ? me : value] as const];
  });
  return {
    ...Object.fromEntries(single),
    ...(state.length === 0 ? {} : { state }),
    order,
  };
}

const yesOrNo: ReadonlySet<Name> = new Set(["unclassified", "missed", "atRisk", "escalated"]);

/** What a form shows of it: everything open, really all, or one state; undefined where an address names several. */
export function stateShown({ state, order }: Filter): string | undefined {
  if (state === undefined) return order === "breaks" ? "unfinished" : "all";
  return state.join() === unfinished.join() ? "unfinished" : state.length === 1 ? state[0] : undefined;
}

/** As it stands in an address; the order only where it is not the usual one. */
export function addressOf({ order, state = [], ...rest }: Filter): string {
  const params = new URLSearchParams();
  for (const name of oneOfEach) if (rest[name] !== undefined) params.append(name, rest[name]);
  for (const one of state) params.append("state", one);
  if (order !== "breaks") params.append("order", order);
  return params.toString();
}

/** What an address of a ticket carries of the words that it was found by, so that the way back leads to them. */
export function searchOf(words: string): string {
  return words === "" ? "" : `?q=${encodeURIComponent(words)}`;
}

/** As the API keeps it under a name. */
export function queryOf(filter: Filter): Record<string, string | string[]> {
  const { state, order, ...rest } = filter;
  return { ...rest, ...(state === undefined ? {} : { state: [...state] }), ...(order === "breaks" ? {} : { order }) };
}

/** Whether a ticket belongs on this page: as the API narrows down. */
export function belongs(row: Row, filter: Filter): boolean {
  const { state, order, assignee, unclassified, missed, atRisk, escalated } = filter;
  const { customer, contract, reporter, team, type, priority, waitingFor } = filter;
  const same = { customer, contract, reporter, team, type, priority, waitingFor };
  return (
    (state === undefined || state.includes(row.state)) &&
    (order !== "breaks" || unfinished.includes(row.state)) &&
    (assignee === undefined || (assignee === "nobody" ? row.assignee === null : row.assignee === assignee)) &&
    (unclassified === undefined || row.isUnclassified === (unclassified === "true")) &&
    (missed === undefined || row.isMissed === (missed === "true")) &&
    (atRisk === undefined || row.isAtRisk === (atRisk === "true")) &&
    (escalated === undefined || row.isEscalated === (escalated === "true")) &&
    (filter.turn === undefined || isTheirTurn(row)) &&
    Object.entries(same).every(([name, value]) => value === undefined || row[name as keyof typeof same] === value)
  );
}

/** As the API orders; below zero where `a` comes first. */
export function compare(a: Row, b: Row, order: Order): number {
  const byTime =
    order === "breaks"
      ? (a.breaksAt ?? Infinity) - (b.breaksAt ?? Infinity)
      : order === "reported"
        ? b.reportedAt - a.reportedAt
        : b.changedAt - a.changedAt;
  return Number.isNaN(byTime) || byTime === 0 ? (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0) : byTime;
}
