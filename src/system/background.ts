/**
 * What goes on without being asked: due moments are told, the search index, the webhooks and the overview follow the ledger, checkpoints are
 * signed, and what is too old is taken away. Each looks by itself, and is woken when the ledger grows.
 */
import type { Logger } from "pino";
import { Gauge, type Registry } from "prom-client";
import { DeadlineWorker } from "../deadlines/worker.ts";
import { fireMoments } from "../desk/fire-moments.ts";
import { Overview, type OverviewParts } from "../figures/overview.ts";
import { makeCheckpoint } from "../ledger/checkpoint.ts";
import type { Follower } from "../ledger/follow.ts";
import { searchFollower } from "../search/index-words.ts";
import type { Composed } from "./compose.ts";
import type { Ear } from "./ear.ts";
import { everyLog } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";
import { startPreparing } from "./prepare.ts";
import { signerOf } from "./signer.ts";
import { takeAwayOldThings } from "./upkeep.ts";
import { startWebhooks } from "./webhooks.ts";

export interface Background {
  stop(): Promise<void>;
}

const followEveryMs = 2_000;
/** Facts that come in quick succession are followed together: a step for each would take more work than theirs. */
const gatherMs = 200;
const checkpointEveryMs = 10 * 60_000;
const upkeepEveryMs = 60 * 60_000;

export interface BackgroundParts {
  readonly open: OpenSystem;
  readonly system: Composed;
  readonly ear: Ear;
  readonly metrics: Registry;
  readonly log: Logger;
}

export function startBackground({ open, system, ear, metrics, log }: BackgroundParts): Background {
  const { database, vault } = open;
  const { now, parts } = system;
  const failed = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const worker = new DeadlineWorker({
    db: database,
    fire: (tx, tickets, until) => fireMoments(tx, parts, tickets, until),
    now,
    between: (step) => parts.between?.(`claim: ${step}`),
    log,
  });
  const webhooks = startWebhooks(open, system, log);
  const overview = new Overview(overviewParts(open, system, log));
  const search = searchFollower(database, vault, failed("the search index"));
  const followers: [string, { catchUp(): Promise<unknown>; stop(): Promise<void> }][] = [
    ["search", search],
    ["webhooks", webhooks.follower],
    ["figures", overview],
  ];
  gauge(metrics, "search", search);
  gauge(metrics, "webhooks", webhooks.follower);
  gauge(metrics, "figures", overview.follower);
  const follow = () => {
    for (const [name, follower] of followers) void follower.catchUp().catch(failed(name));
  };
  const sign = () => signAll(open, now(), log).catch(failed("checkpoints"));
  const repeated = [
    every(followEveryMs, follow),
    every(checkpointEveryMs, () => void sign()),
    every(upkeepEveryMs, () => void takeAwayOldThings(open, system).catch(failed("what is too old"))),
  ];
  let gathering: NodeJS.Timeout | undefined;
  ear.hear(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      follow();
    }, gatherMs);
  });
  worker.start();
  void sign();
  follow();
  const preparing = startPreparing(database, system, failed("agreements were not compiled ahead"));
  return {
    async stop() {
      repeated.forEach(clearInterval);
      clearTimeout(gathering);
      await worker.stop();
      await Promise.all(followers.map(([, follower]) => follower.stop().catch(failed("following"))));
      await webhooks.stop();
      await Promise.all([preparing.stop(), system.figures.stop()]);
      await sign();
    },
  };
}

/** What keeps the overview up to date is made of; what takes long of it goes on in the threads of figures. */
export function overviewParts(
  { database }: OpenSystem,
  { contracts, figures, now }: Composed,
  log: Logger,
): OverviewParts {
  const onTrouble = (error: unknown) => log.error({ err: error }, "the overview");
  return {
    db: database,
    contracts,
    now,
    judge: (tenant, asked, asOf) => figures.measures(tenant, asked, asOf),
    onTrouble,
    onError: onTrouble,
  };
}

function every(ms: number, work: () => void): NodeJS.Timeout {
  return setInterval(work, ms).unref();
}

/** Signs every log that grew since its last checkpoint; one that cannot be signed leaves no other unsigned. */
async function signAll(open: OpenSystem, now: number, told: Logger): Promise<void> {
  for (const { tenant, log, size } of await everyLog(open.database)) {
    if (size === 0) continue;
    await makeCheckpoint(open.database, tenant, log, signerOf(open.keys), now).catch((err: unknown) =>
      told.error({ err, log }, "a log was not signed"),
    );
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
