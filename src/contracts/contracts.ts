/**
 * Contracts as they are kept: made from a draft that holds, with a log of their own, and changed by versions of which the
 * tenant log tells. Rules: CON-1, VER-1, VER-4.
 */
import type { Finding } from "../agreement/finding.ts";
import type { Patch } from "../agreement/patch.ts";
import type { Transaction } from "../database/database.ts";
import type { Fields } from "../facts/fact.ts";
import { parseDate } from "../time/local-date.ts";
import { startOfDay, zoneOf } from "../time/zone.ts";
import { isError, knownAgreement } from "./agreement-text.ts";
import { agreementBy } from "./agreements.ts";
import { checkDraft, type Asset, type ContractDraft, type Fee, type OpeningFact } from "./contract-draft.ts";
import { openingFacts } from "./opening-balance.ts";
import { tellIn, tellTenant, type Asker } from "./own-logs.ts";
import { compileOptions } from "./programs.ts";
import { refused, type OrRefused } from "./refused.ts";

export interface MadeContract {
  readonly contract: string;
  readonly log: string;
  /** What lies open: remarks, never errors. */
  readonly remarks: readonly Finding[];
}

/** Makes the contract, its log and its assets; refuses a draft with errors with all of its findings. */
export async function createContract(
  tx: Transaction,
  asker: Asker,
  draft: ContractDraft,
): Promise<OrRefused<MadeContract>> {
  const agreement = await agreementBy(tx, draft.agreement);
  if (agreement === undefined) return refused("no-such-agreement", { agreement: draft.agreement });
  const known = knownAgreement(agreement.source);
  const found = checkDraft(draft, known, await compileOptions(agreement.source, asker.now), asker.now);
  if (found.some(isError)) return { findings: found };
  const [contract, log] = [asker.newId(), asker.newId()];
  const problem = await insertContract(tx, asker, draft, contract, log);
  if (problem !== undefined) return problem;
  await insertAssets(tx, asker, { contract, customer: draft.customer }, draft.assets ?? []);
  const startsAt = startOfDay(zoneOf(known.file["time-zone"]), parseDate(draft.termFrom)!);
  const started = { kind: "term-started", at: startsAt, fields: { by: "both" } };
  await tellIn(tx, log, asker, [started, ...openingFacts(draft.opening ?? [])]);
  await tellTenant(tx, asker, "agreed", {
    what: "contract",
    contract,
    customer: draft.customer,
    agreement: draft.agreement,
  });
  return { contract, log, remarks: found };
}

async function insertContract(
  tx: Transaction,
  { now }: Asker,
  draft: ContractDraft,
  contract: string,
  log: string,
): Promise<ReturnType<typeof refused> | undefined> {
  const { tenant } = tx.scope;
  const { customer, code, agreement } = draft;
  const seen = await tx.query("SELECT FROM peil.customer WHERE tenant = $1 AND customer = $2", [tenant, customer]);
  if (seen.length === 0) return refused("no-such-customer", { customer });
  const json = (value: unknown) => JSON.stringify(value);
  const made = await tx.query(
    `INSERT INTO peil.contract (tenant, contract, customer, code, agreement, fields, annex, fees, opening, term_from, term_to,
       recorded_from, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (tenant, code) DO NOTHING RETURNING contract`,
    [
      tenant,
      contract,
      customer,
      code,
      agreement,
      json(draft.fields ?? {}),
      json(draft.annex ?? {}),
      json(draft.fees ?? []),
      json(draft.opening ?? []),
      draft.termFrom,
      draft.termTo ?? null,
      draft.recordedFrom === undefined ? null : new Date(draft.recordedFrom),
      new Date(now),
    ],
  );
  if (made.length === 0) return refused("code-taken", { code });
  await tx.query(
    `INSERT INTO peil.log (tenant, log, kind, customer, contract, created_at) VALUES ($1, $2, 'contract', $3, $4, $5)`,
    [tenant, log, customer, contract, new Date(now)],
  );
  return undefined;
}

async function insertAssets(
  tx: Transaction,
  { now, newId }: Asker,
  { contract, customer }: { readonly contract: string; readonly customer: string },
  assets: readonly Asset[],
): Promise<void> {
  if (assets.length === 0) return;
  await tx.query(
    `INSERT INTO peil.asset (tenant, asset, contract, customer, name, attributes, created_at)
     SELECT $1, a.asset, $2, $3, a.name, a.attributes, $4 FROM unnest($5::uuid[], $6::text[], $7::jsonb[]) a (asset, name, attributes)`,
    [
      tx.scope.tenant,
      contract,
      customer,
      new Date(now),
      assets.map(() => newId()),
      assets.map(({ name }) => name),
      assets.map(({ attributes }) => JSON.stringify(attributes)),
    ],
  );
}

/** A contract as it is shown. */
export interface ShownContract {
  readonly contract: string;
  readonly customer: string;
  readonly code: string;
  readonly agreement: { readonly hash: string; readonly name: string; readonly edition: string };
  readonly fields: Fields;
  readonly annex: Patch;
  readonly fees: readonly Fee[];
  readonly opening: readonly OpeningFact[];
  readonly termFrom: string;
  readonly termTo: string | undefined;
  readonly version: number;
  readonly log: string;
  readonly tickets: number;
}

/** Those that the scope shows, by code; of one customer, or that one by its UUID. */
export async function contracts(
  tx: Transaction,
  { customer, contract, after, most = 100 }: ContractsAsked = {},
): Promise<ShownContract[]> {
  const rows = await tx.query<ShownRow>(
    `SELECT c.contract, c.customer, c.code, c.agreement, a.name, a.edition, c.fields, c.annex, c.fees, c.opening,
       c.term_from::text, c.term_to::text, c.version, l.log, l.tickets
     FROM peil.contract c JOIN peil.agreement a ON a.tenant = c.tenant AND a.hash = c.agreement
       JOIN peil.log l ON l.tenant = c.tenant AND l.contract = c.contract
     WHERE c.tenant = $1 AND ($2::uuid IS NULL OR c.customer = $2) AND ($3::uuid IS NULL OR c.contract = $3)
       AND ($4::text IS NULL OR c.code > $4) ORDER BY c.code LIMIT $5`,
    [tx.scope.tenant, customer ?? null, contract ?? null, after ?? null, most],
  );
  return rows.map(({ agreement: hash, name, edition, term_from, term_to, tickets, ...row }) => ({
    ...row,
    agreement: { hash, name, edition },
    termFrom: term_from,
    termTo: term_to ?? undefined,
    tickets: Number(tickets),
  }));
}

export interface ContractsAsked {
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  /** The code after which to go on. */
  readonly after?: string | undefined;
  readonly most?: number | undefined;
}

interface ShownRow extends Omit<ShownContract, "agreement" | "termFrom" | "termTo" | "tickets"> {
  readonly agreement: string;
  readonly name: string;
  readonly edition: string;
  readonly term_from: string;
  readonly term_to: string | null;
  readonly tickets: string;
}
