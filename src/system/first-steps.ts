/**
 * The first steps of an installation: a supplier, and its first administrator with a link to sign in by. Each start looks whether
 * they were taken, and takes up where an earlier one was cut short.
 */
import { createPerson, persons } from "../contracts/people/people.ts";
import { createTenant } from "../contracts/tenants.ts";
import { wholeTenant } from "../database/database.ts";
import type { LinkMade } from "../identity/identity.ts";
import { IdentityRefused } from "../identity/refusal.ts";
import type { Composed } from "./compose.ts";
import { tenantsOf } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";

/** The link for the first administrator, while nobody has signed in as one. */
export async function takeFirstSteps(open: OpenSystem, system: Composed): Promise<LinkMade | undefined> {
  const { tenant, person } = await alone(open, async () => {
    const [there] = await tenantsOf(open.database);
    const own = there ?? system.newId();
    if (there === undefined) await createTenant(open.ownerUrl, { tenant: own, name: "Peil", ...asker(system) });
    return { tenant: own, person: await firstAdministrator(open, own, system) };
  });
  if (person === undefined) return undefined;
  await system.identity.accounts.make(tenant, {
    person,
    login: null,
    role: "administrator",
    customer: null,
    contract: null,
  });
  try {
    return await system.identity.administrators.first(tenant, person);
  } catch (error) {
    if (error instanceof IdentityRefused && error.code === "administrator-signed-in") return undefined;
    throw error;
  }
}

/** Two processes that start on the same empty database take these steps one after the other. */
async function alone<T>({ database }: OpenSystem, work: () => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended('peil first steps', 0))");
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock_all()");
    client.release();
  }
}

function asker({ now, newId }: Composed): { now: number; newId: () => string } {
  return { now: now(), newId };
}

/** The oldest administrator that is there, made when there is none; undefined where there are several: they know the way. */
async function firstAdministrator(
  { database, vault }: OpenSystem,
  tenant: string,
  system: Composed,
): Promise<string | undefined> {
  return database.write(wholeTenant(tenant), async (tx) => {
    const own = await persons(tx, vault, { customer: null });
    const administrators = own.filter(({ role, state }) => role === "administrator" && state === "active");
    if (administrators.length > 1) return undefined;
    if (administrators[0] !== undefined) return administrators[0].person;
    const made = await createPerson(tx, vault, asker(system), { role: "administrator", name: "Administrator" });
    if ("refused" in made) throw new Error(`the first administrator was refused: ${made.refused}`);
    return made.person;
  });
}
