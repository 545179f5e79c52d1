import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  codesOf,
  customer,
  givenAccount,
  givenAdministrator,
  givenIdentity,
  password,
  principalOf,
  refusalOf,
  signIn,
  tenant,
  visitor,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import type { Role } from "./principal.ts";

const HOUR = 3_600_000;

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

async function givenPerson(login: string | null, role: Role = "agent", of = tenant): Promise<string> {
  const person = randomUUID();
  await given.identity.accounts.make(of, { person, login, role, customer: null, contract: null });
  return person;
}

test("IDN-10 an invitation sets the password once, and says before whose it is", async () => {
  const person = await givenPerson("nieuw@example.org");
  const { links } = given.identity;
  const { token, expiresAt } = await links.invite(tenant, person);
  expect(token).toMatch(/^[\w-]{43}$/);
  const seen = await links.look(token);
  expect(seen).toEqual({ purpose: "invitation", tenant, login: "nieuw@example.org", expiresAt });
  expect(expiresAt).toBe(given.clock.at + 7 * 24 * HOUR);
  expect(await refusalOf(links.use(token, { password: "kort" }, visitor))).toBe("password-too-short");
  expect((await links.use(token, { password }, visitor)).session.stage).toBe("full");
  expect(await refusalOf(links.use(token, { password }, visitor))).toBe("link-not-valid");
  expect((await signIn(given, "nieuw@example.org")).session.stage).toBe("full");
});

test("IDN-10 of two who use one link at the same moment one is refused", async () => {
  const { token } = await given.identity.links.invite(tenant, await givenPerson("race@example.org"));
  const uses = ["vier gele fietsen", "acht rode tractors"].map((password) =>
    refusalOf(given.identity.links.use(token, { password }, visitor)),
  );
  expect((await Promise.all(uses)).toSorted()).toEqual(["link-not-valid", "not refused"]);
});

test("IDN-10 the newest link counts, until it is too old", async () => {
  const person = await givenPerson("laatst@example.org");
  const { links } = given.identity;
  const first = await links.reset(tenant, person);
  const second = await links.reset(tenant, person);
  expect(await refusalOf(links.look(first.token))).toBe("link-not-valid");
  given.clock.at += 24 * HOUR;
  expect(await refusalOf(links.use(second.token, { password }, visitor))).toBe("link-not-valid");
  expect(await refusalOf(links.look("nothing"))).toBe("link-not-valid");
});

test("IDN-10 a reset ends every session, and does not take the place of the second factor", async () => {
  const { person, token: before } = await givenAdministrator(given, "kwijt@example.org");
  const { token } = await given.identity.links.reset(tenant, person);
  const used = await given.identity.links.use(token, { password: "acht rode tractors" }, visitor);
  expect(used.session.stage).toBe("second-factor");
  expect(await given.identity.sessions.of(before)).toBeUndefined();
});

test("IDN-10 who left can use no link, and gets none", async () => {
  const person = await givenPerson("vertrokken@example.org");
  const { links, accounts } = given.identity;
  const { token } = await links.invite(tenant, person);
  await accounts.change(tenant, person, { state: "left" });
  expect(await refusalOf(links.use(token, { password }, visitor))).toBe("link-not-valid");
  expect(await refusalOf(links.invite(tenant, person))).toBe("account-not-active");
});

test("IDN-11 the first administrator chooses a login, by a link that is good until one has signed in", async () => {
  const own = randomUUID();
  const person = await givenPerson(null, "administrator", own);
  const { administrators, links } = given.identity;
  const [first, second] = [await administrators.first(own, person), await administrators.first(own, person)];
  expect(await refusalOf(links.use(first.token, { password }, visitor))).toBe("login-needed");
  expect(await refusalOf(links.use(first.token, { password, login: "geen adres" }, visitor))).toBe("login-malformed");
  const used = await links.use(first.token, { password, login: "Eerste@example.org" }, visitor);
  expect(used.session.stage).toBe("enrolment");
  expect(await refusalOf(links.look(second.token))).toBe("link-not-valid");
  // Not signed in yet: who closed the browser halfway is not locked out.
  // A start makes the account again without a login: the one that was chosen stays.
  const again = { person, login: null, role: "administrator" as const, customer: null, contract: null };
  expect((await given.identity.accounts.make(own, again)).login).toBe("eerste@example.org");
  const third = await administrators.first(own, person);
  expect((await links.look(third.token)).login).toBe("eerste@example.org");
});

test("IDN-11 once an administrator has signed in there is no first one any more", async () => {
  const { person } = await givenAdministrator(given, "een@example.org");
  expect(await refusalOf(given.identity.administrators.first(tenant, person))).toBe("administrator-signed-in");
  const agent = await givenPerson("medewerker@example.org");
  expect(await refusalOf(given.identity.administrators.recover(tenant, agent))).toBe("not-an-administrator");
});

