/**
 * Rebuilding what is projected of a million facts, as `peil rebuild` does: every log is replayed, held against the tickets that are
 * there, and what differs is written anew. Here every ticket differs, for each is a copy of another whose clocks ran at another
 * time. A second pass, which finds nothing any more, is `peil rebuild --compare`. The floor reads the same facts and no more.
 */
import { fileURLToPath } from "node:url";
import { Contracts } from "../src/contracts/load-contracts.ts";
import { Database, wholeTenant } from "../src/database/database.ts";
import { projectAgain } from "../src/desk/replay.ts";
import { startServer } from "../src/embedded/server.ts";
import { inPieces } from "../src/ledger/read.ts";
import { everyLog } from "../src/system/every-log.ts";
import { compareAll } from "../src/system/rebuild.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { filledHome } from "./filled-home.ts";

const tickets = 240_000;
const aMillion = 1_000_000;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

await printOnce(async () => {
  const { home, drop } = await filledHome(tickets, 20, (line) => void process.stderr.write(`${line}\n`));
  const server = await startServer({ home });
  const db = new Database({ url: server.url, role: "peil_app", connections: 4, onError: () => undefined });
  try {
    return await measure(db);
  } finally {
    await db.close();
    await server.stop();
    drop();
  }
});

async function measure(db: Database): Promise<BenchRow[]> {
  const contracts = new Contracts(Date.now);
  const load = contracts.load.bind(contracts);
  const mend = (tenant: string, those: readonly string[]): Promise<void> =>
    db.write(wholeTenant(tenant), (tx) => projectAgain(tx, load, those));
  const floor = await perMillion(() => readAll(db));
  const rebuilt = await perMillion(async () => (await compareAll(db, contracts, mend)).facts);
  const compared = await perMillion(async () => {
    const { facts, differing } = await compareAll(db, contracts);
    if (differing.length > 0) throw new Error(`${differing.length} tickets differ after the rebuild`);
    return facts;
  });
  const row = (name: string, value: number): BenchRow => ({
    name,
    value,
    unit: "s",
    against: "reading the same facts",
    ratio: value / floor,
    bound: "under 120 s",
    within: value < 120,
  });
  return [
    { name: "reading 1,000,000 facts", value: floor, unit: "s" },
    row("rebuild of 1,000,000 facts, all tickets written anew", rebuilt),
    row("rebuild --compare of 1,000,000 facts", compared),
  ];
}

async function readAll(db: Database): Promise<number> {
  let facts = 0;
  for (const { tenant, log } of await everyLog(db)) {
    await db.read(wholeTenant(tenant), async (tx) => {
      for await (const rows of inPieces(tx, log)) facts += rows.length;
    });
  }
  return facts;
}

/** Seconds for a million, from how many facts the work says it did. */
async function perMillion(work: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  const facts = await work();
  return (((performance.now() - begun) / 1000) * aMillion) / facts;
}
