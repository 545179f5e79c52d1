/**
 * Tells what comes due, on the second: sleeps until the first moment of all, claims what came, and lets the desk record what
 * follows. The moments stand in the database, where any number of processes find them. Rules: DUE-4, DUE-9, DUE-10, DUE-11.
 */
import { wholeTenant } from "../database/database.ts";
import { ClaimFailed, claimAndFire, type Claim, type ClaimParts } from "./claim.ts";
import { isOfTheDatabase } from "./database-trouble.ts";
import { SetAside } from "./set-aside.ts";
import { WakeUp } from "./wake-up.ts";

export interface DeadlineWorkerParts extends ClaimParts {
  readonly log: { error(fields: object, sentence: string): void };
  /** Told of each claim that recorded something, for whoever counts. */
  readonly onTold?: ((claim: Claim) => void) | undefined;
  /** The most tickets that are claimed at once. */
  readonly batch?: number | undefined;
}

/** However far the next moment lies ahead, somebody looks this often (DUE-10). */
const longestSleepMs = 5_000;
/** What is due and locked by another is looked for again after this, and after twice as long each time. */
const shortestPauseMs = 20;
const longestPauseMs = 250;
/** While the database is away. */
const databasePauseMs = 1_000;

export class DeadlineWorker {
  private readonly parts: DeadlineWorkerParts;
  private readonly most: number;
  private readonly wakeUp: WakeUp;
  private readonly aside = new SetAside();
  private limit: number;
  private pauseMs = shortestPauseMs;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(parts: DeadlineWorkerParts) {
    this.parts = parts;
    this.most = parts.batch ?? 250;
    this.limit = this.most;
    this.wakeUp = new WakeUp(parts.db, (error) =>
      parts.log.error({ err: error }, "nobody listens for due moments; trying again"),
    );
  }

  start(): void {
    void this.wakeUp.listen();
    this.running ??= this.run();
  }

  /** Settles when what was claimed is committed or given back. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.wakeUp.close();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) await this.wakeUp.sleep(await this.lookOrPause());
  }

  private async lookOrPause(): Promise<number> {
    try {
      return await this.look();
    } catch (error) {
      this.parts.log.error({ err: error }, "due moments wait for the database");
      return databasePauseMs;
    }
  }

  /** Tells all that came; gives how long there is nothing to do, milliseconds. */
  async look(): Promise<number> {
    for (;;) {
      const now = this.parts.now();
      const { due, next } = await this.ask(now);
      if (this.isStopped) return 0;
      const told = await this.claimOfEach(due);
      if (told > 0) this.pauseMs = shortestPauseMs;
      else return this.restMs(due.length > 0, next);
    }
  }

  /** A claim of each tenant before the second of any: who has much to be told holds up nobody else. */
  private async claimOfEach(tenants: readonly string[]): Promise<number> {
    let told = 0;
    for (const tenant of tenants) if (!this.isStopped) told += await this.claimOf(tenant);
    return told;
  }

  private async claimOf(tenant: string): Promise<number> {
    const { parts, limit } = this;
    try {
      const claim = await claimAndFire(parts, { tenant, limit, aside: this.aside.at(parts.now()) });
      this.limit = Math.min(this.most, limit * 2);
      this.setAside(claim.stuck, undefined);
      this.aside.clear(claim.tickets.filter((ticket) => !claim.stuck.includes(ticket)));
      if (claim.tickets.length > 0) parts.onTold?.(claim);
      return claim.tickets.length;
    } catch (error) {
      if (!(error instanceof ClaimFailed)) throw error;
      return this.withFewer(error, limit);
    }
  }

  /** Fewer at a time until the one that cannot be told is alone; the database's own trouble is nobody's fault. */
  private withFewer({ tickets, cause }: ClaimFailed, limit: number): number {
    this.limit = Math.max(1, Math.floor(Math.min(limit, tickets.length) / 2));
    if (tickets.length === 0 || isOfTheDatabase(cause)) throw cause as Error;
    if (tickets.length === 1) this.setAside(tickets, cause);
    return tickets.length;
  }

  private setAside(tickets: readonly string[], err: unknown): void {
    for (const ticket of tickets) {
      const againInMs = this.aside.add(ticket, this.parts.now());
      this.parts.log.error({ err, ticket, againInMs }, "what came due on a ticket cannot be recorded; it is set aside");
    }
  }

  private restMs(isLeft: boolean, next: number | undefined): number {
    const untilNext = next === undefined ? longestSleepMs : Math.max(0, next - this.parts.now());
    if (!isLeft) {
      this.pauseMs = shortestPauseMs;
      return Math.min(longestSleepMs, untilNext);
    }
    const pause = this.pauseMs;
    this.pauseMs = Math.min(longestPauseMs, pause * 2);
    return Math.min(pause, untilNext);
  }

  private async ask(now: number): Promise<{ due: readonly string[]; next: number | undefined }> {
    await this.parts.between?.("asked");
    // Of which tenant something waits is asked outside every tenant: no scope shows anything of this one.
    const [row] = await this.parts.db.read(wholeTenant(noTenant), (tx) =>
      tx.query<{ due: readonly string[]; next: Date | null }>(
        `SELECT ARRAY(SELECT tenant::text FROM peil.tenants_due($1) ORDER BY tenant) AS due,
         peil.next_deadline($1) AS next`,
        [new Date(now)],
        "what is due",
      ),
    );
    return { due: row!.due, next: row!.next?.getTime() };
  }
}

const noTenant = "00000000-0000-0000-0000-000000000000";
