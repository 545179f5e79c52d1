import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenAdministrator,
  givenIdentity,
  password,
  principalOf,
  refusalOf,
  rowsOf,
  signIn,
  tenant,
  visitor,
  type GivenIdentity,
} from "../../test/identity/identity.ts";

const HOUR = 3_600_000;

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

test("IDN-6 a session ends twelve hours after its last use, and seven days after it began", async () => {
  const { identity, clock } = given;
  await givenAccount(given, "lang@example.org");
  const idle = await signIn(given, "lang@example.org");
  clock.at += 12 * HOUR - 1;
  expect(await identity.sessions.of(idle.token)).toBeDefined();
  clock.at += 12 * HOUR - 6000;
  expect(await identity.sessions.of(idle.token)).toBeDefined();
  clock.at += 12 * HOUR + 6000;
  expect(await identity.sessions.of(idle.token)).toBeUndefined();
  const used = await signIn(given, "lang@example.org");
  for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
    clock.at += 8 * HOUR;
    expect(await identity.sessions.of(used.token)).toBeDefined();
  }
  clock.at += 8 * HOUR;
  expect(await identity.sessions.of(used.token)).toBeUndefined();
});

test("IDN-6 whoever is on the way to a session has ten minutes for it, and proves more with another token", async () => {
  const { code } = await givenAdministrator(given, "trap@example.org");
  const late = await signIn(given, "trap@example.org");
  given.clock.at += 600_000;
  expect(await refusalOf(given.identity.signIn.withCode(late.token, code(), visitor))).toBe("not-signed-in");
  const half = await signIn(given, "trap@example.org");
  const full = await given.identity.signIn.withCode(half.token, code(), visitor);
  expect(full.token).not.toBe(half.token);
  expect(await given.identity.sessions.of(half.token)).toBeUndefined();
});

test("IDN-6 a changed password ends every other session at once, and the one that changed it stays", async () => {
  await givenAccount(given, "wissel@example.org");
  const [own, other] = [await signIn(given, "wissel@example.org"), await signIn(given, "wissel@example.org")];
  await given.identity.sessions.of(other.token);
  const { passwords, sessions } = given.identity;
  const principal = principalOf(own);
  expect(await refusalOf(passwords.change(principal, "fout wachtwoord!", "acht rode tractors"))).toBe(
    "wrong-credentials",
  );
  await passwords.change(principal, password, "acht rode tractors");
  expect(await sessions.of(other.token)).toBeUndefined();
  expect(await sessions.of(own.token)).toBeDefined();
  expect(await refusalOf(signIn(given, "wissel@example.org"))).toBe("wrong-credentials");
});

test("IDN-6 one sees one's sessions, and ends one or all others", async () => {
  await givenAccount(given, "lijst@example.org");
  const own = await signIn(given, "lijst@example.org");
  const [second, third] = [await signIn(given, "lijst@example.org"), await signIn(given, "lijst@example.org")];
  const { sessions } = given.identity;
  const listed = await sessions.list(principalOf(own));
  expect(listed).toHaveLength(3);
  expect(listed.filter(({ isPresent }) => isPresent)).toMatchObject([{ how: "password", ...visitor }]);
  await sessions.end(principalOf(own), principalOf(second).credential);
  expect(await sessions.of(second.token)).toBeUndefined();
  expect(await refusalOf(sessions.end(principalOf(own), principalOf(second).credential))).toBe("unknown-session");
  expect(await sessions.endOthers(principalOf(own))).toBe(1);
  expect(await sessions.of(third.token)).toBeUndefined();
  await sessions.signOut(own.token);
  expect(await sessions.of(own.token)).toBeUndefined();
});

test("IDN-6 nobody ends another one's session", async () => {
  await givenAccount(given, "ik@example.org");
  await givenAccount(given, "jij@example.org");
  const [mine, yours] = [await signIn(given, "ik@example.org"), await signIn(given, "jij@example.org")];
  const { sessions } = given.identity;
  expect(await refusalOf(sessions.end(principalOf(mine), principalOf(yours).credential))).toBe("unknown-session");
  expect(await sessions.of(yours.token)).toBeDefined();
});

