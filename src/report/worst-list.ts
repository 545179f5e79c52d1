/**
 * The tickets that missed by most, as shares of their target: of each ticket and clock the target it passed furthest. As
 * many are kept as were asked for, so a million tickets cost no memory; the same tickets in any order give the same list.
 */
import type { Objective } from "../engine/objective.ts";
import type { ClockOutcome, ThresholdOutcome } from "../engine/outcome.ts";
import type { WorstTicket } from "./score.ts";

interface Entry {
  readonly ratio: number;
  readonly ticket: WorstTicket;
}

export class WorstList {
  private readonly size: number;
  private readonly entries: Entry[] = [];
  // What was offered last, until another clock or ticket shows that nothing of this clock passed its target further.
  private ticket = "";
  private objective: Objective | undefined;
  private outcome: ClockOutcome | undefined;
  private threshold: ThresholdOutcome | undefined;
  private targetMs = 0;
  private ratio = 0;

  constructor(size: number) {
    this.size = size;
  }

  /** A missed threshold of the ticket at hand. */
  offer(
    ticket: string,
    objective: Objective,
    outcome: ClockOutcome,
    threshold: ThresholdOutcome,
    targetMs: number,
  ): void {
    const ratio = ratioOf(outcome.elapsedMs, targetMs);
    if (this.outcome === outcome && ratio <= this.ratio) return;
    if (this.outcome !== outcome) this.endTicket();
    this.ticket = ticket;
    this.objective = objective;
    this.outcome = outcome;
    this.threshold = threshold;
    this.targetMs = targetMs;
    this.ratio = ratio;
  }

  /** No more comes of the ticket at hand. */
  endTicket(): void {
    if (this.outcome === undefined) return;
    const last = this.entries.at(-1);
    if (this.entries.length < this.size || (last !== undefined && this.ratio >= last.ratio)) this.insert();
    this.outcome = undefined;
  }

  tickets(): WorstTicket[] {
    return this.entries.map((entry) => entry.ticket);
  }

  private insert(): void {
    const { run, clock, elapsedMs } = this.outcome!;
    const { verdict, dueAt, missedAt } = this.threshold!;
    const { group, threshold } = this.objective!;
    const ticket: WorstTicket = {
      ticket: this.ticket,
      clock: clock.name,
      group,
      written: threshold.written,
      verdict,
      startAt: run.startAt,
      dueAt,
      missedAt,
      stopAt: run.stopAt,
      elapsedMs,
      targetMs: this.targetMs,
    };
    const entry: Entry = { ratio: this.ratio, ticket };
    const at = this.entries.findIndex((other) => isWorse(entry, other));
    this.entries.splice(at < 0 ? this.entries.length : at, 0, entry);
    if (this.entries.length > this.size) this.entries.pop();
  }
}

/** A target of which nobody can tell how long it is was passed all the same. */
function ratioOf(elapsedMs: number, targetMs: number): number {
  if (Number.isNaN(targetMs)) return 1;
  return targetMs > 0 ? elapsedMs / targetMs : Infinity;
}

function isWorse(a: Entry, b: Entry): boolean {
  if (a.ratio !== b.ratio) return a.ratio > b.ratio;
  if (a.ticket.ticket !== b.ticket.ticket) return a.ticket.ticket < b.ticket.ticket;
  return a.ticket.clock < b.ticket.clock;
}
