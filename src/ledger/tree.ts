/**
 * The Merkle tree over a log, as RFC 6962 has it: the hash of a leaf and of a node begin with different bytes, so that neither
 * can pass for the other. A place is a whole subtree: at level k the i-th one holds the leaves from i·2^k up to (i+1)·2^k.
 * Whole subtrees never change, so they are hashed once and kept. Rule: LED-2. Sizes and indexes are numbers below 2^53.
 */
import { hash as digest } from "node:crypto";

export type Hash = Uint8Array;

/** A whole subtree. Level 0 is a leaf. */
export interface Place {
  readonly level: number;
  readonly idx: number;
}

/** The leaves from `from` up to `to`, as one subtree of the RFC: `from` is a multiple of the greatest power of two within. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);

export function leafHash(bytes: Uint8Array): Hash {
  return sha256(Buffer.concat([leafMark, bytes]));
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([nodeMark, left, right]));
}

export const emptyRoot: Hash = sha256(Buffer.alloc(0));

/** The whole subtrees that a range falls apart in, greatest first. */
export function placesOf({ from, to }: Range): Place[] {
  const places: Place[] = [];
  for (let at = from; at < to;) {
    const { power, level } = greatestPower(to - at);
    places.push({ level, idx: at / power });
    at += power;
  }
  return places;
}

/** The hash of a range, from those of its places in their order. */
export function foldPlaces(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return emptyRoot;
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * Grows a tree leaf by leaf and remembers the whole subtrees at its right edge alone. `onNode` is told of each subtree above the
 * leaves that became whole.
 */
export class GrowingTree {
  size = 0;
  /** The places of the range from 0 up to `size`, greatest first. */
  private readonly edge: { level: number; hash: Hash }[] = [];
  private readonly onNode: ((place: Place, hash: Hash) => void) | undefined;

  /** `grown`: the hashes of `placesOf({from: 0, to: size})` of a tree that is grown further. */
  constructor(onNode?: (place: Place, hash: Hash) => void, size = 0, grown: readonly Hash[] = []) {
    this.onNode = onNode;
    this.size = size;
    placesOf({ from: 0, to: size }).forEach(({ level }, i) => this.edge.push({ level, hash: grown[i]! }));
  }

  push(leaf: Hash): void {
    let level = 0;
    let hash = leaf;
    this.size += 1;
    for (let last = this.edge.at(-1); last?.level === level; last = this.edge.at(-1)) {
      hash = nodeHash(last.hash, hash);
      level += 1;
      this.edge.pop();
      this.onNode?.({ level, idx: this.size / 2 ** level - 1 }, hash);
    }
    this.edge.push({ level, hash });
  }

  root(): Hash {
    return foldPlaces(this.edge.map(({ hash }) => hash));
  }
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

/** The greatest power of two that is not above `n`, for `n` of at least 1. */
export function greatestPower(n: number): { power: number; level: number } {
  let power = 1;
  let level = 0;
  while (power * 2 <= n) {
    power *= 2;
    level += 1;
  }
  return { power, level };
}

function sha256(bytes: Uint8Array): Hash {
  return digest("sha256", bytes, "buffer");
}
