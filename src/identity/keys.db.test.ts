import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenIdentity,
  principalOf,
  refusalOf,
  signIn,
  tenant,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import { keyScopes, reaches, type KeyScope, type Principal } from "./principal.ts";

const DAY = 24 * 3_600_000;

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

async function givenKey(login: string, scopes: KeyScope[] = ["tickets:read"]) {
  const { person } = await givenAccount(given, login);
  const principal = principalOf(await signIn(given, login));
  const made = await given.identity.keys.make(principal, {
    name: "Koppeling",
    scopes,
    expiresAt: given.clock.at + DAY,
  });
  return { person, principal, made };
}

test("IDN-12 a key is its person, in the role of that moment, with no more than its scopes", async () => {
  const { person, made } = await givenKey("sleutel@example.org", ["tickets:write", "reports:read"]);
  expect(made.key).toMatch(/^peil_[0-9a-f]{32}_[\w-]{43}$/);
  const found = await given.identity.keys.of(made.key);
  expect(found).toMatchObject({ tenant, person, role: "agent", via: "api-key", credential: made.id });
  expect(keyScopes.filter((scope) => reaches(found!, scope))).toEqual([
    "tickets:read",
    "tickets:write",
    "reports:read",
  ]);
  await given.identity.accounts.change(tenant, person, { role: "second-line-agent" });
  expect((await given.identity.keys.of(made.key))?.role).toBe("second-line-agent");
  await given.identity.accounts.change(tenant, person, { state: "left" });
  expect(await given.identity.keys.of(made.key)).toBeUndefined();
});

test("IDN-12 a key that is changed by one character, over its date or revoked opens nothing", async () => {
  const { principal, made } = await givenKey("fout@example.org");
  const { keys } = given.identity;
  const last = made.key.at(-2) === "A" ? "B" : "A";
  const changed = `${made.key.slice(0, -2)}${last}${made.key.at(-1)!}`;
  const wrong = [
    changed,
    made.key.toUpperCase(),
    `${made.key}x`,
    "peil_",
    "",
    `peil_${"0".repeat(32)}_${"x".repeat(43)}`,
  ];
  expect(await Promise.all(wrong.map((key) => keys.of(key)))).toEqual(wrong.map(() => undefined));
  given.clock.at += DAY;
  expect(await keys.of(made.key)).toBeUndefined();
  given.clock.at -= DAY;
  expect(await keys.of(made.key)).toBeDefined();
  await keys.revoke(principal, made.id);
  expect(await keys.of(made.key)).toBeUndefined();
  expect(await refusalOf(keys.revoke(principal, made.id))).toBe("unknown-key");
});

test("IDN-12 a key that is revoked in one process is worth nothing in another", async () => {
  const { principal, made } = await givenKey("ander@example.org");
  const other = await given.another();
  expect(await other.keys.of(made.key)).toBeDefined();
  await given.identity.keys.revoke(principal, made.id);
  await expect.poll(() => other.keys.of(made.key), { interval: 5 }).toBeUndefined();
});

test("IDN-12 a key makes no key, and asks for known scopes and a date within two years", async () => {
  const { principal, made } = await givenKey("regels@example.org");
  const byKey = (await given.identity.keys.of(made.key))!;
  const { keys } = given.identity;
  const input = { name: "x", scopes: ["tickets:read" as const], expiresAt: given.clock.at + DAY };
  const codes = await Promise.all([
    refusalOf(keys.make(byKey, input)),
    refusalOf(keys.make(principal, { ...input, scopes: [] })),
    refusalOf(keys.make(principal, { ...input, scopes: ["tickets:read", "everything" as KeyScope] })),
    refusalOf(keys.make(principal, { ...input, expiresAt: given.clock.at })),
    refusalOf(keys.make(principal, { ...input, expiresAt: given.clock.at + 3 * 366 * DAY })),
    refusalOf(keys.make(principal, { ...input, expiresAt: Number.NaN })),
  ]);
  expect(codes).toEqual([
    "session-needed",
    "scopes-malformed",
    "scopes-malformed",
    ...Array<string>(3).fill("expiry-malformed"),
  ]);
});

test("IDN-12 one sees one's own keys, an administrator everybody's, and nobody revokes another's as his own", async () => {
  const { principal, made } = await givenKey("mijn@example.org");
  const { person, made: other } = await givenKey("zijn@example.org");
  const { keys } = given.identity;
  expect((await keys.list(principal)).map(({ id }) => id)).toEqual([made.id]);
  expect((await keys.listOf(tenant)).map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, other.id]));
  expect(await refusalOf(keys.revoke(principal, other.id))).toBe("unknown-key");
  await keys.revokeOf(tenant, other.id, principal.person);
  expect(given.events.at(-1)).toMatchObject({
    kind: "key-revoked",
    person,
    by: principal.person,
    credential: other.id,
  });
});

test("IDN-12 when a key was used is known to a quarter of an hour", async () => {
  const { principal, made } = await givenKey("gebruik@example.org");
  const { keys } = given.identity;
  const usedAt = async () => (await keys.list(principal))[0]!.lastUsedAt;
  expect(await usedAt()).toBeNull();
  const first = given.clock.at;
  await keys.of(made.key);
  expect(await usedAt()).toBe(first);
  given.clock.at += 10 * 60_000;
  await keys.of(made.key);
  expect(await usedAt()).toBe(first);
  given.clock.at += 10 * 60_000;
  await keys.of(made.key);
  expect(await usedAt()).toBe(given.clock.at);
});

test("IDN-12 a session reaches everything, and a reader writes nothing", () => {
  const principal: Principal = {
    tenant,
    account: tenant,
    person: tenant,
    role: "agent",
    customer: null,
    contract: null,
    scopes: "all",
    via: "session",
    credential: tenant,
    authenticatedAt: 0,
  };
  expect(keyScopes.every((scope) => reaches(principal, scope))).toBe(true);
  expect(reaches({ ...principal, scopes: ["tickets:read"] }, "tickets:write")).toBe(false);
});
