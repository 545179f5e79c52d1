/**
 * Makes a score of judged tickets, one at a time and in any order: the same tickets give the same score. A million pass
 * through here, so what is counted is counted in place and nothing is kept of a ticket but of the worst.
 * Rules: OBJ-1 … OBJ-6, CON-4, TIM-3.
 */
import { elapsedBetween } from "../engine/due.ts";
import type { Objective } from "../engine/objective.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "../engine/outcome.ts";
import type { Clock, Program } from "../engine/program.ts";
import { Tally, type Counted, type PeriodFigure } from "../engine/tally.ts";
import { isInside, periodAround } from "./asked-span.ts";
import { MonthTable } from "./month-table.ts";
import { RecordedComparison, type RecordedQuestion } from "./recorded.ts";
import type { RecordedVerdict } from "./disagreement.ts";
import { usedEdges, type ClockScore, type ObjectiveScore, type PeriodScore, type Score, type Span } from "./score.ts";
import { silentScore, type Silence } from "./silence.ts";
import { groupTitle, titleOf } from "./titles.ts";
import { WorstList } from "./worst-list.ts";

export interface ScorerOptions {
  /** As of when every ticket is judged, epoch milliseconds. */
  readonly asOf: number;
  readonly reading?: string | undefined;
  readonly span?: Span | undefined;
  readonly customer?: string | undefined;
  /** How many of the worst are kept. */
  readonly worst: number;
  readonly recorded?: RecordedQuestion | undefined;
  /** What the record can never tell; its clocks are not in the program (IMP-10). */
  readonly silence?: Pick<Silence, "clocks" | "pauses"> | undefined;
}

export class Scorer {
  private readonly program: Program;
  private readonly options: ScorerOptions;
  private readonly tally: Tally;
  private readonly months: MonthTable;
  private readonly worst: WorstList;
  private readonly recorded: RecordedComparison | undefined;
  private readonly used = new Map<Objective, Uint32Array>();
  private readonly ofClock = new Map<Clock, { tickets: number }>();
  private judged = 0;
  private setApart = 0;
  private notYet = 0;
  private otherCustomers = 0;
  private twoReadings = 0;
  private differ = 0;
  private ticket = "";
  private isInSpan = false;

  constructor(program: Program, options: ScorerOptions) {
    this.program = program;
    this.options = options;
    this.tally = new Tally(program, this.counted);
    this.months = new MonthTable(program, options.span);
    this.worst = new WorstList(options.worst);
    for (const objective of this.tally.objectives) this.used.set(objective, new Uint32Array(usedEdges.length + 1));
    for (const clock of program.clocks) this.ofClock.set(clock, { tickets: 0 });
    this.recorded =
      options.recorded === undefined
        ? undefined
        : new RecordedComparison(program, options.recorded, this.tally.objectives);
  }

  /** Counts a ticket as it was judged, as of the moment of the options. */
  add(ticket: string, judgement: Judgement, recorded?: RecordedVerdict): void {
    this.judged += 1;
    this.ticket = ticket;
    this.isInSpan = this.options.span === undefined;
    for (let i = 0; i < judgement.clocks.length; i++) this.ofClock.get(judgement.clocks[i]!.clock)!.tickets += 1;
    this.tally.add(judgement);
    this.worst.endTicket();
    this.months.add(judgement);
    if (this.isInSpan) this.recorded?.add(ticket, judgement, recorded);
  }

  addSetApart(ticket: string, recorded?: RecordedVerdict): void {
    this.setApart += 1;
    if (this.options.span === undefined) this.recorded?.add(ticket, undefined, recorded);
  }

  /** Reported later than the moment of judging. */
  addNotYet(): void {
    this.notYet += 1;
  }

  addOtherCustomer(): void {
    this.otherCustomers += 1;
  }

  /** A ticket that was added, once more as its moments can be read as well (TIM-3). */
  addSecondReading(first: Judgement, second: Judgement): void {
    this.twoReadings += 1;
    const isSame =
      first.clocks.length === second.clocks.length &&
      first.clocks.every(({ thresholds, verdict }, i) => {
        const other = second.clocks[i]!;
        return verdict === other.verdict && thresholds.every((one, k) => one.verdict === other.thresholds[k]?.verdict);
      });
    if (!isSame) this.differ += 1;
  }

