/**
 * Contracts as whoever judges by them needs them: what they fill in, their program, their log. Each question asks the database
 * which version is in force and whether the asker sees it at all; what a version says is kept.
 */
import type { Patch } from "../agreement/patch.ts";
import type { Transaction } from "../database/database.ts";
import type { Program } from "../engine/program.ts";
import type { Fields } from "../facts/fact.ts";
import { filledIn, writtenTerm } from "./contract-fields.ts";
import { Programs } from "./programs.ts";
import { RecentlyUsed } from "./recently-used.ts";

export interface LoadedContract {
  readonly view: {
    readonly contract: string;
    readonly customer: string;
    readonly code: string;
    /** Defaults, what was filled in, and the term: what the engine takes for `contract`. */
    readonly fields: Fields;
  };
  readonly program: Program;
  /** UUID of the log that its facts go to. */
  readonly log: string;
  readonly version: number;
  readonly agreement: string;
  /** Since when its record tells everything, epoch milliseconds: what was not recorded before proves nothing. */
  readonly since: number;
}

export class Contracts {
  readonly programs: Programs;
  private readonly loaded = new RecentlyUsed<LoadedContract>(2_000);

  constructor(now: () => number) {
    this.programs = new Programs(now);
  }

  /** By UUID; those that the transaction's scope does not show are not there. */
  async load(tx: Transaction, ids: readonly string[]): Promise<Map<string, LoadedContract>> {
    const found = new Map<string, LoadedContract>();
    if (ids.length === 0) return found;
    const { tenant } = tx.scope;
    const rows = await tx.query<{ contract: string; version: number }>(
      "SELECT contract, version FROM peil.contract WHERE tenant = $1 AND contract = ANY($2::uuid[])",
      [tenant, ids],
      "contract versions",
    );
    const missing: string[] = [];
    for (const { contract, version } of rows) {
      const known = this.loaded.get(`${tenant} ${contract}`);
      if (known?.version === version) found.set(contract, known);
      else missing.push(contract);
    }
    for (const row of await contractRows(tx, missing)) {
      const contract = await this.made(tx, row);
      this.loaded.set(`${tenant} ${row.contract}`, contract);
      found.set(row.contract, contract);
    }
    return found;
  }

  private async made(tx: Transaction, row: ContractRow): Promise<LoadedContract> {
    const { contract, customer, code, log, version, agreement, annex } = row;
    const program = await this.programs.programOf(tx, { agreement, annex });
    const fields = filledIn(program.file, row.fields, writtenTerm(row.term_from, row.term_to ?? undefined));
    const since = (row.recorded_from ?? row.created_at).getTime();
    return { view: { contract, customer, code, fields }, program, log, version, agreement, since };
  }
}

interface ContractRow {
  readonly contract: string;
  readonly customer: string;
  readonly code: string;
  readonly log: string;
  readonly version: number;
  readonly agreement: string;
  readonly fields: Fields;
  readonly annex: Patch;
  readonly term_from: string;
  readonly term_to: string | null;
  readonly recorded_from: Date | null;
  readonly created_at: Date;
}

async function contractRows(tx: Transaction, ids: readonly string[]): Promise<ContractRow[]> {
  if (ids.length === 0) return [];
  return tx.query<ContractRow>(
    `SELECT c.contract, c.customer, c.code, l.log, c.version, c.agreement, c.fields, c.annex,
       c.term_from::text, c.term_to::text, c.recorded_from, c.created_at
     FROM peil.contract c JOIN peil.log l ON l.tenant = c.tenant AND l.contract = c.contract
     WHERE c.tenant = $1 AND c.contract = ANY($2::uuid[])`,
    [tx.scope.tenant, ids],
    "contract rows",
  );
}
