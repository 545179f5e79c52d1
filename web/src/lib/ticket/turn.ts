/**
 * Whether the supplier is to say or do something next, since when somebody of the customer waits for it, and what is promised first: what a
 * customer's person wants to know of a ticket after they wrote. Of a ticket that waits, or is solved, its state says whose turn it is (WEB-49).
 */
import type { ShownClock } from "#lib/ticket/clocks.ts";
import type { Entry } from "#lib/ticket/entries.ts";
import type { TicketState } from "#lib/ticket-states.ts";

export interface Turn {
  /** The first word of the customer that nobody reacted to; null where the supplier spoke last. Epoch milliseconds. */
  readonly since: number | null;
  readonly next: {
    readonly title: string;
    readonly article: string;
    readonly dueAt: number;
    readonly isAim: boolean;
  } | null;
}

type Said = Pick<Entry, "index" | "at" | "kind" | "side" | "isAutomatic" | "isInternal" | "text" | "file">;
/** Of the supplier, to the customer. */
interface Duty {
  readonly title: string;
  readonly article: string;
  readonly dueAt: number | null;
  readonly isAim: boolean;
}

type Running = Pick<ShownClock, "title" | "article" | "is" | "left" | "dueThen" | "norms">;

/** Null where it is not the supplier's turn. */
export function suppliersTurn(
  state: TicketState,
  entries: readonly Said[],
  clocks: readonly Running[],
  duties: readonly Duty[],
  now: number,
): Turn | null {
  if (state !== "new" && state !== "open") return null;
  const words = entries.filter(speaks);
  const last = words.findLastIndex(({ side }) => side !== "customer");
  return { since: words[last + 1]?.at ?? null, next: nextOf(clocks, duties, now) };
}

/** The reopening after which nobody of the supplier did anything: whoever it was given to has perhaps not seen it yet. */
export function lastReopened<One extends Pick<Said, "kind" | "side" | "isAutomatic">>(
  entries: readonly (One & { readonly withdrawn: unknown })[],
): One | undefined {
  const last = entries.findLastIndex(({ kind, withdrawn }) => kind === "reopened" && withdrawn === null);
  const isSeen = entries.slice(last + 1).some(({ side, isAutomatic }) => side === "supplier" && !isAutomatic);
  return last < 0 || isSeen ? undefined : entries[last];
}

const wordless: ReadonlySet<string> = new Set(["reported", "reopened", "escalated", "acknowledged", "work-started"]);

function speaks({ isAutomatic, isInternal, text, file, kind }: Said): boolean {
  return !isAutomatic && !isInternal && (text !== null || file !== null || wordless.has(kind));
}

function nextOf(clocks: readonly Running[], duties: readonly Duty[], now: number): Turn["next"] {
  const running = clocks.flatMap(({ title, article, is, left, dueThen, norms }) => {
    const dueAt = left?.dueAt ?? dueThen;
    if (dueAt === null || is === "excluded" || is === "paused" || norms.length === 0) return [];
    return [{ title, article, dueAt, isAim: norms.every(({ isAim }) => isAim) }];
  });
  const owed = duties.flatMap(({ dueAt, ...duty }) => (dueAt === null ? [] : [{ ...duty, dueAt }]));
  const ahead = [...running, ...owed].filter(({ dueAt }) => dueAt >= now);
  return ahead.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}
