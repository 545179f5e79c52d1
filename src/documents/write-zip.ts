/**
 * A zip file (API-19), written while its parts come, on zip.js: no faster than it is taken, and nothing is held whole, so that a
 * download of any length can be one.
 */
import { ReadableStream, WritableStream } from "node:stream/web";
import { ZipWriter as Writer } from "@zip.js/zip.js/lib/zip-core-writer.js";

export type Piece = string | Uint8Array;

export class ZipWriter {
  private readonly zip: Writer<unknown>;

  /** `at`, epoch milliseconds, is when its parts were made. */
  constructor(write: (bytes: Uint8Array) => Promise<void>, at: number) {
    const lastModDate = new Date(at);
    const to = new WritableStream<Uint8Array>({ write: (bytes) => write(bytes) });
    this.zip = new Writer(to, { lastModDate, rawLastModDate: utcStamp(lastModDate), useWebWorkers: false });
  }

  /** A part under a name that no other has. Of at most 4 GB, so that whatever opens a zip opens this one; a longer one breaks it. */
  async add(path: string, pieces: AsyncIterable<Piece> | Iterable<Piece>): Promise<void> {
    await this.zip.add(path, ReadableStream.from(bytesOf(pieces)), { zip64: false });
  }

  /** The directory, without which there is no zip. */
  async end(): Promise<void> {
    await this.zip.close();
  }
}

async function* bytesOf(pieces: AsyncIterable<Piece> | Iterable<Piece>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}

/** The old stamp of a zip has no zone; left to itself it would be in that of the machine. The newer one beside it is an instant. */
function utcStamp(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return date * 0x10000 + ((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1));
}
