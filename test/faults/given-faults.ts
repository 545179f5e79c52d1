/** A supplier's system with clients at work, on a home of its own that goes when the test is over. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { Clients } from "./clients.ts";
import { chance, type Chance } from "./random.ts";
import { Running } from "./running.ts";
import { witness, type Witnessed } from "./witness.ts";

export interface AtWork extends Chance, AsyncDisposable {
  readonly running: Running;
  readonly clients: Clients;
  /** Lets the clients finish, and tells what is left of it all. */
  readonly over: () => Promise<Witnessed>;
}

/** `acts`: what clients do with a ticket beside reporting it. */
export async function atWork(
  folder = aFolder(),
  acts: readonly string[] = ["note", "start-work", "resolve"],
): Promise<AtWork> {
  const home = path.join(folder, "home");
  const running = new Running(home);
  await running.start();
  const luck = chance();
  const { supplier } = running.ready;
  const port = () => running.ready.port;
  const clock = { now: () => running.now(), random: luck.random };
  const clients = new Clients({ port, supplier, ...clock, acts, explain: (gap) => running.timeline(gap) });
  return {
    ...luck,
    running,
    clients,
    async over() {
      await clients.finish();
      const found = await witness({ home, url: running.ready.url, supplier, clients, now: () => running.now() });
      const broken = running.said.split("\n").filter((line) => line.includes('"msg":"broken"'));
      return { ...found, wrong: [...broken, ...found.wrong] };
    },
    // Ends all of it, however the test went.
    async [Symbol.asyncDispose]() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(path.dirname(inject("databaseSocket")), "faults-"));
  chmodSync(folder, 0o711);
  return folder;
}

/** So long without an acknowledgement asks for an explanation: what there was to see is told. */
const worthTellingMs = 6_000;

/** What was done and what held, for whoever keeps the count. */
export function tell(what: string, { seed, clients, running }: AtWork, found: Witnessed, more: object = {}): void {
  const answers = Object.fromEntries([...clients.answers].toSorted(([a], [b]) => a - b));
  const repeated = clients.journal.filter(({ tries }) => tries > 1).length;
  const { longestGap } = clients;
  const longestGapMs = longestGap.until - longestGap.from;
  const figures = {
    seed,
    ...more,
    starts: running.starts,
    acknowledged: clients.journal.length,
    repeated,
    facts: found.facts,
    alerts: found.alerts,
    checkpoints: found.checkpoints,
    longestGapMs,
    answers,
    wrong: found.wrong.length,
  };
  process.stderr.write(`faults: ${what} ${JSON.stringify(figures)}\n`);
  if (longestGapMs > worthTellingMs) process.stderr.write(`${running.timeline(longestGap)}\n`);
}
