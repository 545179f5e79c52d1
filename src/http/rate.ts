/**
 * How fast somebody may ask (API-9): a bucket per key that fills at a steady rate, kept as the one moment at which it would be
 * full again. In memory and of this process: two processes give twice the rate, which a limit against floods can bear.
 */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

export class Rate {
  private readonly fullAt = new Map<string, number>();
  private readonly intervalMs: number;
  private readonly roomMs: number;
  private sweepAbove = 10_000;

  constructor({ perSecond, burst }: RateLimit) {
    this.intervalMs = 1000 / perSecond;
    this.roomMs = this.intervalMs * (burst - 1);
  }

  /** Milliseconds to wait, without taking anything; 0 when there is room. */
  waitMs(key: string, now: number): number {
    return Math.max(0, this.fullFor(key, now) - this.roomMs);
  }

  /** Takes one, if there is room; else says in how many milliseconds there is. */
  take(key: string, now: number): number {
    const wait = this.waitMs(key, now);
    if (wait > 0) return wait;
    this.fullAt.set(key, now + this.fullFor(key, now) + this.intervalMs);
    if (this.fullAt.size > this.sweepAbove) this.sweep(now);
    return 0;
  }

  /** How long until it is full again, milliseconds. Longer than it can take was written before the clock was set back. */
  private fullFor(key: string, now: number): number {
    const ms = Math.max(0, (this.fullAt.get(key) ?? 0) - now);
    return ms > this.roomMs + this.intervalMs ? 0 : ms;
  }

  get size(): number {
    return this.fullAt.size;
  }

  private sweep(now: number): void {
    for (const [key, at] of this.fullAt) if (at <= now) this.fullAt.delete(key);
    this.sweepAbove = Math.max(10_000, this.fullAt.size * 2);
  }
}
