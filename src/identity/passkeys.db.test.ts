import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenAdministrator,
  givenIdentity,
  principalOf,
  refusalOf,
  signIn,
  tenant,
  visitor,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import { SoftwarePasskey, type PasskeyTricks } from "../../test/identity/software-passkey.ts";

const origin = "https://peil.example.org";

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity({ origin })));
afterAll(() => given.close());

/** A passkey of the account behind the token, registered, and the session that goes on. */
async function registered(token: string, passkey = new SoftwarePasskey(origin)) {
  const { passkeys } = given.identity;
  const { flow, options } = await passkeys.startRegistration(token);
  const done = await passkeys.finishRegistration(token, flow, passkey.create(options), "Telefoon", visitor);
  return { passkey, ...done };
}

async function signedInWith(passkey: SoftwarePasskey, tricks: PasskeyTricks = {}) {
  const { flow, options } = await given.identity.passkeys.startSignIn();
  return given.identity.passkeys.finishSignIn(flow, passkey.get(options, tricks), visitor);
}

test("IDN-8 a passkey signs in by itself, without a login, and is both factors", async () => {
  const { person } = await givenAccount(given, "sleutel@example.org", "manager");
  const half = await signIn(given, "sleutel@example.org");
  expect(half.session.stage).toBe("enrolment");
  const { passkey, recoveryCodes, session, token } = await registered(half.token);
  expect(session.stage).toBe("full");
  expect(token).not.toBe(half.token);
  expect(recoveryCodes).toHaveLength(10);
  const principal = principalOf(await signedInWith(passkey));
  expect(principal).toMatchObject({ tenant, person, role: "manager", via: "session" });
  const listed = await given.identity.passkeys.list(principal);
  expect(listed).toMatchObject([
    { credential: passkey.id, name: "Telefoon", isSynced: true, lastUsedAt: given.clock.at },
  ]);
});

test("IDN-8 who has a passkey needs more than a password", async () => {
  await givenAccount(given, "meer@example.org");
  const { recoveryCodes } = await registered((await signIn(given, "meer@example.org")).token);
  const half = await signIn(given, "meer@example.org");
  expect(half).toMatchObject({ session: { stage: "second-factor" }, methods: ["passkey", "recovery-code"] });
  const full = await given.identity.signIn.withCode(half.token, recoveryCodes[0]!, visitor);
  expect(full.session.stage).toBe("full");
});

test("IDN-8 an answer for another site, another challenge, another person or without its owner is refused", async () => {
  await givenAccount(given, "vals@example.org");
  const { passkey } = await registered((await signIn(given, "vals@example.org")).token);
  const tricks: PasskeyTricks[] = [
    { origin: "https://peil.example.org.evil.example" },
    { challenge: Buffer.alloc(32).toString("base64url") },
    { rpId: "evil.example" },
    { isUserVerified: false },
    { userHandle: Buffer.from("11111111-1111-4111-8111-111111111111").toString("base64url") },
    { tampered: true },
    { counter: 1 },
  ];
  const codes = [];
  for (const trick of tricks) codes.push(await refusalOf(signedInWith(passkey, trick)));
  expect(codes).toEqual(tricks.map(() => "passkey-refused"));
  expect((await signedInWith(passkey)).session.stage).toBe("full");
});

test("IDN-8 a challenge is answered once, and within ten minutes", async () => {
  await givenAccount(given, "eens@example.org");
  const { passkey } = await registered((await signIn(given, "eens@example.org")).token);
  const { passkeys } = given.identity;
  const { flow, options } = await passkeys.startSignIn();
  const answer = passkey.get(options);
  await passkeys.finishSignIn(flow, answer, visitor);
  expect(await refusalOf(passkeys.finishSignIn(flow, answer, visitor))).toBe("flow-not-valid");
  const late = await passkeys.startSignIn();
  given.clock.at += 600_000;
  expect(await refusalOf(passkeys.finishSignIn(late.flow, passkey.get(late.options), visitor))).toBe("flow-not-valid");
});

