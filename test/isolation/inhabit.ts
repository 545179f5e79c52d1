/** Who and what there is in the world of the tests of isolation: each with a mark of whose it is, made over the API where it can be. */
import { createPerson } from "../../src/contracts/people/people.ts";
import { isMade } from "../../src/contracts/refused.ts";
import { createTenant } from "../../src/contracts/tenants.ts";
import { wholeTenant } from "../../src/database/database.ts";
import { agents, customers, type Role } from "../../src/facts/role.ts";
import { agreementText } from "../given-contracts.ts";
import { SoftwarePasskey } from "../identity/software-passkey.ts";
import type { Owner } from "./owner.ts";
import type { Parts, SignedIn, World } from "./world.ts";

/** Each customer with its contracts. */
const suppliers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  A: { A1: ["K1", "K2"], A2: ["K3"] },
  B: { B1: ["K1"] },
};

export const origin = "http://peil.test";
const password = "vier gele fietsen";
const visitor = { address: "192.0.2.1", agent: "test" };

type Making = Pick<World, "app" | "now" | "url" | "owned" | "things" | "viewers" | "identity" | "database"> & {
  readonly parts: Parts;
};

export async function makeSuppliers(world: Making): Promise<void> {
  for (const [name, shape] of Object.entries(suppliers)) await makeSupplier(world, name, shape);
}

async function makeSupplier(
  world: Making,
  name: string,
  shape: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const { owned, now, url, parts } = world;
  const { newId } = parts.system;
  const tenant = newId();
  await createTenant(url, { tenant, name: owned.mark({ tenant }), now: now(), newId });
  add(world, "tenant", tenant, { tenant });
  const people = Object.fromEntries(
    await Promise.all(
      agents.map(async (role) => [role, await makePerson(world, `${role} of ${name}`, { tenant, role })]),
    ),
  ) as Record<Role, SignedIn>;
  const as = (role: Role) => asking(world, people[role]);
  const boss = as("administrator");
  const ofTenant = { tenant };
  const source = agreementText("embrace").replace("Embrace service level agreement", `Embrace ${owned.mark(ofTenant)}`);
  const { hash } = await boss("POST", "/agreements", { source });
  add(world, "agreement", hash, ofTenant);
  const service = `dienst-${name.toLowerCase()}`;
  await boss("POST", "/services", { service, name: owned.mark(ofTenant) });
  add(world, "service", service, ofTenant);
  await boss("POST", "/services/facts", {
    kind: "outage-started",
    fields: { outage: "o1", service },
    why: owned.mark(ofTenant),
  });
  await makeOwnThings(world, people["administrator"]);
  const internal = { tenant, isInternal: true };
  const hook = {
    url: `https://hooks.example.org/${owned.mark(internal)}`,
    description: owned.mark(internal),
    types: ["*"],
  };
  add(world, "webhook", (await boss("POST", "/webhooks", hook)).webhook, internal);
  const provider = {
    name: owned.mark(ofTenant),
    issuer: "https://login.example.org",
    clientId: owned.mark(internal),
    clientSecret: "s",
  };
  add(world, "provider", (await boss("POST", "/providers", provider)).provider, ofTenant);
  for (const [called, codes] of Object.entries(shape))
    await makeCustomer(world, { name: called, codes, hash, tenant, people });
  for (const { log, contract, customer, kind } of (await boss("GET", "/ledger/logs")).items) {
    const owner = { tenant, customer: customer ?? undefined, contract: contract ?? undefined };
    add(world, "log", log, { ...owner, ...(kind === "tenant" ? { isInternal: true } : {}) });
    await boss("POST", `/ledger/logs/${log}/checkpoint`);
  }
}

interface NewCustomer {
  readonly name: string;
  readonly codes: readonly string[];
  readonly hash: string;
  readonly tenant: string;
  readonly people: Record<Role, SignedIn>;
}

