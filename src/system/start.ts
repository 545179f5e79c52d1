/** `peil start`: opens the system, serves it, says where, and ends in good order when it is told to. */
import module from "node:module";
import type { StartOptions } from "../cli/system.ts";
import type { Io } from "../cli/terminal.ts";
import { systemWords } from "../i18n/system-words.ts";
import { compose } from "./compose.ts";
import { fillWithDemo, isDemo } from "./demo.ts";
import { openLog } from "./log.ts";
import { openSystem, type OpenSystem } from "./open.ts";
import { openOrSay } from "./open-or-say.ts";
import { serve, type Serving } from "./serve.ts";
import type { Settings } from "./settings.ts";
import { tellDemo } from "./tell-demo.ts";
import { loadWeb } from "./web.ts";

const failed = 1;
const notStarted = 2;

export async function start(io: Io, settings: Settings, { demo }: StartOptions): Promise<number> {
  const words = systemWords(io.lang);
  const log = openLog(settings.PEIL_LOG_LEVEL);
  const asked = untilAsked();
  const onError = (error: Error) => log.error({ err: error }, "a connection broke");
  const say = (line: string) => void io.stderr.write(`${line}\n`);
  const web = await loadWeb();
  if (web === undefined) {
    say(words.webMissing);
    return notStarted;
  }
  const open = await openOrSay(io, () => openSystem(settings, { say, onError }));
  if (open === undefined) return notStarted;
  try {
    const now = Date.now;
    // Nobody lived it: that its people were let in is no news.
    const quiet = openLog("error");
    const begun = now();
    if (demo) tellDemo(io, settings, await fillWithDemo(open, compose(open, now, quiet), io), now() - begun);
    const isShown = demo && isDemo(settings);
    const shown = isShown ? withoutSecondFactor(open) : open;
    const serving = await listening(io, settings, () => serve(shown, now, log, web));
    if (serving === undefined) return notStarted;
    // Its administrators have the password that was told.
    tell(io, settings, isShown ? { ...serving, firstLink: undefined } : serving);
    module.flushCompileCache(); // a crash would leave the next start to compile everything again
    const ended = await Promise.race([asked, open.ended]);
    io.stderr.write(`${ended instanceof Error ? words.databaseGone(ended.message) : words.stopping}\n`);
    await serving.stop();
    return ended instanceof Error ? failed : 0;
  } finally {
    await open.close();
  }
}

/** Whoever looks around in what nobody lived needs no authenticator for it; started without `--demo`, it is as any other. */
function withoutSecondFactor(open: OpenSystem): OpenSystem {
  return { ...open, settings: { ...open.settings, PEIL_SECOND_FACTOR_FOR: [] } };
}

/** Settles when somebody asks this process to end. */
function untilAsked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
}

async function listening(io: Io, { PORT }: Settings, begin: () => Promise<Serving>): Promise<Serving | undefined> {
  const words = systemWords(io.lang);
  try {
    return await begin();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
    const why = code === "EADDRINUSE" ? words.portTaken(PORT) : (error as Error).message;
    io.stderr.write(`peil: ${words.cannotStart(why)}\n`);
    return undefined;
  }
}

function tell(io: Io, settings: Settings, { firstLink, port }: Serving): void {
  const words = systemWords(io.lang);
  const url = settings.PORT === 0 ? settings.PEIL_URL.replace(/:0$/, `:${port}`) : settings.PEIL_URL;
  const lines = [words.ready(url), words.reference(`${url}/api/`)];
  if (firstLink !== undefined) {
    const until = new Date(firstLink.expiresAt).toISOString().slice(0, 16).replace("T", " ");
    lines.push("", words.firstLink(`${url}/link#${firstLink.token}`), words.firstLinkUntil(`${until} UTC`));
  }
  io.stdout.write(`${lines.join("\n")}\n`);
}
