/**
 * The whole system with its pages, for tests in a browser: one supplier and one customer under one of the five agreements, somebody of
 * each role with a password, and a clock that the test moves. All of them are made up.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { vi } from "vitest";
import { checkText } from "../../src/contracts/agreement-text.ts";
import { keepAgreement } from "../../src/contracts/agreements.ts";
import { createContract, type MadeContract } from "../../src/contracts/contracts.ts";
import { createCustomer } from "../../src/contracts/customers.ts";
import { createPerson } from "../../src/contracts/people/people.ts";
import { compileOptions } from "../../src/contracts/programs.ts";
import { isMade } from "../../src/contracts/refused.ts";
import { createTenant } from "../../src/contracts/tenants.ts";
import { wholeTenant } from "../../src/database/database.ts";
import type { Fields } from "../../src/facts/fact.ts";
import { sideOfRole, type Role } from "../../src/facts/role.ts";
import { openSystem } from "../../src/system/open.ts";
import { serve } from "../../src/system/serve.ts";
import { readSettings } from "../../src/system/settings.ts";
import { loadWeb } from "../../src/system/web.ts";
import { buildWeb } from "../../tools/web.ts";
import { freshDatabase } from "../database/database.ts";
import { run } from "../database/test-server.ts";
import { signedIn } from "../signed-in.ts";
import { Between } from "./between.ts";
import { freePort, lineTo } from "./line.ts";

// A whole system and mostly a browser: on a busy machine each step may take half a minute, and says itself what did not come.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

export type Agreement = "embrace" | "covide" | "1do" | "vecozo" | "engage";

export interface Given {
  readonly agreement: Agreement;
  /** What the contract fills in. */
  readonly fields?: Fields;
  /** ISO 8601 with offset: the present at the beginning. */
  readonly now: string;
  /** What every name of somebody and something ends with: what a hostile person would write there. */
  readonly ending?: string;
  /** Places on this machine that the system may ask, such as a provider of the test. */
  readonly mayAsk?: readonly string[];
  /** One that is free, for who has to know it before. */
  readonly port?: number;
}

