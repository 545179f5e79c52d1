/**
 * One run of a clock through the facts: when it began, when it stopped, and while what it waited. Rules: CLK-1, CLK-2,
 * CLK-6 (the gap of a reopening), CLK-11 (the first stop counts), CLK-13, CLK-14, CLK-15.
 */
import { carries, type Fact } from "../facts/fact.ts";
import { awaitedParty, waitingKinds } from "../facts/vocabulary.ts";
import type { Moment } from "../agreement/schema/moment.ts";
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

/** A stretch of waiting for one reason, as the explanation names it. `to` is Infinity while it goes on. */
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
  const waiting = clock.pauses.length === 0 && log === undefined ? undefined : new Waiting(program, clock, log);
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    waiting?.hear(fact);
    if (run.stopFact === undefined) {
      if (i > startIndex && stops(clock, fact)) [run.stopAt, run.stopFact] = [fact.at, fact];
    } else if (fact.kind === "reopened" && isUndone(run.stopFact)) reopen(clock, run, fact, waiting);
  }
  run.pauses = waiting?.union(run.pauses) ?? run.pauses;
  const followsClock = startIndex < 0 && clock.from.some((moment) => moment.kind === "term");
  // Done before the other clock let it begin: nothing was left to run. Without its own first fact a run is unproven.
  if (run.stopAt < run.startAt || (followsClock && Number.isNaN(run.startAt))) run.startAt = run.stopAt;
  return run;
}

/** CLK-15: an automatic message stops nothing. */
function stops(clock: Clock, fact: Fact): boolean {
  for (let i = 0; i < clock.to.length; i++) {
    if (matches(clock.to[i]!, fact)) return fact.fields["automatic"] !== "yes";
  }
  return false;
}

export function matches(moment: Moment, fact: Fact): boolean {
  return moment.kind === "fact" && moment.fact === fact.kind && carries(fact, moment.filter);
}

/** CLK-13: reopening undoes a solution and the closing that confirmed it, and nothing else. */
function isUndone(stop: Fact): boolean {
  return stop.kind === "resolved" || stop.kind === "closed";
}

function reopen(clock: Clock, run: Run, fact: Fact, waiting: Waiting | undefined): void {
  if (clock.reopenBefore !== undefined && fact.at > clock.reopenBefore(run.stopAt)) return; // a new, linked ticket
  if (clock.gapCounts) run.gaps = [...run.gaps, run.stopAt, fact.at];
  else if (waiting !== undefined) waiting.addGap(run.stopAt, fact);
  else run.pauses = [...run.pauses, run.stopAt, fact.at];
  run.stopAt = never;
  run.stopFact = undefined;
}

/** The waiting intervals of a ticket, as far as this clock pauses for them. */
class Waiting {
  private readonly open: Wait[] = [];
  private readonly spans: number[] = [];
  private since = never;
  private readonly program: Program;
  private readonly clock: Clock;
  private readonly log: Wait[] | undefined;

  constructor(program: Program, clock: Clock, log: Wait[] | undefined) {
    this.program = program;
    this.clock = clock;
    this.log = log;
  }

  hear(fact: Fact): void {
    if (this.open.length > 0) this.endThoseEndedBy(fact);
    if (waitingKinds.has(fact.kind) && this.clock.pauses.some((pause) => matches(pause, fact))) this.begin(fact);
  }

  private begin(fact: Fact): void {
    const again = this.open.some((wait) => wait.fact.kind === fact.kind && wait.fact.fields["for"] === fact.fields["for"]);
    if (again) return;
    if (this.open.length === 0) this.since = fact.at;
    const wait: Wait = { from: fact.at, to: Infinity, fact, endedBy: undefined };
    this.open.push(wait);
    this.log?.push(wait);
  }

  private endThoseEndedBy(fact: Fact): void {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const wait = this.open[i]!;
      if (!this.ends(wait, fact)) continue;
      wait.to = fact.at;
      wait.endedBy = fact;
      this.open.splice(i, 1);
    }
    if (this.open.length > 0 || Number.isNaN(this.since)) return;
    if (fact.at > this.since) this.spans.push(this.since, fact.at);
    this.since = never;
  }

  /** CLK-14: the awaited party's first word, or `resumed`; and who has solved a ticket waits for nobody. */
  private ends(wait: Wait, fact: Fact): boolean {
    if (fact.kind === "resumed") {
      const from = fact.fields["from"];
      return from === undefined || from === wait.fact.kind || from === wait.fact.fields["for"];
    }
    if (fact.kind === "resolved" || fact.kind === "closed") return true;
    const party = awaitedParty.get(wait.fact.kind);
    return party !== undefined && fact.fields["automatic"] !== "yes" && sideOf(this.program, fact) === party;
  }

  /** CLK-6: from the solution to the reopening nothing counts, whatever was said meanwhile. */
  addGap(from: number, reopened: Fact): void {
    while (this.spans.length > 0 && this.spans.at(-2)! >= from) this.spans.splice(-2);
    if (reopened.at > from) this.spans.push(from, reopened.at);
    if (this.open.length > 0) this.since = reopened.at;
    this.log?.push({ from, to: reopened.at, fact: reopened, endedBy: reopened });
  }

  union(gaps: readonly number[]): readonly number[] {
    const spans = Number.isNaN(this.since) ? this.spans : [...this.spans, this.since, Infinity];
    return spans.length === 0 ? gaps : spans;
  }
}
