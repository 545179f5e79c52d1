/**
 * What was done before under the keys of a batch (LED-4): looked for before anything is decided, and given again as it was told
 * then, whatever happened to the ticket since.
 */
import type { Transaction } from "../database/database.ts";
import type { Fact } from "../facts/fact.ts";
import { readFact } from "../facts/written-fact.ts";
import { knownCommands, requestHash, type KnownCommand } from "../ledger/append.ts";
import type { Command, Outcome } from "./command.ts";
import { adviceOn } from "./decide.ts";
import { readTickets, type GrowingFact, type OpenTicket } from "./open-ticket.ts";
import type { DeskContract } from "./perform-batch.ts";

/** A command that its log knows, with the facts that it gave then. */
export interface DoneBefore extends KnownCommand {
  /** With the facts that it had then. */
  readonly ticket: OpenTicket | undefined;
  readonly facts: readonly GrowingFact[];
}

/** By log and key, as `<log> <key>`. Nothing is locked for it: what was done then changes no more. */
export async function doneBefore(
  tx: Transaction,
  commands: readonly Command[],
  tickets: ReadonlyMap<string, OpenTicket>,
  contracts: ReadonlyMap<string, { readonly log: string }>,
): Promise<Map<string, DoneBefore>> {
  const keys = new Map<string, string[]>();
  for (const { ticket, contract, key } of commands) {
    const log = contracts.get(tickets.get(ticket ?? "")?.contract ?? contract ?? "")?.log;
    if (log !== undefined) keys.set(log, [...(keys.get(log) ?? []), key]);
  }
  const found = await Promise.all(
    [...keys].map(async ([log, asked]) => {
      const all = await knownCommands(tx, log, asked);
      return Promise.all(all.map(async (one) => [`${log} ${one.key}`, await withFacts(tx, log, one)] as const));
    }),
  );
  return new Map(found.flat());
}

/** An index is of one log, so what stands at those of another says nothing. */
async function withFacts(tx: Transaction, log: string, known: KnownCommand): Promise<DoneBefore> {
  const after = known.first + known.count;
  const rows = await tx.query<{ idx: string; bytes: Buffer }>(
    "SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx >= $3 AND idx < $4 ORDER BY idx",
    [tx.scope.tenant, log, known.first, after],
  );
  const facts = rows.map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx)));
  const named = facts.find(({ ticket }) => ticket !== undefined)?.ticket;
  const of = named === undefined ? undefined : (await readTickets(tx, [named])).get(named);
  return { ...known, facts, ticket: of && { ...of, facts: of.facts.filter(({ seq }) => seq < after) } };
}

/** The answer to a command that was asked before; a key that was used for something else is refused. */
export function toldAgain(
  { key, request }: Command,
  contract: DeskContract,
  relation: readonly Fact[],
  { first, ticket, facts, request: before }: DoneBefore,
): Outcome {
  if (Buffer.compare(before, requestHash(request)) !== 0) return { refused: "key-reused", params: { key } };
  const asked = facts.filter(({ fields }) => fields["person"] !== undefined); // what Peil did by itself names nobody
  const known = [...(ticket?.facts ?? []).filter(({ seq }) => seq < first), ...asked];
  const earlier = relation.filter(({ seq }) => seq < first);
  const advice = adviceOn(contract, known, earlier, asked);
  return {
    ticket: ticket?.ticket,
    number: ticket?.number,
    version: ticket?.facts.length,
    facts: facts.map(({ id, kind, seq }) => ({ id, kind, log: contract.log, index: seq })),
    advice: "refused" in advice ? [] : advice.advice,
    repeated: true,
  };
}
