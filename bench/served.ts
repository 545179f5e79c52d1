/**
 * The whole system in a process of its own, as `peil start` runs it, for measurements whose load comes from another process. It
 * opens a home, keeps an agreement, customers with a contract each and people with API keys, says where it listens and with
 * which keys, and stops when it is told to.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { checkText } from "../src/contracts/agreement-text.ts";
import { keepAgreement } from "../src/contracts/agreements.ts";
import { createContract } from "../src/contracts/contracts.ts";
import { createCustomer } from "../src/contracts/customers.ts";
import { createPerson } from "../src/contracts/people/people.ts";
import { compileOptions } from "../src/contracts/programs.ts";
import { isMade } from "../src/contracts/refused.ts";
import { wholeTenant } from "../src/database/database.ts";
import type { Role } from "../src/facts/role.ts";
import { IdentityRefused } from "../src/identity/refusal.ts";
import { keyScopes } from "../src/identity/principal.ts";
import { tenantsOf } from "../src/system/every-log.ts";
import { openSystem, type OpenSystem } from "../src/system/open.ts";
import { serve, type Serving } from "../src/system/serve.ts";
import { readSettings } from "../src/system/settings.ts";
import { loadWeb } from "../src/system/web.ts";

export interface Wanted {
  readonly home: string;
  /** How many customers, with a contract and a contact each; and how many agents of the supplier. */
  readonly customers: number;
  readonly agents: number;
  /** Serve the pages too, and make an agent who signs in with a password. */
  readonly withPages?: boolean;
}

/** Of the agent who signs in. */
export const agentOfPages = { login: "agent@example.org", password: "measured with a password" } as const;

export interface Caller {
  readonly person: string;
  readonly key: string;
  /** Of a contact: the customer and contract that it is of. */
  readonly customer: string | undefined;
  readonly contract: string | undefined;
}

export interface Served {
  readonly port: number;
  /** Of the owner of the database, for floors and for filling it. */
  readonly url: string;
  readonly tenant: string;
  readonly contracts: readonly { readonly customer: string; readonly contract: string; readonly log: string }[];
  readonly agents: readonly Caller[];
  readonly contacts: readonly Caller[];
}