  score(): Score {
    const { file, zone } = this.program;
    const { asOf, reading, span, customer } = this.options;
    return {
      agreement: file.agreement,
      edition: file.edition,
      title: file.title,
      zone,
      reading,
      asOf,
      span,
      customer,
      tickets: {
        read: this.judged + this.setApart + this.notYet + this.otherCustomers,
        judged: this.judged,
        setApart: this.setApart,
        notYet: this.notYet,
        otherCustomers: this.otherCustomers,
      },
      clocks: this.clockScores(),
      objectives: this.objectiveScores(),
      months: this.months.counts(),
      worst: this.worst.tickets(),
      recorded: this.recorded?.score(),
      twoReadings: { tickets: this.twoReadings, differ: this.differ },
      silent: silentScore(this.options.silence),
    };
  }

  /** Told by the tally of every threshold that counts: here it is placed among what others used of the same target. */
  private readonly counted: Counted = (objective, period, outcome, one, standing) => {
    if (!isInside(period, this.options.span)) return;
    this.isInSpan = true;
    if (standing === "open") return;
    const targetMs = targetOf(outcome, one);
    const isMissed = standing === "missed";
    this.used.get(objective)![bucketOf(outcome.elapsedMs, targetMs, isMissed)]! += 1;
    if (isMissed) this.worst.offer(this.ticket, objective, outcome, one, targetMs);
  };

  private clockScores(): ClockScore[] {
    const apart = new Map(this.tally.apart().map((one) => [one.clock, one]));
    const order = Object.keys(this.program.file.clocks ?? {});
    return this.program.clocks
      .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
      .map((clock) => {
        const { tickets } = this.ofClock.get(clock)!;
        // A clock without any target has no objective, and so no place where the tally would count it apart.
        const counts = apart.get(clock) ?? { outside: 0, unproven: 0, noTarget: tickets, unplaced: 0 };
        const { outside, unproven, noTarget, unplaced } = counts;
        const { term, name, hoursName } = clock;
        const title = titleOf(clock);
        return {
          clock: name,
          title,
          article: term.article,
          hours: hoursName,
          tickets,
          outside,
          unproven,
          noTarget,
          unplaced,
        };
      });
  }

  private objectiveScores(): ObjectiveScore[] {
    const figures = Map.groupBy(this.tally.figures(this.options.asOf), (figure) => figure.objective);
    return this.tally.objectives.map((objective) => {
      const all = figures.get(objective) ?? [];
      const counted = all.map(({ period }) => period);
      const periods = all.filter(({ period }) => isInside(period, this.options.span)).map(periodScore);
      const { clock, group, threshold, level, share, aim, per } = objective;
      return {
        clock: clock.name,
        article: clock.term.article,
        group,
        groupTitle: groupTitle(objective),
        written: threshold.written,
        level,
        share,
        aim,
        per,
        periods,
        around: periodAround(per, this.program.zone, counted, this.options.span)?.label,
        total: {
          population: sum(periods, "population"),
          kept: sum(periods, "kept"),
          missed: sum(periods, "missed"),
          open: sum(periods, "open"),
        },
        used: [...this.used.get(objective)!],
      };
    });
  }
}

function periodScore({
  period,
  population,
  kept,
  missed,
  open,
  verdict,
  missesAllowed,
  missesLeft,
}: PeriodFigure): PeriodScore {
  return { ...period, population, kept, missed, open, verdict, missesAllowed, missesLeft };
}

/** What the ticket had in open time; a target judged by the moment gave what was open until its due. */
function targetOf({ clock, run }: ClockOutcome, { threshold, dueAt }: ThresholdOutcome): number {
  return threshold.kind === "elapsed" ? threshold.ms : elapsedBetween(clock, run.startAt, dueAt, run.pauses);
}

/** The first bucket whose edge the used share does not pass; on the side of the norm that the verdict says. */
function bucketOf(elapsedMs: number, targetMs: number, isMissed: boolean): number {
  const beyond = usedEdges.length;
  const bucket = targetMs > 0 ? Math.ceil((elapsedMs * 20) / targetMs) - 1 : isMissed ? beyond : 0;
  return isMissed ? Math.max(20, Math.min(bucket, beyond)) : Math.max(0, Math.min(bucket, 19));
}

function sum(periods: readonly PeriodScore[], key: "population" | "kept" | "missed" | "open"): number {
  return periods.reduce((total, period) => total + period[key], 0);
}
