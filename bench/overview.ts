/**
 * The overview of a hundred contracts among a million tickets, over HTTP from another process: how long the first count of all of
 * them takes, how long a page takes that shows every contract, and one that shows a customer's own; and how long after a ticket was
 * reported on the largest contract the overview has counted it. The floor is a request that reads nothing.
 */
import { fileURLToPath } from "node:url";
import { Asking, timed } from "./ask.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { filledHome } from "./filled-home.ts";
import { served, type Caller, type Served } from "./served.ts";

const tickets = Number(process.env["PEIL_BENCH_TICKETS"] ?? 1_000_000);
const customers = 100;
const pages = 200;
const reports = 20;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

interface Overview {
  readonly items: readonly {
    readonly contract: string;
    readonly factsBehind: number;
    readonly measuredAt: string | null;
    readonly tickets: { readonly open: number } | null;
  }[];
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

await printOnce(async () => {
  const { home, of, drop } = await filledHome(tickets, customers, say);
  const { stop, port } = await served({ home, customers: 0, agents: 0 });
  const asking = new Asking(port);
  try {
    return await measure(asking, of, port);
  } finally {
    asking.close();
    await stop();
    drop();
  }
});

async function measure(asking: Asking, of: Served, port: number): Promise<BenchRow[]> {
  const agent = of.agents[0]!;
  const firstMs = await counted(asking, agent);
  const floor = await timed(pages, () => asking.get("/healthz"));
  const all = await timed(pages, () => asking.get<Overview>(`/api/v1/overview?limit=${customers}`, agent));
  const own = await timed(pages, (n) => asking.get("/api/v1/overview", of.contacts[n % of.contacts.length]));
  const fresh = await freshness(asking, of, port);
  return [
    { name: `the first count of ${tickets} tickets for the overview`, value: firstMs / 1000, unit: "s" },
    {
      name: `the overview of ${customers} contracts among ${tickets} tickets, p99`,
      value: all.p99,
      unit: "ms",
      against: "a request that reads nothing",
      ratio: all.p99 / floor.p99,
      bound: "under 1000 ms",
      within: all.p99 < 1000,
    },
    { name: `the overview of ${customers} contracts, median`, value: all.median, unit: "ms" },
    { name: "a customer's overview, p99", value: own.p99, unit: "ms", bound: "under 100 ms", within: own.p99 < 100 },
    {
      name: "from a report on the largest contract to a fresh overview, median",
      value: fresh.median,
      unit: "ms",
      bound: "under 2000 ms",
      within: fresh.median < 2000,
    },
    { name: "from a report to a fresh overview, p99", value: fresh.p99, unit: "ms" },
  ];
}

/** Until every contract is counted and measured; next to nothing where the home was counted before. */
async function counted(asking: Asking, agent: Caller): Promise<number> {
  const begun = performance.now();
  for (let said = 0; ; said++) {
    const { items } = await asking.get<Overview>(`/api/v1/overview?limit=${customers}`, agent);
    const behind = items.reduce((sum, { factsBehind }) => sum + factsBehind, 0);
    if (said % 20 === 0) say(`facts still to be counted: ${behind}`);
    if (behind === 0 && items.every(({ measuredAt }) => measuredAt !== null)) return performance.now() - begun;
    await pause(500);
  }
}

/** A ticket is reported, and asked for until the open tickets of its contract are one more. */
async function freshness(asking: Asking, of: Served, port: number) {
  const [{ contract }] = of.contracts as [Served["contracts"][number]];
  const agent = of.agents[1]!;
  const open = async (): Promise<number> => {
    const { items } = await asking.get<Overview>(`/api/v1/overview?contract=${contract}`, agent);
    return items[0]!.tickets!.open;
  };
  return timed(reports, async () => {
    const before = await open();
    await report(port, agent, contract);
    while ((await open()) <= before) await pause(10);
  });
}

async function report(port: number, { key }: Caller, contract: string): Promise<void> {
  const levels = { type: "incident", priority: "urgent" };
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/tickets`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ contract, title: "Down", levels }),
  });
  if (answer.status !== 201) throw new Error(`not reported: ${answer.status} ${await answer.text()}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
