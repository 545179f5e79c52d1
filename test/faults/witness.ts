/**
 * Looks, when all is over, whether what the clients know is so: each acknowledged fact stands where they were told, once; each moment
 * was told once and not early; the tree holds every checkpoint that was kept; the tickets are what their facts say.
 */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Contracts } from "../../src/contracts/load-contracts.ts";
import { Database, wholeTenant, type Transaction } from "../../src/database/database.ts";
import { readFact, type WrittenFact } from "../../src/facts/written-fact.ts";
import { isSignedBy } from "../../src/ledger/note.ts";
import { GrowingTree, leafHash } from "../../src/ledger/tree.ts";
import { verifyLive } from "../../src/ledger/verify-live.ts";
import { openKeys } from "../../src/system/keys.ts";
import { compareAll } from "../../src/system/rebuild.ts";
import { verifierFor } from "../../src/system/signer.ts";
import { aheadMs, type Clients } from "./clients.ts";
import type { MadeSupplier } from "./made-supplier.ts";

export interface Witnessed {
  /** Everything that is not as it should be, in words. */
  readonly wrong: readonly string[];
  readonly facts: number;
  readonly commands: number;
  readonly alerts: number;
  readonly checkpoints: number;
}

export interface Scene {
  readonly home: string;
  readonly url: string;
  readonly supplier: MadeSupplier;
  readonly clients: Clients;
  /** Epoch milliseconds by the clock of the application. */
  readonly now: () => number;
}

interface Stored extends WrittenFact {
  readonly log: string;
  readonly index: number;
}

const hour = 3_600_000;
/** A moment that came this long ago is told by now: somebody looks every five seconds whatever happened (DUE-10). */
const toldWithinMs = 5_500;

/** Waits until every moment of the load has come, and then looks. */
export async function witness(scene: Scene): Promise<Witnessed> {
  const { url, supplier, clients, now } = scene;
  const db = new Database({ url, role: "peil_app", connections: 2, onError: () => undefined });
  try {
    const ended = now();
    await sleep(aheadMs + 1_000);
    const read = <T>(work: (tx: Transaction) => Promise<T>) => db.read(wholeTenant(supplier.tenant), work);
    let facts = await read((tx) => storedFacts(tx, supplier));
    const end = performance.now() + toldWithinMs;
    while (momentsTold(facts, ended).wrong.length > 0 && performance.now() < end) {
      await sleep(250);
      facts = await read((tx) => storedFacts(tx, supplier));
    }
    const commands = await read((tx) => ofClients(tx, supplier));
    const { alerts, wrong: atWrongTimes } = momentsTold(facts, ended);
    const wrong = [...clients.wrong, ...acknowledgedIsThere(clients, facts, commands), ...atWrongTimes];
    for (const { log } of supplier.contracts) wrong.push(...(await treeHolds(scene, read, facts, log)));
    const { differing } = await compareAll(db, new Contracts(now));
    wrong.push(...differing.map((ticket) => `ticket ${ticket} stands otherwise than its facts say`));
    return {
      wrong,
      facts: facts.length,
      commands: commands.length,
      alerts,
      checkpoints: clients.checkpoints.length,
    };
  } finally {
    await db.close();
  }
}

async function storedFacts(tx: Transaction, { tenant, contracts }: MadeSupplier): Promise<Stored[]> {
  const rows = await tx.query<{ log: string; idx: string; bytes: Buffer }>(
    "SELECT log, idx, bytes FROM peil.fact WHERE tenant = $1 AND log = ANY($2) ORDER BY log, idx",
    [tenant, contracts.map(({ log }) => log)],
  );
  return rows.map(({ log, idx, bytes }) => ({
    ...readFact(bytes.toString("utf8"), Number(idx)),
    log,
    index: Number(idx),
  }));
}

interface StoredCommand {
  readonly key: string;
  readonly log: string;
  readonly first: number;
  readonly count: number;
}

/** Those of people: what Peil does by itself has keys with a blank in them. */
async function ofClients(tx: Transaction, { tenant, contracts }: MadeSupplier): Promise<StoredCommand[]> {
  const rows = await tx.query<{ key: string; log: string; first: string; count: number }>(
    "SELECT key, log, first, count FROM peil.command WHERE tenant = $1 AND log = ANY($2) AND key ~ '^[A-Za-z0-9_-]{43}$'",
    [tenant, contracts.map(({ log }) => log)],
  );
  return rows.map(({ key, first, ...row }) => ({ ...row, key, first: Number(first) }));
}

