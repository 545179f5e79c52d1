/**
 * A command tried: decided as it would be, on what is there now, and nothing of it kept (DSK-17). It tells the ticket as it would
 * stand and all that the agreement says to it; what keeps it from being done stands beside that, so that somebody who still
 * fills in a form sees both.
 */
import type { Transaction } from "../database/database.ts";
import type { ActJudgement } from "../engine/acts.ts";
import { coverageOf, type Covered } from "../engine/coverage.ts";
import { judge } from "../engine/judge.ts";
import type { Program } from "../engine/program.ts";
import { clocksLeft, type ClockLeft } from "./clocks-left.ts";
import type { Command, Outcome } from "./command.ts";
import { attempt, type Tried } from "./decide.ts";
import { openBatch } from "./open-batch.ts";
import { subjectOf, type GrowingFact, type OpenTicket } from "./open-ticket.ts";
import { placed, type DeskContract, type DeskParts } from "./perform-batch.ts";
import { promisesOf, type Promised } from "./promises.ts";
import { ticketRow, type TicketRow } from "./ticket-row.ts";
import { isRefusal, type Refusal, type TicketState } from "./verb.ts";

export interface Preview {
  readonly program: Program;
  /** Epoch milliseconds. */
  readonly asOf: number;
  /** Of the ticket as it is; undefined for a new one. */
  readonly version: number | undefined;
  readonly row: TicketRow;
  readonly before: readonly ClockLeft[];
  readonly after: readonly ClockLeft[];
  readonly promises: readonly Promised[];
  /** Nobody who fixes the classification has yet (PRI-5). */
  readonly isProvisional: boolean;
  readonly covered: Covered | undefined;
  readonly facts: readonly GrowingFact[];
  /** All that the agreement says to what was asked, what it merely accepts left out. */
  readonly answers: readonly ActJudgement[];
  /** Why it would not be done. */
  readonly objection: Refusal | undefined;
}

/** Of a verb on a ticket, or a report. */
export async function preview(tx: Transaction, parts: DeskParts, command: Command): Promise<Preview | Refusal> {
  const batch = await openBatch(tx, parts, [command], true);
  const found = placed(batch, command);
  if (!("asked" in found)) return refusalIn(found);
  const tried = attempt(found.asked);
  if (isRefusal(tried)) return tried;
  return told(found.asked.contract, found.asked.ticket, tried, parts.now());
}

/** Nothing was done before under the key of a trial, so all that comes of it is a refusal. */
export function refusalIn(outcome: Outcome): Refusal {
  if (!isRefusal(outcome)) throw new Error("a trial was taken for something that was done before");
  return outcome;
}

function told(
  { program, view }: DeskContract,
  ticket: OpenTicket | undefined,
  { ticket: after, facts, answers, objection }: Tried,
  asOf: number,
): Preview {
  if (after === undefined) throw new Error("a trial of what is said of no ticket");
  const standing = (of: OpenTicket) => ticketRow(program, { ...of, subject: subjectOf(of.facts, view.fields) });
  const row = standing(after);
  const judgement = judge(program, subjectOf(after.facts, view.fields));
  const { attributes, provisional } = judgement.states.at(-1)!;
  const clocks = leftOf(program, row, asOf);
  const work = facts.find(({ kind }) => kind === "work-booked");
  return {
    program,
    asOf,
    version: ticket?.facts.length,
    row,
    before: ticket === undefined ? [] : leftOf(program, standing(ticket), asOf),
    after: clocks,
    promises: promisesOf(program, judgement, clocks),
    isProvisional: provisional,
    covered:
      work === undefined
        ? coverageOf(program, "ticket", attributes)
        : coverageOf(program, "work", { ...view.fields, ...attributes, ...work.fields }),
    facts,
    answers: answers.filter(({ outcome }) => outcome !== "accepted"),
    objection,
  };
}

function leftOf(program: Program, row: TicketRow, asOf: number): ClockLeft[] {
  const standing = { ...row, state: row.state as TicketState, changedAt: Date.parse(row.changed_at) };
  return clocksLeft(program, standing, asOf);
}
