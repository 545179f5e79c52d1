/**
 * The bytes of a file in pieces of one size, unpacked where they are gzipped. Every decision about a file is made on whole
 * pieces, so that how its bytes came in (from a disk, a pipe, an unpacker) does not show. Rules: IMP-1, IMP-2, IMP-3.
 */
import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export type Bytes = AsyncIterable<Uint8Array>;

const PIECE = 1 << 18;

/** The bytes of a file on the disk; iterating it throws what the system says when it cannot be opened. */
export function openFile(path: string): Bytes {
  return createReadStream(path, { highWaterMark: PIECE });
}

/** The same bytes in pieces of exactly `size`, of which only the last is shorter. There is always one, if empty. */
async function* inPieces(bytes: Bytes, size = PIECE): AsyncGenerator<Uint8Array, void, undefined> {
  let open = new Uint8Array(0);
  let filled = 0;
  let given = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length;) {
      if (filled === 0 && chunk.length - at >= size) {
        yield chunk.subarray(at, at + size);
        at += size;
        given++;
        continue;
      }
      if (filled === 0) open = new Uint8Array(size);
      const part = chunk.subarray(at, at + size - filled);
      open.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < size) continue;
      yield open;
      filled = 0;
      given++;
    }
  }
  if (filled > 0 || given === 0) yield open.subarray(0, filled);
}

/** The first piece, and all of them from the first on. */
export async function opened(bytes: Bytes): Promise<{ first: Uint8Array; all: Bytes }> {
  const pieces = inPieces(bytes);
  const first = (await pieces.next()).value ?? new Uint8Array(0);
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    yield first;
    yield* pieces;
  }
  return { first, all: all() };
}

export function isGzipped(first: Uint8Array): boolean {
  return first[0] === 0x1f && first[1] === 0x8b && first[2] === 8;
}

export function gunzipped(bytes: Bytes): Bytes {
  const unpacker = createGunzip({ chunkSize: PIECE });
  // What goes wrong comes out where the unpacked bytes are iterated; here it has been seen to, and no more.
  return pipeline(Readable.from(bytes, { objectMode: false, highWaterMark: PIECE }), unpacker, () => {});
}

/** Whether an error is about the compressed bytes themselves and not about reading them. */
export function isBrokenCompression(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
