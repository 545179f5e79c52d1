/**
 * Fills an empty system with a year that nobody lived: five suppliers, each with its own agreement, customers, people, tickets and
 * services, simulated up to the present; and people to sign in as. All of it is made up.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Refused } from "../cli/refused.ts";
import { loadSimulation } from "../cli/simulate-files.ts";
import type { Io } from "../cli/terminal.ts";
import { loadLog, type LoadedLog } from "../contracts/past/load-log.ts";
import { createPerson } from "../contracts/people/people.ts";
import { createTenant } from "../contracts/tenants.ts";
import { wholeTenant, type Transaction } from "../database/database.ts";
import { projectTickets } from "../desk/project.ts";
import { ticketRow } from "../desk/ticket-row.ts";
import { compile } from "../engine/compile.ts";
import { roles, type Role } from "../facts/role.ts";
import { systemWords } from "../i18n/system-words.ts";
import { logLines } from "../simulate/log-lines.ts";
import { simulate } from "../simulate/simulate.ts";
import { reachNames } from "../agreement/reach.ts";
import { parseAgreement } from "../agreement/parse.ts";
import { addCalendar } from "../time/working-days.ts";
import { startOfDay, zoneOf } from "../time/zone.ts";
import { dayNumber } from "../time/local-date.ts";
import type { Composed } from "./compose.ts";
import { tenantsOf } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";
import type { Settings } from "./settings.ts";

const agreements = ["embrace", "covide", "1do", "vecozo", "engage"] as const;
const months = 12;
/** Enough to see a desk at work, and few enough to know them by name. */
const customersOfEach = 3;

export interface DemoPerson {
  readonly login: string;
  readonly role: Role;
  readonly supplier: string;
  readonly customer: string | undefined;
  readonly name: string;
}

export interface Demo {
  readonly facts: number;
  readonly tickets: number;
  readonly people: readonly DemoPerson[];
  readonly password: string;
  /** Where the same is written down. */
  readonly file: string;
}

/** Undefined where the system is not empty. */
export async function fillWithDemo(open: OpenSystem, system: Composed, io: Io): Promise<Demo | undefined> {
  if ((await tenantsOf(open.database)).length > 0) return undefined;
  io.stderr.write(`${systemWords(io.lang).demoLoading}\n`);
  const password = `demo-${randomBytes(9).toString("base64url")}`;
  const people: DemoPerson[] = [];
  let [facts, tickets] = [0, 0];
  for (const agreement of agreements) {
    const made = await fillTenant(open, system, io, agreement);
    facts += made.loaded.facts;
    tickets += made.loaded.tickets;
    for (const person of peopleToShow(made.loaded, agreement)) {
      await giveAccount(system, made.tenant, person, password);
      people.push(person);
    }
  }
  const file = demoFile(open.settings);
  const lines = people.map(({ login, role, supplier, customer }) => `${login}\t${role}\t${customer ?? supplier}`);
  await writeFile(file, `${password}\n\n${lines.join("\n")}\n`, { mode: 0o600 });
  return { facts, tickets, people, password, file };
}

/** True of a home that was once filled with one. */
export function isDemo(settings: Settings): boolean {
  return existsSync(demoFile(settings));
}

/** Its password and its people. */
export function demoFile({ PEIL_HOME }: Settings): string {
  return path.join(PEIL_HOME, "demo.txt");
}

interface Filled extends Omit<LoadedLog, "people"> {
  readonly people: readonly Omit<LoadedLog["people"][number], "agreementRole">[];
}

