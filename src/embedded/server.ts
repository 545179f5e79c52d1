/**
 * The PostgreSQL that comes along with Peil: a real server, on a data folder in Peil's home, reached over a local socket
 * by Peil alone. It comes back by itself when it is killed, and does not outlive Peil. Why it is made this way is in
 * docs/decisions/0032-a-database-that-comes-along.md.
 */
import { chmodSync, chownSync, existsSync, rmSync, statSync } from "node:fs";
import { chooseAccount, giveTo, type Account } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, OWNER } from "./cluster.ts";
import { endServer, forgetReusedPid } from "./endings.ts";
import { startGuard } from "./guard.ts";
import { holdHome, type Hold } from "./lock.ts";
import { placesIn, privateFolder, removeSocketElsewhere, socketFolder, type Places } from "./places.ts";
import { PORT, startPostmaster, type Postmaster, type PostmasterPlan } from "./postmaster.ts";
import { serverProcesses } from "./processes.ts";
import { ServerRefusal } from "./refusal.ts";
import { tidyLog } from "./server-log.ts";
import { keepRunning } from "./keep-running.ts";

export interface ServerOptions {
  /** Peil's home: see `homeFolder`. Made when it is not there. */
  readonly home: string;
  /** Which PostgreSQL; 18 comes along, 15 is for proving that the oldest one supported works too. */
  readonly major?: 18 | 15;
  /** Settings of the server over our own, except those that say who can reach it and where its log goes. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears, in a line each, what a person at the terminal wants to know. */
  readonly say?: (line: string) => void;
  /** Throws away the data that is there, and begins with none. */
  readonly fresh?: boolean;
}

export interface Server {
  /** For the owner of everything in it; over a Unix socket, whose folder is the percent-encoded host. */
  readonly url: string;
  /** Settles when the server has ended, its data written, and nothing of ours is left running. */
  stop(): Promise<void>;
  /** Settles when the server ended unasked and could not be brought back; never otherwise. */
  readonly ended: Promise<Error>;
  /** Of the postmaster that runs now: another one after a restart. */
  readonly pid: number;
}

/** @throws ServerRefusal, with a code and what to do about it */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { home, major = 18, settings = {}, say = () => {}, fresh = false } = options;
  const places = placesIn(home);
  const binaries = findBinaries(major, places.links);
  const hold = await holdHome(places);
  const undo: (() => unknown)[] = [() => hold.release()];
  try {
    const account = chooseAccount(binaries, places);
    await endWhatRuns(places, say);
    open(places, account);
    if (fresh) rmSync(places.data, { recursive: true, force: true });
    if (!existsSync(places.data)) say(`Making a database in ${places.home}.`);
    await ensureCluster(places, binaries, account);
    const socket = socketFolder(places);
    undo.push(() => removeSocketElsewhere(places));
    privateFolder(socket, account.owner);
    undo.push(tidyLog(places));
    return await run({ places, binaries, account, socket, settings, say }, hold, undo);
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw asRefusal(error, home);
  }
}

/** What the disk refuses is for a person to mend; anything else is a mistake of ours, and stays one. */
function asRefusal(error: unknown, home: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof ServerRefusal || code === undefined || syscall === undefined) return error;
  const text = `Peil cannot use the folder ${home} (${message}). Set PEIL_HOME to a folder that it may write.`;
  return new ServerRefusal("folder-unusable", text, { folder: home, reason: message });
}

async function run(plan: PostmasterPlan, hold: Hold, undo: (() => unknown)[]): Promise<Server> {
  const guard = startGuard(plan.places);
  undo.push(() => guard.dismiss());
  const start = async (): Promise<Postmaster> => {
    await endWhatRuns(plan.places, plan.say);
    return startPostmaster(plan, (pid) => guard.watch(pid));
  };
  const running = await keepRunning(start, plan.say);
  let undone: Promise<void> | undefined;
  const undoAll = async () => {
    for (const step of undo.toReversed()) await step();
  };
  return {
    url: `postgresql://${OWNER}@${encodeURIComponent(plan.socket)}:${PORT}/postgres`,
    async stop() {
      hold.stopping();
      await running.stop();
      await (undone ??= undoAll());
    },
    ended: running.ended.then(async (error) => {
      await (undone ??= undoAll());
      return error;
    }),
    get pid() {
      return running.pid();
    },
  };
}

/** Lets the account of the server through the home, and gives it a folder of its own there. */
function open(places: Places, { owner }: Account): void {
  const { mode, uid } = statSync(places.home);
  if (owner && owner.uid !== 0 && uid === 0 && (mode & 0o001) === 0) {
    chownSync(places.home, 0, owner.gid);
    chmodSync(places.home, (mode & 0o777) | 0o010);
  }
  privateFolder(places.server, undefined);
  if (owner) giveTo(places.server, owner);
  privateFolder(places.log, owner);
}

/** Ends what a Peil that was killed left behind. A server that somebody else runs on the data is not ours to end. */
async function endWhatRuns(places: Places, say: (line: string) => void): Promise<void> {
  const living = serverProcesses(places);
  const foreign = living.find(({ command }) => !/\bpeil-[0-9a-f]{8}\b/.test(command));
  if (foreign) {
    throw new ServerRefusal(
      "folder-of-other-server",
      `A PostgreSQL that Peil did not start runs on ${places.data} (process ${foreign.pid}). Stop it first.`,
      { folder: places.data, pid: foreign.pid },
    );
  }
  if (living.length > 0) say("Waiting for the database of a Peil that was cut short to end.");
  if (!(await endServer(places))) {
    throw new ServerRefusal(
      "folder-of-other-server",
      `A database process is left on ${places.data} that Peil cannot end (process ${living[0]?.pid}). End it first.`,
      { folder: places.data, pid: living[0]?.pid ?? 0 },
    );
  }
  forgetReusedPid(places.data);
}
