/**
 * Tickets of which something comes due, in a database of their own, with workers that tell it as the desk records it. A clock of
 * four hours around the clock is at risk after three, so a ticket that was reported three hours ago comes due now.
 */
import { randomUUID } from "node:crypto";
import type { Transaction } from "../src/database/database.ts";
import type { Fire } from "../src/deadlines/claim.ts";
import { DeadlineWorker, type DeadlineWorkerParts } from "../src/deadlines/worker.ts";
import { fireMoments } from "../src/desk/fire-moments.ts";
import { subjectOf } from "../src/desk/open-ticket.ts";
import type { DeskContract } from "../src/desk/perform-batch.ts";
import { projectTickets } from "../src/desk/project.ts";
import { ticketRow } from "../src/desk/ticket-row.ts";
import type { Program } from "../src/engine/program.ts";
import { readFact, type WrittenFact } from "../src/facts/written-fact.ts";
import { append } from "../src/ledger/append.ts";
import { given } from "./given.ts";
import { entryOf, givenContract, givenLedger, type GivenLedger } from "./given-ledger.ts";

export const untilAtRiskMs = 3 * 3_600_000;

export const aroundTheClock: Program = given(`
hours:
  day-and-night: { article: "1", week: always }
clocks:
  solution: { article: "4", from: reported, to: resolved, hours: day-and-night, target: within 4 h, per: month }
`);

export interface Told {
  readonly ticket: string;
  readonly what: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly index: number;
}

export class GivenDeadlines {
  readonly ledger: GivenLedger;
  readonly contracts: DeskContract[];
  /** Milliseconds by which the clock of this test is off. */
  clockOff = 0;
  readonly errors: string[] = [];
  private readonly workers: DeadlineWorker[] = [];
  private reported = 0;

  constructor(ledger: GivenLedger, contracts: DeskContract[]) {
    this.ledger = ledger;
    this.contracts = contracts;
  }

  readonly now = (): number => Date.now() + this.clockOff;

  readonly fire: Fire = (tx, tickets, until) =>
    fireMoments(tx, { contracts: async () => this.byId(), now: this.now, newId: randomUUID }, tickets, until);

  /** One that looks at the database by itself, or is asked to. */
  worker(more: Partial<DeadlineWorkerParts> = {}): DeadlineWorker {
    const { fire, now } = this;
    const error = (_: object, sentence: string) => this.errors.push(sentence);
    const worker = new DeadlineWorker({ db: this.ledger.db, fire, now, log: { error }, ...more });
    this.workers.push(worker);
    return worker;
  }

  /** Reports so many tickets, over all contracts in turn, that are at risk at that moment. */
  async dueAt(at: number, count: number): Promise<string[]> {
    const tickets: string[] = [];
    const perContract = Math.ceil(count / this.contracts.length);
    for (const contract of this.contracts) {
      for (let left = Math.min(perContract, count - tickets.length); left > 0; left -= 1000)
        tickets.push(...(await this.report(contract, at - untilAtRiskMs, Math.min(left, 1000))));
    }
    return tickets;
  }

  /** One more fact of a ticket, recorded now by whoever holds the transaction. */
  async record(tx: Transaction, ticket: string, kind: string): Promise<void> {
    const [contract] = this.contracts;
    const at = this.now();
    const fact: WrittenFact = { kind, at, recordedAt: at, id: randomUUID(), ticket, fields: { by: "supplier" } };
    await append(tx, contract!.log, [entryOf(fact.id, [fact])]);
    const rows = await tx.query<{ idx: string; bytes: Buffer }>(
      "SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND ticket = $2 ORDER BY idx",
      [this.ledger.tenant, ticket],
    );
    const facts = rows.map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx)));
    await this.project(tx, contract!, new Map([[ticket, facts]]));
  }

  /** Every alert there is, in the order of the ledger. */
  async told(): Promise<Told[]> {
    const { rows } = await this.ledger.owner.query<{ idx: string; bytes: Buffer }>(
      "SELECT idx, bytes FROM peil.fact WHERE kind = 'alerted' ORDER BY log, idx",
    );
    return rows.map(({ idx, bytes }) => {
      const { ticket, at, recordedAt, fields } = readFact(bytes.toString("utf8"), Number(idx));
      return { ticket: ticket!, what: String(fields["what"]), at, recordedAt, index: Number(idx) };
    });
  }

  async drop(): Promise<void> {
    await Promise.all(this.workers.map(async (worker) => worker.stop()));
    await this.ledger.drop();
  }

  private byId(): Map<string, DeskContract> {
    return new Map(this.contracts.map((contract) => [contract.view.contract, contract]));
  }

  private async report(contract: DeskContract, at: number, count: number): Promise<string[]> {
    const facts = Array.from({ length: count }, (): WrittenFact & { ticket: string } => {
      const ticket = randomUUID();
      return { kind: "reported", at, recordedAt: at, id: randomUUID(), ticket, fields: { by: "customer" } };
    });
    await this.ledger.db.write(this.ledger.scope, async (tx) => {
      const { first } = await append(tx, contract.log, [entryOf(`report ${this.reported++}`, facts)]);
      await this.project(tx, contract, new Map(facts.map((fact, i) => [fact.ticket, [{ ...fact, seq: first + i }]])));
      await tx.query("SELECT pg_notify('peil_deadline', '')");
    });
    return facts.map(({ ticket }) => ticket);
  }

  private async project(
    tx: Transaction,
    { program, view }: DeskContract,
    tickets: ReadonlyMap<string, readonly (WrittenFact & { seq: number })[]>,
  ): Promise<void> {
    const { contract, customer } = view;
    const rows = [...tickets].map(([ticket, facts]) =>
      ticketRow(program, { ticket, contract, customer, number: `T-${ticket}`, subject: subjectOf(facts, {}) }),
    );
    await projectTickets(tx, rows);
  }
}

export async function givenDeadlines(
  contracts = 1,
  program = aroundTheClock,
  connections = 6,
): Promise<GivenDeadlines> {
  const ledger = await givenLedger(connections);
  const others = [];
  for (let n = 1; n < contracts; n++) others.push(await givenContract(ledger.owner, ledger.tenant));
  const all = [{ customer: ledger.customer, contract: ledger.contract, log: ledger.log }, ...others];
  return new GivenDeadlines(
    ledger,
    all.map(({ customer, contract, log }) => ({ view: { contract, customer, code: "T", fields: {} }, program, log })),
  );
}
