/**
 * Followers of the ledger: what is made of facts some time after they were appended. A follower keeps for each log up to which index
 * it has read. That is enough to skip nobody: an append takes the log's head as its last lock and holds it until it commits, so
 * indexes of a log become visible in their order, and a slow committer makes those behind it wait. A number over all logs, such as a
 * sequence or a moment, would not have that. The watermark moves in the transaction of the effect: each fact takes effect once.
 */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import { factsOfLog, type LedgerFact } from "./read.ts";

export interface FollowedLog {
  readonly tenant: string;
  readonly log: string;
  readonly kind: "contract" | "service" | "tenant";
  readonly contract: string | undefined;
}

export interface FollowerOptions {
  readonly db: Database;
  /** Under which its watermarks are kept: another name reads everything from the beginning. */
  readonly name: string;
  /** The most facts that are handled in one transaction. */
  readonly batch: number;
  /** The next facts of a log, in order, in the transaction that also moves the watermark. */
  readonly handle: (tx: Transaction, log: FollowedLog, facts: readonly LedgerFact[]) => Promise<void>;
  /** Told of what `handle` threw: that log stays where it is until the next time, the others go on. */
  readonly onError: (error: unknown, log: FollowedLog) => void;
}

export interface Lag {
  readonly logs: number;
  readonly facts: number;
}

export class Follower {
  private readonly options: FollowerOptions;
  private running: Promise<number> | undefined;
  private isAskedAgain = false;
  private isStopped = false;

  constructor(options: FollowerOptions) {
    this.options = options;
  }

  /**
   * Handles what is behind, and what comes meanwhile; how many facts. Asked again while it runs, it looks once more before it
   * ends, so that whoever asks after a commit is sure that its facts were looked for.
   */
  catchUp(): Promise<number> {
    this.isAskedAgain = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Settles when the step that is on its way is done; what is left is found by the next one that looks. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  /** How much there is to handle, by others in the middle of it too. */
  async lag(): Promise<Lag> {
    const behind = await this.behind();
    return { logs: behind.length, facts: behind.reduce((sum, { upto, size }) => sum + Number(size) - Number(upto), 0) };
  }

  private async run(): Promise<number> {
    let handled = 0;
    while (this.isAskedAgain && !this.isStopped) {
      this.isAskedAgain = false;
      for (const row of await this.behind()) handled += await this.drain(followed(row));
    }
    return handled;
  }

  /** One log, until it is read, somebody else has it, or it fails. */
  private async drain(log: FollowedLog): Promise<number> {
    const { batch, onError } = this.options;
    let handled = 0;
    try {
      for (let step = batch; step === batch && !this.isStopped; handled += step) step = await this.step(log);
    } catch (error) {
      onError(error, log);
    }
    return handled;
  }

  private step(log: FollowedLog): Promise<number> {
    const { db, name, batch, handle } = this.options;
    return db.write(wholeTenant(log.tenant), async (tx) => {
      const key = [log.tenant, name, log.log];
      // The effect and the watermark stand or fall together: what a crash takes of them is made again, so no disk is waited for.
      const [, upto] = await Promise.all([tx.query("SET LOCAL synchronous_commit = off"), lockWatermark(tx, key)]);
      if (upto === undefined) return 0;
      const facts = await factsOfLog(tx, log.log, upto, batch);
      if (facts.length === 0) return 0;
      await handle(tx, log, facts);
      await tx.query(
        "UPDATE peil.watermark SET upto = $4 WHERE tenant = $1 AND follower = $2 AND log = $3",
        [...key, upto + facts.length],
        "move watermark",
      );
      return facts.length;
    });
  }

  private behind(): Promise<Behind[]> {
    // Of which tenant something waits is asked outside every tenant: no scope shows anything of this one.
    return this.options.db.read(wholeTenant(noTenant), (tx) =>
      tx.query<Behind>("SELECT * FROM peil.logs_behind($1) ORDER BY tenant, log", [this.options.name], "logs behind"),
    );
  }
}

const noTenant = "00000000-0000-0000-0000-000000000000";

interface Behind {
  readonly tenant: string;
  readonly log: string;
  readonly kind: FollowedLog["kind"];
  readonly contract: string | null;
  readonly upto: string;
  readonly size: string;
}

function followed({ tenant, log, kind, contract }: Behind): FollowedLog {
  return { tenant, log, kind, contract: contract ?? undefined };
}

/** Up to where was read, locked until the transaction ends; undefined where another process is at it. */
async function lockWatermark(tx: Transaction, key: readonly unknown[]): Promise<number | undefined> {
  const lock = () =>
    tx.query<{ upto: string }>(
      "SELECT upto FROM peil.watermark WHERE tenant = $1 AND follower = $2 AND log = $3 FOR UPDATE SKIP LOCKED",
      key,
      "lock watermark",
    );
  const [locked] = await lock();
  if (locked !== undefined) return Number(locked.upto);
  const [made] = await tx.query<{ upto: string }>(
    `INSERT INTO peil.watermark (tenant, follower, log, upto) VALUES ($1, $2, $3, 0)
     ON CONFLICT (tenant, follower, log) DO NOTHING RETURNING upto`,
    key,
    "make watermark",
  );
  return made && Number(made.upto);
}
