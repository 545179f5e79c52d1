/**
 * What follows when due moments of tickets have come: facts dated when they were due and recorded now, appended and projected in
 * the transaction that holds the tickets. It reads the facts anew under the lock, so a moment that was told already, or that a
 * stop in the meantime took away, gives nothing.
 */
import { judge } from "../engine/judge.ts";
import { firedFacts } from "../engine/due-moments.ts";
import type { Transaction } from "../database/database.ts";
import { append, requestHash } from "../ledger/append.ts";
import { lockTickets, subjectOf, type GrowingFact, type OpenTicket } from "./open-ticket.ts";
import type { DeskContract, DeskParts } from "./perform-batch.ts";
import { projectTickets } from "./project.ts";
import { ticketRow } from "./ticket-row.ts";

interface Fired extends OpenTicket {
  readonly at: DeskContract;
  readonly news: readonly GrowingFact[];
}

/**
 * Tells what came by `until`, epoch milliseconds; gives how many facts it recorded. Each ticket is left with its next moment,
 * or with none.
 */
export async function fireMoments(
  tx: Transaction,
  parts: Pick<DeskParts, "contracts" | "now" | "newId">,
  ids: readonly string[],
  until = parts.now(),
): Promise<number> {
  const tickets = [...(await lockTickets(tx, ids)).values()];
  const contracts = await parts.contracts(tx, [...new Set(tickets.map(({ contract }) => contract))]);
  const now = parts.now();
  const fired = tickets.map((ticket) =>
    fire(ticket, contracts.get(ticket.contract)!, now, Math.min(now, until), parts.newId),
  );
  const logs = Map.groupBy(
    fired.filter(({ news }) => news.length > 0),
    ({ at }) => at.log,
  );
  const inOrder = [...logs].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await Promise.all(inOrder.map(([log, those]) => appendAll(tx, log, those)));
  await projectTickets(
    tx,
    fired.map(({ at: { program, view }, news, ...ticket }) => {
      const facts = [...ticket.facts, ...news];
      return ticketRow(program, { ...ticket, subject: subjectOf(facts, view.fields) });
    }),
  );
  if (logs.size > 0) {
    const told = `${tx.scope.tenant} ${[...logs.keys()].join(" ")}`.slice(0, 7900);
    await tx.query("SELECT pg_notify('peil_facts', $1)", [told], "notify false");
  }
  return fired.reduce((sum, { news }) => sum + news.length, 0);
}

function fire(ticket: OpenTicket, at: DeskContract, now: number, until: number, newId: () => string): Fired {
  const subject = subjectOf(ticket.facts, at.view.fields);
  const drafts = firedFacts(at.program, judge(at.program, subject), now, until);
  const news = drafts.map((draft, i) => ({
    kind: draft.kind,
    at: draft.at ?? now,
    recordedAt: now,
    id: newId(),
    ticket: ticket.ticket,
    seq: 2 ** 52 + i,
    fields: draft.fields,
  }));
  return { ...ticket, at, news };
}

/** One command, in the order of the moments: what came first on any ticket stands first (DUE-4). */
async function appendAll(tx: Transaction, log: string, fired: readonly Fired[]): Promise<void> {
  const facts = fired.flatMap(({ news }) => news).toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  const key = `moments ${facts[0]!.id}`;
  const { first } = await append(tx, log, [{ key, request: requestHash(key), facts }]);
  for (const [i, fact] of facts.entries()) fact.seq = first + i;
}
