/**
 * What ends a sleep before its time: an earlier moment was recorded, by this process or another. DUE-10: the one who
 * listens may be deaf for a while, so nobody sleeps long on the strength of it.
 */
import type { PoolClient } from "pg";
import type { Database } from "../database/database.ts";

const channel = "peil_deadline";
const againMs = 1000;

export class WakeUp {
  private readonly db: Database;
  private readonly onError: (error: Error) => void;
  private client: PoolClient | undefined;
  private again: NodeJS.Timeout | undefined;
  private wakeSleeper: (() => void) | undefined;
  private isWoken = false;
  private isClosed = false;

  constructor(db: Database, onError: (error: Error) => void) {
    this.db = db;
    this.onError = onError;
  }

  /** Sleeps so long, or until woken; not at all when it was woken since the last sleep. */
  async sleep(ms: number): Promise<void> {
    if (!this.isWoken) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wakeSleeper = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
    }
    this.isWoken = false;
  }

  wake(): void {
    this.isWoken = true;
    this.wakeSleeper?.();
  }

  /** Settles when it listens, or is going to try again. */
  async listen(): Promise<void> {
    try {
      const client = await this.db.pool.connect();
      client.on("notification", () => this.wake());
      client.on("error", (error) => this.lost(client, error));
      client.on("end", () => this.lost(client, new Error("the connection that waits for moments ended")));
      this.client = client;
      await client.query(`LISTEN ${channel}`);
      if (this.isClosed) this.close();
      this.wake(); // what was told while nobody listened is looked for
    } catch (error) {
      this.lost(this.client, error as Error);
    }
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.again);
    this.letGo(this.client);
    this.wake();
  }

  private lost(client: PoolClient | undefined, error: Error): void {
    if (this.isClosed || (client !== undefined && client !== this.client)) return;
    this.onError(error);
    this.letGo(client);
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.listen(), againMs);
  }

  /** Whoever listens on a connection leaves it in no state for others. */
  private letGo(client: PoolClient | undefined): void {
    if (client === undefined || client !== this.client) return;
    this.client = undefined;
    client.removeAllListeners("notification");
    client.release(true);
  }
}
