/**
 * Where the database that comes along keeps its things. One folder, Peil's home, holds everything; the part that the
 * server itself writes is a folder of its own in it, closed to all others, because under root the server runs as somebody
 * else than Peil does. A socket's path may be no longer than about 100 bytes, so a deep home gets its socket elsewhere.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ServerRefusal } from "./refusal.ts";

/** `PEIL_HOME`, else the user's folder for data: `XDG_DATA_HOME` or what the platform has for it. */
export function homeFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  userHome: string,
): string {
  if (env["PEIL_HOME"]) return path.resolve(env["PEIL_HOME"]);
  if (platform === "darwin") return path.join(userHome, "Library", "Application Support", "Peil");
  const xdg = env["XDG_DATA_HOME"];
  // The specification of these folders says that a relative path is to be passed over.
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(userHome, ".local", "share"), "peil");
}

export interface Places {
  readonly home: string;
  /** Everything of the server, its own: mode 0700. */
  readonly server: string;
  readonly data: string;
  /** Where initdb works; it becomes `data` in one rename, once it is whole. */
  readonly making: string;
  readonly log: string;
  readonly socket: string;
  /** Leads to the socket's folder when that had to be elsewhere, so that the next start finds and removes it. */
  readonly socketLink: string;
  /** Links that a package installed without its scripts lacks. */
  readonly links: string;
  readonly lock: string;
  readonly holder: string;
  /** Tells this folder's processes from those of any other, in a list of processes. */
  readonly clusterName: string;
}

/** The places below a home folder, which is made when it is not there. */
export function placesIn(homeAsGiven: string): Places {
  const home = made(path.resolve(homeAsGiven));
  const server = path.join(home, "postgres");
  const clusterName = `peil-${createHash("sha256").update(home).digest("hex").slice(0, 8)}`;
  return {
    home,
    server,
    data: path.join(server, "data"),
    making: path.join(server, `data.making-${process.pid}`),
    log: path.join(server, "log"),
    socket: path.join(server, "socket"),
    socketLink: path.join(home, "postgres-socket"),
    links: path.join(home, "postgres-links"),
    lock: path.join(home, "postgres.lock"),
    holder: path.join(home, "postgres.json"),
    clusterName,
  };
}

function made(home: string): string {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return realpathSync(home);
  } catch (error) {
    const { message } = error as Error;
    throw new ServerRefusal(
      "folder-unusable",
      `Peil cannot use the folder ${home} (${message}). Set PEIL_HOME to a folder that it may write.`,
      { folder: home, reason: message },
    );
  }
}

/** A name of a socket in the folder, as the server makes it: 107 bytes is what Linux takes, 103 macOS. */
const longestSocketFolder = 103 - "/.s.PGSQL.5432.lock".length;

/** The folder for the socket: in the home where that fits, else a new one that `removeSocketElsewhere` removes. */
export function socketFolder(places: Places): string {
  removeSocketElsewhere(places);
  if (Buffer.byteLength(places.socket) <= longestSocketFolder) return places.socket;
  const base = Buffer.byteLength(tmpdir()) <= longestSocketFolder - "/peil-XXXXXX".length ? tmpdir() : "/tmp";
  const folder = mkdtempSync(path.join(base, "peil-"));
  symlinkSync(folder, places.socketLink);
  return folder;
}

export function removeSocketElsewhere({ socketLink }: Places): void {
  if (lstatSync(socketLink, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  rmSync(readlinkSync(socketLink), { recursive: true, force: true });
  rmSync(socketLink);
}

/** A folder of mode 0700, owned by the account under which the server runs where that is not our own. */
export function privateFolder(folder: string, owner: { uid: number; gid: number } | undefined): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const { mode, uid, gid } = statSync(folder);
  if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  if (owner && (uid !== owner.uid || gid !== owner.gid)) chownSync(folder, owner.uid, owner.gid);
}
