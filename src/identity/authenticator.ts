/**
 * An authenticator as second step (IDN-8): its secret is sealed, and counts only after a first code showed that the app has it.
 */
import { Secret } from "otpauth";
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount, needsSecondFactor } from "./account.ts";
import { authenticatorOf, newRecoveryCodes, redeemTotp, sealedSecret } from "./codes.ts";
import { from, tell } from "./event.ts";
import type { Identity, IdentityOptions, SignedIn, Visitor } from "./identity.ts";
import type { Principal } from "./principal.ts";
import { IdentityRefused } from "./refusal.ts";
import { endAll, presentSession } from "./session-rows.ts";
import type { Sessions } from "./sessions.ts";
import { factorLimit, type Throttle } from "./throttle.ts";

type Asked = Identity["authenticator"];

export class Authenticator implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  private readonly throttle: Throttle;

  constructor(options: IdentityOptions, parts: { sessions: Sessions; throttle: Throttle }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.throttle = parts.throttle;
  }

  async enrol(token: string): Promise<{ uri: string; secret: string }> {
    const { tenant, account: id } = await this.sessions.enrolling(token);
    const secret = this.options.random(20);
    const login = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "account", id, true);
      await presentSession(tx, token);
      if (account.hasAuthenticator) throw new IdentityRefused("second-factor-present");
      await tx.query(
        `INSERT INTO identity.authenticator (tenant, account, sealed, last_step, created_at) VALUES ($1, $2, $3, 0, $4)
         ON CONFLICT (tenant, account) DO UPDATE SET sealed = excluded.sealed, last_step = 0, created_at = excluded.created_at`,
        [tenant, id, sealedSecret(this.options, id, secret), new Date(this.options.now())],
      );
      return account.login ?? "";
    });
    const uri = authenticatorOf(this.options, secret, login).toString();
    return { uri, secret: new Secret({ buffer: new Uint8Array(secret).buffer }).base32 };
  }

  async confirm(token: string, code: string, visitor: Visitor): Promise<SignedIn & { recoveryCodes: string[] }> {
    const { tenant, account: id, person } = await this.sessions.enrolling(token);
    const limits = [factorLimit(id)];
    await this.throttle.count(limits);
    const done = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "account", id, true);
      const session = await presentSession(tx, token);
      if (!(await redeemTotp(tx, this.options, id, code.replaceAll(/\s/g, ""), false))) return undefined;
      await tx.query("UPDATE identity.authenticator SET confirmed_at = $3 WHERE tenant = $1 AND account = $2", [
        tenant,
        id,
        new Date(this.options.now()),
      ]);
      // Whoever was in with a password alone proves more from now on.
      await endAll(tx, id, session);
      const recoveryCodes = await newRecoveryCodes(tx, this.options, id);
      return { ...(await this.sessions.open(tx, account, { factors: 2, visitor, replaces: token })), recoveryCodes };
    });
    if (!done) throw new IdentityRefused("wrong-code");
    this.sessions.forget(id);
    await this.throttle.succeeded(limits);
    await tell(this.options, { kind: "authenticator-added", tenant, person, ...from(visitor) });
    await tell(this.options, { kind: "recovery-codes-made", tenant, person });
    return done;
  }

  async newRecoveryCodes(principal: Principal): Promise<string[]> {
    this.sessions.needsFresh(principal);
    const { tenant, person } = principal;
    const codes = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "account", principal.account, true);
      if (!account.hasSecondFactor) throw new IdentityRefused("no-second-factor");
      return newRecoveryCodes(tx, this.options, account.account);
    });
    await tell(this.options, { kind: "recovery-codes-made", tenant, person });
    return codes;
  }

  async remove(principal: Principal): Promise<void> {
    this.sessions.needsFresh(principal);
    const { tenant, person } = principal;
    await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "account", principal.account, true);
      if (!account.hasAuthenticator) throw new IdentityRefused("no-second-factor");
      if (!account.hasPasskey && needsSecondFactor(this.options, account.role)) {
        throw new IdentityRefused("second-factor-needed");
      }
      await removeAuthenticator(tx, account.account);
      if (!account.hasPasskey) await removeRecoveryCodes(tx, account.account);
      await endAll(tx, account.account, principal.credential);
    });
    this.sessions.forget(principal.account);
    await tell(this.options, { kind: "authenticator-removed", tenant, person });
  }

  async removeOf(tenant: string, person: string, by?: string): Promise<void> {
    const { account } = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "person", person, true);
      await removeSecondFactor(tx, account.account);
      await endAll(tx, account.account);
      return account;
    });
    this.sessions.forget(account);
    await tell(this.options, { kind: "authenticator-removed", tenant, person, by });
  }

  async state(principal: Principal): ReturnType<Asked["state"]> {
    const rows = await this.options.database.read(wholeTenant(principal.tenant), (tx) =>
      tx.query<{ confirmed_at: Date | null; left: number }>(
        `SELECT (SELECT confirmed_at FROM identity.authenticator WHERE tenant = $1 AND account = $2),
           (SELECT count(*)::integer FROM identity.recovery_code WHERE tenant = $1 AND account = $2) AS "left"`,
        [principal.tenant, principal.account],
      ),
    );
    const { confirmed_at, left } = rows[0]!;
    return {
      confirmedAt: confirmed_at?.getTime() ?? null,
      recoveryCodesLeft: left,
      isRequired: needsSecondFactor(this.options, principal.role),
    };
  }
}

/** Everything that passes a second step: authenticator, recovery codes, passkeys. */
export async function removeSecondFactor(tx: Transaction, account: string): Promise<void> {
  await removeAuthenticator(tx, account);
  await removeRecoveryCodes(tx, account);
  await tx.query("DELETE FROM identity.passkey WHERE tenant = $1 AND account = $2", [tx.scope.tenant, account]);
}

export async function removeRecoveryCodes(tx: Transaction, account: string): Promise<void> {
  await tx.query("DELETE FROM identity.recovery_code WHERE tenant = $1 AND account = $2", [tx.scope.tenant, account]);
}

async function removeAuthenticator(tx: Transaction, account: string): Promise<void> {
  await tx.query("DELETE FROM identity.authenticator WHERE tenant = $1 AND account = $2", [tx.scope.tenant, account]);
}
