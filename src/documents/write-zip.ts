/**
 * A zip file, written while its entries come: each is packed piece by piece and its sizes follow it, so that nothing is held whole and
 * a download of any length can be one. Format: PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16; the wide records stand at the end only
 * where the narrow ones are too small.
 */
import { crc32, createDeflateRaw } from "node:zlib";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Piece = string | Uint8Array;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const beyond16 = 0xffff;
const beyond32 = 0xffffffff;
/** Sizes follow the entry; its name is UTF-8. */
const flags = 0x0808;
const deflated = 8;

export class ZipWriter {
  private readonly write: (bytes: Uint8Array) => Promise<void>;
  private readonly stamp: number;
  private readonly entries: Entry[] = [];
  private offset = 0;

  /** `at`, epoch milliseconds, is when its entries were made, which a zip keeps without a zone: in UTC. */
  constructor(write: (bytes: Uint8Array) => Promise<void>, at: number) {
    this.write = write;
    this.stamp = dosTime(new Date(at));
  }

  /** An entry under a name that no other has, of at most 4 GB. */
  async add(path: string, pieces: AsyncIterable<Piece> | Iterable<Piece>): Promise<void> {
    const name = Buffer.from(path, "utf8");
    const { offset } = this;
    await this.put(numbers([4, 0x04034b50], [2, 20], ...this.head(0, 0, 0), [2, name.length], [2, 0]), name);
    const start = this.offset;
    let [crc, size] = [0, 0];
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece as Uint8Array);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    }
    await pipeline(Readable.from(counted()), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await this.put(chunk);
    });
    const packed = this.offset - start;
    if (size >= beyond32 || packed >= beyond32) throw new RangeError("an entry of a zip is too long");
    await this.put(numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]));
    this.entries.push({ name, offset, crc, packed, size });
  }

  /** The directory, without which there is no zip. */
  async end(): Promise<void> {
    const start = this.offset;
    for (const entry of this.entries) await this.put(...this.listed(entry));
    await this.put(directoryEnd(this.entries.length, this.offset - start, start));
  }

  private head(crc: number, packed: number, size: number): Field[] {
    return [
      [2, flags],
      [2, deflated],
      [4, this.stamp],
      [4, crc],
      [4, packed],
      [4, size],
    ];
  }

  private listed({ name, offset, crc, packed, size }: Entry): Buffer[] {
    const isFar = offset >= beyond32;
    const wide = isFar ? numbers([2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
    const versions: Field[] = [
      [4, 0x02014b50],
      [2, 45],
      [2, isFar ? 45 : 20],
    ];
    const lengths: Field[] = [
      [2, name.length],
      [2, wide.length],
      [8, 0],
      [2, 0],
      [4, isFar ? beyond32 : offset],
    ];
    return [numbers(...versions, ...this.head(crc, packed, size), ...lengths), name, wide];
  }

  private async put(...parts: readonly Buffer[]): Promise<void> {
    for (const bytes of parts) {
      this.offset += bytes.length;
      await this.write(bytes);
    }
  }
}

type Field = readonly [length: 2 | 4 | 8, value: number];

/** Little end first, as everything in a zip. */
function numbers(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([length, value]) => {
      const bytes = Buffer.alloc(length);
      if (length === 8) bytes.writeBigUInt64LE(BigInt(value));
      else bytes.writeUIntLE(value, 0, length);
      return bytes;
    }),
  );
}

/** What stands behind a directory: how many entries it has, its length and where it starts, in bytes. */
export function directoryEnd(count: number, length: number, start: number): Buffer {
  const isWide = count >= beyond16 || start + length >= beyond32;
  const short = Math.min(count, beyond16);
  const narrow: Field[] = [
    [4, 0x06054b50],
    [4, 0],
    [2, short],
    [2, short],
    [4, Math.min(length, beyond32)],
    [4, Math.min(start, beyond32)],
    [2, 0],
  ];
  return Buffer.concat([isWide ? wideEnd(count, length, start) : Buffer.alloc(0), numbers(...narrow)]);
}

function wideEnd(count: number, length: number, start: number): Buffer {
  const place: Field[] = [
    [8, count],
    [8, count],
    [8, length],
    [8, start],
  ];
  const head: Field[] = [
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [8, 0],
  ];
  return numbers(...head, ...place, [4, 0x07064b50], [4, 0], [8, start + length], [4, 1]);
}

function dosTime(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x10000 + time;
}
