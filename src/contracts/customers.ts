/** The customers of a tenant: organisations by name. Who works there are persons, and stand elsewhere. Rule: CON-1. */
import type { Transaction } from "../database/database.ts";
import { tellTenant, type Asker } from "./own-logs.ts";
import { refused, type Refused } from "./refused.ts";

export interface Customer {
  readonly customer: string;
  readonly name: string;
  readonly createdAt: number;
}

export async function createCustomer(tx: Transaction, asker: Asker, name: string): Promise<Customer> {
  const customer = asker.newId();
  await tx.query("INSERT INTO peil.customer (tenant, customer, name, created_at) VALUES ($1, $2, $3, $4)", [
    tx.scope.tenant,
    customer,
    name,
    new Date(asker.now),
  ]);
  await tellTenant(tx, asker, "done", { what: "customer", customer });
  return { customer, name, createdAt: asker.now };
}

export async function renameCustomer(
  tx: Transaction,
  asker: Asker,
  customer: string,
  name: string,
): Promise<Customer | Refused> {
  const [row] = await tx.query<CustomerRow>(
    `UPDATE peil.customer SET name = $3 WHERE tenant = $1 AND customer = $2 RETURNING customer, name, created_at`,
    [tx.scope.tenant, customer, name],
  );
  if (row === undefined) return refused("no-such-customer", { customer });
  await tellTenant(tx, asker, "done", { what: "customer-name", customer });
  return customerOf(row);
}

/** Those that the scope shows, by name, so many after the last one that was seen. */
export async function customers(
  tx: Transaction,
  {
    after,
    most = 100,
  }: { readonly after?: Pick<Customer, "name" | "customer"> | undefined; readonly most?: number } = {},
): Promise<Customer[]> {
  const rows = await tx.query<CustomerRow>(
    `SELECT customer, name, created_at FROM peil.customer
     WHERE tenant = $1 AND ($2::text IS NULL OR (name, customer) > ($2, $3::uuid)) ORDER BY name, customer LIMIT $4`,
    [tx.scope.tenant, after?.name ?? null, after?.customer ?? null, most],
  );
  return rows.map((row) => customerOf(row));
}

/** How these are called, of those that the scope shows. */
export async function customersNamed(
  tx: Transaction,
  ids: readonly string[],
): Promise<Pick<Customer, "customer" | "name">[]> {
  return tx.query<Pick<Customer, "customer" | "name">>(
    "SELECT customer, name FROM peil.customer WHERE tenant = $1 AND customer = ANY($2::uuid[]) ORDER BY customer",
    [tx.scope.tenant, ids],
    "names of customers",
  );
}

export async function customerBy(tx: Transaction, customer: string): Promise<Customer | undefined> {
  const [row] = await tx.query<CustomerRow>(
    "SELECT customer, name, created_at FROM peil.customer WHERE tenant = $1 AND customer = $2",
    [tx.scope.tenant, customer],
  );
  return row && customerOf(row);
}

interface CustomerRow {
  readonly customer: string;
  readonly name: string;
  readonly created_at: Date;
}

function customerOf({ customer, name, created_at }: CustomerRow): Customer {
  return { customer, name, createdAt: created_at.getTime() };
}
