/** What was done before under the keys of a batch (LED-4): looked for before anything is decided, and given again as it was told then. */
import type { Transaction } from "../database/database.ts";
import { readFact } from "../facts/written-fact.ts";
import { knownCommands, type KnownCommand } from "../ledger/append.ts";
import type { Command, RecordedFact } from "./command.ts";
import { lockTickets, type OpenTicket } from "./open-ticket.ts";

/** A command that its log knows, with the facts that it gave then. */
export interface DoneBefore extends KnownCommand {
  readonly ticket: string | undefined;
  readonly facts: readonly RecordedFact[];
}

/** By log and key, as `<log> <key>`; the tickets that they made then are locked and join those of the batch. */
export async function doneBefore(
  tx: Transaction,
  commands: readonly Command[],
  tickets: Map<string, OpenTicket>,
  contracts: ReadonlyMap<string, { readonly log: string }>,
): Promise<Map<string, DoneBefore>> {
  const keys = new Map<string, string[]>();
  for (const { ticket, contract, key } of commands) {
    const log = contracts.get(tickets.get(ticket ?? "")?.contract ?? contract ?? "")?.log;
    if (log !== undefined) keys.set(log, [...(keys.get(log) ?? []), key]);
  }
  const known = new Map<string, DoneBefore>();
  const found = await Promise.all(
    [...keys].map(async ([log, asked]) => ({ log, all: await knownCommands(tx, log, asked) })),
  );
  for (const { log, all } of found) {
    for (const one of all) {
      const done = await withFacts(tx, log, one);
      known.set(`${log} ${one.key}`, done);
      if (done.ticket === undefined || tickets.has(done.ticket)) continue;
      for (const made of await lockTickets(tx, [done.ticket])) tickets.set(...made);
    }
  }
  return known;
}

/** An index is of one log, so what stands at those of another says nothing. */
async function withFacts(tx: Transaction, log: string, known: KnownCommand): Promise<DoneBefore> {
  const { first, count } = known;
  const rows = await tx.query<{ ticket: string | null; idx: string; bytes: Buffer }>(
    "SELECT ticket, idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx >= $3 AND idx < $4 ORDER BY idx",
    [tx.scope.tenant, log, first, first + count],
  );
  const facts = rows.map(({ idx, bytes }) => {
    const { id, kind } = readFact(bytes.toString("utf8"), Number(idx));
    return { id: id!, kind, log, index: Number(idx) };
  });
  return { ...known, ticket: rows.find(({ ticket }) => ticket !== null)?.ticket ?? undefined, facts };
}