/** Starts the other process; `stop` ends it. */
export async function served(wanted: Wanted): Promise<Served & { readonly stop: () => Promise<void> }> {
  const child = fork(fileURLToPath(import.meta.url), ["--serve"], {
    execArgv: process.env.PEIL_BENCH_PROF ? ["--cpu-prof", "--cpu-prof-dir=" + process.env.PEIL_BENCH_PROF] : [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.send(wanted);
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the system ended with ${code}`)));
  ended.catch(() => undefined);
  const [told] = (await Promise.race([once(child, "message"), ended])) as [Served];
  return { ...told, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.send("stop");
  await ended;
}

if (process.argv.includes("--serve")) await serveHere();

async function serveHere(): Promise<void> {
  const [wanted] = (await once(process, "message")) as [Wanted];
  // Pages know beforehand where they are reached: their forms come from there.
  const port = wanted.withPages === true ? 20_000 + Math.floor(Math.random() * 20_000) : 0;
  const settings = readSettings({ PORT: String(port) }, wanted.home);
  if ("problems" in settings) throw new Error(JSON.stringify(settings.problems));
  const open = await openSystem(settings, { say: () => undefined, onError: () => undefined });
  // As in operation, its log is written; where to is the terminal's matter.
  const log = pino({ level: "info" }, pino.destination({ dest: "/dev/null", sync: false }));
  const serving = await serve(open, Date.now, log, wanted.withPages === true ? await loadWeb() : undefined);
  if (wanted.withPages === true) await giveAgent(open, serving);
  process.send?.(await given(open, serving, wanted));
  await once(process, "message");
  await serving.stop();
  await open.close();
  process.disconnect?.();
}

async function given(open: OpenSystem, serving: Serving, wanted: Wanted): Promise<Served> {
  const [tenant] = (await tenantsOf(open.database)) as [string];
  const hash = await keptAgreement(open, serving, tenant);
  const contracts: Served["contracts"][number][] = [];
  for (let n = 1; n <= wanted.customers; n++) contracts.push(await madeContract(open, serving, { tenant, hash, n }));
  const agents: Caller[] = [];
  for (let n = 1; n <= wanted.agents; n++) agents.push(await madeCaller(open, serving, tenant, "agent"));
  const contacts: Caller[] = [];
  for (const of of contracts) contacts.push(await madeCaller(open, serving, tenant, "contact", of));
  return { port: serving.port, url: open.ownerUrl, tenant, contracts, agents, contacts };
}

async function giveAgent({ database, vault }: OpenSystem, { system }: Serving): Promise<void> {
  const { identity, newId } = system;
  const [tenant] = (await tenantsOf(database)) as [string];
  const made = await database.write(wholeTenant(tenant), (tx) =>
    createPerson(tx, vault, { now: system.now(), newId }, { role: "agent", name: "Somebody", lang: "nl" }),
  );
  if ("refused" in made) throw new Error(`the person was refused: ${made.refused}`);
  const { login, password } = agentOfPages;
  const { person } = made;
  try {
    await identity.accounts.make(tenant, { person, login, role: "agent", customer: null, contract: null });
  } catch (error) {
    if (error instanceof IdentityRefused && error.code === "login-taken") return; // of an earlier run on this home
    throw error;
  }
  const { token } = await identity.links.invite(tenant, person);
  await identity.links.use(token, { password }, { address: "127.0.0.1", agent: "measure" });
}

async function keptAgreement({ database }: OpenSystem, { system }: Serving, tenant: string): Promise<string> {
  const source = await readFile(new URL("../agreements/embrace/agreement.yaml", import.meta.url), "utf8");
  const now = system.now();
  const checked = checkText(source, await compileOptions(source, now));
  if ("findings" in checked) throw new Error(`the agreement was refused: ${JSON.stringify(checked)}`);
  const asker = { now, newId: system.newId };
  return (await database.write(wholeTenant(tenant), (tx) => keepAgreement(tx, asker, checked))).hash;
}

async function madeContract(
  { database }: OpenSystem,
  { system }: Serving,
  { tenant, hash, n }: { readonly tenant: string; readonly hash: string; readonly n: number },
): Promise<Served["contracts"][number]> {
  const asker = { now: system.now(), newId: system.newId };
  return database.write(wholeTenant(tenant), async (tx) => {
    const { customer } = await createCustomer(tx, asker, `Customer ${n}`);
    const draft = { customer, code: `C${n}`, agreement: hash, termFrom: "2023-01-01" };
    const made = await createContract(tx, asker, draft);
    if (!isMade(made)) throw new Error(`the contract was refused: ${JSON.stringify(made)}`);
    return { customer, contract: made.contract, log: made.log };
  });
}

async function madeCaller(
  { database, vault }: OpenSystem,
  { system }: Serving,
  tenant: string,
  role: Role,
  of?: { readonly customer: string; readonly contract: string },
): Promise<Caller> {
  const now = system.now();
  const customer = of?.customer;
  const asker = { now, newId: system.newId };
  const made = await database.write(wholeTenant(tenant), (tx) =>
    createPerson(tx, vault, asker, { role, customer, name: "Somebody", lang: "nl" }),
  );
  if ("refused" in made) throw new Error(`the person was refused: ${made.refused}`);
  const { person } = made;
  const input = { person, login: null, role, customer: customer ?? null, contract: null };
  const { account } = await system.identity.accounts.make(tenant, input);
  const signedIn = { scopes: "all", via: "session", credential: "", authenticatedAt: now } as const;
  const principal = { tenant, account, person, role, customer: customer ?? null, contract: null, ...signedIn };
  const expiresAt = now + 86_400_000;
  const { key } = await system.identity.keys.make(principal, { name: "measure", scopes: keyScopes, expiresAt });
  return { person, key, customer, contract: of?.contract };
}
