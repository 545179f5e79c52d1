/** Opening the system on a database that is there already. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../../test/database/database.ts";
import { compose } from "./compose.ts";
import { takeFirstSteps } from "./first-steps.ts";
import { KeyRefused } from "./keys.ts";
import { openLog } from "./log.ts";
import { openSystem } from "./open.ts";
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
