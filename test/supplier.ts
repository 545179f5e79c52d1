/**
 * A supplier at work, for tests with a database: a tenant, one customer with a contract under one of the five agreements, people
 * of every role, and a desk whose clock the test moves. All of them are made up.
 */
import { readFile } from "node:fs/promises";
import { Contracts } from "../src/contracts/load-contracts.ts";
import { checkText } from "../src/contracts/agreement-text.ts";
import { keepAgreement } from "../src/contracts/agreements.ts";
import { compileOptions } from "../src/contracts/programs.ts";
import { createContract, type MadeContract } from "../src/contracts/contracts.ts";
import { createCustomer } from "../src/contracts/customers.ts";
import { isMade } from "../src/contracts/refused.ts";
import { createTenant } from "../src/contracts/tenants.ts";
import { Database, wholeTenant, type Scope } from "../src/database/database.ts";
import type { Command, Done, Outcome } from "../src/desk/command.ts";
import { Desk } from "../src/desk/desk.ts";
import type { DeskParts } from "../src/desk/perform-batch.ts";
import { verbs } from "../src/desk/verbs.ts";
import { sideOfRole, type Role } from "../src/facts/role.ts";
import type { Fields } from "../src/facts/fact.ts";
import { Vault } from "../src/ledger/keys.ts";
import { uuidMaker } from "../src/system/ids.ts";

export interface SupplierOptions {
  readonly agreement: "embrace" | "covide" | "1do" | "vecozo" | "engage";
  /** What the contract fills in. */
  readonly fields?: Fields;
  /** ISO 8601 with offset: the present at the beginning. */
  readonly now: string;
  readonly connections?: number;
  /** Further customers, each with a contract of its own, for tests of what one sees of another. */
  readonly customers?: number;
}

export interface AtWork {
  readonly customer: string;
  readonly contract: string;
  readonly log: string;
  readonly people: Readonly<Record<Role, string>>;
}

const supplierRoles = ["agent", "second-line-agent", "manager", "administrator"] as const;
const customerRoles = ["customer-administrator", "contact", "end-user"] as const;

export async function supplier(url: string, options: SupplierOptions) {
  let present = Date.parse(options.now);
  const now = () => present;
  const newId = uuidMaker(now);
  const tenant = newId();
  const db = new Database({ url, role: "peil_app", connections: options.connections ?? 8, onError: () => undefined });
  const contracts = new Contracts(now);
  const vault = new Vault([new Uint8Array(32).fill(7)]);
  await createTenant(url, { tenant, name: "Supplier", now: present, newId });
  const scope = wholeTenant(tenant);
  const source = await readFile(new URL(`../agreements/${options.agreement}/agreement.yaml`, import.meta.url), "utf8");
  const checked = checkText(source, await compileOptions(source, present));
  if ("findings" in checked) throw new Error(`the agreement was refused: ${JSON.stringify(checked)}`);
  const { hash } = await db.write(scope, (tx) => keepAgreement(tx, { now: present, newId }, checked));
  const own = Object.fromEntries(supplierRoles.map((role) => [role, newId()]));
  for (const role of supplierRoles) await makePerson(own[role]!, role, null);

  async function makePerson(person: string, role: Role, customer: string | null): Promise<void> {
    await db.write(scope, async (tx) => {
      await tx.query(
        "INSERT INTO peil.person (tenant, person, customer, role, created_at) VALUES ($1, $2, $3, $4, $5)",
        [tenant, person, customer, role, new Date(present)],
      );
      await vault.keysOf(tx, [person], present);
    });
  }

  async function makeCustomer(number: number): Promise<AtWork> {
    const { customer } = await db.write(scope, (tx) =>
      createCustomer(tx, { now: present, newId }, `Customer ${number}`),
    );
    const made = await db.write(scope, (tx) =>
      createContract(
        tx,
        { now: present, newId },
        {
          customer,
          code: `C${number}`,
          agreement: hash,
          fields: options.fields,
          termFrom: "2026-01-01",
        },
      ),
    );
    if (!isMade<MadeContract>(made)) throw new Error(`the contract was refused: ${JSON.stringify(made)}`);
    const theirs = Object.fromEntries(customerRoles.map((role) => [role, newId()]));
    for (const role of customerRoles) await makePerson(theirs[role]!, role, customer);
    return { customer, contract: made.contract, log: made.log, people: { ...own, ...theirs } as AtWork["people"] };
  }

  const customers: AtWork[] = [];
  for (let number = 1; number <= (options.customers ?? 1); number++) customers.push(await makeCustomer(number));
  const program = await db.read(scope, (tx) => contracts.programs.programOf(tx, { agreement: hash, annex: {} }));
  let between: DeskParts["between"];
  const parts: DeskParts = {
    contracts: contracts.load.bind(contracts),
    vault,
    now,
    newId,
    nearMs: 10_000,
    between: (step) => between?.(step),
  };
  const desk = new Desk(db, parts);
  const [first] = customers as [AtWork, ...AtWork[]];
  let asked = 0;

  /** Asks the desk for a verb as somebody of the first customer, or of the supplier. */
  function ask(
    role: Role,
    name: string,
    input: object,
    more: Partial<Pick<Command, "ticket" | "contract" | "as" | "key" | "ifVersion">> & {
      readonly of?: AtWork;
      /** The desk of another process. */
      readonly at?: Desk;
    } = {},
  ): Promise<Outcome> {
    const { of = first, at = desk, ...rest } = more;
    const verb = verbs.find((one) => one.name === name);
    if (verb === undefined) throw new Error(`no verb ${name}`);
    const customer = sideOfRole(role) === "customer" ? of.customer : undefined;
    const held: Scope = customer === undefined ? scope : { tenant, customer, contract: "all" };
    return at.perform(held, {
      verb,
      contract: rest.ticket === undefined ? of.contract : undefined,
      input: verb.input.parse(input),
      actor: { person: of.people[role], role, customer },
      key: `test ${++asked}`,
      request: JSON.stringify([name, input, rest.ticket ?? null]),
      ...rest,
    });
  }

  return {
    ...first,
    tenant,
    scope,
    db,
    desk,
    parts,
    contracts,
    program,
    vault,
    customers,
    ask,
    /** As `ask`, of what has to be done. */
    async done(...args: Parameters<typeof ask>): Promise<Done & { ticket: string }> {
      const outcome = await ask(...args);
      if ("refused" in outcome) throw new Error(`refused: ${JSON.stringify(outcome)}`);
      return outcome as Done & { ticket: string };
    },
    now,
    /** Is called after each step of the desk. */
    between(called: NonNullable<DeskParts["between"]>): void {
      between = called;
    },
    /** Sets the clock: ISO 8601 with offset, or milliseconds on from the present. */
    at(moment: string | number): void {
      present = typeof moment === "number" ? present + moment : Date.parse(moment);
    },
    close: () => db.close(),
  };
}

export type Supplier = Awaited<ReturnType<typeof supplier>>;
