/**
 * Everything that is kept of one customer, for that customer to take along: its contracts with the agreements they bind to, its
 * people and assets, its tickets with what was written on them, opened, and every fact of its logs with where it stands. One line for
 * each, read a piece at a time. What suppliers wrote among themselves stands apart from its tickets and is not in it.
 */
import type { Transaction } from "../database/database.ts";
import type { Vault } from "../ledger/keys.ts";
import { storedFacts } from "../ledger/read.ts";
import { agreementBy } from "./agreements.ts";
import { contracts, type ShownContract } from "./contracts.ts";
import { customerBy } from "./customers.ts";
import { persons } from "./people/people.ts";
import { factLine, isToldToCustomer, writtenLines, type TakenLine } from "./taken-along.ts";

/** Run it in one reading transaction in the customer's own scope, so that nothing else can come along. */
export async function* dataOfCustomer(tx: Transaction, vault: Vault, customer: string): AsyncGenerator<TakenLine> {
  const known = await customerBy(tx, customer);
  if (known === undefined) return;
  yield { is: "customer", ...known, createdAt: new Date(known.createdAt).toISOString() };
  const own = await allContracts(tx, customer);
  for (const hash of new Set(own.map(({ agreement }) => agreement.hash))) {
    const agreement = (await agreementBy(tx, hash))!;
    yield { is: "agreement", ...agreement, createdAt: new Date(agreement.createdAt).toISOString() };
  }
  for (const contract of own) yield { is: "contract", ...contract };
  yield* peopleOf(tx, vault, customer);
  yield* assetsOf(tx, customer);
  yield* writtenLines(tx, vault, {
    id: customer,
    tickets: "customer = $2",
    contents: `customer = $2 AND ${isToldToCustomer}`,
    acts: ({ fields }) => fields["internal"] !== "yes",
  });
  for (const { log } of own) yield* factsIn(tx, log);
}

async function allContracts(tx: Transaction, customer: string): Promise<ShownContract[]> {
  const all: ShownContract[] = [];
  for (;;) {
    const some = await contracts(tx, { customer, after: all.at(-1)?.code });
    all.push(...some);
    if (some.length === 0) return all;
  }
}

async function* peopleOf(tx: Transaction, vault: Vault, customer: string): AsyncGenerator<TakenLine> {
  const rows = await tx.query<{ person: string }>(
    "SELECT person FROM peil.person WHERE tenant = $1 AND customer = $2 ORDER BY person",
    [tx.scope.tenant, customer],
  );
  for (let at = 0; at < rows.length; at += piece) {
    const ids = rows.slice(at, at + piece).map(({ person }) => person);
    for (const { called, ...place } of await persons(tx, vault, { persons: ids }))
      yield { is: "person", ...place, ...called };
  }
}

async function* assetsOf(tx: Transaction, customer: string): AsyncGenerator<TakenLine> {
  const rows = await tx.query<Record<string, unknown>>(
    `SELECT asset, contract, name, attributes, retired_at AS "retiredAt" FROM peil.asset
     WHERE tenant = $1 AND customer = $2 ORDER BY asset`,
    [tx.scope.tenant, customer],
  );
  for (const row of rows) yield { is: "asset", ...row };
}

const piece = 500;

async function* factsIn(tx: Transaction, log: string): AsyncGenerator<TakenLine> {
  for (let from = 0; ; from += piece) {
    const facts = await storedFacts(tx, log, from, from + piece);
    for (const fact of facts) yield factLine(log, fact);
    if (facts.length < piece) return;
  }
}
