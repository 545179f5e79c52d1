/**
 * A contract evaluated day by day, as a running system would: tickets whose facts or clocks moved are judged anew, and what
 * the day's periods, measures and duties say is asked as of its end. For laws about time, and to measure what it costs.
 */
import { judgeDuties, dutiesOf } from "../src/engine/duties/judge-duties.ts";
import type { DutyOutcome } from "../src/engine/duties/duty.ts";
import { subjectsOfLog } from "../src/engine/duties/log-subjects.ts";
import { judge } from "../src/engine/judge.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import type { MeasureFigure } from "../src/engine/measures/figure.ts";
import { judgeMeasure } from "../src/engine/measures/judge-measure.ts";
import { periodsOfMeasure } from "../src/engine/measures/measure-period.ts";
import { coveredServices } from "../src/engine/measures/services.ts";
import { factsOfContract } from "../src/engine/measures/shared-facts.ts";
import type { Judgement } from "../src/engine/outcome.ts";
import type { Program } from "../src/engine/program.ts";
import type { Subject } from "../src/engine/subject.ts";
import { Tally, type PeriodFigure } from "../src/engine/tally.ts";
import type { Fact, Fields } from "../src/facts/fact.ts";
import type { Life } from "../src/simulate/simulate.ts";

/** One contract: its tickets, and every other fact that reaches it. */
export interface Contract {
  readonly program: Program;
  readonly contract: Fields;
  readonly tickets: readonly Subject[];
  readonly facts: readonly Fact[];
  /** Since when the record tells everything. */
  readonly since: number;
}

export interface Day {
  readonly asOf: number;
  readonly judgements: readonly (Judgement | undefined)[];
  readonly objectives: readonly PeriodFigure[];
  /** Of the period that the day is in, and of the one that ended before it. */
  readonly measures: readonly MeasureFigure[];
  /** Of each ticket, and of the contract with its works, releases and versions. */
  readonly ticketDuties: readonly (readonly DutyOutcome[])[];
  readonly duties: readonly DutyOutcome[];
}

export function contractsOf({ program, world, tickets, happenings, from }: Life): readonly Contract[] {
  const shared = happenings.filter(({ ticket, customer }) => ticket === undefined && customer === undefined);
  return world.customers.map(({ id, contract }) => {
    const own = happenings.filter(({ ticket, customer }) => ticket === undefined && customer === id);
    const covered = coveredServices({ program, contract });
    return {
      program,
      contract,
      tickets: tickets
        .filter(({ customer }) => customer.id === id)
        .map(({ is, key }) => ({
          kind: "ticket",
          attributes: is,
          contract,
          facts: happenings.filter(({ ticket }) => ticket === key),
        })),
      facts: factsOfContract(own, shared, covered),
      since: from,
    };
  });
}

export class DailyEvaluation {
  private readonly of: Contract;
  private readonly moves: readonly (readonly number[])[];
  private readonly judgements: (Judgement | undefined)[];
  private readonly ticketDuties: (readonly DutyOutcome[])[];
  private last = -Infinity;

  constructor(of: Contract) {
    this.of = of;
    this.moves = of.tickets.map(({ facts }) => facts.flatMap(({ at, recordedAt }) => [at, recordedAt ?? at]));
    this.judgements = of.tickets.map(() => undefined);
    this.ticketDuties = of.tickets.map(() => []);
  }

  /** Everything as of a moment later than the last (epoch milliseconds). */
  evaluate(asOf: number): Day {
    const { program, contract, tickets, facts, since } = this.of;
    tickets.forEach((ticket, i) => this.judgeTicket(ticket, i, asOf));
    this.last = asOf;
    const tally = new Tally(program);
    for (const judgement of this.judgements) if (judgement !== undefined) tally.add(judgement);
    const known = facts.filter(({ at, recordedAt }) => Math.max(at, recordedAt ?? at) <= asOf);
    const reported = tickets.filter((_, i) => this.judgements[i] !== undefined);
    const evidence = new Evidence(program, known, { contract, asOf, since, tickets: reported });
    return {
      asOf,
      judgements: [...this.judgements],
      objectives: tally.figures(asOf),
      measures: program.measures.flatMap((measure) => {
        const periods = periodsOfMeasure(measure, evidence);
        const now = periods.at(asOf);
        return [judgeMeasure(measure, evidence, now), judgeMeasure(measure, evidence, periods.at(now.from - 1))];
      }),
      ticketDuties: [...this.ticketDuties],
      duties: subjectsOfLog(program, known, contract, since).flatMap((subject) => judgeDuties(program, subject, asOf)),
    };
  }

  /** A ticket is judged again when something was said of it since, or while a clock or duty of it can still turn. */
  private judgeTicket(ticket: Subject, i: number, asOf: number): void {
    const moved = this.moves[i]!.some((at) => at > this.last && at <= asOf);
    const before = this.judgements[i];
    const isOpen =
      before?.clocks.some(({ verdict }) => verdict === "running") === true ||
      this.ticketDuties[i]!.some(({ verdict }) => verdict === "open");
    if (!moved && !isOpen) return;
    const judgement = judge(this.of.program, ticket, asOf);
    if (!judgement.settled.facts.some(({ kind }) => kind === "reported")) return;
    this.judgements[i] = judgement;
    this.ticketDuties[i] = dutiesOf(this.of.program, judgement);
  }
}
