/**
 * One Peil to a home folder. The lock is the kernel's own, on a file (SQLite, which Node has in it, takes it for us):
 * whoever holds it loses it by dying, however that happens, and no number of a process is believed. Beside it stands a
 * note of who holds it, for the message only.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./endings.ts";
import type { Places } from "./places.ts";
import { ServerRefusal } from "./refusal.ts";

export interface Hold {
  /** Whoever starts from here on waits for us to be gone, rather than being refused. */
  stopping(): void;
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly user: string;
  readonly host: string;
  readonly isStopping: boolean;
}

/** The longest that a start waits for another Peil that is on its way out, in milliseconds. */
const patienceMs = 40_000;
/** Whoever took the lock just now may not have written its note yet. */
const noteMs = 500;

export async function holdHome(places: Places): Promise<Hold> {
  const begunMs = performance.now();
  for (;;) {
    const lock = taken(places);
    if (lock) return held(lock, places);
    const holder = readHolder(places);
    const waitMs = holder?.isStopping ? patienceMs : holder && isAlive(holder.pid) ? 0 : noteMs;
    if (performance.now() - begunMs >= waitMs) throw inUse(places, holder);
    await sleep(25);
  }
}

function taken(places: Places): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined;
  try {
    // Never opened when it is there: closing a file gives up what this process holds on it elsewhere.
    if (!existsSync(places.lock)) writeFileSync(places.lock, "", { mode: 0o600, flag: "wx" });
    lock = new DatabaseSync(places.lock, { timeout: 0 });
    // Nothing is ever written: the transaction stays open for as long as we live.
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    const { errcode, code } = error as { errcode?: number; code?: string };
    const SQLITE_BUSY = 5;
    if (errcode === SQLITE_BUSY || code === "EEXIST") return undefined;
    const { message } = error as Error;
    throw new ServerRefusal(
      "folder-unusable",
      `Peil cannot lock ${places.lock} (${message}). Set PEIL_HOME to a folder on a local disk that it may write.`,
      { folder: places.home, reason: message },
    );
  }
}

function held(lock: DatabaseSync, places: Places): Hold {
  const note = (isStopping: boolean) => {
    const holder: Holder = { pid: process.pid, user: userName(), host: hostname(), isStopping };
    writeFileSync(places.holder, JSON.stringify(holder), { mode: 0o600 });
  };
  note(false);
  return {
    stopping() {
      try {
        note(true);
      } catch {
        // The home is gone, or its disk is full: no reason to go on running.
      }
    },
    release() {
      rmSync(places.holder, { force: true });
      lock.close();
    },
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "");
  }
}

function readHolder(places: Places): Holder | undefined {
  try {
    return JSON.parse(readFileSync(places.holder, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function inUse({ home }: Places, holder: Holder | undefined): ServerRefusal {
  const who = holder ? `process ${holder.pid} of ${holder.user} on ${holder.host}` : "another process";
  return new ServerRefusal(
    "folder-in-use",
    `Another Peil is running on ${home}: ${who}. Stop that one, or give this one a folder of its own with PEIL_HOME, or ` +
      "a database that both may use with DATABASE_URL.",
    { folder: home, ...(holder && { pid: holder.pid, user: holder.user, host: holder.host }) },
  );
}
