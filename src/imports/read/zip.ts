/**
 * A zip file by its directory, read before anything is unpacked: sizes are added up first, and counted again while
 * unpacking, because a directory can lie. Rules: IMP-2, IMP-5. Format: PKWARE APPNOTE 6.3, sections 4.3.12 to 4.5.3.
 */
import { crc32, createInflateRaw } from "node:zlib";
import { Readable } from "node:stream";

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

export type ZipFault = "zip" | "protected" | "too-large";

/** Thrown inside the reading of a workbook, and made a finding at its edge. */
export class ZipError extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

export class Zip {
  private readonly bytes: Buffer;
  private readonly limit: number;
  private readonly entries: ReadonlyMap<string, Entry>;
  private unpacked = 0;

  /** `limit` is on all that is unpacked, in bytes. */
  constructor(bytes: Buffer, limit: number) {
    this.bytes = bytes;
    this.limit = limit;
    this.entries = directoryOf(bytes);
    const declared = [...this.entries.values()].reduce((sum, { size }) => sum + size, 0);
    if (declared > limit) throw new ZipError("too-large");
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of one entry, checked against its sum when all of them have been given. */
  async *unpack(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.entries.get(name);
    if (!entry) throw new ZipError("zip");
    let sum = 0;
    for await (const chunk of unpacked(this.packed(entry), entry.method)) {
      this.unpacked += chunk.length;
      if (this.unpacked > this.limit) throw new ZipError("too-large");
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc) throw new ZipError("zip");
  }

  private packed({ offset, packedSize }: Entry): Buffer {
    const bytes = this.bytes;
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new ZipError("zip");
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (start + packedSize > bytes.length) throw new ZipError("zip");
    return bytes.subarray(start, start + packedSize);
  }
}

function unpacked(packed: Buffer, method: number): AsyncIterable<Uint8Array> {
  if (method === 0) return Readable.from([packed]);
  if (method !== 8) throw new ZipError("zip");
  const unpacker = createInflateRaw({ chunkSize: 1 << 18 });
  unpacker.end(packed);
  return unpacker;
}

function directoryOf(bytes: Buffer): Map<string, Entry> {
  let { offset, count } = directoryPlace(bytes);
  const entries = new Map<string, Entry>();
  for (; count > 0; count--) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== 0x02014b50) throw new ZipError("zip");
    const nameLength = bytes.readUInt16LE(offset + 28);
    const extraLength = bytes.readUInt16LE(offset + 30);
    const name = bytes.toString("utf8", offset + 46, offset + 46 + nameLength);
    if ((bytes.readUInt16LE(offset + 8) & 1) === 1) throw new ZipError("protected");
    const extra = bytes.subarray(offset + 46 + nameLength, offset + 46 + nameLength + extraLength);
    entries.set(name, entryAt(bytes, offset, extra));
    offset += 46 + nameLength + extraLength + bytes.readUInt16LE(offset + 32);
  }
  return entries;
}

const beyond32 = 0xffffffff;

function entryAt(bytes: Buffer, at: number, extra: Buffer): Entry {
  const wide = wideNumbers(extra);
  const read = (offset: number): number => {
    const value = bytes.readUInt32LE(at + offset);
    return value === beyond32 ? (wide.shift() ?? Number.MAX_SAFE_INTEGER) : value;
  };
  const size = read(24); // in the order in which the wide numbers stand
  const packedSize = read(20);
  const offset = read(42);
  return { method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), packedSize, size, offset };
}

/** What does not fit in 32 bits, from the field that is there for it. */
function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.min(3, field.length >> 3) }, (_, i) => Number(field.readBigUInt64LE(i * 8)));
  }
  return [];
}

/** Where the directory is, from the record at the end, behind which a comment may stand. */
function directoryPlace(bytes: Buffer): { offset: number; count: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue;
    const count = bytes.readUInt16LE(at + 10);
    const offset = bytes.readUInt32LE(at + 16);
    if (count !== 0xffff && offset !== beyond32) return { offset, count };
    const wideAt = at >= 20 ? Number(bytes.readBigUInt64LE(at - 20 + 8)) : bytes.length;
    if (wideAt + 56 > bytes.length || bytes.readUInt32LE(wideAt) !== 0x06064b50) throw new ZipError("zip");
    return { count: Number(bytes.readBigUInt64LE(wideAt + 32)), offset: Number(bytes.readBigUInt64LE(wideAt + 48)) };
  }
  throw new ZipError("zip");
}
