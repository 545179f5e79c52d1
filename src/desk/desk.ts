/**
 * The desk takes commands one by one and performs them in batches: whoever comes in while a batch is on its way shares the next
 * one, so that many small commands cost one lock, one append and one wait for the disk. A command never notices, except
 * that a busy desk is not a slow one.
 */
import type { Database, Scope } from "../database/database.ts";
import { AppendRefused } from "../ledger/append.ts";
import type { Command, Outcome } from "./command.ts";
import { performBatch, type DeskParts } from "./perform-batch.ts";
import { possible, type Possible } from "./possible.ts";
import { preview, type Preview } from "./preview.ts";
import type { Refusal } from "./verb.ts";

/** More would make the first of them wait for the last. */
const batchSize = 64;
/** Of all scopes together: some seconds of work. Whoever would come behind these does better to ask again. */
const mostWaiting = 5_000;

/** The desk has more to do than it can do soon; nothing was done of what was asked. */
export class DeskBusy extends Error {
  constructor() {
    super("the desk is too busy");
  }
}

interface Waiting {
  readonly command: Command;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export class Desk {
  private readonly db: Database;
  private readonly parts: DeskParts;
  /** Per scope: only those who may see the same share a transaction. */
  private readonly queues = new Map<string, Waiting[]>();
  private waiting = 0;

  constructor(db: Database, parts: DeskParts) {
    this.db = db;
    this.parts = parts;
  }

  /** Settles when the facts are on disk and projected, or when the desk refused. Throws `DeskBusy`. */
  async perform(scope: Scope, command: Command): Promise<Outcome> {
    if (this.waiting >= mostWaiting) throw new DeskBusy();
    this.waiting += 1;
    return this.takeIn(scope, command).finally(() => (this.waiting -= 1));
  }

  /** What would come of it, with nothing locked and nothing kept (DSK-17). */
  preview(scope: Scope, command: Command): Promise<Preview | Refusal> {
    return this.db.read(scope, (tx) => preview(tx, this.parts, command));
  }

  /** What whoever asks may do on the ticket (DSK-18). */
  possible(scope: Scope, command: Command): Promise<Possible | Refusal> {
    return this.db.read(scope, (tx) => possible(tx, this.parts, command));
  }

  private takeIn(scope: Scope, command: Command): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const name = `${scope.tenant} ${scope.customer} ${scope.contract}`;
      const queue = this.queues.get(name);
      const waiting = { command, resolve, reject };
      if (queue !== undefined) queue.push(waiting);
      else {
        this.queues.set(name, [waiting]);
        void this.work(scope, name);
      }
    });
  }

  private async work(scope: Scope, name: string): Promise<void> {
    const queue = this.queues.get(name)!;
    await Promise.resolve(); // whoever asks in the same turn comes along
    while (queue.length > 0) await this.performTogether(scope, queue.splice(0, batchSize));
    this.queues.delete(name);
  }

  private async performTogether(scope: Scope, waiting: readonly Waiting[]): Promise<void> {
    try {
      const commands = waiting.map(({ command }) => command);
      const outcomes = await this.db.write(scope, (tx) => performBatch(tx, this.parts, commands));
      await this.parts.between?.("committed");
      waiting.forEach(({ resolve }, i) => resolve(outcomes[i]!));
    } catch (error) {
      if (waiting.length > 1) {
        // One of them spoiled the transaction; nothing was written, and each is tried by itself.
        for (const one of waiting) await this.performTogether(scope, [one]);
      } else if (isWorthAnotherTry(error)) await this.tryAgain(scope, waiting[0]!);
      else waiting[0]!.reject(error);
    }
  }

  private async tryAgain(scope: Scope, { command, resolve, reject }: Waiting): Promise<void> {
    await this.db
      .write(scope, (tx) => performBatch(tx, this.parts, [command]))
      .then(
        ([outcome]) => resolve(outcome!),
        (error: unknown) => reject(error),
      );
  }
}

/** Another process used the same key between our look and our append, or two met in the wrong order. */
function isWorthAnotherTry(error: unknown): boolean {
  const { code } = error as { code?: string };
  return error instanceof AppendRefused || code === "40P01" || code === "40001";
}
