/**
 * Tickets reported over HTTP to the whole system, committed and projected when the answer comes: by agents of the supplier, who
 * share one desk, and by contacts of eight customers, of whom each sees their own alone. This process is the load. Floors in the
 * same run: a bare insert of one row by as many connections, and the same requests answered by a bare HTTP server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { fileURLToPath } from "node:url";
import { served, type Caller, type Served } from "./served.ts";

const connections = 32;
const seconds = 5;
const body = "De winkel opent niet. Sinds vanochtend krijgt iedereen een wit scherm. ".repeat(5);

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 3);
}

await printOnce(async () => {
  const home = mkdtempSync(path.join(tmpdir(), "peil-bench-"));
  const system = await served({ home, customers: 8, agents: 16 });
  try {
    return await measure(system);
  } finally {
    await system.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

async function measure(system: Served): Promise<BenchRow[]> {
  const { agents, contacts, contracts, port } = system;
  const floor = await bareRows(system.url);
  const answered = await bareServer(agents, contracts);
  const byAgents = await load(port, agents, contracts, seconds);
  const byContacts = await load(port, contacts, contracts, seconds);
  return [
    ...rowsOf("tickets reported over HTTP by agents", byAgents, floor),
    ...rowsOf("tickets reported over HTTP by contacts of eight customers", byContacts, floor),
    {
      name: "the same requests to a bare HTTP server",
      value: answered.rate,
      unit: "requests/s",
      more: true,
    },
    { name: "bare insert of one row", value: floor.rate, unit: "rows/s", more: true },
  ];
}

interface Loaded {
  readonly rate: number;
  readonly p99: number;
}

function rowsOf(name: string, { rate, p99 }: Loaded, floor: Loaded): BenchRow[] {
  const against = "bare insert of one row";
  return [
    {
      name,
      value: rate,
      unit: "tickets/s",
      against,
      ratio: rate / floor.rate,
      bound: "at least 250/s",
      within: rate >= 250,
      more: true,
    },
    { name: `${name}, p99`, value: p99, unit: "ms", against, ratio: p99 / floor.p99 },
  ];
}

/** So many at once, each sending the next when the answer to the last is there; a second of it first, to warm up. */
async function load(
  port: number,
  callers: readonly Caller[],
  contracts: Served["contracts"],
  during: number,
): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let n = 0;
  const one = async (): Promise<void> => {
    const caller = callers[n % callers.length]!;
    const contract = caller.contract ?? contracts[n % contracts.length]!.contract;
    n += 1;
    await reported(agent, port, caller, contract, n);
  };
  const found = await repeat(one, connections, during);
  agent.destroy();
  return found;
}

async function repeat(work: () => Promise<void>, atOnce: number, during: number): Promise<Loaded> {
  const took: number[] = [];
  const warmUntil = performance.now() + 1500;
  const until = warmUntil + during * 1000;
  const keepAsking = async (): Promise<void> => {
    for (let begun = performance.now(); begun < until; begun = performance.now()) {
      await work();
      if (begun >= warmUntil) took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepAsking));
  const rate = took.length / during;
  return { rate, p99: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]! };
}

function reported(agent: Agent, port: number, { key }: Caller, contract: string, n: number): Promise<void> {
  const levels = { environment: "production", effect: n % 3 === 0 ? "stopped" : "delayed" };
  const title = `De winkel opent niet, melding ${n}`;
  const sent = JSON.stringify({ contract, title, body, type: "incident", levels, via: "portal" });
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(sent),
    "idempotency-key": `report-${process.pid}-${n}-${Math.random().toString(36).slice(2)}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", method: "POST", path: "/api/v1/tickets", agent, headers },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.once("end", () =>
          answer.statusCode === 201 ? resolve() : reject(new Error(`answered ${answer.statusCode}: ${text}`)),
        );
      },
    );
    asked.once("error", reject).end(sent);
  });
}

async function bareServer(callers: readonly Caller[], contracts: Served["contracts"]): Promise<Loaded> {
  const server = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on("data", (part: Buffer) => parts.push(part));
    asked.on("end", () => {
      const { title } = JSON.parse(Buffer.concat(parts).toString()) as { title: string };
      answer.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ title }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = await load((server.address() as AddressInfo).port, callers, contracts, 2);
  server.close();
  return found;
}

async function bareRows(url: string): Promise<Loaded> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query("CREATE TABLE public.bare (id bigserial PRIMARY KEY, bytes bytea)");
  const values = [Buffer.alloc(400)];
  const one = async (): Promise<void> =>
    void (await pool.query({ name: "bare", text: "INSERT INTO public.bare (bytes) VALUES ($1)", values }));
  const found = await repeat(one, connections, 2);
  await pool.end();
  return found;
}
