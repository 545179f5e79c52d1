/**
 * Takes in a file while it comes (ATT-2, ATT-3, ATT-4): looks at its name and its first bytes, counts, seals and stores it piece by piece,
 * so that of a file of any size only a few pieces are ever in memory. What is refused leaves nothing behind.
 */
import { fileName } from "./file-name.ts";
import type { FileStore } from "./file-store.ts";
import { headLength, macroMarks, mediaType } from "./media-type.ts";
import { keyLength, sealed } from "./seal-stream.ts";

/** Of one file as it is sent, bytes. */
export const mostFileBytes = 25 * 1024 * 1024;

export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  /** Before it was sealed. */
  readonly bytes: number;
  /** SHA-256 in hex of the sealed form. */
  readonly hash: string;
  /** Of this file alone; it is kept sealed with the key of the person who sent it. */
  readonly key: Uint8Array;
}

/** A closed set; the words are the desk's. */
export type FileRefusal = "too-large" | "kind-not-allowed" | "name-not-allowed";

export interface Receiving {
  readonly store: FileStore;
  readonly maxBytes: number;
  readonly randomBytes: (count: number) => Uint8Array;
}

export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  sentName: string,
  { store, maxBytes, randomBytes }: Receiving,
): Promise<ReceivedFile | { readonly refused: FileRefusal }> {
  const named = fileName(sentName);
  if ("refused" in named) return { refused: named.refused === "runs" ? "kind-not-allowed" : "name-not-allowed" };
  const { name } = named;
  const coming = stream[Symbol.asyncIterator]();
  try {
    const head = await headOf(coming);
    const type = mediaType(Buffer.concat(head).subarray(0, headLength), name);
    if (type === undefined) throw new NotTaken("kind-not-allowed");
    const key = randomBytes(keyLength);
    const seen = { bytes: 0 };
    const looked = lookedAt(goingOn(head, coming), { maxBytes, seen, marks: isPacked(type) ? macroMarks : [] });
    const { hash } = await store.put(sealed(key, looked));
    return { name, mediaType: type, bytes: seen.bytes, hash, key };
  } catch (error) {
    if (error instanceof NotTaken) return { refused: error.refused };
    throw error;
  } finally {
    await coming.return?.();
  }
}

/** Thrown inside a stream, and told as what it is outside. */
class NotTaken extends Error {
  readonly refused: FileRefusal;
  constructor(refused: FileRefusal) {
    super(refused);
    this.refused = refused;
  }
}

function isPacked(type: string): boolean {
  return type === "application/zip" || type.includes("officedocument") || type.includes("opendocument");
}

async function headOf(coming: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const head: Uint8Array[] = [];
  for (let size = 0; size < headLength;) {
    const next = await coming.next();
    if (next.done === true) break;
    head.push(next.value);
    size += next.value.byteLength;
  }
  return head;
}

async function* goingOn(head: readonly Uint8Array[], coming: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await coming.next(); next.done !== true; next = await coming.next()) yield next.value;
}

interface Looking {
  readonly maxBytes: number;
  readonly seen: { bytes: number };
  /** What must not stand anywhere in it. */
  readonly marks: readonly Uint8Array[];
}

async function* lookedAt(
  stream: AsyncIterable<Uint8Array>,
  { maxBytes, seen, marks }: Looking,
): AsyncGenerator<Uint8Array> {
  const overlap = Math.max(1, ...marks.map(({ length }) => length)) - 1;
  let before = Buffer.alloc(0);
  for await (const chunk of stream) {
    seen.bytes += chunk.byteLength;
    if (seen.bytes > maxBytes) throw new NotTaken("too-large");
    if (marks.length > 0) {
      const window = Buffer.concat([before, chunk]);
      if (marks.some((mark) => window.includes(mark))) throw new NotTaken("kind-not-allowed");
      before = window.subarray(Math.max(0, window.length - overlap));
    }
    yield chunk;
  }
}
