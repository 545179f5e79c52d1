/**
 * Makes the tickets of a log anew from its facts (LED-5): what comes out is held against what stands there, or written over it.
 * It reads ticket by ticket, so that a log of any size fits.
 */
import { readFact } from "../facts/written-fact.ts";
import type { Transaction } from "../database/database.ts";
import { lockTickets, subjectOf, type GrowingFact } from "./open-ticket.ts";
import { projectTickets } from "./project.ts";
import type { DeskContract, DeskParts } from "./perform-batch.ts";
import { ticketRow, type TicketRow } from "./ticket-row.ts";

/** So many tickets are read and handed on together. */
const pieceSize = 500;

/** The tickets of a contract's log as its facts make them, a piece at a time, in order of their report. */
export async function* replay(tx: Transaction, contract: DeskContract): AsyncGenerator<TicketRow[]> {
  const reports = await tx.query<{ ticket: string; number: string }>(
    `SELECT ticket, row_number() OVER (ORDER BY idx) AS number FROM peil.fact
     WHERE tenant = $1 AND log = $2 AND kind = 'reported' ORDER BY idx`,
    [tx.scope.tenant, contract.log],
  );
  for (let at = 0; at < reports.length; at += pieceSize) {
    yield await replayPiece(tx, contract, reports.slice(at, at + pieceSize));
  }
}

/** Projects these tickets again from their facts, under their locks: one that changed meanwhile comes out as it is by then. */
export async function projectAgain(
  tx: Transaction,
  load: DeskParts["contracts"],
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += pieceSize) {
    const tickets = [...(await lockTickets(tx, ids.slice(at, at + pieceSize))).values()];
    const contracts = await load(tx, [...new Set(tickets.map(({ contract }) => contract))]);
    const rows = tickets.map((ticket) => {
      const { program, view } = contracts.get(ticket.contract)!;
      return ticketRow(program, { ...ticket, subject: subjectOf(ticket.facts, view.fields) });
    });
    await projectTickets(tx, rows);
  }
}

async function replayPiece(
  tx: Transaction,
  { program, view, log }: DeskContract,
  reports: readonly { readonly ticket: string; readonly number: string }[],
): Promise<TicketRow[]> {
  const rows = await tx.query<{ ticket: string; idx: string; bytes: Buffer }>(
    "SELECT ticket, idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND ticket = ANY($3) ORDER BY ticket, idx",
    [tx.scope.tenant, log, reports.map(({ ticket }) => ticket)],
    "facts to replay",
  );
  const facts = Map.groupBy(rows, ({ ticket }) => ticket);
  return reports.map(({ ticket, number }) => {
    const own: GrowingFact[] = facts
      .get(ticket)!
      .map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx)));
    const { contract, customer, code, fields } = view;
    const subject = subjectOf(own, fields);
    return ticketRow(program, { ticket, contract, customer, number: `${code}-${number}`, subject });
  });
}
