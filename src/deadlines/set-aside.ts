/**
 * Tickets whose moment could not be told, by a mistake of ours or of an agreement. DUE-11: they hold up no other, and are
 * tried again, each time after twice as long.
 */
const firstMs = 1_000;
const longestMs = 300_000;

export class SetAside {
  private readonly tickets = new Map<string, { until: number; ms: number }>();

  /** Gives for how long, milliseconds. */
  add(ticket: string, now: number): number {
    const ms = Math.min(longestMs, (this.tickets.get(ticket)?.ms ?? firstMs / 2) * 2);
    this.tickets.set(ticket, { until: now + ms, ms });
    return ms;
  }

  /** Those that are to be left alone now. A clock that went back makes nobody wait longer than was meant. */
  at(now: number): string[] {
    return [...this.tickets].flatMap(([ticket, { until, ms }]) => (until > now && until - now <= ms ? [ticket] : []));
  }

  /** Their moment was told. */
  clear(tickets: readonly string[]): void {
    for (const ticket of tickets) this.tickets.delete(ticket);
  }

  get size(): number {
    return this.tickets.size;
  }
}
