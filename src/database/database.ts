/**
 * The way into PostgreSQL. Whatever reads or writes does so in a scope: the tenant, and the customer or contract that the
 * asker is held to. Row level security reads the scope from three settings of the transaction, and shows nothing without.
 */
import pg from "pg";

/** Whose rows a transaction sees: UUIDs, or `all` for the supplier's own people. */
export interface Scope {
  readonly tenant: string;
  readonly customer: string;
  readonly contract: string;
}

/** Everything of a tenant: for the supplier's own people, and for the system's own work. */
export function wholeTenant(tenant: string): Scope {
  return { tenant, customer: "all", contract: "all" };
}

/**
 * Inside one transaction. Map rows beside the SQL. Statements are sent as they are asked for and done in that order: those that do
 * not need each other's answers are asked together (`Promise.all`), and cost one way there and back.
 */
export interface Transaction {
  readonly scope: Scope;
  /** `name` makes it a prepared statement: for what runs with every request. */
  query<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** The database role that the connections take: `peil_app`, `peil_identity`, `peil_read`. */
  readonly role: string;
  readonly connections: number;
  /** Told of a connection that broke while idle. */
  readonly onError: (error: Error) => void;
  /** Why nothing may be written now, asked before each writing transaction. */
  readonly objection?: (() => Error | undefined) | undefined;
}

export class Database {
  readonly pool: pg.Pool;
  private readonly objection: () => Error | undefined;
  private isClosing = false;

  constructor({ url, role, connections, onError, objection = () => undefined }: DatabaseOptions) {
    this.objection = objection;
    this.pool = new pg.Pool({
      connectionString: addressFor(url, role),
      max: connections,
      pipeline: true,
      application_name: `peil ${role}`,
    });
    this.pool.on("error", (error) => {
      if (!this.isClosing) onError(error); // nobody minds how a connection ends that is not wanted any more
    });
    // The word that a connection was cut can come with the one that it is ready, before whoever asked for it listens: unheard it
    // would end the process. The first query then says so.
    this.pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Reads in one snapshot. */
  read<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(scope, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
  }

  /** Writes; what comes back is on disk. */
  async write<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const objection = this.objection();
    if (objection !== undefined) throw objection;
    return this.transact(scope, "BEGIN", work);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.pool.end();
  }

  private async transact<T>(scope: Scope, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const transaction = new OpenTransaction(client, scope);
    let broken: Error | undefined;
    // A connection can be cut between two statements, when nobody waits for an answer that could say so.
    const cut = (error: Error): void => void (broken = error);
    client.on("error", cut);
    try {
      const begun = client.query(`${begin}; ${settingsOf(scope)}`);
      // Not waited for: should it fail, so does whatever is asked after it, for nothing is seen outside a scope.
      begun.catch(() => undefined);
      const result = await work(transaction);
      await begun;
      transaction.isOver = true;
      // A statement that failed has lost the transaction, whoever went on after it; PostgreSQL says so, and raises nothing.
      const { command } = await client.query("COMMIT");
      if (command !== "COMMIT") throw new Error("the transaction was rolled back, for a statement in it had failed");
      return result;
    } catch (error) {
      transaction.isOver = true;
      await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.off("error", cut);
      client.release(broken);
    }
  }
}

class OpenTransaction implements Transaction {
  readonly scope: Scope;
  /** The connection may be somebody else's by now, in another scope. */
  isOver = false;
  private readonly client: pg.PoolClient;

  constructor(client: pg.PoolClient, scope: Scope) {
    this.client = client;
    this.scope = scope;
  }

  async query<Row>(sql: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
    if (this.isOver) throw new Error("asked in a transaction that is over");
    const found = await this.client.query({ text: sql, values: [...values], ...(name === undefined ? {} : { name }) });
    return found.rows as Row[];
  }
}

/** What the address itself carries would stand instead of what is asked here, the role before all; so ours comes last in it. */
function addressFor(url: string, role: string): string {
  const address = new URL(url);
  const own = `-c role=${role} -c timezone=UTC -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s`;
  address.searchParams.set("options", `${address.searchParams.get("options") ?? ""} ${own}`.trim());
  address.searchParams.delete("application_name");
  return address.href;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Spelled out rather than bound: `SET LOCAL` takes no parameters, so nothing but a UUID or `all` may come through. */
function settingsOf({ tenant, customer, contract }: Scope): string {
  if (!uuid.test(tenant)) throw new TypeError("a scope needs a tenant");
  for (const one of [customer, contract]) if (one !== "all" && !uuid.test(one)) throw new TypeError("not a scope");
  return `SET LOCAL app.tenant='${tenant}'; SET LOCAL app.customer='${customer}'; SET LOCAL app.contract='${contract}'`;
}
