/**
 * One run of a clock through the facts: when it began, when it stopped, and while what it waited. Rules: CLK-1, CLK-2,
 * CLK-6 (the gap of a reopening), CLK-11 (the first stop counts), CLK-13, CLK-14, CLK-15.
 */
import type { Fact } from "../facts/fact.ts";
import { awaitedParty } from "../facts/vocabulary.ts";
import { matches } from "./pattern.ts";
import type { Clock, Program } from "./program.ts";
import { sideOf } from "./subject.ts";

/** No such moment. Moments are plain numbers of epoch milliseconds, so that a million tickets stay in registers. */
export const never = NaN;

export interface Run {
  startAt: number;
  startFact: Fact | undefined;
  stopAt: number;
  stopFact: Fact | undefined;
  /** Merged waiting, flat: from, to, from, to … in order; the last `to` is Infinity while the waiting goes on. */
  pauses: readonly number[];
  /** From, to of each time between a stop and its reopening, flat. */
  gaps: readonly number[];
}

/** A stretch of waiting for one reason, as the explanation names it: a wait, or a stop that was undone. `to` is Infinity while it goes on. */
export interface Wait {
  readonly from: number;
  to: number;
  readonly fact: Fact;
  endedBy: Fact | undefined;
}

const nothing: readonly number[] = [];

/**
 * Follows a clock from its start through settled facts in order. `startIndex` is the fact that starts it, or −1 where
 * another clock does. `log` collects every wait by its own fact; without it only their union is kept.
 */
export function followRun(
  program: Program,
  clock: Clock,
  facts: readonly Fact[],
  startAt: number,
  startIndex: number,
  log?: Wait[],
): Run {
  const run: Run = {
    startAt,
    startFact: startIndex < 0 ? undefined : facts[startIndex],
    stopAt: never,
    stopFact: undefined,
    pauses: nothing,
    gaps: nothing,
  };
  const waiting = clock.pauses.length === 0 && log === undefined ? undefined : listener.begin(program, log);
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    waiting?.hear(fact, clock);
    if (run.stopFact === undefined) {
      if (i > startIndex && stops(clock, fact)) {
        run.stopAt = fact.at;
        run.stopFact = fact;
      }
    } else if (fact.kind === "reopened" && endsTicket(run.stopFact)) reopen(clock, run, fact, waiting);
  }
  if (waiting !== undefined) run.pauses = waiting.union(run.stopAt);
  // Done before the other clock let it begin: nothing was left to run. Without its own first fact a run is unproven.
  if (run.stopAt < run.startAt || (clock.followsClock && Number.isNaN(run.startAt))) run.startAt = run.stopAt;
  return run;
}

/** CLK-15: an automatic message answers nobody; a ticket that a desk closes by itself is closed all the same. */
function stops(clock: Clock, fact: Fact): boolean {
  for (let i = 0; i < clock.to.length; i++) {
    if (matches(clock.to[i]!, fact)) return fact.fields["automatic"] !== "yes" || endsTicket(fact);
  }
  return false;
}

/** CLK-13: what a reopening undoes, and nothing else. */
export function endsTicket(fact: Fact): boolean {
  return fact.kind === "resolved" || fact.kind === "closed";
}

function reopen(clock: Clock, run: Run, fact: Fact, waiting: WaitListener | undefined): void {
  if (clock.reopenBefore !== undefined && fact.at > clock.reopenBefore(run.stopAt)) return; // a new, linked ticket
  if (run.gaps === nothing) run.gaps = [];
  (run.gaps as number[]).push(run.stopAt, fact.at); // its own: copied each time, a ticket reopened for ever takes as long
  if (waiting !== undefined && !clock.gapCounts) waiting.addGap(run.stopFact!, fact);
  else if (!clock.gapCounts && fact.at > run.stopAt) {
    if (run.pauses === nothing) run.pauses = [];
    addSpan(run.pauses as number[], run.stopAt, fact.at);
  }
  run.stopAt = never;
  run.stopFact = undefined;
}

/** As the listener adds them: one that follows another at once is one with it. */
function addSpan(spans: number[], from: number, to: number): void {
  if (spans.at(-1) === from) spans[spans.length - 1] = to;
  else spans.push(from, to);
}

