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
const ownWaitsMs: readonly number[] = [0, 250, 1_000, 3_000, 10_000];
/** A server that has run this long is taken to be well again. */
const wellAfterMs = 60_000;

export async function keepRunning(
  start: () => Promise<Postmaster>,
  say: (line: string) => void,
  waitsMs = ownWaitsMs,
): Promise<Running> {
  let current: Postmaster | undefined = await firstOf(start);
  let { pid } = current;
  let isGivenUp = false;
  let giveUp: (error: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => (giveUp = resolve));
  const stopping = new AbortController();

  async function keep(): Promise<void> {
    let tries = 0;
    while (current) {
      const sinceMs = performance.now();
      const how = await current.ended;
      current = undefined;
      if (stopping.signal.aborted) return;
      tries = performance.now() - sinceMs > wellAfterMs ? 0 : tries;
      say(`The database ended (${how}); starting it again.`);
      current = await bringBack(start, say, waitsMs.slice(tries), { how, stopping: stopping.signal });
      tries += 1;
      if (!current) return;
      ({ pid } = current);
      if (stopping.signal.aborted) return stopPostmaster(current);
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
      stopping.abort();
      if (current) await stopPostmaster(current);
      await kept;
    },
  };
}

/** Undefined when asked to stop in the meantime. @throws ServerRefusal `kept-ending` after the last try */
async function bringBack(
  start: () => Promise<Postmaster>,
  say: (line: string) => void,
  waitsMs: readonly number[],
  { how, stopping }: { how: string; stopping: AbortSignal },
): Promise<Postmaster | undefined> {
  let reason = how;
  for (const waitMs of waitsMs) {
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return undefined;
    try {
      return await start();
    } catch (error) {
      reason = (error as Error).message;
      say(reason);
    }
  }
  const message = `The database ended, and ended again or did not come back whenever it was started. ${reason}`;
  throw new ServerRefusal("kept-ending", message, { reason });
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
