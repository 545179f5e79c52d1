/**
 * Links that are good once (IDN-10): whoever has it may set the password of one account, until it is used or too old. Only its
 * hash is kept, so it is shown to whoever made it and to nobody after.
 */
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount, type Account } from "./account.ts";
import { removeSecondFactor } from "./authenticator.ts";
import { from, tell } from "./event.ts";
import type { Identity, IdentityOptions, LinkMade, LinkPurpose, SignedIn, Visitor } from "./identity.ts";
import { normalLogin } from "./login.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { needsGoodPassword } from "./password-policy.ts";
import { setPassword } from "./passwords.ts";
import { IdentityRefused, refusingTaken } from "./refusal.ts";
import { hashOf, newToken } from "./secrets.ts";
import { endAll } from "./session-rows.ts";
import type { Sessions } from "./sessions.ts";

type Asked = Identity["links"];

const HOUR_MS = 3_600_000;
const lengths: Readonly<Record<LinkPurpose, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  "first-administrator": 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
  recovery: HOUR_MS,
};

export class Links implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  private readonly hasher: PasswordHasher;

  constructor(options: IdentityOptions, parts: { sessions: Sessions; hasher: PasswordHasher }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.hasher = parts.hasher;
  }

  invite(tenant: string, person: string, by?: string): Promise<LinkMade> {
    return this.makeFor(tenant, person, "invitation", by);
  }

  reset(tenant: string, person: string, by?: string): Promise<LinkMade> {
    return this.makeFor(tenant, person, "reset", by);
  }

  async look(token: string): ReturnType<Asked["look"]> {
    const { rows } = await this.options.database.pool.query<{
      tenant: string;
      purpose: LinkPurpose;
      login: string | null;
      expires_at: Date;
    }>("SELECT tenant, purpose, login, expires_at FROM identity.link_of($1)", [hashOf(token)]);
    const row = rows[0];
    const expiresAt = row?.expires_at.getTime() ?? 0;
    if (!row || expiresAt <= this.options.now()) throw new IdentityRefused("link-not-valid");
    return { purpose: row.purpose, tenant: row.tenant, login: row.login, expiresAt };
  }

  async use(token: string, given: { password: string; login?: string }, visitor: Visitor): Promise<SignedIn> {
    const link = await this.look(token);
    const { tenant } = link;
    const login = link.login ?? loginOf(given.login);
    needsGoodPassword(given.password, login);
    const password = await this.hasher.hash(given.password);
    const work = this.options.database.write(wholeTenant(tenant), async (tx) => {
      const { account, purpose } = await takeLink(tx, token, this.options.now());
      await tx.query("UPDATE identity.account SET login = coalesce(login, $3) WHERE tenant = $1 AND account = $2", [
        tenant,
        account.account,
        login,
      ]);
      await setPassword(tx, account.account, password);
      await endAll(tx, account.account);
      const isRecovery = purpose === "recovery";
      if (isRecovery) await forgetProofs(tx, account.account);
      const left = isRecovery ? { ...account, hasSecondFactor: false } : account;
      const signedIn = await this.sessions.open(tx, left, { how: "link", factors: 1, visitor });
      return { account, signedIn };
    });
    const { account, signedIn } = await refusingTaken(work);
    const { person } = account;
    this.sessions.forget(account.account);
    await tell(this.options, { kind: "link-used", tenant, person, how: link.purpose, ...from(visitor) });
    if (signedIn.session.stage === "full") {
      await tell(this.options, { kind: "signed-in", tenant, person, how: "link", ...from(visitor) });
    }
    return signedIn;
  }

  private async makeFor(tenant: string, person: string, purpose: LinkPurpose, by?: string): Promise<LinkMade> {
    const made = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const { account } = await activeAccount(tx, "person", person, true);
      // The newest counts, or an old one that fell into other hands would go on counting too.
      await tx.query("DELETE FROM identity.link WHERE tenant = $1 AND account = $2", [tenant, account]);
      return makeLink(tx, this.options, account, purpose);
    });
    await tell(this.options, { kind: "link-made", tenant, person, by, how: purpose });
    return made;
  }
}

export async function makeLink(
  tx: Transaction,
  options: IdentityOptions,
  account: string,
  purpose: LinkPurpose,
): Promise<LinkMade> {
  const token = newToken(options.random);
  const now = options.now();
  const expiresAt = now + lengths[purpose];
  await tx.query(
    `INSERT INTO identity.link (hash, tenant, account, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [hashOf(token), tx.scope.tenant, account, purpose, new Date(now), new Date(expiresAt)],
  );
  return { token, purpose, expiresAt };
}

/** Uses it up: of two at the same moment one is refused. The account is locked until the transaction ends. */
export async function takeLink(
  tx: Transaction,
  token: string,
  now: number,
): Promise<{ account: Account; purpose: LinkPurpose }> {
  const [taken] = await tx.query<{ account: string; purpose: LinkPurpose }>(
    "DELETE FROM identity.link WHERE tenant = $1 AND hash = $2 AND expires_at > $3 RETURNING account, purpose",
    [tx.scope.tenant, hashOf(token), new Date(now)],
  );
  if (!taken) throw new IdentityRefused("link-not-valid");
  const account = await activeAccount(tx, "account", taken.account, true);
  if (taken.purpose === "first-administrator" && (await hasSignedInAdministrator(tx))) {
    throw new IdentityRefused("link-not-valid");
  }
  return { account, purpose: taken.purpose };
}

export async function hasSignedInAdministrator(tx: Transaction): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM identity.account WHERE tenant = $1 AND role = 'administrator' AND first_signed_in_at IS NOT NULL LIMIT 1`,
    [tx.scope.tenant],
  );
  return rows.length > 0;
}

/** Whoever runs the machine gives the account back to its owner: nothing that another may have added is left. */
async function forgetProofs(tx: Transaction, account: string): Promise<void> {
  await removeSecondFactor(tx, account);
  for (const table of ["provider_account", "api_key"]) {
    await tx.query(`DELETE FROM identity.${table} WHERE tenant = $1 AND account = $2`, [tx.scope.tenant, account]);
  }
}

function loginOf(given: string | undefined): string {
  if (given === undefined) throw new IdentityRefused("login-needed");
  const login = normalLogin(given);
  if (login === undefined) throw new IdentityRefused("login-malformed");
  return login;
}
