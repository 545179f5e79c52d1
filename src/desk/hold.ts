/** What a batch holds on to beside its tickets, in the order in which everybody does: contracts before tickets, relations after. */
import type { Transaction } from "../database/database.ts";
import type { Command } from "./command.ts";

/** Whoever changes a contract projects its tickets anew, and so has to see those that are being reported, or to be seen by them. */
export async function holdContracts(tx: Transaction, commands: readonly Command[]): Promise<void> {
  const reporting = commands.filter(({ verb }) => verb.on === undefined && verb.states === "none");
  if (reporting.length === 0) return;
  await tx.query(
    "SELECT FROM peil.contract WHERE tenant = $1 AND contract = ANY($2) ORDER BY contract FOR KEY SHARE",
    [tx.scope.tenant, [...new Set(reporting.flatMap(({ contract }) => contract ?? []))]],
    "hold contracts",
  );
}

/** What is said of a contract is decided on all that was said of it: one after the other, for an agreement counts contacts. */
export async function lockRelations(
  tx: Transaction,
  commands: readonly Command[],
  contracts: ReadonlyMap<string, { readonly log: string }>,
): Promise<void> {
  const said = commands.filter(({ verb }) => verb.on === "contract");
  const logs = new Set(said.flatMap(({ contract }) => contracts.get(contract ?? "")?.log ?? []));
  if (logs.size === 0) return;
  await tx.query(
    "SELECT pg_advisory_xact_lock(hashtextextended(log, 0)) FROM unnest($1::text[]) AS asked (log) ORDER BY log",
    [[...logs].map((log) => `peil relation ${log}`)],
    "lock relations",
  );
}
