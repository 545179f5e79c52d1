import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenIdentity,
  principalOf,
  refusalOf,
  rowsOf,
  signIn,
  tenant,
  type GivenIdentity,
} from "../../test/identity/identity.ts";

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

async function somebody(login: string) {
  await givenAccount(given, login);
  const signedIn = await signIn(given, login);
  return { token: signedIn.token, principal: principalOf(signedIn) };
}

test("IDN-16 whoever chose nothing has the usual, and what is not named in a change stays", async () => {
  const { principal } = await somebody("keuze@example.org");
  const { preferences } = given.identity;
  expect(await preferences.of(principal)).toEqual({ language: null, theme: "system", filters: [], version: 0 });
  const filters = [{ name: "Wacht op mij", query: { assignee: principal.person, state: ["new", "open"] } }];
  expect(await preferences.change(principal, { filters })).toMatchObject({ theme: "system", filters, version: 1 });
  expect(await preferences.change(principal, { theme: "dark" })).toMatchObject({ theme: "dark", filters, version: 2 });
  expect(await preferences.change(principal, { filters: [] })).toMatchObject({ theme: "dark", filters: [] });
});

test("IDN-16 of two tabs that saw the same, the second is told", async () => {
  const { principal } = await somebody("tabs@example.org");
  const { preferences } = given.identity;
  const one = preferences.change(principal, { filters: [{ name: "een", query: {} }] }, 0);
  const other = preferences.change(principal, { filters: [{ name: "twee", query: {} }] }, 0);
  expect((await Promise.all([refusalOf(one), refusalOf(other)])).toSorted()).toEqual(["changed-since", "not refused"]);
  expect(await preferences.of(principal)).toMatchObject({ version: 1 });
});

test("IDN-9 IDN-16 the language is known at once, in the other process too, and with a key", async () => {
  const { token, principal } = await somebody("taal@example.org");
  const { sessions, keys, preferences } = given.identity;
  const another = await given.another();
  const languageIn = async (of: GivenIdentity["identity"]) => {
    const session = await of.sessions.of(token);
    return session?.stage === "full" ? session.principal.language : undefined;
  };
  const input = { name: "key", scopes: ["tickets:read"] as const, expiresAt: given.clock.at + 3_600_000 };
  const { key } = await keys.make(principal, input);
  expect([await languageIn(given.identity), await languageIn(another)]).toEqual([null, null]);
  await preferences.change(principal, { language: "en" });
  expect(await languageIn(given.identity)).toBe("en");
  expect((await keys.of(key))?.language).toBe("en");
  await expect.poll(() => languageIn(another)).toBe("en");
  expect(await sessions.list(principal)).toHaveLength(1);
});

test("IDN-1 IDN-16 nobody reads another's, and erasing leaves nothing of them", async () => {
  const { principal: one } = await somebody("een@example.org");
  const { principal: other } = await somebody("ander@example.org");
  const { preferences, accounts } = given.identity;
  await preferences.change(one, { theme: "light" });
  expect(await preferences.of(other)).toMatchObject({ theme: "system" });
  const kept = () => rowsOf(given, `SELECT 1 FROM identity.preference WHERE account = '${one.account}'`, tenant);
  expect(await kept()).toHaveLength(1);
  await accounts.erase(tenant, one.person);
  expect(await kept()).toEqual([]);
});
