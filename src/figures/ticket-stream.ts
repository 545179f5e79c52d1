/**
 * The tickets that can count in a stretch of time, a piece at a time and never all at once. A ticket whose clocks have all
 * stopped, and of which nothing was recorded since, counts in nothing later: it is left out before its facts are read.
 */
import type { Transaction } from "../database/database.ts";
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Subject } from "../engine/subject.ts";
import { openingOf } from "../facts/opening.ts";
import { factsOfTickets } from "../ledger/read.ts";

export interface StreamedTicket {
  readonly ticket: string;
  readonly number: string;
  readonly subject: Subject;
}

/** Epoch milliseconds, half-open: tickets that were reported before `to`, and can count from `from` on. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Every ticket of the stretch. */
export function ticketsIn(tx: Transaction, contract: LoadedContract, stretch: Stretch): AsyncGenerator<StreamedTicket> {
  // A clock that is judged in the period of its due may count long after it stopped.
  const isByDue = contract.program.clocks.some(({ term }) => term["judged-in"] === "due");
  return streamed(tx, contract, isByDue ? { ...stretch, from: 0 } : stretch, "");
}

/** Those on which work was booked in the stretch. */
export function workedTicketsIn(
  tx: Transaction,
  contract: LoadedContract,
  stretch: Stretch,
): AsyncGenerator<StreamedTicket> {
  const booked = `AND ticket IN (SELECT f.ticket FROM peil.fact f
    WHERE f.tenant = $1 AND f.log = $5 AND f.kind = 'work-booked' AND f.at >= $4 AND f.at < $3)`;
  return streamed(tx, contract, stretch, booked);
}

const piece = 500;

/** Which tickets is asked once: looking for them goes past all of the contract. */
async function* streamed(
  tx: Transaction,
  { view, log }: LoadedContract,
  { from, to }: Stretch,
  only: string,
): AsyncGenerator<StreamedTicket> {
  const rows = await tx.query<{ ticket: string; number: string }>(
    `SELECT ticket, number FROM peil.ticket t
     WHERE tenant = $1 AND contract = $2 AND reported_at < $3
       AND (changed_at >= $4 OR EXISTS (SELECT FROM jsonb_array_elements(clocks) c WHERE c->>'stopAt' IS NULL)) ${only}
     ORDER BY reported_at, ticket`,
    [tx.scope.tenant, view.contract, new Date(to), new Date(from), ...(only === "" ? [] : [log])],
  );
  for (let at = 0; at < rows.length; at += piece) {
    const some = rows.slice(at, at + piece);
    const facts = await factsOfTickets(
      tx,
      some.map(({ ticket }) => ticket),
    );
    for (const { ticket, number } of some) {
      const own = facts.get(ticket)!;
      const subject = { kind: "ticket", attributes: openingOf(own), facts: own, contract: view.fields };
      yield { ticket, number, subject };
    }
  }
}
