/**
 * Goes past the tickets of a question once: counts objectives, keeps the first tickets that missed or are open as what a
 * figure opens down to, gathers duties, and hands on those on which work that counts was booked. Rules: OBJ-2, OBJ-5, RPT-2.
 */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { DutyOutcome, DutyVerdict } from "../engine/duties/duty.ts";
import { dutiesOf } from "../engine/duties/judge-duties.ts";
import { judge } from "../engine/judge.ts";
import type { Objective } from "../engine/objective.ts";
import type { ClockOutcome, ThresholdOutcome } from "../engine/outcome.ts";
import type { Period } from "../engine/period.ts";
import type { Subject } from "../engine/subject.ts";
import { Tally } from "../engine/tally.ts";
import type { CountedTicket, FactReference } from "./answer.ts";
import type { Holding } from "./holding.ts";
import { referencesIn } from "./references.ts";
import { momentShown } from "./shown.ts";
import type { StreamedTicket } from "./ticket-stream.ts";

/** How many tickets a figure opens down to at once; the others are found by asking for tickets. */
export const mostTickets = 50;
const mostOpenDuties = 500;

export interface TicketDuty {
  readonly ticket: string;
  readonly number: string;
  readonly outcome: DutyOutcome;
  readonly facts: readonly FactReference[];
}

export class TicketCount {
  readonly tally: Tally;
  tickets = 0;
  /** Of all tickets, those due first; without what is over. */
  readonly openDuties: TicketDuty[] = [];
  readonly endedDuties = new Map<string, Partial<Record<DutyVerdict, number>>>();
  /** Those whose work or number a measure counts. */
  readonly worked: Subject[] = [];
  private readonly contract: LoadedContract;
  private readonly asked: Period;
  private readonly asOf: number;
  private readonly holding: Holding;
  private readonly listed = new Map<string, CountedTicket[]>();
  private at: StreamedTicket | undefined;

  constructor(contract: LoadedContract, asked: Period, asOf: number, holding: Holding) {
    this.contract = contract;
    this.asked = asked;
    this.asOf = asOf;
    this.holding = holding;
    this.tally = new Tally(contract.program, (...counted) => this.list(...counted));
  }

  add(ticket: StreamedTicket): void {
    const judgement = judge(this.contract.program, ticket.subject, this.asOf);
    this.holding.ticket(judgement);
    if (!judgement.settled.facts.some(({ kind }) => kind === "reported")) return;
    this.tickets += 1;
    this.at = ticket;
    this.tally.add(judgement);
    for (const outcome of dutiesOf(this.contract.program, judgement)) this.addDuty(ticket, outcome);
  }

  /** For measures of work alone. */
  addWork({ subject }: StreamedTicket): void {
    this.worked.push(subject);
  }

  /** The first tickets of an objective in a period that missed, or that are open. */
  ticketsOf(objective: Objective, period: Period, standing: "missed" | "open"): readonly CountedTicket[] {
    return this.listed.get(this.keyOf(objective, period, standing)) ?? [];
  }

  private list(
    objective: Objective,
    period: Period,
    outcome: ClockOutcome,
    threshold: ThresholdOutcome,
    standing: "kept" | "missed" | "open",
  ): void {
    if (standing === "kept" || period.to <= this.asked.from || period.from >= this.asked.to) return;
    const key = this.keyOf(objective, period, standing);
    const list = this.listed.get(key) ?? [];
    if (list.length >= mostTickets) return;
    list.push(this.shown(outcome, threshold));
    this.listed.set(key, list);
  }

  private keyOf(objective: Objective, period: Period, standing: string): string {
    return `${this.tally.objectives.indexOf(objective)} ${period.label} ${standing}`;
  }

  private shown({ run, elapsedMs }: ClockOutcome, { dueAt, missedAt }: ThresholdOutcome): CountedTicket {
    const { program, log } = this.contract;
    const moment = (at: number) => momentShown(program, at);
    return {
      ticket: this.at!.ticket,
      number: this.at!.number,
      startAt: moment(run.startAt),
      dueAt: moment(dueAt),
      missedAt: moment(missedAt),
      stopAt: moment(run.stopAt),
      elapsedMs,
      facts: referencesIn(log, [run.startFact, run.stopFact]),
    };
  }

  private addDuty({ ticket, number }: StreamedTicket, outcome: DutyOutcome): void {
    this.holding.duty(outcome);
    const { duty, verdict, openedBy, doneBy } = outcome;
    if (verdict === "open") {
      const facts = referencesIn(this.contract.log, [openedBy, doneBy]);
      this.openDuties.push({ ticket, number, outcome, facts });
      if (this.openDuties.length > 2 * mostOpenDuties) this.forgetLateDues();
      return;
    }
    const endedAt = Number.isNaN(outcome.brokenAt) ? outcome.doneAt : outcome.brokenAt;
    if (endedAt < this.asked.from || endedAt >= this.asked.to || Number.isNaN(endedAt)) return;
    const counts = this.endedDuties.get(duty.name) ?? {};
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    this.endedDuties.set(duty.name, counts);
  }

  /** Leaves those that are due first; what has no due comes last. */
  forgetLateDues(): void {
    const due = ({ outcome: { dueAt } }: TicketDuty) => (Number.isNaN(dueAt) ? Infinity : dueAt);
    this.openDuties.sort((a, b) => due(a) - due(b) || (a.number < b.number ? -1 : 1));
    this.openDuties.length = Math.min(this.openDuties.length, mostOpenDuties);
  }
}
