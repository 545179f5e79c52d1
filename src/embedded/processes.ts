/**
 * The living server processes of one data folder. A number in a pid file proves nothing: the process may be gone and its
 * number given to another. What a server process cannot hide is the folder it stands in (Linux), or the name that its
 * whole cluster carries in the list of processes (macOS).
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Places } from "./places.ts";

export interface ServerProcess {
  readonly pid: number;
  /** As the list of processes shows it. */
  readonly command: string;
}

export function serverProcesses({ data, clusterName }: Pick<Places, "data" | "clusterName">): ServerProcess[] {
  return process.platform === "linux" ? standingIn(realFolder(data)) : named(clusterName, listOfProcesses());
}

/** The postmaster of a data folder by its own word, the first line of its pid file; whether it lives is another matter. */
export function postmasterPid(data: string): number | undefined {
  const pid = Number(pidFile(data)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Whether the server of that pid takes connections: the last line of the pid file says so. */
export function isReady(data: string, pid: number): boolean {
  const lines = pidFile(data);
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

/** Lines of a `ps -axww -o pid=,command=` that belong to the cluster of that name. */
export function named(clusterName: string, list: string): ServerProcess[] {
  return list.split("\n").flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    const isOfCluster =
      command?.startsWith(`postgres: ${clusterName}: `) ||
      (command?.includes(`cluster_name=${clusterName}`) && /^\S*postgres\s|\/postgres\s/.test(command));
    return isOfCluster ? [{ pid: Number(pid), command: command! }] : [];
  });
}

function listOfProcesses(): string {
  return spawnSync("ps", ["-axww", "-o", "pid=,command="], { encoding: "utf8" }).stdout ?? "";
}

function standingIn(data: string): ServerProcess[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== data) return [];
      if (path.basename(readlinkSync(`/proc/${name}/exe`)).split(" ")[0] !== "postgres") return [];
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number(name), command }];
    } catch {
      return []; // of somebody else, or gone since
    }
  });
}

/** Somebody may have put the data on another disk, and a link in its place. */
function realFolder(data: string): string {
  return existsSync(data) ? realpathSync(data) : data;
}

function pidFile(data: string): string[] {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
