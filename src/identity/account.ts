/** An account as it stands in the database, and the ways to find one inside its tenant. */
import type { Transaction } from "../database/database.ts";
import type { AccountRow, IdentityOptions } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";
import type { Role } from "./principal.ts";

/** With what nobody outside may see. */
export interface Account extends AccountRow {
  readonly password: string | null;
  readonly hasAuthenticator: boolean;
  readonly hasPasskey: boolean;
}

interface Row {
  tenant: string;
  account: string;
  person: string;
  login: string | null;
  role: Role;
  customer: string | null;
  contract: string | null;
  state: "active" | "left";
  password: string | null;
  first_signed_in_at: Date | null;
  last_signed_in_at: Date | null;
  has_authenticator: boolean;
  has_passkey: boolean;
}

const columns = `a.tenant, a.account, a.person, a.login, a.role, a.customer, a.contract, a.state, a.password,
  a.first_signed_in_at, a.last_signed_in_at,
  EXISTS (SELECT FROM identity.authenticator t WHERE t.tenant = a.tenant AND t.account = a.account
    AND t.confirmed_at IS NOT NULL) AS has_authenticator,
  EXISTS (SELECT FROM identity.passkey k WHERE k.tenant = a.tenant AND k.account = a.account) AS has_passkey`;

/** `lock`: nothing of the account changes until the transaction ends. */
export async function findAccount(
  tx: Transaction,
  by: "account" | "person" | "login",
  value: string,
  lock = false,
): Promise<Account | undefined> {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM identity.account a WHERE a.tenant = $1 AND a.${by} = $2${lock ? " FOR UPDATE" : ""}`,
    [tx.scope.tenant, value],
  );
  return rows[0] && accountOf(rows[0]);
}

export async function accountsOf(tx: Transaction): Promise<Account[]> {
  const sql = `SELECT ${columns} FROM identity.account a WHERE a.tenant = $1 ORDER BY a.created_at, a.account`;
  return (await tx.query<Row>(sql, [tx.scope.tenant])).map(accountOf);
}

/** Refuses with `unknown-account` or `account-not-active`. */
export async function activeAccount(
  tx: Transaction,
  by: "account" | "person",
  value: string,
  lock = false,
): Promise<Account> {
  const found = await findAccount(tx, by, value, lock);
  if (!found) throw new IdentityRefused("unknown-account");
  if (found.state !== "active") throw new IdentityRefused("account-not-active");
  return found;
}

/** Without the password. */
export function shown(found: Account): AccountRow {
  const { tenant, account, person, login, role, customer, contract, state } = found;
  const { hasPassword, hasSecondFactor, firstSignedInAt, lastSignedInAt } = found;
  const who = { tenant, account, person, login, role, customer, contract, state };
  return { ...who, hasPassword, hasSecondFactor, firstSignedInAt, lastSignedInAt };
}

export function needsSecondFactor(options: IdentityOptions, role: Role): boolean {
  return (options.secondFactorFor ?? ["administrator", "manager"]).includes(role);
}

function accountOf(row: Row): Account {
  return {
    tenant: row.tenant,
    account: row.account,
    person: row.person,
    login: row.login,
    role: row.role,
    customer: row.customer,
    contract: row.contract,
    state: row.state,
    password: row.password,
    hasPassword: row.password !== null,
    hasAuthenticator: row.has_authenticator,
    hasPasskey: row.has_passkey,
    hasSecondFactor: row.has_authenticator || row.has_passkey,
    firstSignedInAt: row.first_signed_in_at?.getTime() ?? null,
    lastSignedInAt: row.last_signed_in_at?.getTime() ?? null,
  };
}