test("IDN-9 a session that ends in one process is over in another at once, and unheard of within five seconds", async () => {
  const { person } = await givenAccount(given, "twee@example.org");
  const { token } = await signIn(given, "twee@example.org");
  const other = await given.another();
  expect(await other.sessions.of(token)).toBeDefined();
  await given.identity.sessions.endAllOf(tenant, person);
  await expect.poll(() => other.sessions.of(token), { interval: 5 }).toBeUndefined();

  const next = await signIn(given, "twee@example.org");
  await other.stop();
  expect(await other.sessions.of(next.token)).toBeDefined();
  await given.identity.sessions.endAllOf(tenant, person);
  given.clock.at += 5000;
  expect(await other.sessions.of(next.token)).toBeUndefined();
});

test("IDN-9 a listener that lost its connection forgets all, and listens again", async () => {
  const { person } = await givenAccount(given, "doof@example.org");
  const other = await given.another();
  const { token } = await signIn(given, "doof@example.org");
  expect(await other.sessions.of(token)).toBeDefined();
  const owner = new pg.Client(given.url);
  await owner.connect();
  const killed = await owner.query(
    "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
  );
  expect(killed.rowCount).toBeGreaterThan(0);
  const anew = async () =>
    owner.query(
      "SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database() AND state = 'idle' AND pid <> ALL($1)",
      [killed.rows.map(({ pid }) => pid)],
    );
  await expect.poll(async () => (await anew()).rowCount).toBe(killed.rowCount);
  await owner.end();
  expect(await other.sessions.of(token)).toBeDefined();
  await given.identity.sessions.endAllOf(tenant, person);
  await expect.poll(() => other.sessions.of(token), { interval: 5 }).toBeUndefined();
});

test("IDN-6 who only reads stays in where nothing can be written, and that is told", async () => {
  await givenAccount(given, "vol@example.org");
  const { token } = await signIn(given, "vol@example.org");
  const owner = new pg.Client(given.url);
  await owner.connect();
  await owner.query("REVOKE UPDATE ON identity.session FROM peil_identity");
  given.clock.at += 3_600_000;
  given.errors.length = 0;
  expect(await given.identity.sessions.of(token)).toBeDefined();
  expect(given.errors.map(({ message }) => message)).toEqual(["permission denied for table session"]);
  await owner.query("GRANT UPDATE ON identity.session TO peil_identity");
  await owner.end();
});

test("IDN-2 nothing in the database signs anybody in: neither tokens nor secrets stand there", async () => {
  const { token } = await givenAdministrator(given, "geheim@example.org");
  const { key } = await given.identity.keys.make(principalOf(await givenFresh("geheim2@example.org")), {
    name: "a key",
    scopes: ["tickets:read"],
    expiresAt: given.clock.at + HOUR,
  });
  const tables = await rowsOf(given, "SELECT tablename FROM pg_tables WHERE schemaname = 'identity'");
  let found = "";
  for (const { tablename } of tables) {
    const rows = await rowsOf(
      given,
      `SELECT to_jsonb(t)::text AS row, t::text AS text FROM identity.${String(tablename)} t`,
    );
    found += JSON.stringify(rows);
  }
  const secrets = [token, Buffer.from(token, "base64url").toString("hex"), key.slice(38), password];
  expect(found).toContain("geheim@example.org");
  expect(secrets.filter((secret) => found.includes(secret))).toEqual([]);
});

test("IDN-2 pruning takes away what is over and leaves what is not", async () => {
  await givenAccount(given, "snoei@example.org");
  const old = await signIn(given, "snoei@example.org");
  given.clock.at += 13 * HOUR;
  const present = await signIn(given, "snoei@example.org");
  await given.identity.prune();
  expect(await given.identity.sessions.of(old.token)).toBeUndefined();
  expect(await given.identity.sessions.of(present.token)).toBeDefined();
  const count = `SELECT count(*)::integer AS count FROM identity.session WHERE last_used_at < '${new Date(given.clock.at - 12 * HOUR).toISOString()}'`;
  expect(await rowsOf(given, count)).toEqual([{ count: 0 }]);
});

async function givenFresh(login: string) {
  await givenAccount(given, login);
  return signIn(given, login);
}
