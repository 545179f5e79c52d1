/** Sessions as they stand in the database, and the statements that more than one part needs. */
import type { Transaction } from "../database/database.ts";
import type { Account } from "./account.ts";
import { tellEnded } from "./ended.ts";
import type { AccountKey, Session, SessionRow, SignedIn } from "./identity.ts";
import type { Principal, Role } from "./principal.ts";
import { IdentityRefused } from "./refusal.ts";
import { hashOf } from "./secrets.ts";

export interface ListedRow {
  session: string;
  how: SessionRow["how"];
  address: string;
  agent: string;
  created_at: Date;
  last_used_at: Date;
}

export interface LookedUpRow {
  tenant: string;
  account: string;
  person: string;
  role: Role;
  customer: string | null;
  contract: string | null;
  session: string;
  stage: Session["stage"];
  authenticated_at: Date;
  last_used_at: Date;
  expires_at: Date;
  language: "nl" | "en" | null;
}

export function listed(row: ListedRow, present: string): SessionRow {
  return {
    session: row.session,
    isPresent: row.session === present,
    how: row.how,
    address: row.address,
    agent: row.agent,
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at.getTime(),
  };
}

export function sessionOf(row: LookedUpRow): Session {
  const { tenant, account, person, stage } = row;
  return stage === "full"
    ? { stage, principal: { ...principalOf(row, row.session, row.authenticated_at.getTime()), language: row.language } }
    : { stage, account: { tenant, account, person } };
}

export function principalOf(
  {
    tenant,
    account,
    person,
    role,
    customer,
    contract,
  }: Pick<Account, keyof AccountKey | "role" | "customer" | "contract">,
  session: string,
  authenticatedAt: number,
): Principal {
  const held = { tenant, account, person, role, customer, contract };
  return { ...held, scopes: "all", via: "session", credential: session, authenticatedAt };
}

export function keyOf(session: Session): AccountKey {
  return session.stage === "full" ? session.principal : session.account;
}

/** Says how that session came about; undefined where there was none. */
export async function endOne(tx: Transaction, token: string): Promise<SessionRow["how"] | undefined> {
  const [ended] = await tx.query<{ how: SessionRow["how"] }>(
    "DELETE FROM identity.session WHERE tenant = $1 AND hash = $2 RETURNING how",
    [tx.scope.tenant, hashOf(token)],
  );
  return ended?.how;
}

/** The id of a session that has not ended since it was looked up; refuses with `not-signed-in`. Lock the account first. */
export async function presentSession(tx: Transaction, token: string): Promise<string> {
  const [row] = await tx.query<{ session: string }>(
    "SELECT session FROM identity.session WHERE tenant = $1 AND hash = $2",
    [tx.scope.tenant, hashOf(token)],
  );
  if (!row) throw new IdentityRefused("not-signed-in");
  return row.session;
}

/** Every session of the account but `except`, which is the id of one. Forget the account when the transaction is done. */
export async function endAll(tx: Transaction, account: string, except?: string): Promise<number> {
  await tellEnded(tx, account);
  const ended = await tx.query(
    `DELETE FROM identity.session WHERE tenant = $1 AND account = $2 AND session IS DISTINCT FROM $3 RETURNING session`,
    [tx.scope.tenant, account, except ?? null],
  );
  return ended.length;
}

export async function signedIn(tx: Transaction, account: string, at: number): Promise<void> {
  await tx.query(
    `UPDATE identity.account SET last_signed_in_at = $3, first_signed_in_at = coalesce(first_signed_in_at, $3)
     WHERE tenant = $1 AND account = $2`,
    [tx.scope.tenant, account, new Date(at)],
  );
}

/** With what the account can pass the second step. */
export async function methodsOf(tx: Transaction, account: Account): Promise<SignedIn["methods"]> {
  const [codes] = await tx.query<{ left: number }>(
    `SELECT count(*)::integer AS "left" FROM identity.recovery_code WHERE tenant = $1 AND account = $2`,
    [tx.scope.tenant, account.account],
  );
  return [
    ...(account.hasAuthenticator ? (["totp"] as const) : []),
    ...(account.hasPasskey ? (["passkey"] as const) : []),
    ...((codes?.left ?? 0) > 0 ? (["recovery-code"] as const) : []),
  ];
}
