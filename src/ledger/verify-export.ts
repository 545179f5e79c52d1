/**
 * Verifies an exported log without the server that wrote it (LED-1, LED-2): each fact stands there in its canonical bytes, the tree that
 * grows from them has the root of every checkpoint at its size, the keys signed those, and it goes through the checkpoints that the
 * reader kept. Two checkpoints that one growing tree goes through are consistent. Holds a few hundred hashes at a time.
 */
import { isUtf8 } from "node:buffer";
import { canonicalFact, readFact } from "../facts/written-fact.ts";
import { leafBeginning, type ExportHead } from "./export-log.ts";
import { isSignedBy, readCheckpoint, readVerifier, type Checkpoint, type Verifier } from "./note.ts";
import { GrowingTree, leafHash, sameHash, type Hash } from "./tree.ts";

/** What is wrong with a file; a closed set. Only the first of each kind is told, with where. */
export interface ExportProblem {
  readonly code:
    | "not-an-export"
    | "not-a-line"
    | "not-canonical"
    | "other-fact"
    | "other-root"
    | "misplaced-checkpoint"
    | "other-log"
    | "not-signed"
    | "other-size"
    | "nothing-signed"
    | "kept-unreadable"
    | "kept-not-signed"
    | "kept-other-log"
    | "kept-beyond-end"
    | "kept-other-root";
  /** Of the file, from 1. */
  readonly line?: number;
  /** Of the fact in its log, from 0. */
  readonly idx?: number;
  /** Where the tree broke between two checkpoints: from which index, up to which size. */
  readonly from?: number;
  readonly size?: number;
}

export interface VerifiedExport {
  readonly head: ExportHead | undefined;
  readonly facts: number;
  /** How many of them stand under the last checkpoint that holds. */
  readonly signedFacts: number;
  readonly checkpoints: number;
  /** How many of the kept checkpoints it went through. */
  readonly kept: number;
  /** Whether the keys were the reader's own: those in the file only show that whoever made it had some key. */
  readonly hasOwnKeys: boolean;
  readonly problems: readonly ExportProblem[];
}

export interface VerifyOptions {
  /** The public keys that the reader trusts; without any, those that the file names. */
  readonly keys?: readonly Verifier[];
  /** Notes that the reader kept. */
  readonly kept?: readonly string[];
}

export async function verifyExport(
  bytes: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<VerifiedExport> {
  const verifying = new Verifying(options);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all =
      rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.length) : Buffer.concat([rest, piece]);
    let at = 0;
    for (let end = all.indexOf(lineEnd); end >= 0; end = all.indexOf(lineEnd, at)) {
      verifying.line(all.subarray(at, end));
      at = end + 1;
    }
    rest = all.subarray(at);
    if (rest.length > longestLine) break;
  }
  if (rest.length > 0) verifying.line(rest);
  return verifying.end();
}

const lineEnd = 0x0a;
const longestLine = 16 * 1024 * 1024;
const factBegins = Buffer.from('{"at":');
/** Hashes are remembered until a line tells what they were; a file that never tells gets no more help. */
const mostPending = 4_096;

interface Said {
  readonly "peil-facts"?: unknown;
  readonly ledger?: ExportHead;
  readonly fact?: unknown;
  readonly checkpoint?: unknown;
  readonly leaves?: unknown;
  readonly from?: unknown;
}

class Verifying {
  private readonly tree = new GrowingTree();
  private readonly problems: ExportProblem[] = [];
  private readonly ownKeys: readonly Verifier[];
  private keys: readonly Verifier[];
  private readonly notes: readonly string[];
  private readonly kept = new Map<number, Checkpoint>();
  private head: ExportHead | undefined;
  private number = 0;
  private checkpoints = 0;
  private signed = 0;
  private keptHeld = 0;
  /** Once the tree is another, every later root is: only the first place is told. */
  private isBroken = false;
  private pending: { leaf: Hash; line: number }[] = [];

  constructor({ keys = [], kept = [] }: VerifyOptions) {
    this.ownKeys = keys;
    this.keys = keys;
    this.notes = kept;
  }

  line(bytes: Buffer): void {
    this.number += 1;
    if (this.number === 1) this.first(bytes);
    else if (bytes.subarray(0, factBegins.length).equals(factBegins)) this.fact(bytes);
    else if (bytes.length > 0) this.other(bytes);
  }

  end(): VerifiedExport {
    const { head } = this;
    const facts = this.tree.size;
    if (head === undefined) this.tell({ code: "not-an-export", line: 1 });
    else if (head.size !== facts) this.tell({ code: "other-size", size: head.size, idx: facts });
    for (const { size } of this.kept.values()) if (size > facts) this.tell({ code: "kept-beyond-end", size });
    if (this.signed === 0 && this.keptHeld === 0 && facts > 0) this.tell({ code: "nothing-signed" });
    const { checkpoints, signed: signedFacts, keptHeld: kept, problems } = this;
    return { head, facts, signedFacts, checkpoints, kept, hasOwnKeys: this.ownKeys.length > 0, problems };
  }