async function makeCustomer(world: Making, { name, codes, hash, tenant, people: theirs }: NewCustomer): Promise<void> {
  const { owned } = world;
  const boss = asking(world, theirs.administrator);
  const customer = (await boss("POST", "/customers", { name: "x" })).customer as string;
  const owner = { tenant, customer };
  add(world, "customer", customer, owner);
  await boss("PATCH", `/customers/${customer}`, { name: owned.mark(owner) });
  const contracts: string[] = [];
  for (const code of codes) {
    const draft = { customer, code, agreement: hash, termFrom: "2026-01-01" };
    const { contract } = await boss("POST", "/contracts", draft);
    contracts.push(contract);
    const of = { ...owner, contract: contract as string };
    add(world, "contract", contract, of);
    add(world, "asset", (await boss("POST", `/contracts/${contract}/assets`, { name: owned.mark(of) })).asset, of);
    await boss("POST", `/contracts/${contract}/facts`, {
      kind: "meeting-held",
      fields: { kind: "review" },
      body: owned.mark(of),
    });
  }
  const roles: Role[] = [...customers, "auditor", "end-user"];
  const people = await Promise.all(
    roles.map((role, i) => {
      const contract = role === "auditor" ? contracts[0] : undefined;
      return makePerson(world, `${role}${i === 4 ? " (2)" : ""} of ${name}`, { ...owner, role, contract });
    }),
  );
  await makeOwnThings(world, people[0]!);
  await makeOwnThings(world, people[2]!);
  const reporters = people.filter(({ role }) => customers.includes(role));
  for (const contract of contracts) {
    for (const reporter of reporters) await makeTicket(world, reporter, contract, theirs.agent);
  }
}

/** A ticket with what everybody says on it, one of it among the supplier's people. */
async function makeTicket(
  world: Pick<World, "app" | "owned" | "things">,
  by: SignedIn,
  contract: string,
  agent: SignedIn,
): Promise<void> {
  const { owned } = world;
  const owner: Owner = { tenant: by.tenant, customer: by.customer!, contract, reporter: by.person };
  const said = { type: "incident", levels: { environment: "production", effect: "stopped" } };
  const words = (of = owner) => `peilmerk ${owned.mark(of)}`;
  const { ticket, facts } = await asking(world, by)("POST", "/tickets", {
    contract,
    title: words(),
    body: words(),
    ...said,
  });
  add(world, "ticket", ticket, owner);
  add(world, "fact", facts[0].id, owner, ticket);
  const act = asking(world, agent);
  await act("POST", `/tickets/${ticket}/actions/note`, { body: words({ ...owner, isInternal: true }), internal: true });
  await act("POST", `/tickets/${ticket}/actions/assign`, { assignee: agent.person });
  await act("POST", `/tickets/${ticket}/actions/answer`, { body: words() });
  await asking(world, by)("POST", `/tickets/${ticket}/actions/note`, { body: words() });
  await makeFile(world, by, ticket, owner);
  await makeFile(world, agent, ticket, { ...owner, isInternal: true });
}

/** Sent, and where it is somebody's to see also attached. */
async function makeFile(
  world: Pick<World, "app" | "owned" | "things">,
  by: SignedIn,
  ticket: string,
  owner: Owner,
): Promise<void> {
  const headers = {
    cookie: by.cookie,
    origin,
    "content-type": "application/octet-stream",
    "file-name": `${world.owned.mark(owner)}.txt`,
  };
  const payload = Buffer.from(`peilmerk ${world.owned.mark(owner)}`);
  const internal = owner.isInternal === true;
  const url = `/api/v1/tickets/${ticket}/files?internal=${internal}`;
  const reply = await world.app.inject({ method: "POST", url, headers, payload });
  const { content, hash } = reply.json<{ content: string; hash: string }>();
  await asking(world, by)("POST", `/tickets/${ticket}/actions/attach`, { files: [{ content, hash }], internal });
  // That there is an internal file a log tells everybody who reads it; its name and what is in it, nobody.
  if (!internal) world.owned.own(content, owner);
  for (const kind of ["file", "content"]) world.things.push({ kind, id: content, owner, ticket });
}

