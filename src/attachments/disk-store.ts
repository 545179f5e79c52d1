/**
 * Sealed files on disk (ATT-1): `ab/cd/abcd…`. What comes in is written under a name of its own, made safe on disk, and only then
 * given its real name, so that a file that bears its hash is whole whatever happened meanwhile.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { assertHash, type FileStore, type StoredFile } from "./file-store.ts";

/** What an end in the middle left behind is nobody's after this. */
const ABANDONED_MS = 86_400_000;

export class DiskStore implements FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async put(bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const coming = path.join(this.folder, "coming");
    await mkdir(coming, { recursive: true, mode: 0o700 });
    const part = path.join(coming, randomUUID());
    try {
      const written = await writePart(part, bytes);
      const target = this.placeOf(written.hash);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(part, target);
      await syncFolder(path.dirname(target));
      await syncFolder(path.dirname(path.dirname(target)));
      return written;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async get(hash: string): Promise<Readable | undefined> {
    try {
      const file = await open(this.placeOf(hash));
      return createReadStream("", { fd: file, highWaterMark: 65_536 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  async delete(hash: string): Promise<void> {
    await rm(this.placeOf(hash), { force: true });
  }

  async *list(): AsyncIterable<{ hash: string; at: number }> {
    for await (const hash of filesBelow(this.folder)) {
      const at = await stat(this.placeOf(hash))
        .then(({ mtimeMs }) => mtimeMs)
        .catch(() => undefined);
      if (at !== undefined) yield { hash, at };
    }
  }

  async clearAbandoned(now: number): Promise<number> {
    return clearAbandoned(path.join(this.folder, "coming"), now);
  }

  private placeOf(hash: string): string {
    assertHash(hash);
    return path.join(this.folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

/** Of a folder in which files wait until they are whole: throws away what will not be any more; how many. */
export async function clearAbandoned(coming: string, now: number): Promise<number> {
  let cleared = 0;
  for await (const name of namesIn(coming)) {
    const at = await stat(path.join(coming, name))
      .then(({ mtimeMs }) => mtimeMs)
      .catch(() => now);
    if (now - at < ABANDONED_MS) continue;
    await rm(path.join(coming, name), { force: true });
    cleared++;
  }
  return cleared;
}

export async function writePart(part: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const file = await open(part, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk); // from where it is: a write may take only part of it
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: hash.digest("hex"), bytes: size };
}

/** A name is on disk once its folder is; where a folder cannot be opened for this (Windows) the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* filesBelow(folder: string): AsyncIterable<string> {
  for await (const first of namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue;
    for await (const second of namesIn(path.join(folder, first))) {
      for await (const hash of namesIn(path.join(folder, first, second))) {
        if (/^[0-9a-f]{64}$/.test(hash) && hash.startsWith(first + second)) yield hash;
      }
    }
  }
}

async function* namesIn(folder: string): AsyncIterable<string> {
  try {
    for await (const { name } of await opendir(folder)) yield name;
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