/**
 * Listens for the waiting of one run at a time, as far as its clock pauses for it. One listener serves all runs: judging
 * is not interrupted, and a million tickets leave no litter.
 */
class WaitListener {
  private program!: Program;
  private log: Wait[] | undefined;
  /** The facts of the waits that are open, with their entries in the log at the same place; counted, never shrunk. */
  private readonly open: Fact[] = [];
  private readonly logged: Wait[] = [];
  private openCount = 0;
  private readonly spans: number[] = [];
  private spanCount = 0;
  private since = never;

  begin(program: Program, log: Wait[] | undefined): this {
    this.program = program;
    this.log = log;
    this.openCount = 0;
    this.spanCount = 0;
    return this;
  }

  hear(fact: Fact, clock: Clock): void {
    if (this.openCount > 0) this.endThoseEndedBy(fact);
    for (let i = 0; i < clock.pauses.length; i++) {
      if (matches(clock.pauses[i]!, fact)) return this.wait(fact);
    }
  }

  private wait(fact: Fact): void {
    for (let i = 0; i < this.openCount; i++) {
      const one = this.open[i]!;
      if (one.kind === fact.kind && one.fields["for"] === fact.fields["for"]) return; // said again
    }
    if (this.openCount === 0) this.since = fact.at;
    this.open[this.openCount] = fact;
    if (this.log !== undefined) {
      const wait: Wait = { from: fact.at, to: Infinity, fact, endedBy: undefined };
      this.logged[this.openCount] = wait;
      this.log.push(wait);
    }
    this.openCount += 1;
  }

  private endThoseEndedBy(fact: Fact): void {
    let kept = 0;
    for (let i = 0; i < this.openCount; i++) {
      const waiting = this.open[i]!;
      if (this.ends(waiting, fact)) {
        if (this.log !== undefined) Object.assign(this.logged[i]!, { to: fact.at, endedBy: fact });
        continue;
      }
      this.open[kept] = waiting;
      if (this.log !== undefined) this.logged[kept] = this.logged[i]!;
      kept += 1;
    }
    this.openCount = kept;
    if (kept === 0 && fact.at > this.since) this.addSpan(this.since, fact.at);
  }

  private addSpan(from: number, to: number): void {
    if (this.spanCount > 0 && this.spans[this.spanCount - 1] === from) {
      this.spans[this.spanCount - 1] = to; // one wait taken over by another is one wait
      return;
    }
    this.spans[this.spanCount] = from;
    this.spans[this.spanCount + 1] = to;
    this.spanCount += 2;
  }

  /** CLK-14: the awaited party's first word, or `resumed`; and who has solved a ticket waits for nobody. */
  private ends(waiting: Fact, fact: Fact): boolean {
    const from = fact.fields["from"];
    if (fact.kind === "resumed" && (from === undefined || from === waiting.kind || from === waiting.fields["for"]))
      return true;
    if (endsTicket(fact)) return true;
    const party = awaitedParty.get(waiting.kind);
    return party !== undefined && fact.fields["automatic"] !== "yes" && sideOf(this.program, fact) === party;
  }

  /** CLK-6: from the solution to the reopening nothing counts, whatever was said meanwhile. */
  addGap(stop: Fact, reopened: Fact): void {
    const from = stop.at;
    while (this.spanCount > 0 && this.spans[this.spanCount - 2]! >= from) this.spanCount -= 2;
    if (reopened.at > from) this.addSpan(from, reopened.at);
    this.since = reopened.at;
    this.log?.push({ from, to: reopened.at, fact: stop, endedBy: reopened });
  }

  /** The waiting of the run; once the clock has stopped, what is said later moves its due no more. */
  union(stopAt: number): readonly number[] {
    if (this.openCount > 0) this.addSpan(this.since, Infinity);
    while (this.spanCount > 0 && this.spans[this.spanCount - 2]! >= stopAt) this.spanCount -= 2;
    if (this.spanCount > 0 && this.spans[this.spanCount - 1]! > stopAt) this.spans[this.spanCount - 1] = stopAt;
    if (this.spanCount === 0) return nothing;
    return this.spanCount === 2 ? [this.spans[0]!, this.spans[1]!] : this.spans.slice(0, this.spanCount);
  }
}

const listener = new WaitListener();
