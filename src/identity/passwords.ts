/** Changing one's own password (IDN-4, IDN-6): whoever knows the present one does it, and every other session ends. */
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount } from "./account.ts";
import { tell } from "./event.ts";
import type { Identity, IdentityOptions } from "./identity.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { needsGoodPassword } from "./password-policy.ts";
import type { Principal } from "./principal.ts";
import { IdentityRefused } from "./refusal.ts";
import { endAll } from "./session-rows.ts";
import type { Sessions } from "./sessions.ts";
import { factorLimit, type Throttle } from "./throttle.ts";

type Asked = Identity["passwords"];

export class Passwords implements Asked {
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

  async change(principal: Principal, present: string, wanted: string): Promise<void> {
    if (principal.via !== "session") throw new IdentityRefused("session-needed");
    const scope = wholeTenant(principal.tenant);
    const { database } = this.options;
    const account = await database.read(scope, (tx) => activeAccount(tx, "account", principal.account));
    needsGoodPassword(wanted, account.login);
    // Who came in by passkey or provider may have none yet: then a fresh proof stands for it.
    if (account.password === null) this.sessions.needsFresh(principal);
    else await this.needsPresent(principal.account, account.password, present);
    const password = await this.hasher.hash(wanted);
    await database.write(scope, async (tx) => {
      const locked = await activeAccount(tx, "account", principal.account, true);
      if (locked.password !== account.password) throw new IdentityRefused("wrong-credentials");
      await setPassword(tx, principal.account, password);
      await endAll(tx, principal.account, principal.credential);
    });
    this.sessions.forget(principal.account);
    await tell(this.options, { kind: "password-changed", tenant: principal.tenant, person: principal.person });
  }

  private async needsPresent(account: string, stored: string, present: string): Promise<void> {
    const limits = [factorLimit(account)];
    await this.throttle.count(limits);
    if (!(await this.hasher.matches(stored, present))) throw new IdentityRefused("wrong-credentials");
    await this.throttle.succeeded(limits);
  }
}

/** Links that were made for another password are worth nothing any more, and no browser is known. */
export async function setPassword(tx: Transaction, account: string, password: string): Promise<void> {
  const values = [tx.scope.tenant, account];
  await tx.query("UPDATE identity.account SET password = $3 WHERE tenant = $1 AND account = $2", [...values, password]);
  await tx.query("DELETE FROM identity.link WHERE tenant = $1 AND account = $2", values);
  await tx.query("DELETE FROM identity.device WHERE tenant = $1 AND account = $2", values);
}
