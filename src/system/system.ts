/** What the command line is handed of the running system: each of its commands, on real settings, clock and disk. */
import { homedir, userInfo } from "node:os";
import type { System } from "../cli/system.ts";
import type { Io } from "../cli/terminal.ts";
import { homeFolder } from "../embedded/places.ts";
import { systemWords } from "../i18n/system-words.ts";
import { doctor } from "./doctor.ts";
import { exportLedger } from "./export-ledger.ts";
import { openLog } from "./log.ts";
import { openSystem, type OpenSystem } from "./open.ts";
import { openOrSay } from "./open-or-say.ts";
import { rebuild } from "./rebuild-command.ts";
import { recoverAdministrator } from "./recover.ts";
import { readSettings, type Settings } from "./settings.ts";
import { start } from "./start.ts";

/** The settings do not hold, or what the system stands on cannot be opened. */
const notStarted = 2;

export const system: System = {
  start: (io, options) => withSettings(io, (settings) => start(io, settings, options)),
  doctor: (io, options) => withSettings(io, (settings) => doctor(io, settings, options)),
  exportLedger: (io, options) => beside(io, (open) => exportLedger(io, open, options)),
  rebuild: (io, options) => beside(io, (open) => rebuild(io, open, options)),
  recoverAdministrator: (io, options) => beside(io, (open) => recoverAdministrator(io, open, options)),
};

async function withSettings(io: Io, work: (settings: Settings) => Promise<number>): Promise<number> {
  const words = systemWords(io.lang);
  const settings = readSettings(io.env, homeFolder(io.env, process.platform, homedir() || userInfo().homedir));
  if ("problems" in settings) {
    const lines = settings.problems.map(({ variable, value, expected }) => words.setting(variable, value, expected));
    io.stderr.write(`peil: ${words.settingsWrong}\n${lines.map((line) => `  ${line}\n`).join("")}`);
    return notStarted;
  }
  return work(settings);
}

/** On the database of a Peil that runs, or on one of its own for as long as it takes. */
function beside(io: Io, work: (open: OpenSystem) => Promise<number>): Promise<number> {
  return withSettings(io, async (settings) => {
    const log = openLog(settings.PEIL_LOG_LEVEL);
    const onError = (error: Error) => log.error({ err: error }, "a connection broke");
    const say = (line: string) => void io.stderr.write(`${line}\n`);
    const open = await openOrSay(io, () => openSystem(settings, { say, onError, join: true }));
    if (open === undefined) return notStarted;
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  });
}
