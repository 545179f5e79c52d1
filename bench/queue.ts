/**
 * Reading among a million tickets, over HTTP from another process: what a ticket's page asks for, a page of fifty of several queues
 * by what breaks first, drafts that are judged, and searches for words that are in most tickets, in few and in none. The floor is a request that
 * reads nothing. Each figure is that of the slowest of its kind.
 */
import { fileURLToPath } from "node:url";
import { Asking, timed, type Times } from "./ask.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { filledHome } from "./filled-home.ts";
import { served, type Caller, type Served } from "./served.ts";

const tickets = Number(process.env["PEIL_BENCH_TICKETS"] ?? 1_000_000);
const customers = 100;
const rounds = 5;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

interface Page {
  readonly items: readonly { readonly ticket: string; readonly number: string; readonly title: string | null }[];
  readonly next: string | null;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

await printOnce(async () => {
  const { home, of, drop } = await filledHome(tickets, customers, say);
  const { stop, port } = await served({ home, customers: 0, agents: 0 });
  const asking = new Asking(port);
  try {
    await settled(asking, of.agents[0]!);
    return await measure(asking, of);
  } finally {
    asking.close();
    await stop();
    drop();
  }
});

/** After a start the system signs what came since the last checkpoint, which here is everything. */
async function settled(asking: Asking, agent: Caller): Promise<void> {
  for (let calm = 0; calm < 10;) {
    const { median } = await timed(20, () => asking.get("/api/v1/tickets?limit=50", agent));
    calm = median < 15 ? calm + 1 : 0;
  }
}

async function measure(asking: Asking, of: Served): Promise<BenchRow[]> {
  const floor = await timed(500, () => asking.get("/healthz"));
  const some = await someTickets(asking, of);
  const pages = await worstOf(pageKinds(asking, of, some));
  const drafts = await worstOf(draftKinds(asking, of, some));
  const queues = await worstOf(queueKinds(asking, of));
  const lists = await worstOf(listKinds(asking, of));
  const searches = await worstOf(searchKinds(asking, of));
  const rowsOf = (name: string, { p99, median, which }: Worst, bound: number): BenchRow[] => [
    {
      name: `${name} among ${tickets} tickets, p99`,
      value: p99,
      unit: "ms",
      against: `a request that reads nothing; slowest: ${which}`,
      ratio: p99 / floor.p99,
      bound: `under ${bound} ms`,
      within: p99 < bound,
    },
    { name: `${name}, median of the slowest`, value: median, unit: "ms" },
  ];
  return [
    { name: "a request that reads nothing, p99", value: floor.p99, unit: "ms" },
    ...rowsOf("a ticket's page", pages, 20),
    ...rowsOf("a draft judged before it is sent", drafts, 60),
    ...rowsOf("a page of fifty of a queue by what breaks first", queues, 30),
    ...rowsOf("a page of fifty in another order", lists, 30),
    ...rowsOf("a search", searches, 100),
  ];
}

interface Worst extends Times {
  readonly which: string;
}

type Kinds = Readonly<Record<string, (n: number) => Promise<unknown>>>;

/** Of each kind the best of some rounds, for what else the machine does only ever makes one worse; of the kinds the slowest. */
async function worstOf(kinds: Kinds): Promise<Worst> {
  let worst: Worst = { median: 0, p99: 0, which: "" };
  for (const [which, work] of Object.entries(kinds)) {
    let found: Times = { median: Infinity, p99: Infinity };
    for (let round = 0; round < rounds; round++) {
      const { median, p99 } = await timed(100, work);
      if (p99 < found.p99) found = { median, p99 };
    }
    say(`${which}: median ${found.median.toFixed(1)} ms, p99 ${found.p99.toFixed(1)} ms`);
    if (found.p99 > worst.p99) worst = { ...found, which };
  }
  return worst;
}

/** Newest, and of any age. */
async function someTickets(asking: Asking, of: Served): Promise<string[]> {
  const found: string[] = [];
  for (const [n, caller] of of.contacts.entries()) {
    for (const query of ["", `order=reported&state=closed`, `order=changed`]) {
      const { items } = await asking.get<Page>(
        `/api/v1/tickets?limit=20&${query}`,
        n % 2 === 0 ? caller : of.agents[n % 30],
      );
      found.push(...items.map(({ ticket }) => ticket));
    }
  }
  return [...new Set(found)];
}

/** As a page does it: the ticket, its facts with their texts, and how its clocks ran, all at once. */
function pageKinds(asking: Asking, { agents }: Served, of: readonly string[]): Kinds {
  const agentOf = (n: number): Caller => agents[n % agents.length]!;
  const about = (n: number): string => `/api/v1/tickets/${of[(n * 7919) % of.length]!}`;
  return {
    "ticket, facts and explanation": (n) =>
      Promise.all(["", "/facts", "/explanation"].map((part) => asking.get(about(n) + part, agentOf(n)))),
  };
}

/** Between two keystrokes of somebody who writes. */
function draftKinds(asking: Asking, { agents }: Served, of: readonly string[]): Kinds {
  const about = (n: number): string => `/api/v1/tickets/${of[(n * 7919) % of.length]!}`;
  return {
    "a note": (n) =>
      asking.get(`${about(n)}/actions/note/preview`, agents[n % agents.length], {
        body: `Draft ${n}`,
        internal: true,
      }),
  };
}

function queueKinds(asking: Asking, { agents, contacts, contracts }: Served): Kinds {
  const page = async (query: string, caller: Caller): Promise<Page> =>
    asking.get<Page>(`/api/v1/tickets?limit=50&${query}`, caller);
  const agentOf = (n: number): Caller => agents[n % agents.length]!;
  const contactOf = (n: number): Caller => contacts[n % contacts.length]!;
  const cursors: (string | null)[] = Array.from({ length: agents.length }, () => null);
  return {
    everything: (n) => page("", agentOf(n)),
    "further pages": async (n) => {
      const cursor = cursors[n % agents.length];
      const { next } = await page(typeof cursor === "string" ? `cursor=${cursor}` : "", agentOf(n));
      cursors[n % agents.length] = next;
    },
    "of one customer": (n) => page(`customer=${contracts[n % contracts.length]!.customer}`, agentOf(n)),
    "of one contract": (n) => page(`contract=${contracts[n % contracts.length]!.contract}`, agentOf(n)),
    "a customer's own": (n) => page("", contactOf(n)),
    "of one assignee": (n) => page(`assignee=${agents[(n * 7) % agents.length]!.person}`, agentOf(n)),
    "of nobody": (n) => page("assignee=nobody", agentOf(n)),
    "of one team": (n) => page("team=Network", agentOf(n)),
    "of a team that is none": (n) => page("team=Nobody", agentOf(n)),
    "urgent and missed": (n) => page("priority=urgent&missed=true", agentOf(n)),
    waiting: (n) => page("state=waiting", agentOf(n)),
    "a customer's urgent and waiting": (n) => page("priority=urgent&state=waiting", contactOf(n)),
  };
}

function listKinds(asking: Asking, { agents, contacts }: Served): Kinds {
  const page = async (query: string, caller: Caller): Promise<Page> =>
    asking.get<Page>(`/api/v1/tickets?limit=50&${query}`, caller);
  const agentOf = (n: number): Caller => agents[n % agents.length]!;
  const contactOf = (n: number): Caller => contacts[n % contacts.length]!;
  return {
    "by report": (n) => page("order=reported", agentOf(n)),
    "by report, closed, of one team": (n) => page("order=reported&state=closed&team=Network", agentOf(n)),
    "by report, a customer's own": (n) => page("order=reported", contactOf(n)),
    "by change": (n) => page("order=changed", agentOf(n)),
    "by change, a customer's own": (n) => page("order=changed", contactOf(n)),
  };
}

function searchKinds(asking: Asking, { agents, contacts }: Served): Kinds {
  const search = (words: string, caller: Caller): Promise<unknown> =>
    asking.get(`/api/v1/search?limit=20&q=${encodeURIComponent(words)}`, caller);
  const agentOf = (n: number): Caller => agents[n % agents.length]!;
  const contactOf = (n: number): Caller => contacts[n % contacts.length]!;
  return {
    "one text in five thousand": (n) => search(`server${n % 5000}`, agentOf(n)),
    "a word of most": (n) => search("peil", agentOf(n)),
    "two words": (n) => search("een afspraak", agentOf(n)),
    "words of few": (n) => search("tickets kwartaal", agentOf(n)),
    "words in order": (n) => search('"peil een"', agentOf(n)),
    "a word of none": (n) => search(`kwispelstaart${n}`, agentOf(n)),
    "a customer's": (n) => search("peil", contactOf(n)),
    "a customer's rare one": (n) => search(`server${n % 5000}`, contactOf(n)),
    "a number": (n) => search(`C${1 + (n % customers)}-17`, agentOf(n)),
  };
}