  private first(bytes: Buffer): void {
    const said = parsed(bytes);
    const { origin, keys, size } = said?.ledger ?? {};
    if (said?.["peil-facts"] !== 1 || typeof origin !== "string" || !Array.isArray(keys) || !Number.isSafeInteger(size))
      return;
    this.head = said.ledger!;
    if (this.ownKeys.length === 0)
      this.keys = keys.flatMap((text) => (typeof text === "string" ? (readVerifier(text) ?? []) : []));
    for (const note of this.notes) this.keep(note, origin);
    this.meetKept();
  }

  private keep(note: string, origin: string): void {
    const checkpoint = readCheckpoint(note);
    if (checkpoint === undefined) this.tell({ code: "kept-unreadable" });
    else if (checkpoint.origin !== origin) this.tell({ code: "kept-other-log", size: checkpoint.size });
    else if (!this.isSigned(note)) this.tell({ code: "kept-not-signed", size: checkpoint.size });
    else if (this.kept.has(checkpoint.size) && !sameHash(this.kept.get(checkpoint.size)!.root, checkpoint.root))
      this.tell({ code: "kept-other-root", size: checkpoint.size });
    else this.kept.set(checkpoint.size, checkpoint);
  }

  private fact(bytes: Buffer): void {
    const idx = this.tree.size;
    if (!isCanonical(bytes)) this.tell({ code: "not-canonical", line: this.number, idx });
    const leaf = leafHash(bytes);
    this.tree.push(leaf);
    if (this.pending.length < mostPending) this.pending.push({ leaf, line: this.number });
    if (this.kept.size > 0) this.meetKept();
  }

  private other(bytes: Buffer): void {
    const said = parsed(bytes);
    if (said === undefined) this.tell({ code: "not-a-line", line: this.number });
    else if (said.fact !== undefined) this.tell({ code: "not-canonical", line: this.number, idx: this.tree.size });
    else if (typeof said.leaves === "string") this.leaves(Buffer.from(said.leaves, "base64"), said.from);
    else if (typeof said.checkpoint === "string") this.checkpoint(said.checkpoint);
  }

  /** Compares with what the hashes were when the file was written: the first that is another shows where it was changed. */
  private leaves(told: Buffer, from: unknown): void {
    const pending = this.pending;
    this.pending = [];
    if (this.isBroken || from !== this.tree.size - pending.length) return;
    const count = Math.max(pending.length, told.length / leafBeginning);
    for (let i = 0; i < count; i++) {
      const beginning = told.subarray(i * leafBeginning, (i + 1) * leafBeginning);
      const found = pending[i]?.leaf.subarray(0, leafBeginning);
      if (found !== undefined && sameHash(found, beginning)) continue;
      this.tell({ code: "other-fact", line: pending[i]?.line ?? this.number, idx: from + i });
      this.isBroken = true;
      return;
    }
  }

  private checkpoint(note: string): void {
    const said = readCheckpoint(note);
    const at = { line: this.number };
    const { size } = this.tree;
    this.checkpoints += 1;
    if (said === undefined || said.size !== size) {
      if (!this.isBroken) this.tell({ code: "misplaced-checkpoint", ...at, size });
    } else if (said.origin !== this.head?.origin) this.tell({ code: "other-log", ...at, size });
    else if (!this.isSigned(note)) this.tell({ code: "not-signed", ...at, size });
    else if (sameHash(said.root, this.tree.root())) {
      if (!this.isBroken) this.signed = size;
    } else {
      if (!this.isBroken) this.tell({ code: "other-root", ...at, from: this.signed, size });
      this.isBroken = true;
    }
  }

  private meetKept(): void {
    const { size } = this.tree;
    const kept = this.kept.get(size);
    if (kept === undefined) return;
    if (sameHash(kept.root, this.tree.root())) this.keptHeld += 1;
    else this.tell({ code: "kept-other-root", size });
  }

  private isSigned(note: string): boolean {
    return this.keys.some((key) => isSignedBy(note, key));
  }

  private tell(problem: ExportProblem): void {
    if (!this.problems.some(({ code }) => code === problem.code)) this.problems.push(problem);
  }
}

/** Whether these are the bytes in which the ledger writes what they say. */
export function isCanonical(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  const text = bytes.toString("utf8");
  try {
    return canonicalFact(readFact(text, 0)) === text;
  } catch {
    return false; // no JSON, no moment, a number where a text belongs
  }
}

function parsed(bytes: Buffer): Said | undefined {
  try {
    const said: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof said === "object" && said !== null ? said : undefined;
  } catch {
    return undefined;
  }
}
