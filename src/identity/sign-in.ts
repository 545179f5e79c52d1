/**
 * Signing in with a password, and the second step (IDN-5, IDN-8, IDN-7). Whatever is wrong gets one answer, after one hash: an
 * unknown login, a wrong password and an account that is closed look alike, and take as long.
 */
import { wholeTenant } from "../database/database.ts";
import { findAccount, type Account } from "./account.ts";
import { redeemCode } from "./codes.ts";
import { knownDevice } from "./devices.ts";
import { from, tell } from "./event.ts";
import type { Identity, IdentityOptions, SignedIn, Visitor } from "./identity.ts";
import { normalLogin } from "./login.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { IdentityRefused } from "./refusal.ts";
import type { Sessions } from "./sessions.ts";
import { addressLimit, deviceLimit, factorLimit, loginLimit, type Throttle } from "./throttle.ts";

type Asked = Parameters<Identity["signIn"]["withPassword"]>[0];

/** These stand in for what is no login and for what has no tenant, so that the same work is done for them. */
const NO_LOGIN = "@";
const NO_TENANT = "00000000-0000-0000-0000-000000000000";

export class SignIn {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  private readonly hasher: PasswordHasher;
  private readonly throttle: Throttle;

  constructor(options: IdentityOptions, parts: { sessions: Sessions; hasher: PasswordHasher; throttle: Throttle }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.hasher = parts.hasher;
    this.throttle = parts.throttle;
  }

  async withPassword(asked: Asked, visitor: Visitor): Promise<SignedIn> {
    const login = normalLogin(asked.login) ?? NO_LOGIN;
    const scope = wholeTenant((await this.tenantOf(login, asked.tenant)) ?? NO_TENANT);
    const { account, isKnownDevice } = await this.options.database.read(scope, async (tx) => {
      const account = await findAccount(tx, "login", login);
      return { account, isKnownDevice: account !== undefined && (await knownDevice(tx, account, visitor)) };
    });
    const limits = [
      isKnownDevice ? deviceLimit(visitor.device!) : loginLimit(scope.tenant, login),
      addressLimit(visitor.address),
    ];
    try {
      await this.throttle.count(limits);
      const isRight = await this.hasher.matches(account?.state === "active" ? account.password : null, asked.password);
      if (!isRight || !account) throw new IdentityRefused("wrong-credentials");
      await this.throttle.succeeded(limits);
      return await this.open(account, asked.password, visitor);
    } catch (error) {
      // What was not looked at is not told either: it would be a way to fill the log.
      if (account && error instanceof IdentityRefused && error.code === "wrong-credentials") {
        const { tenant, person } = account;
        await tell(this.options, { kind: "sign-in-refused", tenant, person, how: error.code, ...from(visitor) });
      }
      throw error;
    }
  }

  async withCode(token: string, code: string, visitor: Visitor): Promise<SignedIn> {
    const session = await this.sessions.of(token);
    if (session?.stage !== "second-factor") throw new IdentityRefused("not-signed-in");
    const { tenant, account: id, person } = session.account;
    const limits = [factorLimit(id)];
    await this.throttle.count(limits);
    const done = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await findAccount(tx, "account", id, true);
      if (account?.state !== "active") throw new IdentityRefused("not-signed-in");
      const kind = await redeemCode(tx, this.options, id, code);
      if (kind === undefined) return undefined;
      return { kind, signedIn: await this.sessions.open(tx, account, { factors: 2, visitor, replaces: token }) };
    });
    if (!done) {
      await tell(this.options, { kind: "sign-in-refused", tenant, person, how: "wrong-code", ...from(visitor) });
      throw new IdentityRefused("wrong-code");
    }
    this.sessions.forget(id);
    await this.throttle.succeeded(limits);
    if (done.kind === "recovery-code") await tell(this.options, { kind: "recovery-code-used", tenant, person });
    await tell(this.options, { kind: "signed-in", tenant, person, how: done.kind, ...from(visitor) });
    return done.signedIn;
  }

  /** Where a login exists with several suppliers it needs the link of one: to say which there are would tell on its owner. */
  private async tenantOf(login: string, given: string | undefined): Promise<string | undefined> {
    if (given !== undefined) return given;
    const { rows } = await this.options.database.pool.query<{ tenant: string }>({
      name: "tenants of login",
      text: "SELECT tenant FROM identity.tenants_of_login($1)",
      values: [login],
    });
    return rows.length === 1 ? rows[0]!.tenant : undefined;
  }

  private async open(account: Account, password: string, visitor: Visitor): Promise<SignedIn> {
    const isOutdated = this.hasher.isOutdated(account.password!);
    const renewed = isOutdated ? await this.hasher.hash(password) : undefined;
    const signedIn = await this.options.database.write(wholeTenant(account.tenant), async (tx) => {
      // It may have been closed, or have another password, since the hash was checked.
      const present = await findAccount(tx, "account", account.account, true);
      if (present?.state !== "active" || present.password !== account.password) {
        throw new IdentityRefused("wrong-credentials");
      }
      if (renewed !== undefined) {
        await tx.query("UPDATE identity.account SET password = $3 WHERE tenant = $1 AND account = $2", [
          account.tenant,
          account.account,
          renewed,
        ]);
      }
      return this.sessions.open(tx, present, { how: "password", factors: 1, visitor });
    });
    if (signedIn.session.stage === "full") {
      const { tenant, person } = account;
      await tell(this.options, { kind: "signed-in", tenant, person, how: "password", ...from(visitor) });
    }
    return signedIn;
  }
}
