/**
 * Accounts: identity's own copy of who may sign in as whom (IDN-1, IDN-11). What gives a person something is written here last,
 * what takes something away first: a crash between the two leaves nobody with more than he should have.
 */
import { wholeTenant, type Scope, type Transaction } from "../database/database.ts";
import { accountsOf, findAccount, shown, type Account } from "./account.ts";
import { tell } from "./event.ts";
import type { AccountChange, AccountInput, AccountRow, Identity, IdentityOptions } from "./identity.ts";
import { normalLogin } from "./login.ts";
import { isSupplierRole } from "./principal.ts";
import { IdentityRefused, refusingTaken } from "./refusal.ts";
import { endAll } from "./session-rows.ts";
import type { Sessions } from "./sessions.ts";

type Asked = Identity["accounts"];

export class Accounts implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;

  constructor(options: IdentityOptions, parts: { sessions: Sessions }) {
    this.options = options;
    this.sessions = parts.sessions;
  }

  async make(tenant: string, input: AccountInput, by?: string): Promise<AccountRow> {
    const login = loginOf(input.login);
    needsPlace(input);
    const made = await this.write(wholeTenant(tenant), (tx) =>
      tx.query(
        `INSERT INTO identity.account (tenant, account, person, login, role, customer, contract, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant, person) DO NOTHING RETURNING account`,
        [
          tenant,
          this.options.newId(),
          input.person,
          login,
          input.role,
          input.customer,
          input.contract,
          new Date(this.options.now()),
        ],
      ),
    );
    // Whoever makes it again without a login knows of none, and takes away none that was chosen since.
    if (made.length === 0) return this.change(tenant, input.person, { ...input, login: login ?? undefined }, by);
    await tell(this.options, { kind: "account-made", tenant, person: input.person, by });
    return (await this.of(tenant, input.person))!;
  }

  async change(tenant: string, person: string, change: AccountChange, by?: string): Promise<AccountRow> {
    const done = await this.write(wholeTenant(tenant), async (tx) => {
      const { before, after } = await this.decide(tx, person, change, true);
      if (isSame(before, after)) return { account: after, isChanged: false };
      await tx.query(
        `UPDATE identity.account SET login = $3, role = $4, customer = $5, contract = $6, state = $7
         WHERE tenant = $1 AND account = $2`,
        [tenant, after.account, after.login, after.role, after.customer, after.contract, after.state],
      );
      if (isMoved(before, after)) await endAll(tx, after.account);
      if (after.state !== "active") await deleteLinks(tx, after.account);
      return { account: after, isChanged: true };
    });
    this.sessions.forget(done.account.account);
    if (done.isChanged) await tell(this.options, { kind: "account-changed", tenant, person, by });
    return shown(done.account);
  }

  async mayChange(tenant: string, person: string, change: AccountChange): Promise<void> {
    await this.options.database.read(wholeTenant(tenant), (tx) => this.decide(tx, person, change, false));
  }

  async erase(tenant: string, person: string, by?: string): Promise<void> {
    const account = await this.write(wholeTenant(tenant), async (tx) => {
      await lockAdministrators(tx);
      const account = await findAccount(tx, "person", person, true);
      // Whoever asks again after a crash finds it gone, as it should be.
      if (!account) return undefined;
      await keepsAdministrator(tx, account);
      await endAll(tx, account.account);
      await tx.query("DELETE FROM identity.account WHERE tenant = $1 AND account = $2", [tenant, account.account]);
      return account.account;
    });
    if (account === undefined) return;
    this.sessions.forget(account);
    await tell(this.options, { kind: "account-erased", tenant, person, by });
  }

  async of(tenant: string, person: string): Promise<AccountRow | undefined> {
    const found = await this.options.database.read(wholeTenant(tenant), (tx) => findAccount(tx, "person", person));
    return found && shown(found);
  }

  async list(tenant: string): Promise<AccountRow[]> {
    return (await this.options.database.read(wholeTenant(tenant), accountsOf)).map(shown);
  }

  private async decide(
    tx: Transaction,
    person: string,
    change: AccountChange,
    lock: boolean,
  ): Promise<{ before: Account; after: Account }> {
    if (lock) await lockAdministrators(tx);
    const before = await findAccount(tx, "person", person, lock);
    if (!before) throw new IdentityRefused("unknown-account");
    const { login = before.login, role = before.role, customer = before.customer, contract = before.contract } = change;
    const after = { ...before, login: loginOf(login), role, customer, contract, state: change.state ?? before.state };
    needsPlace(after);
    if (before.login !== null && after.login === null) throw new IdentityRefused("login-malformed");
    if (after.login !== null && after.login !== before.login) await needsFreeLogin(tx, after.login);
    if (after.role !== "administrator" || after.state !== "active") await keepsAdministrator(tx, before);
    return { before, after };
  }

  private write<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return refusingTaken(this.options.database.write(scope, work));
  }
}

/** The last one who can let others in is not taken away (IDN-11). One who was never in does not count: he may never come. */
async function keepsAdministrator(tx: Transaction, going: Account): Promise<void> {
  const isOne = going.role === "administrator" && going.state === "active" && going.firstSignedInAt !== null;
  if (!isOne) return;
  const others = await tx.query(
    `SELECT 1 FROM identity.account WHERE tenant = $1 AND account <> $2 AND role = 'administrator' AND state = 'active'
       AND first_signed_in_at IS NOT NULL LIMIT 1`,
    [tx.scope.tenant, going.account],
  );
  if (others.length === 0) throw new IdentityRefused("last-administrator");
}

/** Two who take each other's role away at the same moment take turns, so that one of them is refused. */
async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.query(
    "SELECT 1 FROM identity.account WHERE tenant = $1 AND role = 'administrator' ORDER BY account FOR UPDATE",
    [tx.scope.tenant],
  );
}

async function needsFreeLogin(tx: Transaction, login: string): Promise<void> {
  const rows = await tx.query("SELECT 1 FROM identity.account WHERE tenant = $1 AND login = $2", [
    tx.scope.tenant,
    login,
  ]);
  if (rows.length > 0) throw new IdentityRefused("login-taken");
}

async function deleteLinks(tx: Transaction, account: string): Promise<void> {
  await tx.query("DELETE FROM identity.link WHERE tenant = $1 AND account = $2", [tx.scope.tenant, account]);
}

function loginOf(given: string | null): string | null {
  if (given === null) return null;
  const login = normalLogin(given);
  if (login === undefined) throw new IdentityRefused("login-malformed");
  return login;
}

/** The supplier's people stand at no customer, everybody else at one, an auditor at one contract of it. */
function needsPlace({ role, customer, contract }: Pick<AccountInput, "role" | "customer" | "contract">): void {
  const fits = (customer === null) === isSupplierRole(role) && (contract !== null) === (role === "auditor");
  if (!fits) throw new IdentityRefused("place-malformed");
}

function isSame(before: Account, after: Account): boolean {
  return before.login === after.login && !isMoved(before, after);
}

function isMoved(before: Account, after: Account): boolean {
  return (["role", "customer", "contract", "state"] as const).some((key) => before[key] !== after[key]);
}
