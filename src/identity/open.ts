/** Puts identity together: each part gets what it needs, and what ends in another process is forgotten here. */
import { Accounts } from "./accounts.ts";
import { Administrators } from "./administrators.ts";
import { Authenticator } from "./authenticator.ts";
import { DEVICE_MS } from "./devices.ts";
import { EndedListener } from "./ended.ts";
import type { Identity, IdentityOptions } from "./identity.ts";
import { Keys } from "./keys.ts";
import { Links } from "./links.ts";
import { Passkeys } from "./passkeys.ts";
import { PasswordHasher, usualCost } from "./password-hash.ts";
import { Passwords } from "./passwords.ts";
import { Preferences } from "./preferences.ts";
import { Providers } from "./providers.ts";
import { Memory } from "./recent.ts";
import { IDLE_MS, Sessions } from "./sessions.ts";
import { SignIn } from "./sign-in.ts";
import { Throttle } from "./throttle.ts";

const DAY_MS = 24 * 3_600_000;

export function openIdentity(options: IdentityOptions): Identity {
  const memory = new Memory();
  const sessions = new Sessions(options, { memory });
  const hasher = new PasswordHasher(options.passwordCost ?? usualCost, options.random);
  const throttle = new Throttle(options);
  const parts = { memory, sessions, hasher, throttle };
  const listener = new EndedListener(options.database, {
    ended: (account) => memory.forget(account),
    deaf: () => memory.forgetAll(),
    error: options.onError,
  });
  return {
    start: () => listener.start(),
    stop: async () => listener.stop(),
    prune: () => prune(options),
    sessions,
    signIn: new SignIn(options, parts),
    passwords: new Passwords(options, parts),
    authenticator: new Authenticator(options, parts),
    passkeys: new Passkeys(options, parts),
    preferences: new Preferences(options, parts),
    providers: new Providers(options, parts),
    links: new Links(options, parts),
    accounts: new Accounts(options, parts),
    administrators: new Administrators(options, parts),
    keys: new Keys(options, parts),
  };
}

async function prune({ database, now }: IdentityOptions): Promise<void> {
  const before = (ms: number) => new Date(now() - ms);
  await database.pool.query("SELECT identity.prune($1, $2, $3)", [before(0), before(IDLE_MS), before(DEVICE_MS)]);
  await database.pool.query("DELETE FROM identity.flow WHERE expires_at <= $1", [before(0)]);
  await database.pool.query("DELETE FROM identity.attempt WHERE at <= $1", [before(DAY_MS)]);
}
