/**
 * A server for the tests that need one, started when the first of them asks and shared by all. The asking goes over a
 * socket: the server is a child of the run, so it outlives the worker that asked, and a run without such tests pays for
 * an open socket and no more.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { isAlive } from "../../src/embedded/endings.ts";
import type { TestServer } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where to ask for the server; the folder of it is the run's own, and goes with it. */
    readonly databaseSocket: string;
  }
}

let server: Promise<TestServer> | undefined;
let running: TestServer | undefined;
let listener: Server | undefined;
let folder: string | undefined;

export function setup(project: TestProject): void {
  sweep();
  folder = mkdtempSync(path.join(base(), `peil-test-${process.pid}-`));
  // Tests that are root give homes in it to other accounts.
  chmodSync(folder, 0o711);
  const socket = path.join(folder, "ask");
  const home = path.join(folder, "home");
  listener = createServer((connection) => {
    connection.on("error", () => {});
    server ??= import("./test-server.ts").then(async ({ startTestServer }) => startTestServer(home));
    void answer(server).then((answered) => connection.end(JSON.stringify(answered)));
  });
  listener.listen(socket).unref();
  process.on("exit", removeFolder);
  project.provide("databaseSocket", socket);
}

async function answer(asked: Promise<TestServer>): Promise<{ url: string; template: string } | { error: string }> {
  try {
    running = await asked;
    return { url: running.url, template: running.template };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

export async function teardown(): Promise<void> {
  listener?.close();
  const started = await server?.catch(() => undefined);
  running = undefined;
  await started?.stop();
  removeFolder();
}

/** What is left of a run that was killed before it could clean up. */
function sweep(): void {
  for (const name of readdirSync(base())) {
    const pid = /^peil-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(path.join(base(), name), { recursive: true, force: true });
    } catch {
      // A small disk that a killed test mounted there is busy until somebody unmounts it: no reason not to test.
    }
  }
}

/** In memory where there is room: making a database waits for the disk more than for anything else. */
function base(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2e9 ? memory : tmpdir();
}

/** Also when the run is cut short. */
function removeFolder(): void {
  running?.kill();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
