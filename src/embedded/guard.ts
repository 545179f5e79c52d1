/** Peil's side of the watchdog: keeps one running, tells it of each postmaster, and starts another when it is killed. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Places } from "./places.ts";
import type { WatchedPostmaster } from "./watchdog.ts";

export interface Guard {
  readonly pid: () => number | undefined;
  watch(postmaster: number): void;
  /** Once the postmaster has ended: the watchdog finds nothing to do and goes. */
  dismiss(): Promise<void>;
}

export function startGuard(places: Places): Guard {
  let watched: WatchedPostmaster | undefined;
  let isDismissed = false;
  let watchdog = begin();
  let lastStartMs = performance.now();

  function begin(): ChildProcess {
    // Our own ending: a packed Peil is JavaScript.
    const own = fileURLToPath(import.meta.url);
    const script = path.join(path.dirname(own), `watchdog${path.extname(own)}`);
    const child = spawn(process.execPath, [script, places.data, places.clusterName], {
      cwd: "/",
      // Without options meant for Peil itself, such as a debugger's port.
      env: { ...process.env, NODE_OPTIONS: "" },
      // A group of its own: Ctrl-C in a terminal is for Peil, which then ends the server in good order.
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    child.on("error", () => {});
    child.stdin?.on("error", () => {});
    child.on("exit", again);
    child.unref();
    if (child.stdin && "unref" in child.stdin) (child.stdin as { unref(): void }).unref();
    if (watched !== undefined) child.stdin?.write(watched);
    return child;
  }

  function again(): void {
    if (isDismissed) return;
    // One that cannot run at all is tried once a second, not in a circle.
    const waitMs = performance.now() - lastStartMs < 1000 ? 1000 : 0;
    const restart = () => {
      lastStartMs = performance.now();
      if (!isDismissed) watchdog = begin();
    };
    setTimeout(restart, waitMs).unref();
  }

  return {
    pid: () => watchdog.pid,
    watch(postmaster) {
      watched = `${postmaster}\n`;
      watchdog.stdin?.write(watched);
    },
    async dismiss() {
      isDismissed = true;
      const isRunning = watchdog.exitCode === null && watchdog.signalCode === null && watchdog.pid !== undefined;
      const hasGone = isRunning ? once(watchdog, "exit") : undefined;
      watchdog.ref();
      watchdog.stdin?.end();
      await hasGone;
    },
  };
}
