/**
 * The service desk at work: the parts put together, a port that listens, and whatever follows the ledger in the background. It
 * starts in order, each thing on what it stands on, and stops in the other order, finishing what is on its way.
 */
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { Registry, collectDefaultMetrics } from "prom-client";
import { migrations } from "../database/migrate.ts";
import { makeCheckpoint } from "../ledger/checkpoint.ts";
import { writeVerifier } from "../ledger/note.ts";
import type { LedgerKeeper, ReadyCheck, ServerDeps } from "../http/dependencies.ts";
import { operations } from "../http/operations.ts";
import { buildServer } from "../http/server.ts";
import type { WebHandler } from "../http/web.ts";
import type { LinkMade } from "../identity/identity.ts";
import { startBackground } from "./background.ts";
import { freeDisk } from "./disk-room.ts";
import { compose, type Composed } from "./compose.ts";
import { openEar } from "./ear.ts";
import { takeFirstSteps } from "./first-steps.ts";
import { lags } from "./lags.ts";
import type { OpenSystem } from "./open.ts";
import { signerOf, verifierFor, verifiersFor } from "./signer.ts";
import { webhookSecrets } from "./webhooks.ts";

export interface Serving {
  readonly system: Composed;
  /** Where it listens, which with port 0 is another than was asked for. */
  readonly port: number;
  /** For the first administrator, while nobody has signed in as one. */
  readonly firstLink: LinkMade | undefined;
  stop(): Promise<void>;
}

/** Less than this free on the disk, and the next writes may fail: bytes. */
export const leastDisk = 200 * 1024 * 1024;

export async function serve(open: OpenSystem, now: () => number, log: Logger, web?: WebHandler): Promise<Serving> {
  const system = compose(open, now, log);
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  await system.identity.start();
  const firstLink = await takeFirstSteps(open, system);
  const ear = await openEar(open.ownerUrl, (error) =>
    log.error({ err: error }, "nobody listens for new facts; they are found by looking"),
  );
  const deps = {
    ...serverDeps(open, system, metrics, log),
    onFacts: (tell: (tenant: string) => void) => ear.hear(tell),
    ...(web === undefined ? {} : { web }),
  };
  const app = buildServer(deps, operations);
  const background = startBackground({ open, system, ear, metrics, log });
  const { PORT, PEIL_HOST } = open.settings;
  try {
    await app.listen({ port: PORT, host: PEIL_HOST });
  } catch (error) {
    await background.stop();
    await ear.close();
    await system.identity.stop();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  log.info({ port, migrated: open.migrated }, "listening");
  return {
    system,
    port,
    firstLink,
    async stop() {
      await app.close();
      await background.stop();
      await ear.close();
      await system.identity.stop();
    },
  };
}

/** What the API works with, put together of the parts of an open system. */
export function serverDeps(open: OpenSystem, system: Composed, metrics: Registry, log: Logger): ServerDeps {
  const { settings, database, vault } = open;
  return {
    config: {
      origin: settings.PEIL_URL,
      trustedProxies: settings.PEIL_TRUSTED_PROXIES,
      metricsToken: settings.PEIL_METRICS_TOKEN,
      rates: { address: { perSecond: 20, burst: 100 }, principal: { perSecond: 500, burst: 1_000 } },
      atOnce: 500,
      arrivesWithinMs: 30_000,
      heartbeatMs: 20_000,
      isAlone: settings.DATABASE_URL === undefined, // a home has one Peil at a time
    },
    log,
    metrics,
    now: system.now,
    newId: system.newId,
    secret: system.secretFor("http"),
    database,
    identity: system.identity,
    desk: system.desk,
    contracts: system.contracts,
    vault,
    files: system.files,
    randomBytes,
    figures: system.figures,
    checkAgreement: (source) => system.figures.check(source),
    ledger: ledgerKeeper(open, system),
    webhooks: {
      secrets: webhookSecrets(open),
      objection: (url) => system.egress.objection(url),
    },
    ready: readyChecks(open),
  };
}

function ledgerKeeper({ database, keys }: OpenSystem, { now }: Composed): LedgerKeeper {
  return {
    sign: (tenant, log) => makeCheckpoint(database, tenant, log, signerOf(keys), now()),
    keys: (tenant, log) => verifiersFor(keys, tenant, log).map(writeVerifier),
    origin: (tenant, log) => verifierFor(keys, tenant, log).name,
    lags: () => lags(database),
  };
}

function readyChecks({ database, settings }: OpenSystem): ReadyCheck[] {
  return [
    {
      name: "database",
      check: async () => (await database.pool.query("SELECT 1")).rowCount === 1,
    },
    {
      name: "migrations",
      check: async () => {
        const known = (await migrations()).map(({ name }) => name);
        const { rows } = await database.pool.query<{ name: string }>("SELECT name FROM peil.migrations_run()");
        return known.every((name) => rows.some((row) => row.name === name));
      },
    },
    { name: "disk", check: async () => (await freeDisk(settings.PEIL_HOME)) > leastDisk },
  ];
}
