import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { keepRunning } from "./keep-running.ts";
import type { Postmaster } from "./postmaster.ts";

const soon = { waitsMs: [0, 1], wellAfterMs: 1_000, giveUpAfterMs: 40 };

test("what does not come back is given up after a while, with the last reason, each told once", async () => {
  const said: string[] = [];
  let starts = 0;
  const start = async (): Promise<Postmaster> => {
    starts += 1;
    if (starts > 1) throw new Error("no room on the disk");
    return { pid: 0, ended: Promise.resolve("exit code 1") };
  };
  const running = await keepRunning(start, (line) => said.push(line), soon);
  const error = await running.ended;
  expect(error).toMatchObject({ code: "kept-ending", parameters: { reason: "no room on the disk" } });
  expect(said).toEqual(["The database ended (exit code 1); starting it again.", "no room on the disk"]);
  await running.stop();
  expect(starts).toBeGreaterThan(3);
});

test("a server that starts and ends at once is given up too", async () => {
  let starts = 0;
  const start = async (): Promise<Postmaster> => {
    starts += 1;
    return { pid: 0, ended: Promise.resolve("signal SIGSEGV") };
  };
  const running = await keepRunning(start, () => {}, soon);
  expect(await running.ended).toMatchObject({ code: "kept-ending" });
  expect(starts).toBeGreaterThan(3);
});

test("a server that was well in between is brought back however often it ends", async () => {
  const waits: number[] = [];
  let [starts, endedAt] = [0, 0];
  const start = async (): Promise<Postmaster> => {
    waits.push(performance.now() - endedAt);
    const ended = sleep((starts += 1) > 12 ? 60_000 : 8, "signal SIGKILL", { ref: false });
    return { pid: 0, ended: ended.then((how) => ((endedAt = performance.now()), how)) };
  };
  const running = await keepRunning(start, () => {}, { waitsMs: [0, 10_000], wellAfterMs: 5, giveUpAfterMs: 40 });
  const grew = () => starts;
  while (grew() < 13) await sleep(5);
  expect(Math.max(...waits.slice(1))).toBeLessThan(5_000);
  expect(await Promise.race([running.ended, sleep(20)])).toBeUndefined();
});

test("a server that somebody shuts down in good order is started at once, however often", async () => {
  let starts = 0;
  const start = async (): Promise<Postmaster> => {
    const ended = sleep((starts += 1) > 5 ? 60_000 : 2, "exit code 0", { ref: false });
    return { pid: 0, ended };
  };
  const begun = performance.now();
  await keepRunning(start, () => {}, { waitsMs: [0, 10_000], wellAfterMs: 60_000, giveUpAfterMs: 60_000 });
  await expect.poll(() => starts).toBe(6);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("a first start that fails is not tried in a circle", async () => {
  const start = async (): Promise<Postmaster> => Promise.reject(new Error("permission denied"));
  await expect(keepRunning(start, () => {})).rejects.toThrow("permission denied");
});
