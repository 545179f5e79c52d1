/** The open tickets whose clocks are late or at risk: what breaks first stands first, and how many there are. */
import type { RequestEvent } from "@sveltejs/kit";
import { wished } from "#lib/server/answers.ts";

export interface PressingTicket {
  readonly ticket: string;
  readonly number: string;
  readonly title: string;
  readonly zone: string;
  readonly asOf: number;
  readonly isMissed: boolean;
  readonly clock: { readonly remainingMs: number | null; readonly counting: string; readonly dueAt: number | null };
}

const shown = 4;
const state = ["new" as const, "open" as const, "waiting" as const];

export async function pressing({ locals: { api } }: RequestEvent): Promise<readonly PressingTicket[]> {
  const ask = (query: { missed?: "true"; atRisk?: "true" }) =>
    wished(api.GET("/api/v1/tickets", { params: { query: { order: "breaks", state, limit: shown, ...query } } }));
  const [missed, atRisk] = await Promise.all([ask({ missed: "true" }), ask({ atRisk: "true" })]);
  const found = new Map([...(atRisk?.items ?? []), ...(missed?.items ?? [])].map((one) => [one.ticket, one]));
  return [...found.values()].map(({ ticket, number, title, zone, asOf, isMissed, clocks, breaksClock }) => ({
    ticket,
    number,
    title: title ?? "",
    zone,
    asOf: Date.parse(asOf),
    isMissed,
    clock: pressingClock(clocks, breaksClock, isMissed),
  }));
}

export interface Count {
  readonly count: number;
  readonly isMore: boolean;
}

export interface Standing {
  readonly escalated: Count;
  /** Of a customer's people: how many wait for their word; undefined for others. */
  readonly waiting: Count | undefined;
  /** And how many of what is solved wait for it: those are not open any more. */
  readonly solved: Count | undefined;
}

const none: Count = { count: 0, isMore: false };
/** Escalated are few: they have an index of their own, so that nothing else is counted for them. */
const mostEscalated = 20;

export async function standing({ locals: { api, session } }: RequestEvent): Promise<Standing> {
  if (session!.customer !== null && session!.role !== "auditor") {
    const theirs = { turn: "customer", order: "changed" } as const;
    const ask = (states: ("waiting" | "resolved")[]) =>
      wished(api.GET("/api/v1/tickets/counts", { params: { query: { ...theirs, state: states } } }));
    const [told, solved] = await Promise.all([ask(["waiting"]), ask(["resolved"])]);
    return { escalated: told?.escalated ?? none, waiting: told?.matching, solved: solved?.matching };
  }
  const query = { escalated: "true", order: "changed", limit: mostEscalated } as const;
  const told = await wished(api.GET("/api/v1/tickets", { params: { query } }));
  const escalated = told === undefined ? none : { count: told.items.length, isMore: told.next !== null };
  return { escalated, waiting: undefined, solved: undefined };
}

interface Told {
  readonly clock: string;
  readonly verdict: string;
  readonly remainingMs: number | null;
  readonly counting: string;
  readonly dueAt: string | null;
  readonly startAt: string | null;
  readonly stopAt: string | null;
}

/** The clock that is late and runs, or else the one that breaks first; of a ticket whose late clock has stopped, nothing is left to say. */
export function pressingClock(
  clocks: readonly Told[],
  breaksClock: string | null,
  isMissed: boolean,
): PressingTicket["clock"] {
  const running = clocks.filter(({ stopAt, startAt }) => stopAt === null && startAt !== null);
  const late = running.find(({ verdict, remainingMs }) => verdict === "missed" || (remainingMs ?? 0) < 0);
  const next = running.find(({ clock }) => clock === breaksClock) ?? running[0];
  const clock = late ?? (isMissed ? undefined : next);
  return {
    remainingMs: clock?.remainingMs ?? null,
    counting: clock?.counting ?? "done",
    dueAt: typeof clock?.dueAt === "string" ? Date.parse(clock.dueAt) : null,
  };
}
