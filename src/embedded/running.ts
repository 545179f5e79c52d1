/** How a command beside a running Peil reaches the database that it keeps. */
import { existsSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { OWNER } from "./cluster.ts";
import { placesIn } from "./places.ts";
import { PORT } from "./postmaster.ts";

/** The URL of the server on this home, as `startServer` gives it; undefined where none runs. */
export function runningServer(home: string): string | undefined {
  const { data, socket, socketLink } = placesIn(home);
  const folder = lstatSync(socketLink, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(socketLink) : socket;
  const note = path.join(data, "postmaster.pid");
  // A server writes its state on the eighth line of this file, and removes the file when it ends as it should.
  if (!existsSync(note) || !existsSync(path.join(folder, `.s.PGSQL.${PORT}`))) return undefined;
  const state = readFileSync(note, "utf8").split("\n")[7]?.trim();
  return state === "ready" ? `postgresql://${OWNER}@${encodeURIComponent(folder)}:${PORT}/postgres` : undefined;
}
