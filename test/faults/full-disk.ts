/** A disk of its own, of some hundred megabytes, which only root can make; elsewhere these tests are passed over. */
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { atWork, tell, type AtWork } from "./given-faults.ts";

const canHave = process.platform === "linux" && process.getuid?.() === 0 && tried();
let folder: string | undefined;
let at: AtWork;

/** What is waited for comes, however busy the machine. Tests beside each other have no `expect.poll`. */
const forLong = { timeout: 30_000, interval: 20 };
/** One after the other, beside those of other faults. */
const inTurn = { concurrent: false };

describe.skipIf(!canHave)("a full disk", { concurrent: true, timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = aDisk();
    at = await atWork(folder, ["note"]);
  }, 60_000);
  afterAll(async () => {
    try {
      await (at as AtWork | undefined)?.running.stop();
    } finally {
      if (folder !== undefined) taken(folder);
    }
  });

  test("API-10 a full disk: writes get 503, reads go on", inTurn, async () => {
    const { clients } = at;
    clients.start();
    await clients.more(10);
    const filler = fill();
    const refused = () => clients.answers.get(503) ?? 0;
    // By then each of the clients was refused more than once, and nothing that found room is on its way any more.
    await vi.waitUntil(() => refused() > 40, forLong);
    const [before, done] = [refused(), clients.journal.length];
    const reads: number[] = [];
    for (let n = 0; n < 10; n++) {
      await sleep(100);
      reads.push(await clients.read());
    }
    expect(reads).toEqual(Array.from({ length: 10 }, () => 200));
    expect(clients.journal.length).toBe(done);
    await vi.waitUntil(() => refused() > before + 10, forLong);
    await roomAgain(filler, "disk full");
  });

  test("API-10 a server that has no room for its own log comes back by itself", inTurn, async () => {
    const { running, clients } = at;
    const filler = fill();
    await aNewSegment(running.ready.url);
    await sleep(1_000);
    await roomAgain(filler, "disk full, and no room for the server's own log");
    await clients.finish();
    expect(running.starts).toBe(1);
  });

  test("API-10 ATT-1 a file that finds no room is answered 503, and leaves nothing", inTurn, async () => {
    const { clients, running } = at;
    const filler = fill();
    const { status, retryAfter } = await clients.upload(3_000_000);
    expect(status).toBe(503);
    expect(retryAfter).toMatch(/^\d+$/);
    expect(readdirSync(path.join(running.home, "files", "coming"))).toEqual([]);
    rmSync(filler);
    await vi.waitUntil(async () => (await clients.upload(3_000_000)).status === 201, forLong);
  });

  test("LED-1 LED-4 LED-5 DUE-9 after full disks nothing is lost, doubled, missed or early", inTurn, async () => {
    const found = await at.over();
    tell("disk full", at, found);
    expect({ seed: at.seed, wrong: found.wrong.slice(0, 20) }).toEqual({ seed: at.seed, wrong: [] });
  });
});

async function roomAgain(filler: string, what: string): Promise<void> {
  rmSync(filler);
  const begun = performance.now();
  await at.clients.more(5);
  process.stderr.write(`faults: ${what}: goes on ${Math.round(performance.now() - begun)} ms after there was room\n`);
}

/** Whether there can be one: a container may be root and not mount. */
function tried(): boolean {
  try {
    taken(aDisk());
    return true;
  } catch {
    return false;
  }
}

function aDisk(): string {
  // Not among the other tests' own: a run that is cut short cannot be swept up while a disk hangs in it.
  const place = mkdtempSync(path.join(tmpdir(), "peil-full-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=320m,mode=711", "tmpfs", place], { stdio: "ignore" });
    return place;
  } catch (error) {
    rmSync(place, { recursive: true });
    throw error;
  }
}

function taken(place: string): void {
  execFileSync("umount", ["--lazy", place]);
  rmSync(place, { recursive: true, force: true });
}

function fill(): string {
  const file = path.join(folder!, "filler");
  const open = openSync(file, "w");
  const piece = Buffer.alloc(65_536, 1);
  try {
    for (;;) writeSync(open, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(open);
  }
  return file;
}

/** The log of the server goes on in another file, for which there is no room: the worst that a full disk does to it. */
async function aNewSegment(url: string): Promise<void> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  await client.query("SELECT pg_switch_wal(), txid_current()").catch(() => undefined);
  await client.end().catch(() => undefined);
}
