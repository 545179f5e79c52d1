import { expect, test } from "vitest";
import { keepRunning } from "./keep-running.ts";
import type { Postmaster } from "./postmaster.ts";

test("what ends again and again is given up after a bounded number of tries, with the last reason", async () => {
  const said: string[] = [];
  let starts = 0;
  const start = async (): Promise<Postmaster> => {
    starts += 1;
    if (starts > 1) throw new Error(`no room on the disk, try ${starts}`);
    return { pid: 0, ended: Promise.resolve("exit code 1") };
  };
  const running = await keepRunning(start, (line) => said.push(line), [0, 1, 1]);
  const error = await running.ended;
  expect(error).toMatchObject({ code: "kept-ending", parameters: { reason: "no room on the disk, try 4" } });
  expect(said[0]).toBe("The database ended (exit code 1); starting it again.");
  await running.stop();
  expect(starts).toBe(4);
});

test("a server that starts and ends at once counts as a try too", async () => {
  let starts = 0;
  const start = async (): Promise<Postmaster> => {
    starts += 1;
    return { pid: 0, ended: Promise.resolve("signal SIGSEGV") };
  };
  const running = await keepRunning(start, () => {}, [0, 1, 1]);
  expect(await running.ended).toMatchObject({ code: "kept-ending" });
  expect(starts).toBe(4);
});

test("a first start that fails is not tried in a circle", async () => {
  const start = async (): Promise<Postmaster> => Promise.reject(new Error("permission denied"));
  await expect(keepRunning(start, () => {})).rejects.toThrow("permission denied");
});
