/**
 * Sees to it that a disk that fills up stops those who write and nobody else (API-10). The server ends when it finds no room for its
 * own log, and then nobody reads; so what is left is kept for that, and a write is refused before it is tried.
 */
import { statfs } from "node:fs/promises";

export interface DiskRoom {
  /** Why nothing may be written now; undefined while there is room. */
  readonly objection: () => Error | undefined;
  close(): void;
}

/** As the server itself says it (SQLSTATE 53100), so that whoever is told does as with any full disk. */
export class DiskFull extends Error {
  readonly code = "53100";
}

/** Room for the server's log to go on for a good while: a few of its segments of 16 MiB. */
const keptBytes = 64 * 1024 * 1024;
const lookEveryMs = 250;

/** Watches the disk of a folder. `failed` hears of a look that failed, which refuses nothing; of the same failure again it does not. */
export async function watchDisk(folder: string, failed: (error: Error) => void): Promise<DiskRoom> {
  let free = await freeDisk(folder);
  let told: string | undefined;
  const look = (): void => {
    freeDisk(folder).then(
      (bytes) => ([free, told] = [bytes, undefined]),
      (error: Error) => {
        if (error.message !== told) failed(error);
        told = error.message;
      },
    );
  };
  const timer = setInterval(look, lookEveryMs).unref();
  return {
    objection: () => (free < keptBytes ? new DiskFull("the disk has no room left that may be written") : undefined),
    close: () => clearInterval(timer),
  };
}

/** Bytes that somebody who is not root may still write. */
export async function freeDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
