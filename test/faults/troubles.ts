import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { atWork, tell, type AtWork } from "./given-faults.ts";
import { rounds } from "./random.ts";

/** What is waited for comes, however busy the machine. Tests beside each other have no `expect.poll`. */
const forLong = { timeout: 30_000, interval: 20 };
/** One after the other, beside those of other faults. */
const inTurn = { concurrent: false };

describe("troubles", { concurrent: true, timeout: 240_000 }, () => {
  /** One system goes through all of it, and is looked at when all is over. */
  let at: AtWork;
  beforeAll(async () => (at = await atWork(undefined, ["note"])), 60_000);
  afterAll(async () => (at as AtWork | undefined)?.[Symbol.asyncDispose]());

  test(
    "API-10 a database that is restarted under load: 503 with Retry-After or a late success, and no word of anybody",
    inTurn,
    async () => {
      const { running, clients } = at;
      clients.start();
      for (let n = 0; n < Math.min(rounds(3), 20); n++) {
        await clients.more(10);
        const before = running.postmaster;
        running.signalDatabase("SIGINT");
        while (running.postmaster === before) await sleep(10);
        await clients.more(5);
      }
      await clients.finish();
      expect(running.starts).toBe(1);
    },
  );

  test(
    "API-10 a database that is killed up to ten times in a minute is brought back each time by the application that runs",
    inTurn,
    async () => {
      const { running, clients } = at;
      const times = Math.min(rounds(6), 10);
      const begun = performance.now();
      clients.start();
      for (let n = 0; n < times; n++) {
        await clients.more(2);
        running.signalDatabase("SIGKILL");
      }
      await clients.more(5);
      await clients.finish();
      process.stderr.write(`faults: database killed ${times} times in ${Math.round(performance.now() - begun)} ms\n`);
      expect(running.starts).toBe(1);
    },
  );

  test(
    "API-10 a greedy client that takes every connection: 503 until it lets go, and all goes on after",
    inTurn,
    async () => {
      const { running, clients } = at;
      clients.start();
      await clients.more(10);
      const before = clients.answers.get(503) ?? 0;
      const greedy = await takeAll(running.ready.url);
      await vi.waitUntil(() => (clients.answers.get(503) ?? 0) > before, forLong);
      await Promise.all(greedy.map((client) => client.end()));
      await clients.more(10);
      await clients.finish();
      expect(running.starts).toBe(1);
    },
  );

  const [hour, day] = [3_600_000, 24 * 3_600_000];

  test("DUE-10 a clock that jumps by an hour and by a day, forth and back, while moments are due", inTurn, async () => {
    const { running, clients } = at;
    clients.start();
    // It ends furthest ahead, so that by then every moment of the load has come.
    for (const clockOffMs of [hour, 0, -hour, 0, day, 0, -day, 2 * day]) {
      running.tell({ clockOffMs });
      await clients.more(15);
    }
    await clients.finish();
    expect(running.starts).toBe(1);
  });

  test("LED-1 LED-4 LED-5 DUE-9 after all of it nothing is lost, doubled, missed or early", inTurn, async () => {
    const found = await at.over();
    tell("troubled", at, found);
    expect({ seed: at.seed, wrong: found.wrong.slice(0, 20) }).toEqual({ seed: at.seed, wrong: [] });
  });
});

/** Opens connections until there are no more, and ends those of others, who then find none. */
async function takeAll(url: string): Promise<pg.Client[]> {
  const taken: pg.Client[] = [];
  for (let refused = 0; refused < 20;) {
    const client = new pg.Client({ connectionString: url, application_name: "greedy" });
    client.on("error", () => undefined);
    try {
      await client.connect();
      taken.push(client);
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name <> 'greedy' AND backend_type = 'client backend'",
      );
    } catch {
      refused += 1;
    }
  }
  return taken;
}
