/**
 * Counts judged tickets per objective and period, one ticket at a time and without litter, for a million of them as for
 * one. Each level has its own population and its own misses. Rules: OBJ-2 (the period of the stop or of an earlier miss;
 * of the report, or of the due), OBJ-5, OBJ-6 (once per level), CLK-9 (an aim is never a missed promise).
 */
import { text } from "../facts/fact.ts";
import {
  judgePeriod,
  missesAllowed,
  objectivesOf,
  type Objective,
  type ObjectiveCounts,
  type PeriodVerdict,
} from "./objective.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "./outcome.ts";
import { anchorOf, periodsOf, type Period, type Periods } from "./period.ts";
import type { Clock, Program, Threshold } from "./program.ts";

/** One objective in one period, as it stood at a moment. */
export interface PeriodFigure {
  readonly objective: Objective;
  readonly period: Period;
  /** Kept and missed together: what the share is taken of (OBJ-3). */
  readonly population: number;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  /** Of the population so far. */
  readonly missesAllowed: number;
  /** Negative where more were missed than the share allows. */
  readonly missesLeft: number;
  readonly verdict: PeriodVerdict;
}

/** What was counted of an objective in a period comes to this as of a moment, wherever it was counted. */
export function periodFigure(
  objective: Objective,
  period: Period,
  counts: ObjectiveCounts,
  asOf: number,
): PeriodFigure {
  const { kept, missed, open } = counts;
  const population = kept + missed;
  const allowed = missesAllowed(objective.share, population);
  return {
    objective,
    period,
    population,
    kept,
    missed,
    open,
    missesAllowed: allowed,
    missesLeft: allowed - missed,
    verdict: judgePeriod(objective, counts, period.to, asOf),
  };
}

const nothing: ObjectiveCounts = { kept: 0, missed: 0, open: 0 };

/** Tickets on which a clock ran, or would have, without a place in any population. */
export interface Apart {
  readonly clock: Clock;
  outside: number;
  unproven: number;
  noTarget: number;
  /** Still running, and not classified so far that a target is known; or waiting for another clock. */
  unplaced: number;
}

/** Told of each threshold of a ticket as it is counted: for which objective, in which period, and as what. */
export type Counted = (
  objective: Objective,
  period: Period,
  outcome: ClockOutcome,
  threshold: ThresholdOutcome,
  standing: "kept" | "missed" | "open",
) => void;

interface Cell {
  readonly period: Period;
  kept: number;
  missed: number;
  open: number;
}

interface Slot {
  readonly objective: Objective;
  readonly judgedIn: "stop" | "report" | "due";
  readonly periods: Periods;
  readonly cells: Map<Period, Cell>;
  /** The cell of the ticket before: most tickets of an export stand in the order of their months. */
  last: Cell;
}

export class Tally {
  readonly objectives: readonly Objective[];
  private readonly program: Program;
  private readonly slots = new Map<Threshold, Slot>();
  private readonly uncounted = new Map<Clock, Apart>();
  private readonly termName: string | undefined;
  private readonly yearsOf = new Map<string | undefined, Periods>();
  private readonly counted: Counted | undefined;

  constructor(program: Program, counted?: Counted) {
    this.program = program;
    this.counted = counted;
    this.objectives = objectivesOf(program);
    for (const objective of this.objectives) this.slots.set(objective.threshold, slotOf(program, objective));
    for (const { clock } of this.objectives)
      this.uncounted.set(clock, { clock, outside: 0, unproven: 0, noTarget: 0, unplaced: 0 });
    this.termName = termNameOf(program);
  }

  /** Counts one judged ticket. All tickets of a tally are judged as of the same moment. */
  add(judgement: Judgement): void {
    const { clocks, settled } = judgement;
    if (settled.facts.length === 0) return; // not reported yet at the moment of judging
    for (let i = 0; i < clocks.length; i++) {
      const outcome = clocks[i]!;
      const { thresholds } = outcome;
      let placed = false;
      for (let k = 0; k < thresholds.length; k++) {
        const slot = this.slots.get(thresholds[k]!.countsFor);
        if (slot !== undefined && this.count(slot, thresholds[k]!, outcome, judgement)) placed = true;
      }
      if (!placed) this.setApart(outcome);
    }
  }

  /** Every objective in every period in which any objective of its kind of period has a ticket, in order. */
  figures(asOf: number): PeriodFigure[] {
    return this.objectives.flatMap((objective) =>
      this.periodsOfKind(objective).map((period) => this.figure(objective, period, asOf)),
    );
  }