/** Somebody of every customer reports something, and their supplier says a word on it. */
export async function happens(world: Pick<World, "app" | "owned" | "things" | "viewers">): Promise<void> {
  const { viewers, things } = world;
  for (const contract of things.filter(({ kind }) => kind === "contract")) {
    const { tenant, customer } = contract.owner;
    const reporters = viewers.filter((one) => one.customer === customer && /^(contact|end-user)$/.test(one.role));
    const agent = viewers.find((one) => one.tenant === tenant && one.role === "agent")!;
    for (const reporter of reporters) await makeTicket(world, reporter, contract.id, agent);
  }
}

/** What is nobody's but this person's. */
async function makeOwnThings(world: Making, viewer: SignedIn): Promise<void> {
  const { tenant, person } = viewer;
  const { owned } = world;
  const owner = { tenant, person };
  const ask = asking(world, viewer);
  const expiresAt = new Date(world.now() + 86_400_000).toISOString();
  const key = await ask("POST", "/account/keys", { name: owned.mark(owner), scopes: ["reports:read"], expiresAt });
  add(world, "key", key.id, owner);
  const { passkeys } = world.identity;
  const passkey = new SoftwarePasskey(origin);
  const { flow, options } = await passkeys.startRegistration(viewer.cookie.replace("peil=", ""));
  const answer = passkey.create(options);
  const { token } = await passkeys.finishRegistration(
    viewer.cookie.replace("peil=", ""),
    flow,
    answer,
    owned.mark(owner),
    visitor,
  );
  viewer.cookie = `peil=${token}`;
  add(world, "credential", passkey.id, owner);
  const again = await passkeys.startSignIn();
  await passkeys.finishSignIn(again.flow, passkey.get(again.options), visitor);
  for (const { session, isPresent } of (await ask("GET", "/account/sessions")).items) {
    if (isPresent === false) add(world, "session", session, owner);
  }
}

interface NewPerson {
  readonly tenant: string;
  readonly role: Role;
  readonly customer?: string;
  readonly contract?: string | undefined;
}

async function makePerson(world: Making, name: string, { tenant, ...of }: NewPerson): Promise<SignedIn> {
  const { owned, identity, now, parts, viewers, things } = world;
  const { open, system } = parts;
  const owner = { tenant, customer: of.customer };
  const asker = { person: undefined, now: now(), newId: system.newId };
  const called = { name: owned.mark(owner), email: `${owned.mark(owner)}@example.org` };
  const made = await open.database.write(wholeTenant(tenant), (tx) =>
    createPerson(tx, open.vault, asker as never, { ...of, ...called }),
  );
  if (!isMade(made)) throw new Error(JSON.stringify(made));
  const { person, role, customer, contract } = made;
  await identity.accounts.make(tenant, { person, role, customer, contract, login: called.email });
  const { token } = await identity.links.invite(tenant, person);
  const signedIn = await identity.links.use(token, { password }, visitor);
  const cookie = `peil=${signedIn.token}`;
  const viewer: SignedIn = {
    name,
    tenant,
    customer,
    contract,
    person,
    role,
    cookie,
  };
  owned.own(person, owner);
  things.push({ kind: "person", id: person, owner, isSpare: name.includes("(2)") });
  viewers.push(viewer);
  return viewer;
}

function add(
  { owned, things }: Pick<World, "owned" | "things">,
  kind: string,
  id: string,
  owner: Owner,
  ticket?: string,
): void {
  owned.own(id, owner);
  things.push({ kind, id, owner, ticket });
}

/** Of what has to be done: throws where it was refused. */
function asking({ app }: Pick<World, "app">, viewer: SignedIn) {
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever asks knows what the operation replies
  return async (method: "GET" | "POST" | "PATCH", at: string, payload?: object): Promise<any> => {
    const headers = { cookie: viewer.cookie, origin, "if-match": "*" };
    const reply = await app.inject({
      method,
      url: `/api/v1${at}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    if (reply.statusCode >= 300) throw new Error(`${viewer.name} ${method} ${at}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
}