test("IDN-8 an answer that is nothing of the kind is refused, and never an error", async () => {
  await givenAccount(given, "onzin@example.org");
  const { token } = await signIn(given, "onzin@example.org");
  const { passkeys } = given.identity;
  const nonsense = [undefined, null, "text", 7, [], {}, { id: 7 }, { id: "\0" }, { id: "x", response: null }];
  for (const answer of nonsense) {
    const { flow } = await passkeys.startSignIn();
    expect(await refusalOf(passkeys.finishSignIn(flow, answer, visitor))).toBe("passkey-refused");
    const begun = await passkeys.startRegistration(token);
    const finished = passkeys.finishRegistration(token, begun.flow, answer, "x", visitor);
    expect(await refusalOf(finished)).toBe("passkey-refused");
  }
});

test("IDN-8 nobody registers a passkey with the challenge of another, from another site, or twice", async () => {
  await givenAccount(given, "een@example.org");
  await givenAccount(given, "twee@example.org");
  const [one, two] = [await signIn(given, "een@example.org"), await signIn(given, "twee@example.org")];
  const { passkeys } = given.identity;
  const passkey = new SoftwarePasskey(origin);
  const begun = await passkeys.startRegistration(one.token);
  const foreign = passkeys.finishRegistration(two.token, begun.flow, passkey.create(begun.options), "x", visitor);
  expect(await refusalOf(foreign)).toBe("flow-not-valid");
  const other = await passkeys.startRegistration(one.token);
  const created = passkey.create(other.options, { origin: "https://evil.example" });
  expect(await refusalOf(passkeys.finishRegistration(one.token, other.flow, created, "x", visitor))).toBe(
    "passkey-refused",
  );
  await registered(one.token, passkey);
  expect(await refusalOf(registered(two.token, passkey))).toBe("passkey-refused");
});

test("IDN-8 a person who left signs in with no passkey, and one that is removed is worth nothing", async () => {
  const { person } = await givenAccount(given, "weg@example.org");
  const { passkey, session } = await registered((await signIn(given, "weg@example.org")).token);
  const second = await registered((await signedInWith(passkey)).token);
  const principal = session.stage === "full" ? session.principal : undefined;
  await given.identity.passkeys.remove(principal!, second.passkey.id);
  expect(await refusalOf(signedInWith(second.passkey))).toBe("passkey-refused");
  expect(await refusalOf(given.identity.passkeys.remove(principal!, second.passkey.id))).toBe("unknown-passkey");
  await given.identity.accounts.change(tenant, person, { state: "left" });
  expect(await refusalOf(signedInWith(passkey))).toBe("passkey-refused");
});

test("IDN-8 who knows the password alone adds no factor beside the one that its owner adds", async () => {
  await givenAccount(given, "samen@example.org", "administrator");
  const [owner, thief] = [await signIn(given, "samen@example.org"), await signIn(given, "samen@example.org")];
  const { passkeys, authenticator } = given.identity;
  const begun = await passkeys.startRegistration(thief.token);
  await authenticator.enrol(thief.token);
  await registered(owner.token);
  const created = new SoftwarePasskey(origin).create(begun.options);
  const added = passkeys.finishRegistration(thief.token, begun.flow, created, "x", visitor);
  expect(await refusalOf(added)).toBe("not-signed-in");
  expect(await refusalOf(authenticator.confirm(thief.token, "123456", visitor))).toBe("not-signed-in");
});

test("IDN-8 what proves a person is changed only within a quarter of an hour of proving it", async () => {
  const { principal, token } = await givenAdministrator(given, "vers@example.org");
  given.clock.at += 15 * 60_000;
  const { passkeys, authenticator, keys } = given.identity;
  const key = { name: "late", scopes: ["tickets:read" as const], expiresAt: given.clock.at + 1000 };
  const refused = await Promise.all([
    refusalOf(passkeys.startRegistration(token)),
    refusalOf(passkeys.remove(principal, "x")),
    refusalOf(authenticator.remove(principal)),
    refusalOf(authenticator.newRecoveryCodes(principal)),
    refusalOf(keys.make(principal, key)),
  ]);
  expect(refused).toEqual(Array(5).fill("sign-in-again"));
});
