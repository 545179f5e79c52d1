/** What a contract has of the supplier, thing by thing, each with what the agreement attaches to it, such as a package (CON-1). */
import type { Finding } from "../agreement/finding.ts";
import type { Transaction } from "../database/database.ts";
import { isError, knownAgreement } from "./agreement-text.ts";
import { checkAsset } from "./contract-fields.ts";
import type { Asset } from "./contract-draft.ts";
import { tellTenant, type Asker } from "./own-logs.ts";
import { refused, type OrRefused } from "./refused.ts";

export interface KeptAsset extends Asset {
  readonly asset: string;
  readonly contract: string;
  readonly customer: string;
  readonly createdAt: number;
  /** Undefined while it is in use. */
  readonly retiredAt: number | undefined;
}

export async function addAsset(
  tx: Transaction,
  asker: Asker,
  contract: string,
  { name, attributes }: Asset,
): Promise<OrRefused<KeptAsset>> {
  const [row] = await tx.query<{ customer: string; source: string }>(
    `SELECT c.customer, a.source FROM peil.contract c JOIN peil.agreement a ON a.tenant = c.tenant AND a.hash = c.agreement
     WHERE c.tenant = $1 AND c.contract = $2`,
    [tx.scope.tenant, contract],
  );
  if (row === undefined) return refused("no-such-contract", { contract });
  const findings: readonly Finding[] = checkAsset(knownAgreement(row.source).file, attributes, ["attributes"]);
  if (findings.some(isError)) return { findings };
  const { customer } = row;
  const asset = asker.newId();
  await tx.query(
    `INSERT INTO peil.asset (tenant, asset, contract, customer, name, attributes, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.scope.tenant, asset, contract, customer, name, JSON.stringify(attributes), new Date(asker.now)],
  );
  await tellTenant(tx, asker, "done", { what: "asset", asset, contract });
  return { asset, contract, customer, name, attributes, createdAt: asker.now, retiredAt: undefined };
}

/** Taken out of use from now on; what was said of it stays. Once is enough. */
export async function retireAsset(tx: Transaction, asker: Asker, asset: string): Promise<KeptAsset | undefined> {
  const rows = await tx.query<Row>(
    `UPDATE peil.asset SET retired_at = $3 WHERE tenant = $1 AND asset = $2 AND retired_at IS NULL RETURNING ${columns}`,
    [tx.scope.tenant, asset, new Date(asker.now)],
  );
  if (rows.length === 0) return assetBy(tx, asset);
  await tellTenant(tx, asker, "done", { what: "asset-retired", asset });
  return assetOf(rows[0]!);
}

export interface AssetsAsked {
  readonly contract?: string | undefined;
  readonly after?: Pick<KeptAsset, "name" | "asset"> | undefined;
  readonly most?: number;
}

/** Those that the scope shows, by name. */
export async function assets(tx: Transaction, { contract, after, most = 100 }: AssetsAsked): Promise<KeptAsset[]> {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM peil.asset WHERE tenant = $1 AND ($2::uuid IS NULL OR contract = $2)
       AND ($3::text IS NULL OR (name, asset) > ($3, $4::uuid)) ORDER BY name, asset LIMIT $5`,
    [tx.scope.tenant, contract ?? null, after?.name ?? null, after?.asset ?? null, most],
  );
  return rows.map(assetOf);
}

export async function assetBy(tx: Transaction, asset: string): Promise<KeptAsset | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${columns} FROM peil.asset WHERE tenant = $1 AND asset = $2`, [
    tx.scope.tenant,
    asset,
  ]);
  return row && assetOf(row);
}

const columns = "asset, contract, customer, name, attributes, created_at, retired_at";

interface Row extends Omit<KeptAsset, "createdAt" | "retiredAt"> {
  readonly created_at: Date;
  readonly retired_at: Date | null;
}

function assetOf({ created_at, retired_at, ...row }: Row): KeptAsset {
  return { ...row, createdAt: created_at.getTime(), retiredAt: retired_at?.getTime() };
}
