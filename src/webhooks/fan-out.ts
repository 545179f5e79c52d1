/**
 * The follower that lays ready a message for each webhook that asked for a fact (HOK-2), behind a watermark of its own. Laying the same
 * one ready twice changes nothing.
 */
import { Follower, type FollowedLog, type FollowerOptions } from "../ledger/follow.ts";
import type { LedgerFact } from "../ledger/read.ts";
import type { Database, Transaction } from "../database/database.ts";
import { asksFor, eventType } from "./event-type.ts";

export interface FanOutOptions {
  readonly db: Database;
  readonly now: () => number;
  readonly onError: FollowerOptions["onError"];
}

export function webhookFollower({ db, now, onError }: FanOutOptions): Follower {
  const handle = async (tx: Transaction, log: FollowedLog, facts: readonly LedgerFact[]) => {
    await fanOut(tx, log, facts, now());
  };
  return new Follower({ db, name: "webhooks", batch: 500, handle, onError });
}

/** How many messages were laid ready. */
export async function fanOut(
  tx: Transaction,
  { log, kind }: FollowedLog,
  facts: readonly LedgerFact[],
  now: number,
): Promise<number> {
  const asking = await askingFor(tx, log);
  const ready = asking.flatMap(({ webhook, types, customer, since }) =>
    facts.flatMap((fact) => {
      const type = eventType(kind, fact);
      // Nobody of a customer is to learn even that the supplier's people told each other something.
      const isShown = customer === null || fact.fields["internal"] !== "yes";
      return isShown && fact.recordedAt >= since.getTime() && asksFor(types, type) ? [{ webhook, type, fact }] : [];
    }),
  );
  if (ready.length === 0) return 0;
  const rows = await tx.query(
    `INSERT INTO peil.delivery (tenant, webhook, fact, log, idx, type, next_try_at, created_at)
     SELECT $1, d.webhook, d.fact, $2, d.idx, d.type, $3, $3
     FROM unnest($4::uuid[], $5::uuid[], $6::bigint[], $7::text[]) d(webhook, fact, idx, type)
     ON CONFLICT DO NOTHING RETURNING fact`,
    [
      tx.scope.tenant,
      log,
      new Date(now),
      ready.map(({ webhook }) => webhook),
      ready.map(({ fact }) => fact.id),
      ready.map(({ fact }) => fact.seq),
      ready.map(({ type }) => type),
    ],
    "lay ready",
  );
  return rows.length;
}

interface Asking {
  readonly webhook: string;
  readonly types: readonly string[];
  readonly customer: string | null;
  readonly since: Date;
}

/**
 * Those that may hear of this log at all: one that is held to a customer hears of that customer's contracts only. Whoever disables
 * one waits, so that nothing is laid ready for it afterwards.
 */
async function askingFor(tx: Transaction, log: string): Promise<Asking[]> {
  return tx.query<Asking>(
    `SELECT w.webhook, w.types, w.customer, w.since FROM peil.webhook w JOIN peil.log l ON l.tenant = w.tenant AND l.log = $2
     WHERE w.tenant = $1 AND w.state = 'active' AND (w.customer IS NULL OR w.customer = l.customer)
     FOR SHARE OF w`,
    [tx.scope.tenant, log],
    "webhooks of log",
  );
}