async function fillTenant(
  open: OpenSystem,
  system: Composed,
  io: Io,
  agreement: string,
): Promise<{ tenant: string; loaded: Filled }> {
  const { now, newId, contracts } = system;
  const { database: db, vault, ownerUrl } = open;
  const source = await readFile(
    fileURLToPath(new URL(`../../agreements/${agreement}/agreement.yaml`, import.meta.url)),
    "utf8",
  );
  const lines = await simulatedLines(source, now(), io);
  const tenant = newId();
  await createTenant(ownerUrl, { tenant, name: agreement, now: now(), newId });
  const scope = wholeTenant(tenant);
  const administrator = await db.write(scope, (tx) =>
    createPerson(tx, vault, { now: now(), newId }, { role: "administrator", name: "Administrator" }),
  );
  if ("refused" in administrator) throw new Error(`an administrator was refused: ${administrator.refused}`);
  const loaded = await loadLog(
    {
      db,
      contracts,
      vault,
      now,
      newId,
      project: (tx, past) =>
        projectTickets(
          tx,
          past.map((one) => ticketRow(one.program, one)),
        ),
    },
    scope,
    { agreement: source, name: `${agreement}.jsonl`, open: () => inPieces(lines) },
  );
  if ("findings" in loaded)
    throw new Error(`the demonstration of ${agreement} cannot be read: ${loaded.findings[0]?.code}`);
  await db.write(scope, (tx) => sayHowToReach(tx, source, agreement));
  const { person } = administrator;
  const first = { person, customer: undefined, role: "administrator", name: "Administrator" } as const;
  return { tenant, loaded: { ...loaded, people: [first, ...loaded.people] } };
}

/** Numbers that nobody has: those of noughts alone are given to nobody, and `.example` is no domain of anybody's. */
async function sayHowToReach(tx: Transaction, source: string, agreement: string): Promise<void> {
  const parsed = parseAgreement(source);
  const names = "findings" in parsed ? [] : reachNames(parsed.file);
  const mailbox = (name: string) =>
    `${name === "mail" ? "servicedesk" : name.replace(/-mail$/, "")}@${agreement}.example`;
  const reach = names.map((name, i) => [name, name.endsWith("mail") ? mailbox(name) : `000 000 00 0${i}`]);
  await tx.query("UPDATE peil.contract SET fields = fields || $2::jsonb WHERE tenant = $1", [
    tx.scope.tenant,
    JSON.stringify(Object.fromEntries(reach)),
  ]);
}

/** The twelve months that end with the present one. */
async function simulatedLines(source: string, now: number, io: Io): Promise<readonly string[]> {
  const parsed = parseAgreement(source);
  if ("findings" in parsed) throw new Error("an agreement that comes along does not parse");
  const year = new Date(now).getUTCFullYear();
  const program = compile(parsed.file, { years: { from: year - 1, to: year + 2 } });
  const files = await loadSimulation(program.file.agreement, {}, io);
  if (files instanceof Refused) throw new Error("what the demonstration is made of cannot be read");
  const present = new Date(now);
  const thisMonth = startOfDay(zoneOf(program.zone), dayNumber(present.getUTCFullYear(), present.getUTCMonth() + 1, 1));
  const from = addCalendar(program.zone, thisMonth, 1 - months, "month");
  return [...logLines(simulate({ program, ...files, seed: "demo", months, customers: customersOfEach, from }))];
}

async function* inPieces(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < lines.length; at += 1_000) {
    yield Buffer.from(`${lines.slice(at, at + 1_000).join("\n")}\n`, "utf8");
  }
}

interface ShownPerson extends DemoPerson {
  readonly person: string;
  readonly customerId: string | null;
}

/** Of each role one: the supplier's first, then those of the first customer. */
function peopleToShow({ people, customers }: Filled, supplier: string): ShownPerson[] {
  const [first] = customers;
  const shown = new Map<Role, (typeof people)[number]>();
  for (const one of people) {
    if (one.customer !== undefined && one.customer !== first?.customer) continue;
    if (!shown.has(one.role)) shown.set(one.role, one);
  }
  const inOrder = roles.flatMap((role) => shown.get(role) ?? []);
  return inOrder.map(({ person, role, customer, name }) => ({
    person,
    login: `${role}@${customer === undefined ? supplier : `${first!.code.toLowerCase()}.${supplier}`}.example`,
    role,
    supplier,
    customer: customer === undefined ? undefined : first!.name,
    customerId: customer ?? null,
    name,
  }));
}

async function giveAccount(
  { identity }: Composed,
  tenant: string,
  given: ShownPerson,
  password: string,
): Promise<void> {
  const { person, login, role, customerId: customer } = given;
  await identity.accounts.make(tenant, { person, login, role, customer, contract: null });
  const { token } = await identity.links.invite(tenant, person);
  await identity.links.use(token, { password }, { address: "127.0.0.1", agent: "peil start --demo" });
}