function acknowledgedIsThere(
  { journal }: Clients,
  facts: readonly Stored[],
  commands: readonly StoredCommand[],
): string[] {
  const wrong: string[] = [];
  const byPlace = new Map(facts.map((fact) => [`${fact.log} ${fact.index}`, fact]));
  const byKey = Map.groupBy(commands, ({ key }) => key);
  for (const one of journal) {
    const { key, verb, ticket, facts: told } = one;
    const done = byKey.get(storedKey(one)) ?? [];
    if (done.length !== 1) wrong.push(`${verb} ${key} was acknowledged and stands ${done.length} times`);
    if (told.length === 0 || done[0]?.count !== told.length)
      wrong.push(`${verb} ${key} has other facts than were told`);
    for (const { id, kind, log, index } of told) {
      const fact = byPlace.get(`${log} ${index}`);
      if (fact?.id !== id || fact.kind !== kind || fact.ticket !== ticket)
        wrong.push(`${kind} ${id} was acknowledged at ${index}, where ${fact?.kind} ${fact?.id} stands`);
    }
  }
  const known = new Set(journal.map(storedKey));
  for (const { key } of commands) if (!known.has(key)) wrong.push(`${key} was done and never acknowledged`);
  return wrong;
}

/** A client's key is its own: it stands under a hash of who used it and the key. */
function storedKey({ person, key }: Clients["journal"][number]): string {
  return createHash("sha256").update(`${person} ${key}`).digest("base64url");
}

/** By the agreement of these tests alone: four hours from the report, at risk after three, whatever the hour of day. */
function momentsTold(facts: readonly Stored[], ended: number): { alerts: number; wrong: string[] } {
  const wrong: string[] = [];
  let alerts = 0;
  for (const [ticket, own] of Map.groupBy(
    facts.filter((fact) => fact.ticket !== undefined),
    (fact) => fact.ticket!,
  )) {
    const reported = own.find(({ kind }) => kind === "reported")!;
    const resolvedAt = own.find(({ kind }) => kind === "resolved")?.at ?? Infinity;
    const told = own.filter(({ kind }) => kind === "alerted");
    alerts += told.length;
    for (const [what, at] of [
      ["at-risk", reported.at + 3 * hour],
      ["missed", reported.at + 4 * hour + 1], // within four hours is kept on the dot
    ] as const) {
      const those = told.filter(({ fields }) => fields["what"] === what);
      const expected = at <= ended + aheadMs && at < resolvedAt ? 1 : 0;
      if (those.length !== expected) wrong.push(`${what} of ${ticket} was told ${those.length} times, not ${expected}`);
      for (const fact of those) {
        if (fact.at !== at) wrong.push(`${what} of ${ticket} is dated ${fact.at}, not ${at}`);
        if (fact.recordedAt < at) wrong.push(`${what} of ${ticket} was told ${at - fact.recordedAt} ms early`);
      }
    }
  }
  return { alerts, wrong };
}

async function treeHolds(
  { home, supplier: { tenant }, clients }: Scene,
  read: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>,
  facts: readonly Stored[],
  log: string,
): Promise<string[]> {
  const verifier = verifierFor(openKeys(home, undefined, ""), tenant, log);
  const { problems } = await read((tx) => verifyLive(tx, log, [verifier]));
  const wrong = problems.map(({ code, count }) => `log ${log}: ${code}, ${count} times`);
  const kept = Map.groupBy(
    clients.checkpoints.filter((one) => one.log === log),
    ({ size }) => size,
  );
  const leaves = await read((tx) =>
    tx.query<{ bytes: Buffer }>("SELECT bytes FROM peil.fact WHERE tenant = $1 AND log = $2 ORDER BY idx", [
      tenant,
      log,
    ]),
  );
  if (leaves.length !== facts.filter((fact) => fact.log === log).length) wrong.push(`log ${log} grew after the load`);
  const tree = new GrowingTree(() => undefined);
  for (const { bytes } of leaves) {
    tree.push(leafHash(bytes));
    const root = Buffer.from(tree.root()).toString("base64");
    for (const { note } of kept.get(tree.size) ?? [])
      if (note.split("\n")[2] !== root || !isSignedBy(note, verifier))
        wrong.push(`a kept checkpoint of ${tree.size} does not hold`);
  }
  for (const size of kept.keys())
    if (size > tree.size) wrong.push(`a kept checkpoint is of ${size} facts, and ${tree.size} are left`);
  return wrong;
}
