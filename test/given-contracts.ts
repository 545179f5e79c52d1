/** A supplier for tests, made as Peil makes one: a tenant with its logs, and what brings in contracts and their past. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkText } from "../src/contracts/agreement-text.ts";
import { keepAgreement, type KeptAgreement } from "../src/contracts/agreements.ts";
import type { ContractDraft } from "../src/contracts/contract-draft.ts";
import { createContract, type MadeContract } from "../src/contracts/contracts.ts";
import { createCustomer } from "../src/contracts/customers.ts";
import { Contracts } from "../src/contracts/load-contracts.ts";
import type { Asker } from "../src/contracts/own-logs.ts";
import { compileOptions } from "../src/contracts/programs.ts";
import { isMade } from "../src/contracts/refused.ts";
import { createTenant } from "../src/contracts/tenants.ts";
import type { PastParts } from "../src/contracts/past/past-tickets.ts";
import { Database, wholeTenant, type Scope } from "../src/database/database.ts";
import { projectTickets } from "../src/desk/project.ts";
import { ticketRow } from "../src/desk/ticket-row.ts";
import { Vault } from "../src/ledger/keys.ts";
import { uuidMaker } from "../src/system/ids.ts";
import { freshDatabase } from "./database/database.ts";

/** 22 November 2026, ten o'clock in Amsterdam. */
export const today = Date.parse("2026-11-22T09:00:00Z");

export interface GivenSupplier {
  readonly url: string;
  readonly db: Database;
  readonly tenant: string;
  readonly scope: Scope;
  readonly asker: Asker;
  readonly parts: PastParts;
  /** Another supplier in the same database. */
  anotherTenant(): Promise<Scope>;
  drop(): Promise<void>;
}

export async function givenSupplier(now = (): number => today): Promise<GivenSupplier> {
  const { url, drop } = await freshDatabase();
  const newId = uuidMaker(now);
  const db = new Database({ url, role: "peil_app", connections: 4, onError: () => {} });
  const made = async (name: string) => {
    const tenant = newId();
    await createTenant(url, { tenant, name, now: now(), newId });
    return tenant;
  };
  const tenant = await made("The supplier");
  const contracts = new Contracts(now);
  const vault = new Vault([new Uint8Array(32).fill(7)]);
  const project: PastParts["project"] = (tx, tickets) =>
    projectTickets(
      tx,
      tickets.map(({ program, ...of }) => ticketRow(program, of)),
    );
  return {
    url,
    db,
    tenant,
    scope: wholeTenant(tenant),
    asker: {
      now: now(),
      newId,
    },
    parts: {
      db,
      contracts,
      vault,
      project,
      now,
      newId,
    },
    anotherTenant: async () => wholeTenant(await made("Another supplier")),
    async drop() {
      await db.close();
      await drop();
    },
  };
}

export function agreementText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../agreements/${name}/agreement.yaml`, import.meta.url)), "utf8");
}

export async function givenAgreement({ db, scope, asker }: GivenSupplier, source: string): Promise<KeptAgreement> {
  const checked = checkText(source, await compileOptions(source, asker.now));
  if ("findings" in checked) throw new Error(`refused: ${checked.findings.map(({ code }) => code).join(" ")}`);
  return db.write(scope, (tx) => keepAgreement(tx, asker, checked));
}

/** A contract with a new customer; throws where it is refused. */
export async function givenContractOf(
  { db, scope, asker }: GivenSupplier,
  draft: Omit<ContractDraft, "customer">,
): Promise<MadeContract & { readonly customer: string }> {
  return db.write(scope, async (tx) => {
    const { customer } = await createCustomer(tx, asker, `Customer of ${draft.code}`);
    const made = await createContract(tx, asker, { ...draft, customer });
    if (!isMade(made)) throw new Error(JSON.stringify(made));
    return { ...made, customer };
  });
}
