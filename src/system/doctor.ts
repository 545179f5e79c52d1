/**
 * `peil doctor`: the settings without their secrets, and every check that says whether the system is well. It can be asked beside a
 * running Peil and on one that does not run; it changes nothing.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Io } from "../cli/terminal.ts";
import { wholeTenant, type Database } from "../database/database.ts";
import { migrations } from "../database/migrate.ts";
import { systemWords, type SystemWords } from "../i18n/system-words.ts";
import { verifyLive } from "../ledger/verify-live.ts";
import { everyLog } from "./every-log.ts";
import { lags } from "./lags.ts";
import { openLog } from "./log.ts";
import { openSystem, type OpenSystem } from "./open.ts";
import { freeDisk } from "./disk-room.ts";
import { leastDisk } from "./serve.ts";
import { shownSettings, type Settings } from "./settings.ts";
import { verifiersFor } from "./signer.ts";

interface Check {
  readonly isWell: boolean;
  readonly told: string;
}

export async function doctor(io: Io, settings: Settings, { json }: { readonly json: boolean }): Promise<number> {
  const words = systemWords(io.lang).doctor;
  const checks = await allChecks(settings, words);
  const unwell = checks.filter(({ isWell }) => !isWell).length;
  const shown = shownSettings(settings);
  if (json) {
    const body = { settings: shown, checks, isWell: unwell === 0 };
    io.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
    return unwell === 0 ? 0 : 1;
  }
  const width = Math.max(...Object.keys(shown).map((name) => name.length));
  const lines = [
    words.settings,
    ...Object.entries(shown).map(([name, value]) => `  ${name.padEnd(width)}  ${value === "" ? "–" : value}`),
    "",
    words.checks,
    ...checks.map(({ isWell, told }) => `  ${isWell ? "✓" : "✗"} ${told}`),
    "",
    unwell === 0 ? words.allWell : words.notWell(unwell),
  ];
  io.stdout.write(`${lines.join("\n")}\n`);
  return unwell === 0 ? 0 : 1;
}

async function allChecks(settings: Settings, words: SystemWords["doctor"]): Promise<Check[]> {
  const log = openLog(settings.PEIL_LOG_LEVEL);
  const onError = (error: Error) => log.error({ err: error }, "a connection broke");
  const open = await openSystem(settings, { say: () => undefined, onError, join: true }).catch((error: Error) => error);
  if (open instanceof Error) return [{ isWell: false, told: words.databaseGone(open.message) }];
  try {
    return [
      ...(await ofDatabase(open, words)),
      await ofDisk(settings, words),
      well(words.keys(`${settings.PEIL_HOME}/keys`)),
      ...(await ofLedger(open, words)),
      ...(await ofFollowers(open.database, words)),
    ];
  } finally {
    await open.close();
  }
}

function well(told: string): Check {
  return { isWell: true, told };
}

async function ofDatabase({ database, settings }: OpenSystem, words: SystemWords["doctor"]): Promise<Check[]> {
  const { rows } = await database.pool.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  const all = await migrations();
  return [
    well(words.database(rows[0]!.version, settings.DATABASE_URL === undefined)),
    well(words.migrations(all.length, all.at(-1)!.name)), // opening refuses a database that has others
  ];
}

async function ofDisk({ PEIL_HOME }: Settings, words: SystemWords["doctor"]): Promise<Check> {
  const free = await freeDisk(PEIL_HOME);
  const told = `${(free / 2 ** 30).toFixed(1)} GiB`;
  return free > leastDisk ? well(words.disk(told)) : { isWell: false, told: words.diskLow(told) };
}

async function ofLedger({ database, keys }: OpenSystem, words: SystemWords["doctor"]): Promise<Check[]> {
  const logs = await everyLog(database);
  if (logs.length === 0) return [well(words.noTenant)];
  const broken: Check[] = [];
  let [facts, signed] = [0, 0];
  for (const { tenant, log, size } of logs) {
    const verifiers = verifiersFor(keys, tenant, log);
    const found = await database.read(wholeTenant(tenant), (tx) => verifyLive(tx, log, verifiers));
    for (const { code, count } of found.problems) {
      broken.push({ isWell: false, told: words.ledgerBroken(log, count > 1 ? `${code} (${count}×)` : code) });
    }
    facts += size;
    if (found.checkpoints > 0) signed += 1;
  }
  if (broken.length > 0) return broken;
  const signatures = signed === 0 ? [] : [well(words.checkpoints(signed))];
  return [well(words.ledger(logs.length, facts)), ...signatures];
}

/** A follower that is behind catches up within this, at least in part; else it is stuck, or nothing runs that reads. */
const patienceMs = 2_000;

async function ofFollowers(db: Database, words: SystemWords["doctor"]): Promise<Check[]> {
  const checks: Check[] = [];
  const before = await lags(db);
  if (Object.values(before).some(({ facts }) => facts > 0)) await sleep(patienceMs);
  for (const [name, { facts }] of Object.entries(await lags(db))) {
    const isMoving = facts < before[name as keyof typeof before].facts;
    checks.push({ isWell: facts === 0 || isMoving, told: words.follower(name, facts) });
  }
  const { rows } = await db.pool.query<{ seconds: string }>(
    `SELECT ceil(extract(epoch FROM now() - d.at)) AS seconds FROM (SELECT peil.next_deadline('-infinity') AS at) d
     WHERE d.at < now() - interval '1 minute'`,
  );
  if (rows[0] !== undefined) checks.push({ isWell: false, told: words.moments(Number(rows[0].seconds)) });
  return checks;
}