  /** One objective in one period, whether or not it has tickets there. */
  figure(objective: Objective, period: Period, asOf: number): PeriodFigure {
    return periodFigure(objective, period, this.slots.get(objective.threshold)!.cells.get(period) ?? nothing, asOf);
  }

  /** What was counted in no population, per clock with an objective. */
  apart(): readonly Apart[] {
    return [...this.uncounted.values()];
  }

  private count(slot: Slot, one: ThresholdOutcome, outcome: ClockOutcome, judgement: Judgement): boolean {
    const { verdict } = one;
    if (verdict === "outside" || verdict === "unproven" || verdict === "no-target") return false;
    const isMissed = verdict === "missed" || (verdict === "over-aim" && slot.objective.aim);
    const isOpen = !isMissed && outcome.run.stopFact === undefined;
    const cell = this.cellAt(slot, momentOf(slot, one, outcome, judgement, isMissed, isOpen), judgement);
    if (isMissed) cell.missed += 1;
    else if (isOpen) cell.open += 1;
    else cell.kept += 1;
    this.counted?.(slot.objective, cell.period, outcome, one, isMissed ? "missed" : isOpen ? "open" : "kept");
    return true;
  }

  private cellAt(slot: Slot, at: number, judgement: Judgement): Cell {
    const { last } = slot;
    const isAnchored = slot.objective.per === "contract-year" && this.termName !== undefined;
    if (!isAnchored && at >= last.period.from && at < last.period.to) return last;
    const period = (isAnchored ? this.contractYears(judgement) : slot.periods).at(at);
    let cell = slot.cells.get(period);
    if (cell === undefined) slot.cells.set(period, (cell = emptyCell(period)));
    slot.last = cell;
    return cell;
  }

  /** The years of this customer's own contract; calendar years where its term is not known. */
  private contractYears({ subject }: Judgement): Periods {
    const term = text(subject.contract?.[this.termName!]);
    let periods = this.yearsOf.get(term);
    if (periods === undefined) {
      periods = periodsOf("contract-year", this.program.zone, anchorOf(term));
      this.yearsOf.set(term, periods);
    }
    return periods;
  }

  private setApart({ clock, verdict, thresholds }: ClockOutcome): void {
    const apart = this.uncounted.get(clock);
    if (apart === undefined) return;
    const of = thresholds.length > 0 ? thresholds[0]!.verdict : verdict;
    if (of === "outside") apart.outside += 1;
    else if (of === "unproven") apart.unproven += 1;
    else if (of === "no-target") apart.noTarget += 1;
    else apart.unplaced += 1;
  }

  private periodsOfKind({ per }: Objective): Period[] {
    const found = new Set<Period>();
    for (const slot of this.slots.values())
      if (slot.objective.per === per) for (const period of slot.cells.keys()) found.add(period);
    return [...found].toSorted((a, b) => a.from - b.from || a.to - b.to);
  }
}

function slotOf(program: Program, objective: Objective): Slot {
  const periods = periodsOf(objective.per, program.zone);
  const judgedIn = objective.clock.term["judged-in"] ?? "stop";
  return { objective, judgedIn, periods, cells: new Map(), last: nowhere };
}

function emptyCell(period: Period): Cell {
  return { period, kept: 0, missed: 0, open: 0 };
}

const nowhere = emptyCell({ label: "", from: NaN, to: NaN });

/** The contract's item that says from when to when it runs. */
function termNameOf(program: Program): string | undefined {
  return Object.entries(program.file.contract ?? {}).find(([, item]) => item.is === "from and to")?.[0];
}

/** OBJ-2: the moment that chooses the period; what still runs stands where the moment of judging is. */
function momentOf(
  slot: Slot,
  one: ThresholdOutcome,
  { run }: ClockOutcome,
  judgement: Judgement,
  isMissed: boolean,
  isOpen: boolean,
): number {
  if (slot.judgedIn === "report") return reportedAt(judgement) ?? run.startAt;
  if (slot.judgedIn === "due" && !Number.isNaN(one.dueAt)) return one.dueAt;
  if (isOpen) return judgement.asOf;
  if (!isMissed) return run.stopAt;
  return one.missedAt > run.stopAt ? run.stopAt : one.missedAt;
}

function reportedAt({ settled: { facts } }: Judgement): number | undefined {
  for (let i = 0; i < facts.length; i++) if (facts[i]!.kind === "reported") return facts[i]!.at;
  return undefined;
}
