/**
 * Tells every process that something of an account ended, so that none goes on with what it kept (IDN-9). It is told in the
 * transaction that ends it: whoever rolls back tells nothing.
 */
import type { PoolClient } from "pg";
import type { Database, Transaction } from "../database/database.ts";

const CHANNEL = "peil_identity";
const AGAIN_MS = 1000;

export async function tellEnded(tx: Transaction, account: string): Promise<void> {
  await tx.query("SELECT pg_notify($1, $2)", [CHANNEL, account]);
}

export class EndedListener {
  private readonly database: Database;
  private readonly onEnded: (account: string) => void;
  /** Nothing was heard for a while: whatever is kept may be over. */
  private readonly onDeaf: () => void;
  private readonly onError: (error: Error) => void;
  private client: PoolClient | undefined;
  private again: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    database: Database,
    on: { ended: (account: string) => void; deaf: () => void; error: (error: Error) => void },
  ) {
    this.database = database;
    this.onEnded = on.ended;
    this.onDeaf = on.deaf;
    this.onError = on.error;
  }

  async start(): Promise<void> {
    const client = await this.database.pool.connect();
    this.client = client;
    const over = (error: Error) => {
      // It says so twice, or after it was given back.
      if (this.client !== client) return;
      this.client = undefined;
      client.release(error);
      this.onDeaf();
      this.onError(error);
      this.startAgain();
    };
    client.on("error", over);
    client.on("end", () => over(new Error("the connection that listens ended")));
    client.on("notification", ({ payload }) => this.onEnded(payload ?? ""));
    await client.query(`LISTEN ${CHANNEL}`).catch(over);
    if (this.isStopped) this.stop();
    this.onDeaf();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.again);
    const { client } = this;
    this.client = undefined;
    client?.release(true);
  }

  private startAgain(): void {
    this.again = setTimeout(() => {
      this.start().catch((error: unknown) => {
        this.onError(error as Error);
        if (!this.isStopped) this.startAgain();
      });
    }, AGAIN_MS).unref();
  }
}
