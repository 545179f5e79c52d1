/** Providers as they stand in the database, their secrets sealed, and whose account belongs to whom there. */
import type { Transaction } from "../database/database.ts";
import type { IdentityOptions, ProviderInput, ProviderRow } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";
import { seal, unseal } from "./secrets.ts";

interface Row {
  provider: string;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer;
  domains: string[];
  has_second_factor: boolean;
}

export async function addProvider(
  tx: Transaction,
  options: IdentityOptions,
  provider: string,
  input: ProviderInput,
): Promise<ProviderRow> {
  const [row] = await tx.query<Row>(
    `INSERT INTO identity.provider (tenant, provider, name, issuer, client_id, client_secret, domains, has_second_factor, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *`,
    [...valuesOf(tx, options, provider, input), new Date(options.now())],
  );
  return shown(row!);
}

export async function updateProvider(
  tx: Transaction,
  options: IdentityOptions,
  provider: string,
  input: ProviderInput,
): Promise<ProviderRow> {
  const [row] = await tx.query<Row>(
    `UPDATE identity.provider SET name = $3, issuer = $4, client_id = $5, client_secret = $6, domains = $7,
       has_second_factor = $8 WHERE tenant = $1 AND provider = $2 RETURNING *`,
    valuesOf(tx, options, provider, input),
  );
  return shown(row!);
}

/** Refuses with `unknown-provider`. */
export async function findProvider(
  tx: Transaction,
  options: IdentityOptions,
  provider: string,
): Promise<{ row: ProviderRow; clientSecret: string }> {
  const [row] = await tx.query<Row>("SELECT * FROM identity.provider WHERE tenant = $1 AND provider::text = $2", [
    tx.scope.tenant,
    provider,
  ]);
  if (!row) throw new IdentityRefused("unknown-provider");
  return { row: shown(row), clientSecret: unseal(options.key, `provider ${provider}`, row.client_secret).toString() };
}

export async function listProviders(tx: Transaction): Promise<ProviderRow[]> {
  const rows = await tx.query<Row>("SELECT * FROM identity.provider WHERE tenant = $1 ORDER BY name, provider", [
    tx.scope.tenant,
  ]);
  return rows.map(shown);
}

export async function deleteProvider(tx: Transaction, provider: string): Promise<boolean> {
  const gone = await tx.query(
    "DELETE FROM identity.provider WHERE tenant = $1 AND provider::text = $2 RETURNING provider",
    [tx.scope.tenant, provider],
  );
  return gone.length > 0;
}

/** The account that a subject of this provider was attached to. */
export async function attached(tx: Transaction, provider: string, subject: string): Promise<string | undefined> {
  const [row] = await tx.query<{ account: string }>(
    "SELECT account FROM identity.provider_account WHERE tenant = $1 AND provider = $2 AND subject = $3",
    [tx.scope.tenant, provider, subject],
  );
  return row?.account;
}

export async function attach(
  tx: Transaction,
  provider: string,
  subject: string,
  account: string,
  now: Date,
): Promise<void> {
  await tx.query(
    "INSERT INTO identity.provider_account (tenant, provider, subject, account, created_at) VALUES ($1, $2, $3, $4, $5)",
    [tx.scope.tenant, provider, subject, account, now],
  );
}

function valuesOf(tx: Transaction, options: IdentityOptions, provider: string, input: ProviderInput): unknown[] {
  const secret = seal(options.key, options.random, `provider ${provider}`, input.clientSecret);
  const { name, issuer, clientId, domains, hasSecondFactor } = input;
  return [tx.scope.tenant, provider, name, issuer, clientId, secret, domains, hasSecondFactor];
}

function shown(row: Row): ProviderRow {
  return {
    provider: row.provider,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    domains: row.domains,
    hasSecondFactor: row.has_second_factor,
  };
}
