/** Starts, kills and starts again the application of `application.ts`, and its database. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { placesIn, type Places } from "../../src/embedded/places.ts";
import { sent } from "../../src/embedded/endings.ts";
import { serverProcesses } from "../../src/embedded/processes.ts";
import type { Begin, Ready, Told } from "./application.ts";
import { timeline, type Gap, type Seen } from "./timeline.ts";

/** Until it is ready after a crash: generous, for a machine that does other things too. */
const readyWithinMs = 40_000;

/** As `peil start` remembers compiled code: most of what a start takes is reading the program. */
const compiled = fileURLToPath(new URL("../../node_modules/.cache/peil/compile", import.meta.url));
const env = { PEIL_LOG_LEVEL: "info", ...process.env, NODE_COMPILE_CACHE: compiled };

export class Running {
  readonly home: string;
  /** Of the one that runs; it changes with every start. */
  ready!: Ready;
  starts = 0;
  /** What it wrote to its log, the newest last. */
  said = "";
  private child: ChildProcess | undefined;
  /** The next one, which reads the program while this one runs: on a busy machine most of a start goes to that. */
  private spare: ChildProcess | undefined;
  private readonly places: Places;
  private clockOffMs = 0;
  private readonly did: Seen[] = [];

  constructor(home: string) {
    this.home = home;
    this.places = placesIn(home);
  }

  async start(told: Told = {}): Promise<void> {
    const child = this.spare ?? anApplication();
    this.spare = undefined;
    this.child = child;
    this.starts += 1;
    this.note(`application ${child.pid} begins`);
    child.send({ home: this.home, clockOffMs: this.clockOffMs, ...told } satisfies Begin);
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (this.said = (this.said + text).slice(-500_000)));
    const late = setTimeout(() => child.kill("SIGKILL"), readyWithinMs);
    const [first] = (await Promise.race([once(child, "message"), once(child, "exit")])) as [Ready | number | null];
    clearTimeout(late);
    if (first === null || typeof first === "number")
      throw new Error(`it did not start (${first}):\n${this.said.slice(-2_000)}`);
    this.ready = first;
    this.note(`application ${child.pid} is ready`);
    this.spare = anApplication();
  }

  /** For `timeline`. */
  private note(what: string): void {
    this.did.push([Date.now(), `tests: ${what}`]);
  }

  /** What was done and said around a time in which nobody was served. */
  timeline(gap: Gap): string {
    return timeline(gap, this.did, this.said, this.places.log);
  }

  tell(told: Told): void {
    if (told.clockOffMs !== undefined) this.clockOffMs = told.clockOffMs;
    if (this.isUp) this.child!.send(told);
  }

  /** Epoch milliseconds, by the clock of the application. */
  now(): number {
    return Date.now() + this.clockOffMs;
  }

  get isUp(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Settles when the process is gone. */
  async gone(withinMs = readyWithinMs): Promise<boolean> {
    if (!this.isUp) return true;
    const waiting = new AbortController();
    const late = setTimeout(() => waiting.abort(), withinMs);
    return once(this.child!, "exit", { signal: waiting.signal }).then(
      () => (clearTimeout(late), true),
      () => false,
    );
  }

  async kill(): Promise<void> {
    if (!this.isUp) return;
    this.note(`SIGKILL to application ${this.child!.pid}`);
    this.child!.kill("SIGKILL");
    await this.gone();
  }

  /** The number of the database's first process; undefined while there is none. */
  get postmaster(): number | undefined {
    const note = path.join(this.places.data, "postmaster.pid");
    const pid = existsSync(note) ? Number(readFileSync(note, "utf8").split("\n")[0]) : NaN;
    return serverProcesses(this.places).some((one) => one.pid === pid) ? pid : undefined;
  }

  signalDatabase(signal: NodeJS.Signals): boolean {
    const pid = this.postmaster;
    this.note(`${signal} to database ${pid}`);
    return pid !== undefined && sent(pid, signal);
  }

  /** One process that answers a connection, or writes for all: the server then ends every other one and recovers. */
  killOneOfDatabase(choose: (count: number) => number): boolean {
    const others = serverProcesses(this.places).filter(({ pid }) => pid !== this.postmaster);
    const victim = others[choose(others.length)];
    this.note(`SIGKILL to ${victim?.pid}: ${victim?.command.slice(0, 60)}`);
    return victim !== undefined && sent(victim.pid, "SIGKILL");
  }

  /** As an operator stops it: in good order. */
  async stop(): Promise<void> {
    this.spare?.kill("SIGKILL");
    await this.kill();
    while (serverProcesses(this.places).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function anApplication(): ChildProcess {
  return fork(path.join(import.meta.dirname, "application.ts"), { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
}
