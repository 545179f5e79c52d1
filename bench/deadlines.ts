/**
 * Due moments on a server of its own, which waits for its disk: a single moment, and ten thousand of one second on one contract
 * and on fifty, told by two processes that share them. The floor is a bare insert of one row a moment in the same run, by the
 * same batches.
 */
import { fork, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { Database, wholeTenant } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { DeadlineWorker } from "../src/deadlines/worker.ts";
import { startServer } from "../src/embedded/server.ts";
import { aroundTheClock, GivenDeadlines } from "../test/given-deadlines.ts";
import { givenContract, givenTenant, type GivenLedger } from "../test/given-ledger.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";

const moments = 10_000;
const self = fileURLToPath(import.meta.url);

interface Job {
  readonly url: string;
  readonly tenant: string;
  readonly contracts: GivenDeadlines["contracts"];
}

export function run(): BenchRow[] {
  return bestOf(self, 2);
}

if (process.argv.includes("--worker")) await work();
else await printOnce(measure);

async function measure(): Promise<BenchRow[]> {
  const home = mkdtempSync(path.join(tmpdir(), "peil-bench-"));
  const server = await startServer({ home });
  try {
    await migrate(server.url);
    const alone = await single(server.url);
    const floor = await bareFloor(server.url);
    return [...alone, floor, await many(server.url, 1, floor), await many(server.url, 50, floor)];
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One moment at a time, thirty of them. */
async function single(url: string): Promise<BenchRow[]> {
  const desk = await givenDesk(url, 1);
  const worker = await startWorker(desk);
  const late: number[] = [];
  for (let n = 0; n < 30; n++) {
    const at = desk.now() + 300;
    const [ticket] = await desk.dueAt(at, 1);
    const told = await toldOf(desk, ticket!);
    late.push(told.recordedAt - at);
  }
  await stopAll(desk, [worker]);
  late.sort((a, b) => a - b);
  const [median, slowest] = [late[15]!, late[29]!];
  return [
    { name: "a single moment, recorded after", value: median, unit: "ms", bound: "under 100 ms", within: median < 100 },
    { name: "the slowest of thirty of them", value: slowest, unit: "ms" },
  ];
}

async function toldOf(desk: GivenDeadlines, ticket: string): Promise<{ readonly recordedAt: number }> {
  for (let tries = 0; tries < 100; tries++) {
    await after(tries === 0 ? 400 : 100);
    const told = (await desk.told()).find((one) => one.ticket === ticket);
    if (told !== undefined) return told;
  }
  throw new Error("a single moment was not told within ten seconds");
}

async function many(url: string, contracts: number, floor: BenchRow): Promise<BenchRow> {
  const desk = await givenDesk(url, contracts);
  const workers = [await startWorker(desk), await startWorker(desk)];
  const at = Math.ceil(Date.now() / 1000) * 1000 + 20_000 + contracts * 300;
  for (let n = 0; n < 10; n++) await desk.dueAt(at + n * 100, moments / 10); // spread over the second
  await desk.ledger.owner.query("ANALYZE peil.ticket, peil.deadline, peil.fact");
  await after(Math.max(0, at + 1000 - Date.now()));
  const told = await untilTold(desk);
  await stopAll(desk, workers);
  const last = (told.reduce((latest, { recordedAt }) => Math.max(latest, recordedAt), 0) - at) / 1000;
  const different = new Set(told.map(({ ticket }) => ticket)).size;
  if (told.length !== moments || different !== moments)
    throw new Error(`${told.length} told of ${different} tickets, where there were ${moments}`);
  const where = contracts === 1 ? "one contract" : `${contracts} contracts`;
  return {
    name: `${moments} moments of one second, ${where}, two processes, each told once, the last after`,
    value: last,
    unit: "s",
    against: floor.name,
    ratio: last / floor.value,
    bound: "within 5 s",
    within: last <= 5,
  };
}

/** What the same disk and the same batches allow: a row for each moment, and nothing else. */
async function bareFloor(url: string): Promise<BenchRow> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query("CREATE TABLE public.bare_moment (id bigserial PRIMARY KEY, bytes bytea)");
  const start = performance.now();
  for (let n = 0; n < moments; n += 250) {
    await owner.query("INSERT INTO public.bare_moment (bytes) SELECT $1 FROM generate_series(1, 250)", [
      Buffer.alloc(200),
    ]);
  }
  const seconds = (performance.now() - start) / 1000;
  await owner.end();
  return { name: `${moments} bare rows in batches of 250`, value: seconds, unit: "s" };
}

async function untilTold(desk: GivenDeadlines): Promise<Awaited<ReturnType<GivenDeadlines["told"]>>> {
  const count = "SELECT count(*)::int AS n FROM peil.fact WHERE tenant = $1 AND kind = 'alerted'";
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await desk.ledger.owner.query<{ n: number }>(count, [desk.ledger.tenant]);
    if (rows[0]!.n >= moments) break;
    await after(100);
  }
  const all = new Set(await ticketsOf(desk));
  return (await desk.told()).filter(({ ticket }) => all.has(ticket));
}

async function ticketsOf({ ledger }: GivenDeadlines): Promise<string[]> {
  const { rows } = await ledger.owner.query<{ ticket: string }>("SELECT ticket FROM peil.ticket WHERE tenant = $1", [
    ledger.tenant,
  ]);
  return rows.map(({ ticket }) => ticket);
}

async function givenDesk(url: string, count: number): Promise<GivenDeadlines> {
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  const db = new Database({ url, role: "peil_app", connections: 4, onError: () => {} });
  const tenant = await givenTenant(owner);
  const all = [];
  for (let n = 0; n < count; n++) all.push(await givenContract(owner, tenant));
  const ledger: GivenLedger = {
    url,
    db,
    owner,
    tenant,
    scope: wholeTenant(tenant),
    ...all[0]!,
    person: randomUUID(),
    another: () => db,
    drop: async () => {
      await db.close();
      await owner.end();
    },
  };
  const program = aroundTheClock;
  return new GivenDeadlines(
    ledger,
    all.map(({ customer, contract, log }) => ({ view: { contract, customer, code: "T", fields: {} }, program, log })),
  );
}

async function startWorker({ ledger, contracts }: GivenDeadlines): Promise<ChildProcess> {
  const child = fork(self, ["--worker"]);
  const job: Job = {
    url: ledger.url,
    tenant: ledger.tenant,
    contracts: contracts.map(({ view, log }) => ({ view, log, program: undefined as never })),
  };
  child.send(job);
  await once(child, "message");
  return child;
}

async function stopAll(desk: GivenDeadlines, workers: readonly ChildProcess[]): Promise<void> {
  for (const worker of workers) {
    worker.send("stop");
    await once(worker, "exit");
  }
  await desk.drop();
}

/** The other side: a process that tells moments until it is stopped. */
async function work(): Promise<void> {
  const [job] = (await once(process, "message")) as [Job];
  const db = new Database({ url: job.url, role: "peil_app", connections: 4, onError: () => {} });
  const contracts = job.contracts.map((contract) => ({ ...contract, program: aroundTheClock }));
  const desk = new GivenDeadlines({ db, tenant: job.tenant } as GivenLedger, contracts);
  const error = (fields: object, sentence: string): void =>
    void process.stderr.write(`${sentence} ${JSON.stringify(fields)}\n`);
  const worker = new DeadlineWorker({ db, fire: desk.fire, now: Date.now, log: { error } });
  worker.start();
  process.send?.("ready");
  await once(process, "message");
  await worker.stop();
  await db.close();
  process.disconnect?.();
}
