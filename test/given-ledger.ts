/** A ledger for tests: a migrated database, a supplier with a customer, a contract, people and logs, and facts to append. */
import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { Database, wholeTenant, type Scope } from "../src/database/database.ts";
import { append, requestHash, type Entry } from "../src/ledger/append.ts";
import type { WrittenFact } from "../src/facts/written-fact.ts";
import { freshDatabase } from "./database/database.ts";

export const dayAt = Date.parse("2026-11-20T09:00:00Z");

export interface GivenLedger {
  readonly url: string;
  readonly db: Database;
  /** As the owner of the database, past every policy: for what only somebody with the disk in his hands could do. */
  readonly owner: pg.Pool;
  readonly tenant: string;
  readonly scope: Scope;
  readonly customer: string;
  readonly contract: string;
  /** The log of the contract. */
  readonly log: string;
  readonly person: string;
  /** Another pool of connections in the same role. */
  another(this: void, connections?: number, role?: string): Database;
  drop(): Promise<void>;
}

export async function givenLedger(connections = 4): Promise<GivenLedger> {
  const database = await freshDatabase();
  const { url } = database;
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  owner.on("error", () => {});
  const pools: Database[] = [];
  const another = (most = 4, role = "peil_app"): Database => {
    const db = new Database({ url, role, connections: most, onError: () => {} });
    pools.push(db);
    return db;
  };
  const db = another(connections);
  const tenant = await givenTenant(owner);
  const { customer, contract, log } = await givenContract(owner, tenant);
  const person = await givenPerson(owner, tenant, customer);
  return {
    url,
    db,
    owner,
    tenant,
    scope: wholeTenant(tenant),
    customer,
    contract,
    log,
    person,
    another,
    async drop() {
      await Promise.all([...pools.map(async (pool) => pool.close()), owner.end()]);
      await database.drop();
    },
  };
}

export async function givenTenant(owner: pg.Pool): Promise<string> {
  const tenant = randomUUID();
  await owner.query("INSERT INTO peil.tenant VALUES ($1, 'The supplier', $2)", [tenant, new Date(dayAt)]);
  await owner.query("INSERT INTO peil.agreement VALUES ($1, 'hash', 'hosting', '1.0', 'agreement: hosting', $2)", [
    tenant,
    new Date(dayAt),
  ]);
  return tenant;
}

export async function givenContract(owner: pg.Pool, tenant: string) {
  const [customer, contract, log] = [randomUUID(), randomUUID(), randomUUID()];
  const code = contract.slice(0, 8).toUpperCase();
  await owner.query("INSERT INTO peil.customer VALUES ($1, $2, 'The bakery', $3)", [tenant, customer, new Date(dayAt)]);
  await owner.query(
    `INSERT INTO peil.contract (tenant, contract, customer, code, agreement, term_from, created_at)
     VALUES ($1, $2, $3, $4, 'hash', '2026-01-01', $5)`,
    [tenant, contract, customer, code, new Date(dayAt)],
  );
  await owner.query(
    "INSERT INTO peil.log (tenant, log, kind, customer, contract, created_at) VALUES ($1, $2, 'contract', $3, $4, $5)",
    [tenant, log, customer, contract, new Date(dayAt)],
  );
  return { customer, contract, log };
}

export async function givenPerson(owner: pg.Pool, tenant: string, customer?: string): Promise<string> {
  const person = randomUUID();
  await owner.query(
    "INSERT INTO peil.person (tenant, person, customer, role, created_at) VALUES ($1, $2, $3, $4, $5)",
    [tenant, person, customer ?? null, customer === undefined ? "agent" : "end-user", new Date(dayAt)],
  );
  return person;
}

/** The nth fact of a row of them: of a ticket of four facts each, the first its report. */
export function givenFact(n: number, more: Partial<WrittenFact> = {}): WrittenFact {
  const at = dayAt + n * 1_000;
  return {
    kind: n % 4 === 0 ? "reported" : "noted",
    at,
    recordedAt: at + (n % 3) * 500,
    id: uuidOf(`fact ${n}`),
    ticket: uuidOf(`ticket ${Math.floor(n / 4)}`),
    fields: { by: "customer", via: "portal", note: `number ${n} – “é”` },
    ...more,
  };
}

export function givenFacts(from: number, count: number): WrittenFact[] {
  return Array.from({ length: count }, (_, i) => givenFact(from + i));
}

export function entryOf(key: string, facts: readonly WrittenFact[]): Entry {
  return { key, request: requestHash(key), facts };
}

/** Appends so many facts, the next ones of the row that `givenFact` makes, in pieces of 500. */
export async function appendFacts({ db, scope, log }: GivenLedger, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 500) {
    const facts = givenFacts(at, Math.min(500, from + count - at));
    await db.write(scope, async (tx) => append(tx, log, [entryOf(`facts ${at}`, facts)]));
  }
}

function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