export interface Person {
  readonly person: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

export const password = "a password for tests";

const names = {
  agent: "Ada Agent",
  "second-line-agent": "Sem Second",
  manager: "Mia Manager",
  administrator: "Adri Administrator",
  "customer-administrator": "Cas Customer",
  contact: "Cleo Contact",
  "end-user": "Eli User",
} satisfies Partial<Record<Role, string>>;
export type Known = keyof typeof names;

export interface Reply {
  readonly status: number;
  readonly body: any;
}

export async function peilAtWork(given: Given) {
  if (!(await buildWeb(() => undefined))) throw new Error("the pages could not be built");
  const [fresh, home, port] = await Promise.all([
    freshDatabase(),
    mkdtemp(path.join(tmpdir(), "peil-web-")),
    freePort(),
  ]);
  const line = await lineTo(port, given.port);
  const { origin } = line;
  const places = { PORT: String(port), PEIL_URL: origin, DATABASE_URL: fresh.url, PEIL_HOME: home };
  const settings = readSettings({ ...places, PEIL_EGRESS_ALLOW: given.mayAsk?.join(",") ?? "" }, home);
  if ("problems" in settings) throw new Error(JSON.stringify(settings.problems));
  const { ending = "" } = given;
  let present = Date.parse(given.now);
  const failures: string[] = [];
  const log = pino({ level: "error" }, { write: (line) => void failures.push(line) });
  const open = await openSystem(settings, { say: () => undefined, onError: (error) => failures.push(String(error)) });
  const between = new Between();
  const serving = await serve(open, () => present, log, between.around((await loadWeb())!));
  const { system } = serving;
  const { database: db, vault } = open;
  const maker = () => ({ now: present, newId: system.newId });
  const tenant = system.newId();
  await createTenant(open.ownerUrl, { tenant, name: `Leverancier${ending}`.slice(0, 200), ...maker() });
  const scope = wholeTenant(tenant);
  const { customer } = await db.write(scope, (tx) => createCustomer(tx, maker(), `Klant & Co${ending}`.slice(0, 200)));
  let contracts = 0;
  const made = await under(given.agreement, given.fields);
  const people = {} as Record<Known, Person>;
  for (const role of Object.keys(names) as Known[]) people[role] = await person(role);

  /** A contract of the customer, C1 the first; under an agreement as it stands, or otherwise. */
  async function under(
    name: Agreement,
    fields?: Fields,
    otherwise = (source: string) => source,
  ): Promise<MadeContract & { readonly agreement: string }> {
    const file = new URL(`../../agreements/${name}/agreement.yaml`, import.meta.url);
    const source = otherwise(await readFile(file, "utf8"));
    const checked = checkText(source, await compileOptions(source, present));
    if ("findings" in checked) throw new Error(JSON.stringify(checked));
    const { hash } = await db.write(scope, (tx) => keepAgreement(tx, maker(), checked));
    const terms = { customer, code: `C${(contracts += 1)}`, agreement: hash, fields, termFrom: "2026-01-01" };
    const kept = await db.write(scope, (tx) => createContract(tx, maker(), terms));
    if (!isMade<MadeContract>(kept)) throw new Error(JSON.stringify(kept));
    return { ...kept, agreement: hash };
  }

  async function person(role: Known): Promise<Person> {
    const of = sideOfRole(role) === "customer" ? customer : undefined;
    const name = (names[role] + ending).slice(0, 200);
    const made = await db.write(scope, (tx) =>
      createPerson(tx, vault, maker(), { role, customer: of, name, lang: "nl" }),
    );
    if ("refused" in made) throw new Error(made.refused);
    const login = `${role}@example.org`;
    await system.identity.accounts.make(tenant, {
      person: made.person,
      login,
      role,
      customer: of ?? null,
      contract: null,
    });
    const { token } = await system.identity.links.invite(tenant, made.person);
    await system.identity.links.use(token, { password }, { address: "127.0.0.1", agent: "a test" });
    return { person: made.person, login, name, role };
  }

  const sessions = new Map<Known, { readonly cookie: Promise<string>; readonly until: number }>();
  /** The cookie of their session; of a new one where the clock has moved so far that they were signed out. */
  async function session(role: Known): Promise<string> {
    const known = sessions.get(role);
    if (known !== undefined && present < known.until) return known.cookie;
    const cookie = signedIn({ origin, login: people[role].login, password, now: present });
    sessions.set(role, { cookie, until: present + 4 * 3_600_000 });
    return cookie;
  }

  /** Asks the API over the same port, as somebody. */
  async function ask(
    role: Known,
    method: string,
    at: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const reply = await fetch(`${origin}/api/v1${at}`, {
      method,
      headers: {
        cookie: await session(role),
        origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  return {
    origin,
    tenant,
    customer,
    contract: made.contract,
    log: made.log,
    agreement: made.agreement,
    under,
    people,
    system,
    open,
    line,
    between,
    session,
    ask,
    now: () => present,
    /** Moves the clock, forward or back. */
    at: (moment: string) => void (present = Date.parse(moment)),
    /** Moves the clock forward and lets all that came due until then be recorded, each at its own moment. */
    async passTo(moment: string): Promise<void> {
      present = Date.parse(moment);
      await vi.waitFor(
        async () => {
          await run(fresh.url, "SELECT pg_notify('peil_deadline', '')");
          const [row] = await db.read(scope, (tx) =>
            tx.query<{ left: boolean }>(
              "SELECT EXISTS (SELECT FROM peil.deadline WHERE tenant = $1 AND at <= $2) AS left",
              [tenant, new Date(present)],
            ),
          );
          if (row!.left) throw new Error("something that came due is not recorded yet");
        },
        { timeout: 30_000, interval: 50 },
      );
    },
    /** What the server wrote of its own failures: a test ends with none. */
    failures,
    async close() {
      await line.end();
      await serving.stop();
      await open.close();
      await rm(home, { recursive: true, force: true });
      await fresh.drop();
    },
  };
}

export type PeilAtWork = Awaited<ReturnType<typeof peilAtWork>>;
