import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenIdentity,
  principalOf,
  refusalOf,
  rowsOf,
  tenant,
  visitor,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import { client, givenProvider, redirectUri, type GivenProvider } from "../../test/identity/openid-provider.ts";
import type { ProviderInput } from "./identity.ts";

let given: GivenIdentity;
let there: GivenProvider;
beforeAll(async () => {
  there = await givenProvider();
  // Tokens of a real provider are dated by the real clock.
  given = await givenIdentity({ now: () => Date.now() });
});
afterAll(async () => {
  await given.close();
  await there.close();
});

async function made(input: Partial<ProviderInput> = {}): Promise<string> {
  const usual = { name: "Inloggen bij werk", issuer: there.issuer, ...client, domains: [], hasSecondFactor: true };
  return (await given.identity.providers.make(tenant, { ...usual, ...input })).provider;
}

async function signedIn(provider: string, login: string, more: { link?: string; returnTo?: string } = {}) {
  const asked = { tenant, provider, redirectUri, returnTo: "/tickets", ...more };
  const { url, flow } = await given.identity.providers.start(asked);
  return given.identity.providers.finish(flow, await there.signIn(url, login), visitor);
}

test("IDN-14 a provider signs in whom it may vouch for, by an address it verified", async () => {
  const { person } = await givenAccount(given, "anna@werk.example", "manager");
  const provider = await made({ domains: [" Werk.example "] });
  const done = await signedIn(provider, "anna@werk.example");
  expect(principalOf(done)).toMatchObject({ tenant, person, role: "manager" });
  expect(done.returnTo).toBe("/tickets");
  const again = await signedIn(provider, "anna@werk.example");
  expect(principalOf(again).person).toBe(person);
  expect(given.events.filter(({ kind }) => kind === "provider-linked")).toMatchObject([
    { person, credential: provider },
  ]);
});

test("IDN-14 whom a provider may not vouch for needs an invitation, and then is known by it", async () => {
  const { person } = await givenAccount(given, "bert@thuis.example");
  const provider = await made({ domains: ["werk.example"] });
  expect(await refusalOf(signedIn(provider, "bert@thuis.example"))).toBe("not-invited");
  const { token } = await given.identity.links.invite(tenant, person);
  expect(principalOf(await signedIn(provider, "bert@anders.example", { link: token })).person).toBe(person);
  expect(principalOf(await signedIn(provider, "bert@anders.example")).person).toBe(person);
  const second = signedIn(provider, "iemand@anders.example", { link: token });
  expect(await refusalOf(second)).toBe("link-not-valid");
});

test("IDN-14 a reset is no invitation, and an address that nobody verified is nobody's", async () => {
  const { person } = await givenAccount(given, "unverified@werk.example");
  const provider = await made({ domains: ["werk.example"] });
  expect(await refusalOf(signedIn(provider, "unverified@werk.example"))).toBe("not-invited");
  const { token } = await given.identity.links.reset(tenant, person);
  expect(await refusalOf(signedIn(provider, "dief@werk.example", { link: token }))).toBe("link-not-valid");
  expect((await given.identity.links.look(token)).purpose).toBe("reset");
});

test("IDN-14 a provider that asks for no second factor is one factor", async () => {
  await givenAccount(given, "cees@werk.example", "administrator");
  await givenAccount(given, "dirk@werk.example");
  const provider = await made({ domains: ["werk.example"], hasSecondFactor: false });
  expect((await signedIn(provider, "cees@werk.example")).session.stage).toBe("enrolment");
  expect((await signedIn(provider, "dirk@werk.example")).session.stage).toBe("full");
});

test("IDN-14 an answer that was used, changed, or begun by another browser is refused", async () => {
  await givenAccount(given, "eva@werk.example");
  const provider = await made({ domains: ["werk.example"] });
  const { providers } = given.identity;
  const asked = { tenant, provider, redirectUri, returnTo: "/" };
  const [one, other] = [await providers.start(asked), await providers.start(asked)];
  const back = await there.signIn(one.url, "eva@werk.example");
  expect(await refusalOf(providers.finish(other.flow, back, visitor))).toBe("provider-refused");
  const changed = new URL(await there.signIn(one.url, "eva@werk.example"));
  changed.searchParams.set("code", "another-code");
  expect(await refusalOf(providers.finish(one.flow, changed.href, visitor))).toBe("provider-refused");
  const third = await providers.start(asked);
  const answer = await there.signIn(third.url, "eva@werk.example");
  await providers.finish(third.flow, answer, visitor);
  expect(await refusalOf(providers.finish(third.flow, answer, visitor))).toBe("flow-not-valid");
  const denied = await providers.start(asked);
  const refused = `${redirectUri}?error=access_denied&state=${new URL(denied.url).searchParams.get("state")!}`;
  expect(await refusalOf(providers.finish(denied.flow, refused, visitor))).toBe("provider-refused");
});

test("IDN-14 nobody is sent on to another site after signing in", async () => {
  await givenAccount(given, "fem@werk.example");
  const provider = await made({ domains: ["werk.example"] });
  const sites = ["https://evil.example/", "//evil.example/", String.raw`/\evil.example`, "javascript:alert(1)"];
  const paths = [];
  for (const returnTo of sites) paths.push((await signedIn(provider, "fem@werk.example", { returnTo })).returnTo);
  expect(paths).toEqual(["/", "/", "/", "/"]);
});

test("IDN-14 a provider that is away, unknown, another tenant's or malformed is refused by its code", async () => {
  const { providers } = given.identity;
  const away = await made({ issuer: "http://localhost:9" });
  const asked = { tenant, provider: away, redirectUri, returnTo: "/" };
  expect(await refusalOf(providers.start(asked))).toBe("provider-unreachable");
  expect(await refusalOf(providers.start({ ...asked, provider: randomUUID() }))).toBe("unknown-provider");
  expect(await refusalOf(providers.start({ ...asked, tenant: randomUUID() }))).toBe("unknown-provider");
  const malformed = ["http://provider.example", "ftp://localhost", "nonsense", "https://provider.example?x"];
  const codes = await Promise.all(malformed.map((issuer) => refusalOf(made({ issuer }))));
  expect(codes).toEqual(malformed.map(() => "provider-malformed"));
});

test("IDN-14 a provider is changed without giving its secret again, and shown without it", async () => {
  const { providers } = given.identity;
  await givenAccount(given, "gijs@nieuw.example");
  const provider = await made();
  const changed = await providers.change(tenant, provider, { domains: ["nieuw.example"] });
  expect(JSON.stringify([changed, await providers.list(tenant)])).not.toContain(client.clientSecret);
  expect((await signedIn(provider, "gijs@nieuw.example")).session.stage).toBe("full");
  const stored = await rowsOf(given, "SELECT encode(client_secret, 'escape') AS text FROM identity.provider");
  expect(JSON.stringify(stored)).not.toContain(client.clientSecret);
  await providers.remove(tenant, provider);
  expect(await refusalOf(providers.remove(tenant, provider))).toBe("unknown-provider");
});
