/** Goes past every log of every tenant: for what looks at the whole system. */
import { wholeTenant, type Database } from "../database/database.ts";

export interface LogAt {
  readonly tenant: string;
  readonly log: string;
  readonly kind: "contract" | "service" | "tenant";
  readonly contract: string | undefined;
  readonly size: number;
}

export async function tenantsOf(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ tenant: string }>("SELECT tenant FROM peil.tenants()");
  return rows.map(({ tenant }) => tenant);
}

/** In the order in which they were made. */
export async function everyLog(database: Database): Promise<LogAt[]> {
  const all: LogAt[] = [];
  for (const tenant of await tenantsOf(database)) {
    const rows = await database.read(wholeTenant(tenant), (tx) =>
      tx.query<{ log: string; kind: LogAt["kind"]; contract: string | null; size: string }>(
        "SELECT log, kind, contract, size FROM peil.log WHERE tenant = $1 ORDER BY created_at, log",
        [tenant],
      ),
    );
    for (const { log, kind, contract, size } of rows) {
      all.push({ tenant, log, kind, contract: contract ?? undefined, size: Number(size) });
    }
  }
  return all;
}
