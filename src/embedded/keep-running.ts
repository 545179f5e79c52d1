/**
 * Brings the server back when it ends unasked: however often it is killed, and whenever a disk that was full has room again. After
 * an hour in which it was never well the cause is one that starting it again will not cure, and a person must hear of it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { stopPostmaster, type Postmaster } from "./postmaster.ts";
import { ServerRefusal } from "./refusal.ts";

export interface Running {
  readonly pid: () => number;
  stop(): Promise<void>;
  readonly ended: Promise<Error>;
}

interface Patience {
  /** How long each try waits, in milliseconds, and every further one as long as the last. */
  readonly waitsMs: readonly number[];
  /** A server that has run this long is taken to be well again. */
  readonly wellAfterMs: number;
  /** Not well for so long on end: whatever it is will not pass by itself. */
  readonly giveUpAfterMs: number;
}

/**
 * The first try comes at once, for every client is waiting; a disk that is full may be so for a while. While a server
 * served, its wait ran.
 */
const own: Patience = { waitsMs: [0, 100, 250, 500, 1_000, 2_000], wellAfterMs: 5_000, giveUpAfterMs: 3_600_000 };

const inGoodOrder = "exit code 0";

export async function keepRunning(
  start: () => Promise<Postmaster>,
  say: (line: string) => void,
  patience = own,
): Promise<Running> {
  let current: Postmaster | undefined = await firstOf(start);
  let { pid } = current;
  let isGivenUp = false;
  let giveUp: (error: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => (giveUp = resolve));
  const stopping = new AbortController();

  async function keep(): Promise<void> {
    const tries = new Tries(patience);
    while (current) {
      const sinceMs = performance.now();
      const how = await current.ended;
      current = undefined;
      if (stopping.signal.aborted) return;
      tries.ranFor(performance.now() - sinceMs, how);
      say(`The database ended (${how}); starting it again.`);
      current = await bringBack(start, say, tries, { how, stopping: stopping.signal });
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

/** How many tries there were, and since when, that did not end in a server that is well. */
class Tries {
  private readonly patience: Patience;
  private count = 0;
  private wellAtMs = performance.now();
  private servedMs = 0;

  constructor(patience: Patience) {
    this.patience = patience;
  }

  ranFor(ms: number, how: string): void {
    this.servedMs = ms;
    const isWell = ms >= this.patience.wellAfterMs;
    // Somebody asked it to end, and it did so in good order: that is no failure to be careful of.
    if (isWell || how === inGoodOrder) this.count = 0;
    if (isWell) this.wellAtMs = performance.now();
  }

  /** Milliseconds until the next try; undefined when there is none. */
  next(): number | undefined {
    const { waitsMs, giveUpAfterMs } = this.patience;
    if (performance.now() - this.wellAtMs > giveUpAfterMs) return undefined;
    const waitMs = Math.max(0, waitsMs[Math.min(this.count++, waitsMs.length - 1)]! - this.servedMs);
    this.servedMs = 0;
    return waitMs;
  }
}

/** Undefined when asked to stop in the meantime. @throws ServerRefusal `kept-ending` after the last try */
async function bringBack(
  start: () => Promise<Postmaster>,
  say: (line: string) => void,
  tries: Tries,
  { how, stopping }: { how: string; stopping: AbortSignal },
): Promise<Postmaster | undefined> {
  let reason = how;
  for (let waitMs = tries.next(); waitMs !== undefined; waitMs = tries.next()) {
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return undefined;
    try {
      return await start();
    } catch (error) {
      const { message } = error as Error;
      if (message !== reason) say(message); // the same again is no news
      reason = message;
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
