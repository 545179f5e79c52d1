/**
 * Sealing a file while it comes in (ATT-2). Each file has a key of its own, and is cut into pieces of 64 KiB sealed with AES-256-GCM
 * under their number; the last piece says that it is the last. Pieces that were changed, swapped, repeated or left out do not open,
 * and nothing of a piece is given before it was found whole.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";

export const keyLength = 32;
const PIECE = 65_536;
const TAG = 16;
const VERSION = 1;

/** The sealed form as it was stored is not what was sealed. */
export class BrokenFile extends Error {}

export async function* sealed(key: Uint8Array, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.of(VERSION);
  for await (const { piece, index, isLast } of pieces(plain, PIECE)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(index, isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Ends with `BrokenFile` where it is not what was sealed with this key. */
export async function* opened(key: Uint8Array, form: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { piece, index, isLast } of pieces(withoutVersion(form), PIECE + TAG)) {
    if (piece.length < TAG) throw new BrokenFile("a sealed file ends in the middle");
    const decipher = createDecipheriv("aes-256-gcm", key, nonce(index, isLast), { authTagLength: TAG });
    decipher.setAuthTag(piece.subarray(piece.length - TAG));
    const plain = decipher.update(piece.subarray(0, piece.length - TAG));
    yield finished(plain, () => decipher.final());
  }
}

function finished(plain: Buffer, final: () => Buffer): Buffer {
  try {
    return Buffer.concat([plain, final()]);
  } catch (error) {
    throw new BrokenFile("a sealed file was changed", { cause: error });
  }
}

/** A key seals one file, so a number is nonce enough: that of the piece, and whether it is the last. */
function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

interface Piece {
  readonly piece: Buffer;
  readonly index: number;
  readonly isLast: boolean;
}

/** Cuts what comes in into pieces of one length; the last may be shorter, and there is always one. */
async function* pieces(stream: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Piece> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let index = 0;
  for await (const chunk of stream) {
    waiting.push(chunk);
    size += chunk.byteLength;
    if (size <= length) continue; // a full piece waits for more: it may be the last
    let all = Buffer.concat(waiting);
    for (; all.length > length; all = all.subarray(length))
      yield { piece: all.subarray(0, length), index: index++, isLast: false };
    waiting = [all];
    size = all.length;
  }
  yield { piece: Buffer.concat(waiting), index, isLast: true };
}

async function* withoutVersion(form: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isBegun = false;
  for await (const chunk of form) {
    if (isBegun || chunk.byteLength === 0) {
      yield chunk;
      continue;
    }
    if (chunk[0] !== VERSION) throw new BrokenFile("a file was sealed in a way that is not known here");
    isBegun = true;
    yield chunk.subarray(1);
  }
  if (!isBegun) throw new BrokenFile("a sealed file is empty");
}
