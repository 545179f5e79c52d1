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

const piece = 500;

export async function* ticketsIn(
  tx: Transaction,
  { view, program }: LoadedContract,
  { from, to }: Stretch,
): AsyncGenerator<StreamedTicket> {
  // A clock that is judged in the period of its due may count long after it stopped.
  const isByDue = program.clocks.some(({ term }) => term["judged-in"] === "due");
  const since = isByDue || !Number.isFinite(from) ? new Date(0) : new Date(from);
  let last: { readonly reported_at: Date; readonly ticket: string } | undefined;
  for (;;) {
    const rows: Row[] = await tx.query<Row>(select, [
      tx.scope.tenant,
      view.contract,
      new Date(to),
      since,
      last?.reported_at ?? new Date(0),
      last?.ticket ?? "00000000-0000-0000-0000-000000000000",
      piece,
    ]);
    const facts = await factsOfTickets(
      tx,
      rows.map(({ ticket }) => ticket),
    );
    for (const { ticket, number } of rows) {
      const own = facts.get(ticket)!;
      const subject = { kind: "ticket", attributes: openingOf(own), facts: own, contract: view.fields };
      yield { ticket, number, subject };
    }
    if (rows.length < piece) return;
    last = rows.at(-1)!;
  }
}

interface Row {
  readonly ticket: string;
  readonly number: string;
  readonly reported_at: Date;
}

const select = `SELECT ticket, number, reported_at FROM peil.ticket
  WHERE tenant = $1 AND contract = $2 AND reported_at < $3 AND (reported_at, ticket) > ($5, $6::uuid)
    AND (changed_at >= $4 OR EXISTS (SELECT FROM jsonb_array_elements(clocks) c WHERE c->>'stopAt' IS NULL))
  ORDER BY reported_at, ticket LIMIT $7`;
