/**
 * A process that outlives Peil by as long as it takes to end the database. Its input is a pipe that Peil holds open: when
 * Peil is gone, in whatever way, the pipe closes. It is told the number of the postmaster, again after each restart.
 * Signals to a whole group of processes pass it by: it goes when Peil has gone, and not before.
 */
import { endServer } from "./endings.ts";

/** One line on its input: the postmaster to end. */
export type WatchedPostmaster = `${number}\n`;

const [data, clusterName] = process.argv.slice(2);
if (data !== undefined && clusterName !== undefined) watch(data, clusterName);

function watch(data: string, clusterName: string): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const) process.on(signal, () => {});
  let told = "";
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text: string) => {
    told += text;
  });
  process.stdin.on("end", () => {
    const postmaster = Number(told.trim().split("\n").at(-1));
    if (postmaster > 0) void endServer({ data, clusterName }, postmaster).then(() => process.exit());
  });
}
