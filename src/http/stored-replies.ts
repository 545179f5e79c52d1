/** The table of replies under Idempotency-Keys (API-7): claims and replies of many requests in one transaction, on no disk waited for. */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";

const keptMs = 24 * 3_600_000;
/** Whoever claimed a key and then died has lost it after this; at once where a new process is the only one. */
const abandonedMs = 120_000;
const cleanedEveryMs = 3_600_000;

export interface Asked {
  readonly tenant: string;
  /** The person who asks. */
  readonly principal: string;
  readonly key: string;
  /** The hash of what is asked. */
  readonly request: Uint8Array;
}

export interface StoredReply {
  readonly principal: string;
  readonly key: string;
  readonly request: Buffer;
  /** Null while it is being done. */
  readonly status: number | null;
  readonly body: Buffer | null;
}

export interface Finished extends Asked {
  /** Undefined when it came to nothing, and may be tried again. */
  readonly reply: { readonly status: number; readonly body: Uint8Array } | undefined;
}

export class StoredReplies {
  private readonly database: Pick<Database, "write">;
  private readonly now: () => number;
  private readonly isAlone: boolean;
  private readonly cleanedAt = new Map<string, number>();

  /** `isAlone`: no other process claims keys, so that what stands claimed when this one begins is nobody's. */
  constructor(database: Pick<Database, "write">, now: () => number, isAlone: boolean) {
    this.database = database;
    this.now = now;
    this.isAlone = isAlone;
  }

  /** For each: undefined when the key is now this request's, else what stands under it. */
  async claim(tenant: string, all: readonly Asked[]): Promise<(StoredReply | undefined)[]> {
    const now = this.now();
    const sorted = all.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)); // two processes lock in the same order
    const found = await this.database.write(wholeTenant(tenant), async (tx) => {
      const claiming = tx.query<Pick<StoredReply, "principal" | "key">>(
        `INSERT INTO peil.reply (tenant, principal, key, request, at)
          SELECT $1, principal, key, request, $5
            FROM unnest($2::text[], $3::text[], $4::bytea[]) AS asked(principal, key, request)
          ON CONFLICT (tenant, principal, key) DO UPDATE
            SET request = excluded.request, at = excluded.at, status = NULL, body = NULL
            WHERE reply.at < $6 OR (reply.status IS NULL AND reply.at < $7)
          RETURNING principal, key`,
        [
          ...keysOf(tenant, sorted),
          sorted.map(({ request }) => request),
          new Date(now),
          new Date(now - keptMs),
          new Date(now - abandonedMs),
        ],
        "claim keys",
      );
      const [claimed] = await Promise.all([claiming, this.prepare(tx, now)]);
      const ours = new Set(claimed.map(nameOf));
      const known = ours.size === all.length ? [] : await findAll(tx, sorted);
      const byName = new Map(known.map((row) => [nameOf(row), row]));
      return all.map((asked) => (ours.has(nameOf(asked)) ? undefined : byName.get(nameOf(asked))));
    });
    if (this.isCleaningDue(tenant, now)) this.cleanedAt.set(tenant, now);
    return found;
  }

  finish(tenant: string, all: readonly Finished[]): Promise<undefined[]> {
    const done = all.filter(({ reply }) => reply !== undefined);
    const lost = all.filter(({ reply }) => reply === undefined);
    return this.database.write(wholeTenant(tenant), async (tx) => {
      await Promise.all([tx.query("SET LOCAL synchronous_commit = off"), store(tx, done), forget(tx, lost)]);
      return all.map(() => undefined);
    });
  }

  private async prepare(tx: Transaction, now: number): Promise<void> {
    await tx.query("SET LOCAL synchronous_commit = off");
    const { tenant } = tx.scope;
    if (!this.isCleaningDue(tenant, now)) return;
    const isFirst = !this.cleanedAt.has(tenant);
    await tx.query("DELETE FROM peil.reply WHERE tenant = $1 AND (at < $2 OR ($3 AND status IS NULL))", [
      tenant,
      new Date(now - keptMs),
      isFirst && this.isAlone,
    ]);
  }

  private isCleaningDue(tenant: string, now: number): boolean {
    return now - (this.cleanedAt.get(tenant) ?? -Infinity) >= cleanedEveryMs;
  }
}

async function store(tx: Transaction, done: readonly Finished[]): Promise<void> {
  if (done.length === 0) return;
  await tx.query(
    `UPDATE peil.reply SET status = done.status, body = done.body
      FROM unnest($2::text[], $3::text[], $4::smallint[], $5::bytea[]) AS done(principal, key, status, body)
      WHERE reply.tenant = $1 AND reply.principal = done.principal AND reply.key = done.key`,
    [...keysOf(tx.scope.tenant, done), done.map(({ reply }) => reply!.status), done.map(({ reply }) => reply!.body)],
    "store replies",
  );
}

async function forget(tx: Transaction, lost: readonly Finished[]): Promise<void> {
  if (lost.length === 0) return;
  await tx.query(
    `DELETE FROM peil.reply WHERE tenant = $1 AND status IS NULL
      AND (principal, key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    keysOf(tx.scope.tenant, lost),
  );
}

async function findAll(tx: Transaction, all: readonly Asked[]): Promise<StoredReply[]> {
  return tx.query<StoredReply>(
    `SELECT principal, key, request, status, body FROM peil.reply WHERE tenant = $1
      AND (principal, key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    keysOf(tx.scope.tenant, all),
    "known keys",
  );
}

function keysOf(tenant: string, all: readonly Asked[]): unknown[] {
  return [tenant, all.map(({ principal }) => principal), all.map(({ key }) => key)];
}

function nameOf({ principal, key }: Pick<Asked, "principal" | "key">): string {
  return `${principal} ${key}`;
}
