/** Opening the system on a database that is there already. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../../test/database/database.ts";
import { makeCheckpoint } from "../ledger/checkpoint.ts";
import { writeVerifier } from "../ledger/note.ts";
import { compose } from "./compose.ts";
import { takeFirstSteps } from "./first-steps.ts";
import { KeyRefused } from "./keys.ts";
import { openLog } from "./log.ts";
import { openSystem } from "./open.ts";
import { signerOf, verifierFor } from "./signer.ts";
import { everyLog } from "./every-log.ts";
import { readSettings, type Settings } from "./settings.ts";

const options = { say: () => undefined, onError: () => undefined };

test("SYS-6 a database is not opened with another master key than the one that sealed it", async () => {
  const database = await freshDatabase();
  const homes = mkdtempSync(path.join(tmpdir(), "peil-open-"));
  onTestFinished(async () => {
    await database.drop();
    rmSync(homes, { recursive: true });
  });
  const settingsOf = (home: string) =>
    readSettings({ DATABASE_URL: database.url, PEIL_LOG_LEVEL: "fatal" }, path.join(homes, home)) as Settings;
  const first = await openSystem(settingsOf("own"), options);
  await takeFirstSteps(
    first,
    compose(first, () => Date.parse("2026-11-22T09:00:00Z"), openLog("fatal")),
  );
  await first.close();
  await expect(openSystem(settingsOf("other"), options)).rejects.toThrow(KeyRefused);
  const again = await openSystem(settingsOf("own"), options);
  expect(again.migrated).toEqual([]);
  await again.close();
});

test("SYS-6 LED-2 nor with another signing key or name than the ledger was signed with, unless the lost one is told", async () => {
  const database = await freshDatabase();
  const homes = mkdtempSync(path.join(tmpdir(), "peil-open-"));
  onTestFinished(async () => {
    await database.drop();
    rmSync(homes, { recursive: true });
  });
  const settingsOf = (home: string, PEIL_URL = "https://desk.example.org") => {
    const PEIL_MASTER_KEY = "5".repeat(64);
    const env = { DATABASE_URL: database.url, PEIL_LOG_LEVEL: "fatal", PEIL_MASTER_KEY, PEIL_URL };
    return readSettings(env, path.join(homes, home)) as Settings;
  };
  const now = Date.parse("2026-11-22T09:00:00Z");
  const first = await openSystem(settingsOf("own"), options);
  await takeFirstSteps(
    first,
    compose(first, () => now, openLog("fatal")),
  );
  const grown = (await everyLog(first.database)).find(({ size }) => size > 0);
  const { tenant, log } = grown!;
  await makeCheckpoint(first.database, tenant, log, signerOf(first.keys), now);
  await first.close();
  await expect(openSystem(settingsOf("named", "https://other.example.org"), options)).rejects.toThrow("ledger.name");
  await expect(openSystem(settingsOf("other"), options)).rejects.toThrow("ledger.pem");
  writeFileSync(
    path.join(homes, "other/keys/ledger.earlier"),
    `${writeVerifier(verifierFor(first.keys, tenant, log))}\n`,
  );
  const found = await openSystem(settingsOf("other"), options);
  expect(await makeCheckpoint(found.database, tenant, log, signerOf(found.keys), now)).toMatchObject({
    size: grown!.size,
  });
  await found.close();
});
