/** Webhooks as the supplier's administrators keep them (HOK-2, HOK-3, HOK-5). Who may is asked by whoever calls. */
import type { Transaction } from "../database/database.ts";
import { unknownTypes } from "./event-type.ts";
import type { WebhookSecrets } from "./secrets.ts";

export interface Webhook {
  readonly webhook: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  /** Held to this customer's contracts. */
  readonly customer: string | null;
  readonly state: "active" | "disabled";
  /** `gone`: the receiver said so (410). `failing`: nothing got through for days. `asked`: by somebody. */
  readonly disabledBecause: "gone" | "failing" | "asked" | null;
  readonly createdAt: number;
  readonly version: number;
}

export interface NewWebhook {
  readonly webhook: string;
  readonly url: string;
  readonly description?: string | undefined;
  readonly types: readonly string[];
  readonly customer?: string | undefined;
}

/** What is wrong with a webhook: a closed set, each with what it is about. */
export interface WebhookFinding {
  readonly code: "url-refused" | "unknown-type" | "no-types" | "no-such-customer";
  readonly params: Readonly<Record<string, string>>;
}

/** `objection` is the egress' own: a URL that can never be asked is refused before anything is kept. */
export async function webhookFindings(
  tx: Transaction,
  { url, types, customer }: Partial<NewWebhook>,
  objection: (url: string) => string | undefined,
): Promise<WebhookFinding[]> {
  const findings: WebhookFinding[] = [];
  const reason = url === undefined ? undefined : objection(url);
  if (reason !== undefined) findings.push({ code: "url-refused", params: { reason } });
  if (types?.length === 0) findings.push({ code: "no-types", params: {} });
  for (const type of unknownTypes(types ?? [])) findings.push({ code: "unknown-type", params: { type } });
  if (customer !== undefined) {
    const known = await tx.query("SELECT FROM peil.customer WHERE tenant = $1 AND customer = $2", [
      tx.scope.tenant,
      customer,
    ]);
    if (known.length === 0) findings.push({ code: "no-such-customer", params: { customer } });
  }
  return findings;
}

/** Keeps a webhook without findings, and gives its secret: nobody can read it later. */
export async function makeWebhook(
  tx: Transaction,
  secrets: WebhookSecrets,
  { webhook, url, description = "", types, customer }: NewWebhook,
  now: number,
): Promise<string> {
  const secret = secrets.draw();
  const { tenant } = tx.scope;
  await tx.query(
    `INSERT INTO peil.webhook (tenant, webhook, url, description, types, customer, secret, since, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [tenant, webhook, url, description, types, customer ?? null, secrets.seal(tenant, webhook, secret), new Date(now)],
  );
  return secret;
}

export async function webhooks(tx: Transaction, webhook?: string): Promise<Webhook[]> {
  const rows = await tx.query<Omit<Webhook, "createdAt"> & { createdAt: Date }>(
    `SELECT webhook, url, description, types, customer, state, disabled_because AS "disabledBecause",
       created_at AS "createdAt", version
     FROM peil.webhook WHERE tenant = $1 AND ($2::uuid IS NULL OR webhook = $2) ORDER BY created_at, webhook`,
    [tx.scope.tenant, webhook ?? null],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
}

/** Changes what is given, from the version that the asker saw on; false where it is another by now, or not there. */
export async function changeWebhook(
  tx: Transaction,
  webhook: string,
  version: number,
  { url, description, types }: Pick<Partial<NewWebhook>, "url" | "description" | "types">,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE peil.webhook SET url = coalesce($4, url), description = coalesce($5, description), types = coalesce($6, types),
       version = version + 1 WHERE tenant = $1 AND webhook = $2 AND version = $3 RETURNING webhook`,
    [tx.scope.tenant, webhook, version, url ?? null, description ?? null, types ?? null],
  );
  return rows.length > 0;
}

/** A new secret; the old one goes on signing beside it for so long (HOK-3). Undefined where there is no such webhook. */
export async function renewSecret(
  tx: Transaction,
  secrets: WebhookSecrets,
  webhook: string,
  { now, overlapMs = 86_400_000 }: { readonly now: number; readonly overlapMs?: number },
): Promise<string | undefined> {
  const secret = secrets.draw();
  const { tenant } = tx.scope;
  const rows = await tx.query(
    `UPDATE peil.webhook SET former_secret = CASE WHEN $4::timestamptz > $5 THEN secret END,
       former_until = CASE WHEN $4::timestamptz > $5 THEN $4::timestamptz END,
       secret = $3, version = version + 1 WHERE tenant = $1 AND webhook = $2 RETURNING webhook`,
    [tenant, webhook, secrets.seal(tenant, webhook, secret), new Date(now + overlapMs), new Date(now)],
  );
  return rows.length > 0 ? secret : undefined;
}

/** What waits is given up; it can be sent again later. False where it was disabled already, or is not there. */
export async function disableWebhook(
  tx: Transaction,
  webhook: string,
  because: "gone" | "failing" | "asked",
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE peil.webhook SET state = 'disabled', disabled_because = $3, version = version + 1
     WHERE tenant = $1 AND webhook = $2 AND state = 'active' RETURNING webhook`,
    [tx.scope.tenant, webhook, because],
  );
  if (rows.length === 0) return false;
  await tx.query(
    `UPDATE peil.delivery SET state = 'failed', next_try_at = NULL, ended_at = $3, failure = coalesce(failure, 'disabled')
     WHERE tenant = $1 AND webhook = $2 AND state = 'waiting'`,
    [tx.scope.tenant, webhook, new Date(now)],
  );
  return true;
}

/** From now on: what was recorded while it was disabled is not made up for by itself. */
export async function enableWebhook(tx: Transaction, webhook: string, now: number): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE peil.webhook SET state = 'active', disabled_because = NULL, since = $3, version = version + 1
     WHERE tenant = $1 AND webhook = $2 AND state = 'disabled' RETURNING webhook`,
    [tx.scope.tenant, webhook, new Date(now)],
  );
  return rows.length > 0;
}

/** With its deliveries. */
export async function deleteWebhook(tx: Transaction, webhook: string): Promise<boolean> {
  const rows = await tx.query("DELETE FROM peil.webhook WHERE tenant = $1 AND webhook = $2 RETURNING webhook", [
    tx.scope.tenant,
    webhook,
  ]);
  return rows.length > 0;
}

/** Seals every secret of the tenant with the first master key; how many. Take away the old key after this. */
export async function sealSecretsAnew(tx: Transaction, secrets: WebhookSecrets): Promise<number> {
  const { tenant } = tx.scope;
  const rows = await tx.query<{ webhook: string; secret: Buffer; former: Buffer | null }>(
    "SELECT webhook, secret, former_secret AS former FROM peil.webhook WHERE tenant = $1 ORDER BY webhook FOR UPDATE",
    [tenant],
  );
  for (const { webhook, secret, former } of rows) {
    const anew = (form: Buffer): Buffer => {
      const plain = secrets.open(tenant, webhook, form);
      return plain === undefined ? form : secrets.seal(tenant, webhook, plain);
    };
    await tx.query("UPDATE peil.webhook SET secret = $3, former_secret = $4 WHERE tenant = $1 AND webhook = $2", [
      tenant,
      webhook,
      anew(secret),
      former && anew(former),
    ]);
  }
  return rows.length;
}
