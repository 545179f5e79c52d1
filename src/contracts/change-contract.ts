/**
 * Changes what a contract fills in, its annex, its fees or the end of its term, from the version that the asker saw on; all of
 * it has to hold again. Whoever calls projects the tickets of the contract anew afterwards. Rules: CON-1, VER-1, VER-4.
 */
import type { Finding } from "../agreement/finding.ts";
import type { Transaction } from "../database/database.ts";
import { isError, knownAgreement } from "./agreement-text.ts";
import { agreementBy } from "./agreements.ts";
import { checkDraft, type ContractDraft } from "./contract-draft.ts";
import { contracts } from "./contracts.ts";
import { tellTenant, type Asker } from "./own-logs.ts";
import { compileOptions } from "./programs.ts";
import { refused, type OrRefused } from "./refused.ts";

/** What is left out stays as it is; a term without end is told by null. */
export interface ContractChange extends Pick<ContractDraft, "fields" | "annex" | "fees"> {
  readonly termTo?: string | null | undefined;
}

export interface ChangedContract {
  readonly version: number;
  readonly remarks: readonly Finding[];
}

export async function changeContract(
  tx: Transaction,
  asker: Asker,
  { contract, version }: { readonly contract: string; readonly version: number | undefined },
  change: ContractChange,
): Promise<OrRefused<ChangedContract>> {
  const { tenant } = tx.scope;
  await tx.query("SELECT FROM peil.contract WHERE tenant = $1 AND contract = $2 FOR UPDATE", [tenant, contract]);
  const [before] = await contracts(tx, { contract });
  if (before === undefined) return refused("no-such-contract", { contract });
  if (version !== undefined && version !== before.version) {
    return refused("version-changed", { version: String(before.version), expected: String(version) });
  }
  // A ticket is judged by what held when it was reported: later terms are a new version of them, not another past.
  if (change.annex !== undefined && before.tickets > 0) return refused("tickets-already", { contract });
  const termTo = change.termTo === undefined ? before.termTo : (change.termTo ?? undefined);
  const { fields = before.fields, annex = before.annex, fees = before.fees } = change;
  const { source } = (await agreementBy(tx, before.agreement.hash))!;
  const draft: ContractDraft = { ...before, agreement: before.agreement.hash, fields, annex, fees, termTo };
  const findings = checkDraft(draft, knownAgreement(source), await compileOptions(source, asker.now), asker.now);
  if (findings.some(isError)) return { findings };
  await tx.query(
    `UPDATE peil.contract SET fields = $3, annex = $4, fees = $5, term_to = $6, version = version + 1
     WHERE tenant = $1 AND contract = $2`,
    [tenant, contract, JSON.stringify(fields), JSON.stringify(annex), JSON.stringify(fees), termTo ?? null],
  );
  const after = before.version + 1;
  const changed = Object.keys(change).filter((name) => change[name as keyof ContractChange] !== undefined);
  await tellTenant(tx, asker, "agreed", {
    what: "contract-changed",
    contract,
    customer: before.customer,
    version: String(after),
    changed,
  });
  return { version: after, remarks: findings };
}
