/** What became of messages, and sending them again (HOK-6). */
import type { Transaction } from "../database/database.ts";
import { pingType } from "./event-type.ts";
import { messageId } from "./message.ts";

export interface Delivery {
  /** The `webhook-id` under which it is sent. */
  readonly id: string;
  readonly fact: string;
  readonly type: string;
  readonly state: "waiting" | "delivered" | "failed";
  readonly tries: number;
  /** Of the last answer; undefined while there was none. */
  readonly status: number | undefined;
  /** Why the last try did not get through: `status`, `gone`, `disabled`, `sealed` (no master key opens its secret), or the egress' own reason. */
  readonly failure: string | undefined;
  readonly createdAt: number;
  readonly nextTryAt: number | undefined;
  readonly endedAt: number | undefined;
}

export interface DeliveryPage {
  readonly limit: number;
  readonly state?: Delivery["state"] | undefined;
  /** The last of the page before. */
  readonly after?: Pick<Delivery, "createdAt" | "fact"> | undefined;
}

interface Row {
  readonly fact: string;
  readonly type: string;
  readonly state: Delivery["state"];
  readonly tries: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly created_at: Date;
  readonly next_try_at: Date | null;
  readonly ended_at: Date | null;
}

/** Newest first. */
export async function deliveries(
  tx: Transaction,
  webhook: string,
  { limit, state, after }: DeliveryPage,
): Promise<Delivery[]> {
  const rows = await tx.query<Row>(
    `SELECT fact, type, state, tries, status, failure, created_at, next_try_at, ended_at FROM peil.delivery
     WHERE tenant = $1 AND webhook = $2 AND ($3::text IS NULL OR state = $3)
       AND ($4::timestamptz IS NULL OR created_at < $4 OR (created_at = $4 AND fact > $5::uuid))
     ORDER BY created_at DESC, fact LIMIT $6`,
    [
      tx.scope.tenant,
      webhook,
      state ?? null,
      after === undefined ? null : new Date(after.createdAt),
      after?.fact ?? null,
      limit,
    ],
  );
  return rows.map(({ fact, type, state: now, tries, ...row }) => ({
    fact,
    type,
    tries,
    state: now,
    id: messageId(webhook, fact),
    status: row.status ?? undefined,
    failure: row.failure ?? undefined,
    createdAt: row.created_at.getTime(),
    nextTryAt: row.next_try_at?.getTime(),
    endedAt: row.ended_at?.getTime(),
  }));
}

/** Lays ready again one message, or all that failed since a moment; how many. Nothing of a webhook that is disabled. */
export async function redeliver(
  tx: Transaction,
  webhook: string,
  which: { readonly fact: string } | { readonly failedSince: number },
  now: number,
): Promise<number> {
  const fact = "fact" in which ? which.fact : null;
  const since = "fact" in which ? null : new Date(which.failedSince);
  const rows = await tx.query(
    `UPDATE peil.delivery d SET state = 'waiting', tries = 0, first_try_at = NULL, next_try_at = $3, ended_at = NULL
     FROM peil.webhook w WHERE w.tenant = $1 AND w.webhook = $2 AND w.state = 'active' AND d.tenant = $1 AND d.webhook = $2
       AND d.state <> 'waiting' AND (d.fact = $4 OR (d.state = 'failed' AND d.created_at >= $5)) RETURNING d.fact`,
    [tx.scope.tenant, webhook, new Date(now), fact, since],
  );
  return rows.length;
}

/** A message that tells of nothing but that it came through. `id` names it. False of a webhook that is disabled, or not there. */
export async function ping(tx: Transaction, webhook: string, id: string, now: number): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO peil.delivery (tenant, webhook, fact, type, next_try_at, created_at)
     SELECT $1, webhook, $3, $4, $5, $5 FROM peil.webhook WHERE tenant = $1 AND webhook = $2 AND state = 'active' FOR SHARE
     RETURNING fact`,
    [tx.scope.tenant, webhook, id, pingType, new Date(now)],
  );
  return rows.length > 0;
}

/** Forgets what ended before a moment, thirty days ago by the rule; how many. */
export async function forgetDeliveries(tx: Transaction, before: number): Promise<number> {
  const rows = await tx.query(
    "DELETE FROM peil.delivery WHERE tenant = $1 AND state <> 'waiting' AND ended_at < $2 RETURNING fact",
    [tx.scope.tenant, new Date(before)],
  );
  return rows.length;
}
