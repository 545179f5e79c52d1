/** A supplier for tests of faults: contracts under an agreement that never closes, and agents with a key each. All of it is made up. */
import { readFile } from "node:fs/promises";
import { checkText } from "../../src/contracts/agreement-text.ts";
import { keepAgreement } from "../../src/contracts/agreements.ts";
import { createContract, type MadeContract } from "../../src/contracts/contracts.ts";
import { createCustomer } from "../../src/contracts/customers.ts";
import { createPerson } from "../../src/contracts/people/people.ts";
import { compileOptions } from "../../src/contracts/programs.ts";
import { isMade } from "../../src/contracts/refused.ts";
import { createTenant } from "../../src/contracts/tenants.ts";
import { wholeTenant } from "../../src/database/database.ts";
import type { Composed } from "../../src/system/compose.ts";
import type { OpenSystem } from "../../src/system/open.ts";

export interface MadeSupplier {
  readonly tenant: string;
  readonly contracts: readonly { readonly contract: string; readonly log: string }[];
  /** Each with a key of the API. */
  readonly agents: readonly { readonly person: string; readonly bearer: string }[];
}

const [contractCount, agentCount] = [3, 4];

export async function makeSupplier(open: OpenSystem, { now, newId, identity }: Composed): Promise<MadeSupplier> {
  const { database, ownerUrl, vault } = open;
  const tenant = newId();
  const asker = { now: now(), newId };
  await createTenant(ownerUrl, { tenant, name: "Supplier", ...asker });
  const source = await readFile(new URL("agreement.yaml", import.meta.url), "utf8");
  const checked = checkText(source, await compileOptions(source, asker.now));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  const scope = wholeTenant(tenant);
  const { hash } = await database.write(scope, (tx) => keepAgreement(tx, asker, checked));
  const contracts: MadeSupplier["contracts"][number][] = [];
  for (let n = 1; n <= contractCount; n++) {
    const made = await database.write(scope, async (tx) => {
      const { customer } = await createCustomer(tx, asker, `Customer ${n}`);
      return createContract(tx, asker, { customer, code: `C${n}`, agreement: hash, termFrom: "2026-01-01" });
    });
    if (!isMade<MadeContract>(made)) throw new Error(JSON.stringify(made));
    contracts.push({ contract: made.contract, log: made.log });
  }
  const agents: MadeSupplier["agents"][number][] = [];
  for (let n = 1; n <= agentCount; n++) {
    const agent = await database.write(scope, (tx) =>
      createPerson(tx, vault, asker, { role: "agent", name: `Agent ${n}` }),
    );
    if ("refused" in agent) throw new Error(agent.refused);
    const { person } = agent;
    const place = { person, role: "agent", customer: null, contract: null } as const;
    const login = `agent-${n}@peil.test`;
    await identity.accounts.make(tenant, { ...place, login });
    const { token } = await identity.links.invite(tenant, person);
    const signedIn = await identity.links.use(
      token,
      { password: "kept apart from every other one" },
      { address: "127.0.0.1", agent: "test" },
    );
    const session = await identity.sessions.of(signedIn.token);
    if (session?.stage !== "full") throw new Error(`an agent is at ${session?.stage}`);
    const { key } = await identity.keys.make(session.principal, {
      name: "faults",
      scopes: ["tickets:read", "tickets:write", "ledger:read"],
      expiresAt: now() + 30 * 24 * 3_600_000,
    });
    agents.push({ person, bearer: key });
  }
  return { tenant, contracts, agents };
}
