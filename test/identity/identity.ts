/** Identity on a database of its own, with a clock that a test moves, and what a test often needs of it. */
import { randomBytes, randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { Database, wholeTenant } from "../../src/database/database.ts";
import type { IdentityEvent } from "../../src/identity/event.ts";
import type { Identity, IdentityOptions, SignedIn, Visitor } from "../../src/identity/identity.ts";
import { openIdentity } from "../../src/identity/open.ts";
import type { Principal, Role } from "../../src/identity/principal.ts";
import { freshDatabase } from "../database/database.ts";

export const visitor: Visitor = { address: "192.0.2.10", agent: "Firefox" };
export const password = "vier gele fietsen";
export const tenant = "11111111-1111-4111-8111-111111111111";
export const customer = "22222222-2222-4222-8222-222222222222";

export interface GivenIdentity {
  readonly identity: Identity;
  readonly options: IdentityOptions;
  readonly database: Database;
  readonly url: string;
  readonly events: IdentityEvent[];
  readonly errors: Error[];
  /** Epoch milliseconds, set to whatever a test needs. */
  readonly clock: { at: number };
  /** Another process on the same database. */
  another(): Promise<Identity>;
  close(): Promise<void>;
}

/** Hashing at a cost that tests can afford; `options` is for what the test is about. */
export async function givenIdentity(given: Partial<IdentityOptions> = {}): Promise<GivenIdentity> {
  const fresh = await freshDatabase();
  const { url } = fresh;
  const clock = { at: Date.parse("2026-11-20T10:00:00Z") };
  const events: IdentityEvent[] = [];
  const databases: Database[] = [];
  const opened: Identity[] = [];
  const errors: Error[] = [];
  const open = () => {
    const database = new Database({
      url,
      role: "peil_identity",
      connections: 6,
      onError: (error) => errors.push(error),
    });
    databases.push(database);
    const options: IdentityOptions = {
      database,
      origin: "https://peil.example.org",
      name: "Peil",
      key: key,
      now: () => clock.at,
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      newId: () => randomUUID(),
      onEvent: (event) => void events.push(event),
      onError: (error) => errors.push(error),
      passwordCost: { memory: 64, passes: 1 },
      ...given,
    };
    const identity = openIdentity(options);
    opened.push(identity);
    return { identity, options, database };
  };
  const first = open();
  return {
    ...first,
    url,
    events,
    errors,
    clock,
    async another() {
      const { identity } = open();
      await identity.start();
      return identity;
    },
    async close() {
      for (const identity of opened) await identity.stop();
      for (const database of databases) await database.close();
      await fresh.drop();
    },
  };
}

const key = new Uint8Array(32).fill(7);

/** An account that has its password, and no session. */
export async function givenAccount(
  { identity }: Pick<GivenIdentity, "identity">,
  login: string,
  role: Role = "agent",
  of = tenant,
): Promise<{ person: string; login: string }> {
  const person = randomUUID();
  const isSupplier = ["agent", "second-line-agent", "manager", "administrator"].includes(role);
  const contract = role === "auditor" ? randomUUID() : null;
  await identity.accounts.make(of, { person, login, role, customer: isSupplier ? null : customer, contract });
  const { token } = await identity.links.invite(of, person);
  const { token: session } = await identity.links.use(token, { password }, { ...visitor, address: "192.0.2.99" });
  await identity.sessions.signOut(session);
  return { person, login };
}

export function signIn(
  { identity }: Pick<GivenIdentity, "identity">,
  login: string,
  from = visitor,
): Promise<SignedIn> {
  return identity.signIn.withPassword({ login, password }, from);
}

/** An administrator with an authenticator, signed in: what most tests of an administrator need. */
export async function givenAdministrator(
  given: Pick<GivenIdentity, "identity" | "clock">,
  login = "beheer@example.org",
): Promise<{ person: string; principal: Principal; token: string; code: () => string }> {
  const { person } = await givenAccount(given, login, "administrator");
  const { token } = await signIn(given, login);
  const { secret } = await given.identity.authenticator.enrol(token);
  const code = codesOf(secret, given.clock);
  const confirmed = await given.identity.authenticator.confirm(token, code(), visitor);
  given.clock.at += 30_000;
  return { person, principal: principalOf(confirmed), token: confirmed.token, code };
}

/** What an authenticator shows at this moment. */
export function codesOf(secret: string, clock: { at: number }): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return () => totp.generate({ timestamp: clock.at });
}

export function principalOf({ session }: SignedIn): Principal {
  if (session.stage !== "full") throw new Error(`in stage ${session.stage}`);
  return session.principal;
}

/** The code of a refusal: what most tests of one look at. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { code } = error as { code?: string };
    return code ?? String(error);
  }
  return "not refused";
}

export function rowsOf(
  { database }: Pick<GivenIdentity, "database">,
  sql: string,
  of = tenant,
): Promise<Record<string, unknown>[]> {
  return database.read(wholeTenant(of), (tx) => tx.query(sql));
}
