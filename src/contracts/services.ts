/** The services of a tenant by the word that facts and agreements use for them, and what they are called. Rule: CON-2. */
import type { Transaction } from "../database/database.ts";
import { tellTenant, type Asker } from "./own-logs.ts";
import { refused, type Refused } from "./refused.ts";

export interface Service {
  readonly service: string;
  readonly name: string;
}

export async function createService(tx: Transaction, asker: Asker, service: Service): Promise<Service | Refused> {
  const [row] = await tx.query<Service>(
    `INSERT INTO peil.service (tenant, service, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING service, name`,
    [tx.scope.tenant, service.service, service.name, new Date(asker.now)],
  );
  if (row === undefined) return refused("name-taken", { name: service.service });
  await tellTenant(tx, asker, "done", { what: "service", service: service.service });
  return row;
}

export async function renameService(tx: Transaction, service: string, name: string): Promise<Service | Refused> {
  const [row] = await tx.query<Service>(
    "UPDATE peil.service SET name = $3 WHERE tenant = $1 AND service = $2 RETURNING service, name",
    [tx.scope.tenant, service, name],
  );
  return row ?? refused("no-such-service", { service });
}

export async function services(tx: Transaction): Promise<Service[]> {
  return tx.query<Service>("SELECT service, name FROM peil.service WHERE tenant = $1 ORDER BY service", [
    tx.scope.tenant,
  ]);
}
