/**
 * A server for the tests that need one, started when the first of them asks and shared by all. The asking goes over a
 * socket: the server is a child of the run, so it outlives the worker that asked, and a run without such tests pays for
 * an open socket and no more.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { isAlive } from "../../src/embedded/endings.ts";
import type { TestServer } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where to ask for the server. */
    readonly databaseSocket: string;
  }
}

let server: Promise<TestServer> | undefined;
let running: TestServer | undefined;
let listener: Server | undefined;
let folder: string | undefined;

export function setup(project: TestProject): void {
  sweep();
  folder = mkdtempSync(path.join(tmpdir(), `peil-test-${process.pid}-`));
  const socket = path.join(folder, "ask");
  const home = path.join(folder, "home");
  listener = createServer((connection) => {
    connection.on("error", () => {});
    server ??= import("./test-server.ts").then(({ startTestServer }) => startTestServer(home));
    server.then(
      (started) => {
        running = started;
        connection.end(JSON.stringify({ url: started.url, template: started.template }));
      },
      (error: unknown) => connection.end(JSON.stringify({ error: (error as Error).message })),
    );
  });
  listener.listen(socket).unref();
  process.on("exit", removeFolder);
  project.provide("databaseSocket", socket);
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
  for (const name of readdirSync(tmpdir())) {
    const pid = /^peil-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Also when the run is cut short. */
function removeFolder(): void {
  running?.kill();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
