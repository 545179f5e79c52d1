/**
 * A tenant: the organisation that supplies. It is made by the owner of the database, since nobody who serves requests may make
 * one; its service log and its tenant log come along.
 */
import pg from "pg";
import type { Transaction } from "../database/database.ts";
import { wholeTenant } from "../database/database.ts";
import { tellTenant } from "./own-logs.ts";

export interface NewTenant {
  readonly tenant: string;
  readonly name: string;
  readonly now: number;
  readonly newId: () => string;
}

/** `ownerUrl` is that of the database's owner, as `migrate` takes it. */
export async function createTenant(ownerUrl: string, { tenant, name, now, newId }: NewTenant): Promise<void> {
  const scope = wholeTenant(tenant);
  if (!/^[0-9a-f-]{36}$/.test(tenant)) throw new TypeError("a tenant is named by a UUID");
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "peil tenant" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `SET LOCAL app.tenant='${tenant}'; SET LOCAL app.customer='all'; SET LOCAL app.contract='all'; SET LOCAL timezone='UTC'`,
    );
    const at = new Date(now);
    await client.query("INSERT INTO peil.tenant (tenant, name, created_at) VALUES ($1, $2, $3)", [tenant, name, at]);
    await client.query(
      "INSERT INTO peil.log (tenant, log, kind, created_at) VALUES ($1, $2, 'service', $4), ($1, $3, 'tenant', $4)",
      [tenant, newId(), newId(), at],
    );
    const tx: Transaction = {
      scope,
      query: async <Row>(sql: string, values: readonly unknown[] = []) =>
        (await client.query(sql, [...values])).rows as Row[],
    };
    await tellTenant(tx, { now, newId }, "done", { what: "tenant", tenant });
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
