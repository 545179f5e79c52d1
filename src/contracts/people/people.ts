/**
 * People of the supplier and of its customers: in which role, of whom, and how they are called, which stands sealed with a key of
 * their own (LED-3). What they prove who they are with stands elsewhere, in identity.
 */
import type { Transaction } from "../../database/database.ts";
import { sideOfRole, type Role } from "../../facts/role.ts";
import type { Vault } from "../../ledger/keys.ts";
import { refused, type Refused } from "../refused.ts";
import { tellTenant, type Asker } from "../own-logs.ts";

/** How somebody is called and reached. */
export interface Called {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** The language to write to them in. */
  readonly lang?: "nl" | "en" | undefined;
}

export interface NewPerson extends Called {
  readonly role: Role;
  /** For the customer's people and auditors. */
  readonly customer?: string | undefined;
  /** For auditors: the one contract that they see. */
  readonly contract?: string | undefined;
}

export interface Person {
  readonly person: string;
  readonly role: Role;
  readonly customer: string | null;
  readonly contract: string | null;
  readonly state: "active" | "left" | "erased";
  /** Undefined of somebody who was erased. */
  readonly called: Called | undefined;
}

/** `vault` makes the person's key with the person. */
export async function createPerson(
  tx: Transaction,
  vault: Vault,
  asker: Asker,
  { role, customer, contract, ...called }: NewPerson,
): Promise<Person | Refused> {
  const misplaced = await misplacement(tx, role, customer, contract);
  if (misplaced !== undefined) return misplaced;
  const person = asker.newId();
  await tx.query(
    "INSERT INTO peil.person (tenant, person, customer, contract, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    [tx.scope.tenant, person, customer ?? null, contract ?? null, role, new Date(asker.now)],
  );
  await sealCalled(tx, vault, asker.now, person, called);
  await tellTenant(tx, asker, "done", {
    what: "person",
    person,
    role,
    ...(customer === undefined ? {} : { customer }),
  });
  return { person, role, customer: customer ?? null, contract: contract ?? null, state: "active", called };
}

/** A side for each role: the supplier's people have no customer, and an auditor one contract of theirs. */
async function misplacement(
  tx: Transaction,
  role: Role,
  customer: string | undefined,
  contract: string | undefined,
): Promise<Refused | undefined> {
  if ((sideOfRole(role) === "customer") !== (customer !== undefined)) return refused("role-misplaced", { role });
  if ((role === "auditor") !== (contract !== undefined)) return refused("role-misplaced", { role });
  if (customer === undefined) return undefined;
  const [row] = await tx.query<{ contract: boolean }>(
    `SELECT $3::uuid IS NULL OR EXISTS (
       SELECT FROM peil.contract k WHERE k.tenant = c.tenant AND k.customer = c.customer AND k.contract = $3) AS contract
     FROM peil.customer c WHERE c.tenant = $1 AND c.customer = $2`,
    [tx.scope.tenant, customer, contract ?? null],
  );
  if (row === undefined) return refused("no-such-customer", { customer });
  return row.contract ? undefined : refused("no-such-contract", { contract: contract! });
}

export interface PersonChange {
  readonly role?: Role | undefined;
  readonly state?: "active" | "left" | undefined;
  readonly called?: Called | undefined;
}

/** A role of the other side is another person. Whether the last administrator may go is identity's to say, before this. */
export async function changePerson(
  tx: Transaction,
  vault: Vault,
  asker: Asker,
  person: string,
  { role, state, called }: PersonChange,
): Promise<Person | Refused> {
  await tx.query("SELECT FROM peil.person WHERE tenant = $1 AND person = $2 FOR UPDATE", [tx.scope.tenant, person]);
  const [before] = await persons(tx, vault, { persons: [person] });
  if (before === undefined || before.state === "erased") return refused("no-such-person", { person });
  const wanted = role ?? before.role;
  const isOtherSide = sideOfRole(wanted) !== sideOfRole(before.role);
  if (isOtherSide || (wanted === "auditor") !== (before.role === "auditor"))
    return refused("role-misplaced", { role: wanted });
  await tx.query("UPDATE peil.person SET role = $3, state = $4 WHERE tenant = $1 AND person = $2", [
    tx.scope.tenant,
    person,
    wanted,
    state ?? before.state,
  ]);
  if (called !== undefined) await sealCalled(tx, vault, asker.now, person, called);
  const changed = { ...(role === undefined ? {} : { role }), ...(state === undefined ? {} : { state }) };
  await tellTenant(tx, asker, "done", { what: "person-changed", person, ...changed });
  return { ...before, role: wanted, state: state ?? before.state, called: called ?? before.called };
}

async function sealCalled(tx: Transaction, vault: Vault, now: number, person: string, called: Called): Promise<void> {
  const keys = await vault.keysOf(tx, [person], now);
  const sealed = keys.sealPerson(person, Buffer.from(JSON.stringify(called), "utf8"));
  await tx.query("UPDATE peil.person SET sealed = $3 WHERE tenant = $1 AND person = $2", [
    tx.scope.tenant,
    person,
    sealed,
  ]);
}

export interface PeopleAsked {
  /** UUIDs; left out: all that the scope shows. */
  readonly persons?: readonly string[] | undefined;
  /** Of this customer; `null`: the supplier's own. */
  readonly customer?: string | null | undefined;
  /** The person after whom to go on. */
  readonly after?: string | undefined;
  readonly most?: number | undefined;
}

/** In the order in which they were made. */
export async function persons(
  tx: Transaction,
  vault: Vault,
  { persons: ids, customer, after, most = 500 }: PeopleAsked,
): Promise<Person[]> {
  const rows = await tx.query<Row>(
    `SELECT person, role, customer, contract, state, sealed FROM peil.person
     WHERE tenant = $1 AND ($2::uuid[] IS NULL OR person = ANY($2)) AND ($3::uuid IS NULL OR customer = $3)
       AND (NOT $4 OR customer IS NULL) AND ($5::uuid IS NULL OR person > $5)
     ORDER BY person LIMIT $6`,
    [tx.scope.tenant, ids ?? null, customer ?? null, customer === null, after ?? null, most],
    "people",
  );
  const keys = await vault.keysFound(
    tx,
    rows.filter(({ sealed }) => sealed !== null).map(({ person }) => person),
  );
  return rows.map(({ sealed, ...row }) => {
    const bytes = sealed === null ? undefined : keys.openPerson(row.person, sealed);
    return { ...row, called: bytes === undefined ? undefined : (JSON.parse(bytes.toString("utf8")) as Called) };
  });
}

interface Row extends Omit<Person, "called"> {
  readonly sealed: Buffer | null;
}
