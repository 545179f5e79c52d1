/**
 * Proofs in the tree of a log (RFC 6962, 2.1): that a fact stands in the tree of a checkpoint, and that a later tree holds all of an
 * earlier one in the same places. Making one says which ranges it takes; checking one needs no log. Rule: LED-2.
 */
import { emptyRoot, greatestPower, nodeHash, sameHash, type Hash, type Range } from "./tree.ts";

/** The ranges whose hashes prove that leaf `idx` stands in the tree of `size` leaves, from the leaf upwards. */
export function inclusionRanges(idx: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (idx < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.toReversed();
}

/** The ranges whose hashes prove that the tree of `earlier` leaves is the beginning of the one of `later`. */
export function consistencyRanges(earlier: number, later: number): Range[] {
  if (earlier === 0 || earlier === later) return [];
  const ranges: Range[] = [];
  let [from, to] = [0, later];
  while (to > earlier) {
    const middle = from + splitOf(to - from);
    if (earlier <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // What is left is a whole subtree at the end of the earlier tree; whoever checks has it already where it is all of that tree.
  if (from > 0) ranges.push({ from, to });
  return ranges.toReversed();
}

/** Whether `proof` shows that the leaf stands at `idx` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function provesInclusion(leaf: Hash, idx: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!isSize(size) || !isSize(idx) || idx >= size) return false;
  let [node, last, hash] = [idx, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(beside, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/** Whether `proof` shows that the later tree holds the earlier one in place (RFC 9162, 2.1.4.2). */
export function provesConsistency(
  earlier: { readonly size: number; readonly root: Hash },
  later: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (!isSize(earlier.size) || !isSize(later.size) || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  if (earlier.size === 0) return proof.length === 0 && sameHash(earlier.root, emptyRoot);
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // An earlier tree that is whole begins the path itself.
  const [first, ...rest] = node === 0 ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [old, grown] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, grown] = [nodeHash(beside, old), nodeHash(beside, grown)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      grown = nodeHash(grown, beside);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(old, earlier.root) && sameHash(grown, later.root);
}

/** Where the RFC splits `n` leaves in two: at the greatest power of two below `n`. */
function splitOf(n: number): number {
  const { power } = greatestPower(n);
  return power === n ? n / 2 : power;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
