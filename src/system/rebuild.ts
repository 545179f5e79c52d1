/**
 * Replays every log and holds the tickets that come out against those that are there (LED-5). Comparing reads one snapshot a log,
 * so it can be done while the desk is at work; rebuilding writes what differs, ticket by ticket under its lock.
 */
import type { Contracts } from "../contracts/load-contracts.ts";
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import type { DeskContract } from "../desk/perform-batch.ts";
import { differingTickets } from "../desk/project.ts";
import { replay } from "../desk/replay.ts";
import { everyLog, type LogAt } from "./every-log.ts";

export interface Rebuilt {
  readonly logs: number;
  readonly facts: number;
  readonly tickets: number;
  /** Tickets that stand otherwise than their facts say, or that have none. */
  readonly differing: readonly string[];
}

/** `mend` is handed the tickets of a log that differ; without it nothing is written. */
export async function compareAll(
  database: Database,
  contracts: Contracts,
  mend?: (tenant: string, tickets: readonly string[]) => Promise<void>,
): Promise<Rebuilt> {
  const logs = await everyLog(database);
  const differing: string[] = [];
  let [facts, tickets] = [0, 0];
  for (const log of logs) {
    facts += log.size;
    if (log.contract === undefined) continue; // tickets are of contracts
    const found = await database.read(wholeTenant(log.tenant), (tx) => compareLog(tx, contracts, log));
    tickets += found.tickets;
    differing.push(...found.differing);
    if (mend !== undefined && found.differing.length > 0) await mend(log.tenant, found.differing);
  }
  return { logs: logs.length, facts, tickets, differing };
}

async function compareLog(
  tx: Transaction,
  contracts: Contracts,
  { tenant, contract }: LogAt,
): Promise<{ tickets: number; differing: string[] }> {
  const at: DeskContract = (await contracts.load(tx, [contract!])).get(contract!)!;
  const differing: string[] = [];
  let tickets = 0;
  for await (const rows of replay(tx, at)) {
    tickets += rows.length;
    differing.push(...(await differingTickets(tx, rows)));
  }
  const strays = await tx.query<{ ticket: string }>(
    `SELECT ticket FROM peil.ticket t WHERE tenant = $1 AND contract = $2 AND NOT EXISTS (
       SELECT FROM peil.fact f WHERE f.tenant = t.tenant AND f.ticket = t.ticket AND f.kind = 'reported')`,
    [tenant, contract],
  );
  return { tickets, differing: [...differing, ...strays.map(({ ticket }) => ticket)] };
}
