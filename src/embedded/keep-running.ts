/**
 * Brings the server back when it ends unasked, a bounded number of times: a server that keeps ending has a cause that
 * starting it again will not cure, and a person must hear of it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { stopPostmaster, type Postmaster } from "./postmaster.ts";
import { ServerRefusal } from "./refusal.ts";

export interface Running {
  readonly pid: () => number;
  stop(): Promise<void>;
  readonly ended: Promise<Error>;
}

/** How long the next try waits, in milliseconds: the first not at all, for every client is waiting. */
const waitsMs = [0, 250, 1_000, 3_000, 10_000];
/** A server that has run this long is taken to be well again. */
const wellAfterMs = 60_000;

export async function keepRunning(start: () => Promise<Postmaster>, say: (line: string) => void): Promise<Running> {
  let current: Postmaster | undefined = await firstOf(start);
  let pid = current.pid;
  let isStopping = false;
  let isGivenUp = false;
  let giveUp: (error: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => (giveUp = resolve));

  /** Undefined when asked to stop in the meantime. */
  async function bringBack(tries: number, how: string): Promise<Postmaster | undefined> {
    let reason = how;
    for (let nth = tries; nth < waitsMs.length; nth += 1) {
      await sleep(waitsMs[nth]);
      if (isStopping) return undefined;
      try {
        return await start();
      } catch (error) {
        reason = (error as Error).message;
        say(reason);
      }
    }
    throw new ServerRefusal(
      "kept-ending",
      `The database ended and did not come back after ${waitsMs.length} tries. ${reason}`,
      { tries: waitsMs.length, reason },
    );
  }

  async function keep(): Promise<void> {
    let tries = 0;
    while (current) {
      const sinceMs = performance.now();
      const how = await current.ended;
      current = undefined;
      if (isStopping) return;
      tries = performance.now() - sinceMs > wellAfterMs ? 0 : tries;
      say(`The database ended (${how}); starting it again.`);
      current = await bringBack(tries, how);
      tries += 1;
      if (!current) return;
      pid = current.pid;
      if (isStopping) return stopPostmaster(current);
      say("The database is back.");
    }
  }

  const kept = keep().catch((error: unknown) => {
    isGivenUp = true;
    giveUp(error as Error);
  });
  return {
    pid: () => pid,
    ended,
    async stop() {
      if (isGivenUp) return;
      isStopping = true;
      if (current) await stopPostmaster(current);
      await kept;
    },
  };
}

/** A server that another Peil began in the moment before it was killed may stand in the way of the first try. */
async function firstOf(start: () => Promise<Postmaster>): Promise<Postmaster> {
  try {
    return await start();
  } catch (error) {
    if (!/lock file|pre-existing shared memory/.test((error as Error).message)) throw error;
    await sleep(250);
    return start();
  }
}
