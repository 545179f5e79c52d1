/**
 * Where sealed files lie (ATT-1): by the hash of what lies there, so that a file is never changed, only there or not. It knows
 * nothing of tickets and persons, and without a key nobody reads what it holds.
 */
import type { Readable } from "node:stream";

export interface FileStore {
  /** Keeps what comes in; twice the same is kept once. When this settles it is on disk. Nothing is kept where it fails. */
  put(bytes: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Undefined where nothing lies under that hash. */
  get(hash: string): Promise<Readable | undefined>;
  /** Also of what is not there. */
  delete(hash: string): Promise<void>;
  /** Everything that lies there, in any order, with when it was put there (epoch milliseconds). */
  list(): AsyncIterable<{ readonly hash: string; readonly at: number }>;
  /** Throws away what was begun and never finished, by now (epoch milliseconds); how many. */
  clearAbandoned(now: number): Promise<number>;
}

export interface StoredFile {
  /** SHA-256 in hex of the sealed bytes. */
  readonly hash: string;
  readonly bytes: number;
}

/** Nothing else ever names a file: a path is made of it. */
export function assertHash(hash: string): void {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError("not the hash of a file");
}
