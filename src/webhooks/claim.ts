/**
 * Taking messages to send, and writing down what came of them (HOK-4, HOK-5). A message is taken for the length of a lease, in a short
 * transaction: nothing is locked while a receiver thinks. Who still holds it is told by the number of the try.
 */
import type { Transaction } from "../database/database.ts";
import { readFact } from "../facts/written-fact.ts";
import { messageBody, messageId, pingBody } from "./message.ts";
import { mostTries } from "./retry.ts";
import { disableWebhook } from "./subscriptions.ts";

/** A message that this process has to send. */
export interface Claimed {
  readonly tenant: string;
  readonly webhook: string;
  readonly fact: string;
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly tries: number;
  /** Sealed; the former one only while it holds. */
  readonly secrets: readonly Buffer[];
}

export interface ClaimBounds {
  readonly now: number;
  readonly leaseMs: number;
  /** The most messages, and the most of one webhook. */
  readonly most: number;
  readonly mostOfOne: number;
  /** How many this process is sending already, by webhook. */
  readonly sending: ReadonlyMap<string, number>;
}

/** The oldest messages that are due, of each webhook no more than its share. */
export async function claim(tx: Transaction, bounds: ClaimBounds): Promise<Claimed[]> {
  const { tenant } = tx.scope;
  const { now, leaseMs, most, mostOfOne, sending } = bounds;
  const rows = await tx.query<Row>(
    claimSql,
    [tenant, new Date(now), new Date(now + leaseMs), most, mostOfOne, [...sending.keys()], [...sending.values()]],
    "claim deliveries",
  );
  return rows.map(({ webhook, fact, url, tries, secret, former, ...row }) => ({
    tenant,
    webhook,
    fact,
    url,
    tries,
    id: messageId(webhook, fact),
    secrets: former === null ? [secret] : [secret, former],
    body: bodyOf({ webhook, ...row }),
  }));
}

interface Row {
  readonly webhook: string;
  readonly fact: string;
  readonly type: string;
  readonly url: string;
  readonly tries: number;
  readonly secret: Buffer;
  readonly former: Buffer | null;
  readonly created: Date;
  readonly bytes: Buffer | null;
  readonly idx: string | null;
  readonly log: string | null;
  readonly contract: string | null;
  readonly customer: string | null;
  readonly number: string | null;
}

const claimSql = `
  WITH due AS (
    SELECT one.* FROM peil.webhook w CROSS JOIN LATERAL (
      SELECT d.webhook, d.fact FROM peil.delivery d
      WHERE d.tenant = $1 AND d.webhook = w.webhook AND d.state = 'waiting' AND d.next_try_at <= $2
      ORDER BY d.next_try_at
      LIMIT greatest(0, $5::integer - coalesce(
        (SELECT s.n FROM unnest($6::uuid[], $7::integer[]) s(webhook, n) WHERE s.webhook = w.webhook), 0))
      FOR UPDATE SKIP LOCKED) one
    WHERE w.tenant = $1 AND w.state = 'active' LIMIT $4),
  taken AS (
    UPDATE peil.delivery d SET tries = d.tries + 1, first_try_at = coalesce(d.first_try_at, $2), next_try_at = $3
    FROM due WHERE d.tenant = $1 AND d.webhook = due.webhook AND d.fact = due.fact
    RETURNING d.webhook, d.fact, d.log, d.idx, d.type, d.tries, d.created_at)
  SELECT t.webhook, t.fact, t.type, t.tries, t.created_at AS created, t.log, t.idx, f.bytes, f.contract, f.customer, k.number,
    w.url, w.secret, CASE WHEN w.former_until > $2 THEN w.former_secret END AS former
  FROM taken t JOIN peil.webhook w ON w.tenant = $1 AND w.webhook = t.webhook
  LEFT JOIN peil.fact f ON f.tenant = $1 AND f.log = t.log AND f.idx = t.idx
  LEFT JOIN peil.ticket k ON k.tenant = $1 AND k.ticket = f.ticket`;

type Said = Pick<Row, "type" | "webhook" | "created" | "bytes" | "idx" | "log" | "contract" | "customer" | "number">;

function bodyOf({ type, webhook, created, bytes, idx, log, contract, customer, number }: Said): string {
  if (bytes === null || log === null) return pingBody(type, webhook, created.getTime());
  return messageBody(type, readFact(bytes.toString("utf8"), Number(idx)), { log, contract, customer, number });
}

/** What came of a try: the status of an answer, or why there was none. */
export interface Outcome {
  readonly status?: number | undefined;
  readonly failure?: string | undefined;
  /** When to try again, epoch milliseconds; undefined when it got through, or is given up. */
  readonly nextTryAt?: number | undefined;
}

/** Writes down what came of a try, unless somebody else took the message meanwhile. Says whether the webhook is over with it. */
export async function settleTry(
  tx: Transaction,
  { webhook, fact, tries }: Claimed,
  { status, failure, nextTryAt }: Outcome,
  now: number,
): Promise<"gone" | "failing" | undefined> {
  const { tenant } = tx.scope;
  const isOver = failure === undefined || nextTryAt === undefined;
  const state = failure === undefined ? "delivered" : isOver ? "failed" : "waiting";
  // Whoever may disable it takes the webhook before any of its messages, so that two that give up do not wait for each other.
  if (state === "failed") await lockWebhook(tx, webhook);
  const [row] = await tx.query<{ first: Date }>(
    `UPDATE peil.delivery SET state = $5, status = $6, failure = $7, next_try_at = $8, ended_at = $9
     WHERE tenant = $1 AND webhook = $2 AND fact = $3 AND tries = $4 AND state = 'waiting' RETURNING first_try_at AS first`,
    [
      tenant,
      webhook,
      fact,
      tries,
      state,
      status ?? null,
      failure ?? null,
      isOver ? null : new Date(nextTryAt),
      isOver ? new Date(now) : null,
    ],
    "settle try",
  );
  if (row === undefined || state !== "failed") return undefined;
  const because =
    status === 410 ? "gone" : tries >= mostTries && !(await gotThrough(tx, webhook, row.first)) ? "failing" : undefined;
  return because !== undefined && (await disableWebhook(tx, webhook, because, now)) ? because : undefined;
}

async function lockWebhook(tx: Transaction, webhook: string): Promise<void> {
  await tx.query("SELECT FROM peil.webhook WHERE tenant = $1 AND webhook = $2 FOR UPDATE", [tx.scope.tenant, webhook]);
}

async function gotThrough(tx: Transaction, webhook: string, since: Date): Promise<boolean> {
  const rows = await tx.query(
    "SELECT FROM peil.delivery WHERE tenant = $1 AND webhook = $2 AND state = 'delivered' AND ended_at >= $3 LIMIT 1",
    [tx.scope.tenant, webhook, since],
  );
  return rows.length > 0;
}
