/**
 * Peil as it runs, in a process of its own that can be killed: the whole system on a home folder, with a clock that its parent sets
 * and a step at which it ends itself. The first start makes a supplier, contracts and people with keys of the API.
 */
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { pino } from "pino";
import type { Step } from "../../src/desk/perform-batch.ts";
import { compose } from "../../src/system/compose.ts";
import { openSystem } from "../../src/system/open.ts";
import { serve } from "../../src/system/serve.ts";
import { readSettings, type Settings } from "../../src/system/settings.ts";
import { makeSupplier, type MadeSupplier } from "./made-supplier.ts";

/** What the parent says, while it runs. */
export interface Told {
  /** By how much the clock is off, milliseconds. */
  readonly clockOffMs?: number;
  /** The process kills itself at this step, the n-th time that it comes by. */
  readonly crashAt?: { readonly step: Step; readonly time: number };
}

/** What it says when it is ready. */
export interface Ready {
  readonly port: number;
  readonly url: string;
  readonly supplier: MadeSupplier;
}

/** What it hears first: until then it has read the program, and opened nothing. */
export interface Begin extends Told {
  readonly home: string;
}

process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
const [begin] = (await once(process, "message")) as [Begin];
const { home } = begin;
let { clockOffMs = 0, crashAt } = begin as Told;
let passed = 0;
const now = (): number => Date.now() + clockOffMs;

process.on("message", (message: Told) => {
  ({ clockOffMs = clockOffMs, crashAt = crashAt } = message);
  passed = 0;
});

const settings = readSettings({ PORT: "0", PEIL_HOME: home, PEIL_URL: "http://peil.test" }, home) as Settings;
const log = pino(
  { level: process.env["PEIL_LOG_LEVEL"] ?? "error", base: null },
  pino.destination({ dest: 2, sync: true }),
);
const say = (line: string) => log.info(line);
const major = process.env["PEIL_TEST_POSTGRES"] === "15" ? 15 : 18;
const onError = (error: Error) => log.info({ err: error }, "a connection broke");
const open = await openSystem(settings, { say, onError, major });
void open.ended.then((error) => {
  log.fatal({ err: error }, "the database cannot be brought back");
  process.exit(1);
});
const file = path.join(home, "supplier.json");
if (!existsSync(file)) {
  const made = await makeSupplier(open, compose(open, now, log));
  writeFileSync(file, JSON.stringify(made));
}
const serving = await serve(open, now, log);
Object.assign(serving.system.parts, { between: endAt });
const supplier = JSON.parse(readFileSync(file, "utf8")) as MadeSupplier;
process.send!({ port: serving.port, url: open.ownerUrl, supplier } satisfies Ready);
module.flushCompileCache(); // what ends by a kill -9 leaves nothing for the next start otherwise

function endAt(step: Step): void {
  if (step !== crashAt?.step) return;
  passed += 1;
  if (passed >= crashAt.time) process.kill(process.pid, "SIGKILL");
}
