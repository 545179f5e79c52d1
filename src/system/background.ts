/**
 * What goes on without being asked: due moments are told, the search index and the webhooks follow the ledger, checkpoints are
 * signed, and what is too old is taken away. Each looks by itself, and is woken when the ledger grows.
 */
import pg from "pg";
import type { Logger } from "pino";
import { Gauge, type Registry } from "prom-client";
import { DeadlineWorker } from "../deadlines/worker.ts";
import { fireMoments } from "../desk/fire-moments.ts";
import { makeCheckpoint } from "../ledger/checkpoint.ts";
import type { Follower } from "../ledger/follow.ts";
import { searchFollower } from "../search/index-words.ts";
import type { Composed } from "./compose.ts";
import { everyLog } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";
import { signerOf } from "./signer.ts";
import { takeAwayOldThings } from "./upkeep.ts";
import { startWebhooks } from "./webhooks.ts";

export interface Background {
  stop(): Promise<void>;
}

const followEveryMs = 2_000;
const checkpointEveryMs = 10 * 60_000;
const upkeepEveryMs = 60 * 60_000;

export async function startBackground(
  open: OpenSystem,
  system: Composed,
  metrics: Registry,
  log: Logger,
): Promise<Background> {
  const { database, vault, ownerUrl } = open;
  const { now, parts } = system;
  const failed = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const worker = new DeadlineWorker({
    db: database,
    fire: (tx, tickets, until) => fireMoments(tx, parts, tickets, until),
    now,
    log,
  });
  const webhooks = startWebhooks(open, system, log);
  const followers: [string, Follower][] = [
    ["search", searchFollower(database, vault, failed("the search index"))],
    ["webhooks", webhooks.follower],
  ];
  for (const [name, follower] of followers) gauge(metrics, name, follower);
  const follow = () => {
    for (const [name, follower] of followers) void follower.catchUp().catch(failed(name));
  };
  const repeated = [
    every(followEveryMs, follow),
    every(checkpointEveryMs, () => void signAll(open, now()).catch(failed("checkpoints"))),
    every(upkeepEveryMs, () => void takeAwayOldThings(open, system).catch(failed("what is too old"))),
  ];
  const ear = await listen(ownerUrl, follow, failed("nobody listens for new facts; they are found by looking"));
  worker.start();
  follow();
  return {
    async stop() {
      repeated.forEach(clearInterval);
      await ear();
      await worker.stop();
      await Promise.all(followers.map(([, follower]) => follower.catchUp().catch(failed("following"))));
      await webhooks.stop();
      await system.figures.stop();
      await signAll(open, now()).catch(failed("checkpoints"));
    },
  };
}

function every(ms: number, work: () => void): NodeJS.Timeout {
  return setInterval(work, ms).unref();
}

/** Signs every log that grew since its last checkpoint. */
async function signAll(open: OpenSystem, now: number): Promise<void> {
  for (const { tenant, log, size } of await everyLog(open.database)) {
    if (size > 0) await makeCheckpoint(open.database, tenant, log, signerOf(open.keys), now);
  }
}

function gauge(metrics: Registry, name: string, follower: Follower): void {
  const behind = new Gauge({
    name: `peil_follower_${name}_facts_behind`,
    help: `Facts that ${name} has not read yet`,
    registers: [metrics],
    async collect() {
      behind.set((await follower.lag()).facts);
    },
  });
}

/** Hears of new facts from every process; what it misses while its connection is away is found by looking. */
async function listen(url: string, heard: () => void, failed: (error: unknown) => void): Promise<() => Promise<void>> {
  let [client, isOver]: [pg.Client | undefined, boolean] = [undefined, false];
  let again: NodeJS.Timeout | undefined;
  const connect = async () => {
    client = new pg.Client({ connectionString: url, application_name: "peil listens" });
    client.on("notification", heard);
    client.on("error", (error) => {
      failed(error);
      if (!isOver) again = setTimeout(() => void connect().catch(failed), 1_000).unref();
    });
    await client.connect();
    await client.query("LISTEN peil_facts");
  };
  await connect();
  return async () => {
    isOver = true;
    clearTimeout(again);
    await client?.end().catch(() => undefined);
  };
}
