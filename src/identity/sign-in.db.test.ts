import { afterAll, beforeAll, expect, test } from "vitest";
import {
  codesOf,
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

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

const otherTenant = "99999999-9999-4999-8999-999999999999";
let addresses = 0;
const stranger = () => ({ address: `198.51.100.${++addresses}`, agent: "curl" });

test("IDN-1 who signs in is one person of one tenant, in one role, held to one customer", async () => {
  const { person } = await givenAccount(given, "contact@example.org", "contact");
  const principal = principalOf(await signIn(given, " Contact@Example.ORG "));
  expect(principal).toMatchObject({ tenant, person, role: "contact", contract: null, scopes: "all", via: "session" });
  expect(principal.customer).not.toBeNull();
});

test("IDN-5 an unknown login, a wrong password and an account that left get one answer", async () => {
  const { person } = await givenAccount(given, "weg@example.org");
  await given.identity.accounts.change(tenant, person, { state: "left" });
  await givenAccount(given, "daar@example.org");
  const answers = [
    given.identity.signIn.withPassword({ login: "niemand@example.org", password }, stranger()),
    given.identity.signIn.withPassword({ login: "no address", password }, stranger()),
    given.identity.signIn.withPassword({ login: "daar@example.org", password: "vijf gele fietsen" }, stranger()),
    given.identity.signIn.withPassword({ login: "weg@example.org", password }, stranger()),
  ];
  const codes = await Promise.all(answers.map(refusalOf));
  expect(codes).toEqual(Array(4).fill("wrong-credentials"));
});

test("IDN-5 a login that two suppliers know signs in where the supplier is named, and tells nobody that there are two", async () => {
  await givenAccount(given, "beide@example.org", "agent");
  await givenAccount(given, "beide@example.org", "manager", otherTenant);
  expect(await refusalOf(signIn(given, "beide@example.org"))).toBe("wrong-credentials");
  const asked = { login: "beide@example.org", password, tenant };
  expect(principalOf(await given.identity.signIn.withPassword(asked, stranger())).tenant).toBe(tenant);
});

test("IDN-8 who needs a second factor and has none gets no further than adding one", async () => {
  await givenAccount(given, "manager@example.org", "manager");
  const { token, session } = await signIn(given, "manager@example.org");
  expect(session.stage).toBe("enrolment");
  expect((await given.identity.sessions.of(token))?.stage).toBe("enrolment");
  const { uri, secret } = await given.identity.authenticator.enrol(token);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Peil:manager%40example\.org\?issuer=Peil&secret=[A-Z2-7]{32}/);
  expect(await refusalOf(given.identity.authenticator.confirm(token, "000000", visitor))).toBe("wrong-code");
  const code = codesOf(secret, given.clock)();
  const confirmed = await given.identity.authenticator.confirm(token, code, visitor);
  expect(confirmed.session.stage).toBe("full");
  expect(new Set(confirmed.recoveryCodes).size).toBe(10);
  expect(await given.identity.sessions.of(token)).toBeUndefined();
});

test("IDN-8 a code is right once, one step early or late, and never a step further", async () => {
  const { code } = await givenAdministrator(given, "stap@example.org");
  const { identity, clock } = given;
  const half = await signIn(given, "stap@example.org");
  expect(half).toMatchObject({ session: { stage: "second-factor" }, methods: ["totp", "recovery-code"] });
  const used = code();
  const full = await identity.signIn.withCode(half.token, used, visitor);
  expect(full.session.stage).toBe("full");
  const again = await signIn(given, "stap@example.org");
  expect(await refusalOf(identity.signIn.withCode(again.token, used, visitor))).toBe("wrong-code");
  clock.at += 60_000;
  const early = code();
  clock.at -= 30_000;
  expect((await identity.signIn.withCode(again.token, early, visitor)).session.stage).toBe("full");
  const third = await signIn(given, "stap@example.org");
  const tooOld = code();
  clock.at += 90_000;
  expect(await refusalOf(identity.signIn.withCode(third.token, tooOld, visitor))).toBe("wrong-code");
});

test("IDN-8 of two who send the same code at the same moment one gets in", async () => {
  const { code } = await givenAdministrator(given, "samen@example.org");
  const [one, other] = [await signIn(given, "samen@example.org"), await signIn(given, "samen@example.org")];
  const present = code();
  const answers = await Promise.all(
    [one, other].map(({ token }) => refusalOf(given.identity.signIn.withCode(token, present, visitor))),
  );
  expect(answers.toSorted()).toEqual(["not refused", "wrong-code"]);
});

test("IDN-8 a recovery code gets in once, however it is typed, and is told of", async () => {
  await givenAccount(given, "code@example.org", "administrator");
  const { token } = await signIn(given, "code@example.org");
  const { secret } = await given.identity.authenticator.enrol(token);
  const made = await given.identity.authenticator.confirm(token, codesOf(secret, given.clock)(), visitor);
  const [recovery] = made.recoveryCodes;
  const half = await signIn(given, "code@example.org");
  const full = await given.identity.signIn.withCode(half.token, recovery!.toUpperCase().replace("-", " "), visitor);
  expect(full.session.stage).toBe("full");
  const next = await signIn(given, "code@example.org");
  expect(await refusalOf(given.identity.signIn.withCode(next.token, recovery!, visitor))).toBe("wrong-code");
  expect(given.events.filter(({ kind }) => kind === "recovery-code-used")).toHaveLength(1);
  const state = await given.identity.authenticator.state(principalOf(full));
  expect(state).toMatchObject({ recoveryCodesLeft: 9, isRequired: true });
});

test("IDN-8 the last second factor of an administrator stays, and that of an agent goes", async () => {
  const { principal } = await givenAdministrator(given, "laatste@example.org");
  expect(await refusalOf(given.identity.authenticator.remove(principal))).toBe("second-factor-needed");
  await givenAccount(given, "agent@example.org");
  const { token } = await signIn(given, "agent@example.org");
  const { secret } = await given.identity.authenticator.enrol(token);
  const full = await given.identity.authenticator.confirm(token, codesOf(secret, given.clock)(), visitor);
  await given.identity.authenticator.remove(principalOf(full));
  expect((await signIn(given, "agent@example.org")).session.stage).toBe("full");
});

test("IDN-8 six wrong codes and the seventh waits, also with another password check in between", async () => {
  await givenAdministrator(given, "raden@example.org");
  const codes = [];
  for (let count = 0; count < 7; count++) {
    const { token } = await signIn(given, "raden@example.org");
    codes.push(await refusalOf(given.identity.signIn.withCode(token, "123456", visitor)));
  }
  expect(codes.slice(0, 5)).toEqual(Array(5).fill("wrong-code"));
  expect(codes.slice(5)).toEqual(Array(2).fill("too-many-attempts"));
});

test("IDN-15 what happened is told with whose it is, and what was only refused for its number is not", async () => {
  const { person } = await givenAccount(given, "verteld@example.org");
  given.events.length = 0;
  for (let count = 0; count < 7; count++) {
    await refusalOf(given.identity.signIn.withPassword({ login: "verteld@example.org", password: "x" }, stranger()));
  }
  expect(given.events).toHaveLength(5);
  const told = given.events.map(({ kind, person, how }) => ({ kind, person, how }));
  expect(told).toEqual(told.map(() => ({ kind: "sign-in-refused", person, how: "wrong-credentials" })));
});
