/** Signing in, with each kind of link and with a second step, the account, and a supplier that has nothing yet. */
import { readFile } from "node:fs/promises";
import { Secret, TOTP } from "otpauth";
import { createPerson } from "../../src/contracts/people/people.ts";
import { createTenant } from "../../src/contracts/tenants.ts";
import { wholeTenant } from "../../src/database/database.ts";
import { client } from "../identity/openid-provider.ts";
import { done } from "./at-page.ts";
import { signInAgain } from "./between.ts";
import type { Passage, Walk } from "./passages.ts";
import { password } from "./peil.ts";
import { formIn } from "./visitor.ts";

export const ofSigningIn: Readonly<Record<string, Passage>> = {
  async account({ visitor, peil }) {
    for (const scope of ["tickets:read", "figures:read"])
      await visitor.sends("agent", "/account", "?/makeKey", { name: "Xx", scope, months: "3" });
    await visitor.sends("agent", "/account", "?/makeKey", { name: "Xx", months: "3" });
    await visitor.sends("second-line-agent", "/account", "?/password", { present: "xx", wanted: "xx" });
    await visitor.sends("second-line-agent", "/account", "?/password", {
      present: password,
      wanted: `${password} too`,
    });
    await visitor.sends("second-line-agent", "/account", "?/endOthers", {}).catch(() => undefined);
    await visitor.sends("manager", "/account", "?/codes", {}).catch(() => undefined);
    for (const role of ["manager", "administrator", "end-user"] as const) await visitor.reads(role, "/account");
    for (const path of ["/tickets", "/"]) await visitor.reads("end-user", path);
    for (const path of ["/nothing-here-at-all", `/tickets/${peil.contract}`]) await visitor.reads("agent", path);
  },

  async signingIn({ visitor, peil, provider }) {
    for (const path of ["/sign-in?to=/account", "/sign-in?late=1"]) await visitor.reads(undefined, path);
    await visitor.reads("agent", "/sign-in?again=1");
    await visitor.sends(undefined, "/sign-in", 'name="login"', { login: "xx@example.org", password: "xx" });
    const { domains, ...service } = { name: "Xx", issuer: provider.issuer, ...client, domains: "example.org" };
    await visitor.sends("administrator", "/admin/providers", "?/make", { ...service, domains });
    await visitor.reads("administrator", "/admin/providers");
    await visitor.reads(undefined, `/sign-in?tenant=${peil.tenant}`);
    await visitor.reads(undefined, `/sign-in/away?tenant=${peil.tenant}&provider=${peil.contract}`);
    await visitor.reads(undefined, "/sign-in/return?code=xx");
    const reset = await done(peil, "administrator", "POST", `/people/${peil.people["end-user"].person}/reset`);
    await looks({ visitor }, reset.url);
  },

  async aNewKeeper({ visitor, peil }) {
    const login = "keeper@example.org";
    const named = { name: "Xx keeper", role: "administrator", login, email: login };
    const { person } = await done(peil, "administrator", "POST", "/people", named);
    const { url } = await done(peil, "administrator", "POST", `/people/${person}/invitation`);
    const cookie = await enrolled({ visitor, peil }, await looks({ visitor }, url), { login });
    await visitor.reads(undefined, "/account", cookie);
    const again = await visitor.sends(undefined, "/sign-in", 'name="login"', { login, password });
    await visitor.reads(undefined, "/sign-in/code", again.cookie);
    const recovery = await peil.system.identity.administrators.recover(peil.tenant, person);
    await looks({ visitor }, `${peil.origin}/link#${recovery.token}`);
  },

  async nothingYet({ visitor, peil }) {
    const tenant = peil.system.newId();
    const maker = { now: peil.now(), newId: peil.system.newId };
    await createTenant(peil.open.ownerUrl, { tenant, name: "Peil", ...maker });
    const made = await peil.open.database.write(wholeTenant(tenant), (tx) =>
      createPerson(tx, peil.open.vault, maker, { role: "administrator", name: "Administrator", lang: "nl" }),
    );
    if ("refused" in made) throw new Error(made.refused);
    const { person } = made;
    await peil.system.identity.accounts.make(tenant, {
      person,
      login: null,
      role: "administrator",
      customer: null,
      contract: null,
    });
    const { token } = await peil.system.identity.administrators.first(tenant, person);
    const login = "first@example.org";
    const cookie = await enrolled({ visitor, peil }, await looks({ visitor }, `${peil.origin}/link#${token}`), {
      login,
      isFirst: true,
    });
    const sends = (path: string, holding: string, filled: Readonly<Record<string, string>>) =>
      visitor.sends(undefined, path, holding, filled, { cookie });
    for (const path of [...rooms, "/start"]) await visitor.reads(undefined, path, cookie);
    const names = () => sends("/start", 'name="supplier"', { name: "Xx", supplier: "Xx" });
    await peil.between.while(/./, signInAgain, names);
    await names();
    await visitor.reads(undefined, "/start", cookie);
    const source = await readFile(new URL("../../agreements/engage/agreement.yaml", import.meta.url), "utf8");
    await sends("/admin/agreements/new", 'name="source"', { source });
    await visitor.reads(undefined, "/start", cookie);
    await visitor.reads(undefined, "/agreements", cookie);
    await sends("/start", 'name="customer"', { customer: "Xx" });
    await visitor.reads(undefined, "/start", cookie);
  },
};

const rooms = ["/", "/tickets", "/tickets/new", "/agreements"].concat(
  ["customers", "people", "contracts", "contracts/new", "services", "agreements", "providers", "webhooks"].map(
    (one) => `/admin/${one}`,
  ),
);

/** What a link leads to before it is used. */
async function looks({ visitor }: Pick<Walk, "visitor">, link: string): Promise<string> {
  let text = "";
  for (let sent = 0; sent < 2; sent += 1)
    ({ text } = await visitor.sends(undefined, "/link", 'name="link"', { link }, { action: "?/look" }));
  return /name="token" value="([^"]*)"/.exec(text)?.[1] ?? "";
}

/** Uses a link, sets up the second step that the role needs, and gives the session. */
async function enrolled(
  { visitor, peil }: Pick<Walk, "visitor" | "peil">,
  token: string,
  { login, isFirst = false }: { login: string; isFirst?: boolean },
): Promise<string> {
  await visitor.posts(undefined, "/link?/use", Object.entries({ token, password, ...(isFirst ? { login } : {}) }));
  const { cookie } = await visitor.sends(undefined, "/sign-in", 'name="login"', { login, password });
  const page = await visitor.opens(undefined, "/sign-in/enrol", cookie);
  const { fields } = formIn(page, "/sign-in/enrol", 'name="one-time"');
  const secret = Secret.fromBase32(fields.find(([name]) => name === "secret")![1]);
  const code = new TOTP({ secret }).generate({ timestamp: peil.now() });
  const done = await visitor.posts(undefined, "/sign-in/enrol", [...fields, ["one-time", code]], { cookie });
  if (done.cookie === undefined)
    throw new Error(`the second step was not set up: ${done.text.slice(done.text.indexOf("<main"), 3000)}`);
  return done.cookie;
}
