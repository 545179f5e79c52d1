/**
 * Bytes as text. A byte order mark decides; then nulls in every other place (UTF-16); then whether the first bytes beyond
 * ASCII make UTF-8, else they are windows-1252, which every older Windows program wrote. A file that began as UTF-8 and
 * goes on otherwise is a finding, not a text with holes. Rules: IMP-1, IMP-2.
 */
import { isAscii, isUtf8 } from "node:buffer";
import type { Finding } from "../../agreement/finding.ts";
import { unreadable } from "./unreadable.ts";
import { lineEndsIn, scanUtf8, unfinishedTail } from "./utf8.ts";

/** Bytes that are not of the encoding, after so many more line ends. */
export interface Misfit {
  readonly lineEnds: number;
}

export interface Decoder {
  readonly encoding: string;
  /** The text of the next piece, but for what stands half at its end; `last` gives that too. */
  read(bytes: Uint8Array, last: boolean): string | Misfit;
}

/** The decoder of the encoding that was named, or else of the one that the first piece shows. */
export function decoderFor(first: Uint8Array, named: string | undefined): Decoder | Finding {
  const label = named === undefined ? (byMark(first) ?? byNulls(first)) : labelOf(named);
  if (named !== undefined && label === undefined) return unreadable("file.encoding-unknown", { encoding: named });
  if (label === undefined || label === "utf-8") return new Utf8Decoder(label !== undefined);
  return new NamedDecoder(label);
}

/** Texts are kept in one byte a character where they can be, which parses fastest. */
class Utf8Decoder implements Decoder {
  encoding = "utf-8";
  private isCertain: boolean;
  private isFirst = true;
  private tail = new Uint8Array(0);
  private other: NamedDecoder | undefined;

  constructor(isCertain: boolean) {
    this.isCertain = isCertain;
  }

  read(bytes: Uint8Array, last: boolean): string | Misfit {
    if (this.other) return this.other.read(bytes, last);
    const hasMark = this.isFirst && byMark(bytes) === "utf-8";
    this.isFirst = false;
    const whole = this.tail.length > 0 ? Buffer.concat([this.tail, bytes]) : bytes.subarray(hasMark ? 3 : 0);
    const end = whole.length - (last ? 0 : unfinishedTail(whole));
    this.tail = whole.slice(end);
    const body = bufferOf(whole.subarray(0, end));
    if (isAscii(body)) return body.toString("latin1");
    if (isUtf8(body)) {
      this.isCertain = true;
      return body.toString("utf8");
    }
    const { characters, faults, firstFault } = scanUtf8(body);
    // One character of UTF-8 can be an accident of another encoding; more of them than faults cannot.
    if (this.isCertain || characters > faults) return { lineEnds: lineEndsIn(body, firstFault) };
    this.tail = new Uint8Array(0);
    this.other = new NamedDecoder("windows-1252");
    this.encoding = this.other.encoding;
    return this.other.read(whole, last);
  }
}

class NamedDecoder implements Decoder {
  readonly encoding: string;
  private readonly decoder: TextDecoder;
  private readonly holdsAscii: boolean;

  constructor(label: string) {
    this.decoder = new TextDecoder(label, { fatal: true });
    this.encoding = this.decoder.encoding;
    this.holdsAscii = /^(windows-\d+|iso-8859-\d+)$/.test(this.encoding);
  }

  read(bytes: Uint8Array, last: boolean): string | Misfit {
    if (this.holdsAscii && isAscii(bytes)) return bufferOf(bytes).toString("latin1");
    try {
      return this.decoder.decode(bytes, { stream: !last });
    } catch {
      return { lineEnds: 0 };
    }
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function labelOf(named: string): string | undefined {
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return undefined;
  }
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** An export is mostly ASCII, of which UTF-16 makes every other byte a null. */
function byNulls(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const many = length * 0.35;
  if (odd > many && even < length / 100) return "utf-16le";
  if (even > many && odd < length / 100) return "utf-16be";
  return undefined;
}