test("IDN-11 recovery gives an administrator a new password, and takes away what another may have added", async () => {
  const { person, principal } = await givenAdministrator(given, "hersteld@example.org");
  const { key } = await given.identity.keys.make(principal, {
    name: "left behind",
    scopes: ["tickets:read"],
    expiresAt: given.clock.at + HOUR,
  });
  for (let count = 0; count < 9; count++) {
    const asked = { login: "hersteld@example.org", password: "wrong password" };
    await refusalOf(given.identity.signIn.withPassword(asked, { ...visitor, address: `192.0.2.${100 + count}` }));
  }
  const listed = await given.identity.administrators.list();
  expect(listed.map(({ login }) => login)).toContain("hersteld@example.org");
  const { token } = await given.identity.administrators.recover(tenant, person);
  const used = await given.identity.links.use(token, { password: "acht rode tractors" }, visitor);
  expect(used.session.stage).toBe("enrolment");
  expect(await given.identity.keys.of(key)).toBeUndefined();
  const asked = { login: "hersteld@example.org", password: "acht rode tractors" };
  expect((await given.identity.signIn.withPassword(asked, visitor)).session.stage).toBe("enrolment");
});

test("IDN-11 the last administrator who was ever in is neither demoted, nor sent away, nor erased", async () => {
  const own = randomUUID();
  const first = await givenPerson(null, "administrator", own);
  const { identity } = given;
  const link = await identity.administrators.first(own, first);
  const half = await identity.links.use(link.token, { password, login: "baas@example.org" }, visitor);
  const { secret } = await identity.authenticator.enrol(half.token);
  await identity.authenticator.confirm(half.token, codesOf(secret, given.clock)(), visitor);
  const invited = await givenPerson("genodigd@example.org", "administrator", own);
  const refused = await Promise.all([
    refusalOf(identity.accounts.change(own, first, { role: "agent" })),
    refusalOf(identity.accounts.mayChange(own, first, { role: "manager" })),
    refusalOf(identity.accounts.change(own, first, { state: "left" })),
    refusalOf(identity.accounts.erase(own, first)),
  ]);
  expect(refused).toEqual(Array(4).fill("last-administrator"));
  await identity.accounts.change(own, invited, { state: "left" });
  await identity.accounts.erase(own, invited);
});

test("IDN-11 of two administrators who demote each other at the same moment one is refused", async () => {
  const own = randomUUID();
  const people = [];
  for (const login of ["links@example.org", "rechts@example.org"]) {
    people.push((await givenAccount(given, login, "administrator", own)).person);
  }
  await given.database.write({ tenant: own, customer: "all", contract: "all" }, (tx) =>
    tx.query("UPDATE identity.account SET first_signed_in_at = created_at WHERE tenant = $1", [own]),
  );
  const answers = people.map((person) => refusalOf(given.identity.accounts.change(own, person, { role: "agent" })));
  expect((await Promise.all(answers)).toSorted()).toEqual(["last-administrator", "not refused"]);
});

test("IDN-1 an account that is made twice is made once, and what changes its place ends its sessions", async () => {
  const { accounts, sessions } = given.identity;
  const { person } = await givenAccount(given, "vast@example.org");
  const input = { person, login: "vast@example.org", role: "agent" as const, customer: null, contract: null };
  const { token } = await signIn(given, "vast@example.org");
  const same = await accounts.make(tenant, input);
  expect(await accounts.of(tenant, person)).toEqual(same);
  await accounts.change(tenant, person, { login: "Anders@example.org" });
  expect(await sessions.of(token)).toBeDefined();
  await accounts.change(tenant, person, { role: "end-user", customer });
  expect(await sessions.of(token)).toBeUndefined();
  expect(principalOf(await signIn(given, "anders@example.org"))).toMatchObject({ role: "end-user", customer });
});

test("IDN-1 an account in no place, with a login that is taken or none at all is refused", async () => {
  const { accounts } = given.identity;
  const person = await givenPerson("bezet@example.org");
  const one = { person: randomUUID(), login: "vrij@example.org", customer: null, contract: null };
  const codes = await Promise.all([
    refusalOf(accounts.make(tenant, { ...one, role: "contact" })),
    refusalOf(accounts.make(tenant, { ...one, role: "agent", customer })),
    refusalOf(accounts.make(tenant, { ...one, role: "auditor", customer })),
    refusalOf(accounts.make(tenant, { ...one, role: "agent", login: "Bezet@example.org" })),
    refusalOf(accounts.make(tenant, { ...one, role: "agent", login: "a b@example.org" })),
    refusalOf(accounts.change(tenant, person, { login: null })),
    refusalOf(accounts.change(tenant, randomUUID(), { role: "manager" })),
  ]);
  expect(codes).toEqual([
    ...Array<string>(3).fill("place-malformed"),
    "login-taken",
    "login-malformed",
    "login-malformed",
    "unknown-account",
  ]);
});

test("IDN-1 who is erased leaves nothing behind in identity, and erasing twice is erasing once", async () => {
  const { person } = await givenAccount(given, "gewist@example.org");
  const { token } = await signIn(given, "gewist@example.org");
  await given.identity.accounts.erase(tenant, person);
  await given.identity.accounts.erase(tenant, person);
  expect(await given.identity.sessions.of(token)).toBeUndefined();
  expect(await given.identity.accounts.of(tenant, person)).toBeUndefined();
});
