/**
 * The rows of a queue as they change (API-8): events are gathered and put into the rows a few times a second, however many come. Where the
 * connection is lost that is said, and whatever was missed is read anew; a page that nobody looks at holds no connection.
 */
import { untrack } from "svelte";
import type { Filter } from "#lib/queue/filter.ts";
import { patch } from "#lib/queue/patch.ts";
import { rowOf, type Row, type ShownTicket } from "#lib/queue/row.ts";
import { whileSeen } from "#lib/while-seen.ts";

const gatherMs = 150;
const markedMs = 2000;
/** A page that is read anew was made at most so long ago. */
const heardMs = 30_000;
/** So many are looked at for what changed before the line was up. */
const newest = 5;

interface Page {
  readonly rows: readonly Row[];
  readonly filter: Filter;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly me: string;
  /** When the server made it, milliseconds of its clock. */
  readonly madeAt: number;
}

interface Parts {
  /** The page as the server made it. */
  readonly page: () => Page;
  /** Rows that somebody chose or is at: they keep their places. */
  readonly held: () => ReadonlySet<string>;
  readonly readAnew: () => Promise<void>;
  readonly patched?: () => void;
}

export class LiveQueue {
  private readonly parts: Parts;
  private readonly waiting = new Map<string, ShownTicket>();
  /** What was heard lately, and when: a page that comes after it was perhaps made before. */
  private readonly heard = new Map<string, { readonly ticket: ShownTicket; readonly at: number }>();
  private patchedRows = $state.raw<{ readonly of: readonly Row[]; readonly rows: readonly Row[] }>();
  /** Tickets that changed a moment ago. */
  marked = $state.raw<ReadonlySet<string>>(new Set());
  isLost = $state(false);
  private gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get rows(): readonly Row[] {
    const { rows } = this.parts.page();
    return this.patchedRows?.of === rows ? this.patchedRows.rows : rows;
  }

  /** To be called in an effect, which ends what this begins. */
  follow(): () => void {
    const leave = whileSeen(
      "/api/v1/queue/events",
      (source) => this.listen(source),
      () => void this.parts.readAnew(),
    );
    $effect(() => {
      if (this.parts.page().rows) untrack(() => this.takeAgain());
    });
    return () => {
      leave();
      this.heard.clear();
      clearTimeout(this.gathering);
      this.gathering = undefined;
      this.isLost = false;
    };
  }

  private listen(source: EventSource): void {
    source.addEventListener("ticket", (event) => {
      const ticket = JSON.parse(event.data as string) as ShownTicket;
      this.heard.set(ticket.ticket, { ticket, at: performance.now() });
      this.take(ticket);
    });
    source.addEventListener("reset", () => void this.parts.readAnew());
    source.addEventListener("open", () => {
      // Who never heard an event is told nothing of what was missed.
      if (this.isLost) void this.parts.readAnew();
      else void this.catchUp();
      this.isLost = false;
    });
    source.addEventListener("error", () => (this.isLost = true));
  }

  /** What changed between the making of the page and the line to it, nobody told of. */
  private async catchUp(): Promise<void> {
    const reply = await fetch(`/api/v1/tickets?order=changed&limit=${newest}`).catch(() => undefined);
    if (reply?.ok !== true) return;
    const { items } = (await reply.json()) as { items: readonly ShownTicket[] };
    const known = new Map(this.rows.map(({ ticket, version }) => [ticket, version]));
    const { madeAt } = this.parts.page();
    const missed = items.filter(
      ({ ticket, version, changedAt }) => Date.parse(changedAt) >= madeAt && (known.get(ticket) ?? -1) < version,
    );
    if (missed.length === newest) return this.parts.readAnew();
    for (const ticket of missed) this.take(ticket);
  }

  private takeAgain(): void {
    const known = new Map(this.rows.map(({ ticket, version }) => [ticket, version]));
    for (const [of, { ticket, at }] of this.heard) {
      if (performance.now() - at > heardMs) this.heard.delete(of);
      else if (ticket.version > (known.get(of) ?? -1)) this.take(ticket);
    }
  }

  private take(ticket: ShownTicket): void {
    this.waiting.set(ticket.ticket, ticket);
    this.gathering ??= setTimeout(() => this.put(), gatherMs);
  }

  private put(): void {
    this.gathering = undefined;
    const page = this.parts.page();
    const changed = [...this.waiting.values()].map((ticket) => rowOf(ticket, page.me));
    this.waiting.clear();
    const before = this.rows;
    const rows = patch({ ...page, rows: before }, changed, page.filter, this.parts.held());
    this.patchedRows = { of: page.rows, rows };
    const old = new Set(before);
    this.mark(rows.filter((row) => !old.has(row)).map(({ ticket }) => ticket));
    this.parts.patched?.();
  }

  private mark(tickets: readonly string[]): void {
    if (tickets.length === 0) return;
    const marked = new Set([...this.marked, ...tickets]);
    this.marked = marked;
    setTimeout(() => {
      this.marked = new Set([...this.marked].filter((one) => !tickets.includes(one)));
    }, markedMs);
  }
}
