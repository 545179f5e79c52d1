/** Whether what stands in a supplier's database is what its ledger says. */
import { differingTickets } from "../src/desk/project.ts";
import { replay } from "../src/desk/replay.ts";
import { verifyLive, type LogProblem } from "../src/ledger/verify-live.ts";
import type { Supplier } from "./supplier.ts";

/** Tickets that stand otherwise than a replay makes them (LED-5). */
export async function differingTicketsOf({ db, scope, contracts, customers }: Supplier): Promise<string[]> {
  return db.read(scope, async (tx) => {
    const found: string[] = [];
    const all = await contracts.load(
      tx,
      customers.map(({ contract }) => contract),
    );
    for (const contract of all.values()) {
      for await (const rows of replay(tx, contract)) found.push(...(await differingTickets(tx, rows)));
    }
    return found;
  });
}

/** What is wrong with any of the logs. */
export async function problemsOf({ db, scope, tenant }: Supplier): Promise<LogProblem[]> {
  return db.read(scope, async (tx) => {
    const logs = await tx.query<{ log: string }>("SELECT log FROM peil.log WHERE tenant = $1", [tenant]);
    const problems: LogProblem[] = [];
    for (const { log } of logs) problems.push(...(await verifyLive(tx, log, [])).problems);
    return problems;
  });
}
