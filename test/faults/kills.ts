import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Step } from "../../src/desk/perform-batch.ts";
import { atWork, tell } from "./given-faults.ts";
import { rounds } from "./random.ts";

const count = rounds(25);
const victims = ["application", "database", "one of the database", "one of the database", "both"] as const;

test.concurrent(
  `LED-1 LED-2 LED-4 LED-5 DUE-9 kill -9 of application and database ${count} times: nothing lost, nothing doubled`,
  async () => {
    await using at = await atWork();
    const { running, clients, random, upTo, seed } = at;
    const killed = { application: 0, database: 0, "one of the database": 0, both: 0 };
    clients.start();
    for (let n = 0; n < count; n++) {
      await clients.more(1 + upTo(6));
      await sleep(random() * 100);
      const whom = victims[upTo(victims.length)]!;
      killed[whom] += 1;
      if (whom === "database" || whom === "both") running.signalDatabase("SIGKILL");
      if (whom === "one of the database") running.killOneOfDatabase(upTo);
      if (whom === "application" || whom === "both") await running.kill();
      if (!running.isUp) await running.start();
    }
    const found = await at.over();
    tell("killed", at, found, killed);
    expect({ seed, wrong: found.wrong.slice(0, 20) }).toEqual({ seed, wrong: [] });
    expect(found.commands).toBe(clients.journal.length);
    expect(found.alerts).toBeGreaterThan(count);
  },
  60_000 + count * 10_000,
);

const steps: readonly Step[] = [
  ...(["locked", "decided", "appended", "projected", "committed"] as const),
  ...(["claim: asked", "claim: claimed", "claim: fired", "claim: committed"] as const),
];

test.concurrent("LED-1 LED-4 DUE-9 a crash between any two steps of the desk, or of a claim on due moments, loses and doubles nothing", async () => {
  await using at = await atWork();
  const { running, clients, upTo, seed } = at;
  clients.start();
  for (const step of steps) {
    await clients.more(1);
    running.tell({ crashAt: { step, time: 1 + upTo(3) } });
    expect({ seed, step, crashed: await running.gone(20_000) }).toEqual({ seed, step, crashed: true });
    await running.start();
  }
  const found = await at.over();
  tell("crashed", at, found, { steps: steps.length });
  expect({ seed, wrong: found.wrong.slice(0, 20) }).toEqual({ seed, wrong: [] });
}, 240_000);
