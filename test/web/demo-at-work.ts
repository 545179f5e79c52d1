/** A second system with the year that comes along: five suppliers at work under five agreements, for pages that tell of much that happened. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { compose } from "../../src/system/compose.ts";
import { fillWithDemo } from "../../src/system/demo.ts";
import { openSystem } from "../../src/system/open.ts";
import { serve } from "../../src/system/serve.ts";
import { readSettings } from "../../src/system/settings.ts";
import { loadWeb } from "../../src/system/web.ts";
import { freshDatabase } from "../database/database.ts";
import { signedIn } from "../signed-in.ts";
import { terminal } from "../terminal.ts";
import { freePort } from "./line.ts";

export async function demoAtWork(moment: string) {
  const now = Date.parse(moment);
  const [fresh, home, port] = await Promise.all([
    freshDatabase(),
    mkdtemp(path.join(tmpdir(), "peil-demo-")),
    freePort(),
  ]);
  const origin = `http://localhost:${port}`;
  const places = { PORT: String(port), PEIL_URL: origin, DATABASE_URL: fresh.url, PEIL_HOME: home };
  const settings = readSettings({ ...places, PEIL_SECOND_FACTOR_FOR: "" }, home);
  if ("problems" in settings) throw new Error(JSON.stringify(settings.problems));
  const failures: string[] = [];
  const log = pino({ level: "error" }, { write: (line) => void failures.push(line) });
  const open = await openSystem(settings, { say: () => undefined, onError: (error) => failures.push(String(error)) });
  const demo = await fillWithDemo(
    open,
    compose(open, () => now, log),
    terminal({ cwd: home }).io,
  );
  if (demo === undefined) throw new Error("a new system was not empty");
  const shown = { ...open, settings: { ...open.settings, PEIL_SECOND_FACTOR_FOR: [] } };
  const serving = await serve(shown, () => now, log, await loadWeb());
  return {
    origin,
    failures,
    people: demo.people,
    session: (login: string) => signedIn({ origin, login, password: demo.password, now }),
    async close() {
      await serving.stop();
      await open.close();
      await rm(home, { recursive: true, force: true });
      await fresh.drop();
    },
  };
}
