import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { consistencyRanges, inclusionRanges, provesConsistency, provesInclusion } from "./proof.ts";
import { emptyRoot, foldPlaces, GrowingTree, leafHash, placesOf, type Hash, type Place, type Range } from "./tree.ts";

// The definitions of RFC 6962, section 2.1, word for word and slow; `mth` remembers what it hashed of the same leaves.
const oracle = (leaves: readonly Uint8Array[]) => {
  const known = new Map<string, Buffer>();
  const sha = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const split = (n: number) => {
    let k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  };
  const mth = (from: number, to: number): Buffer => {
    const key = `${from}-${to}`;
    const hash =
      known.get(key) ??
      (to === from
        ? sha()
        : to - from === 1
          ? sha(Buffer.of(0), leaves[from]!)
          : sha(Buffer.of(1), mth(from, from + split(to - from)), mth(from + split(to - from), to)));
    known.set(key, hash);
    return hash;
  };
  const path = (m: number, from: number, to: number): Buffer[] => {
    if (to - from === 1) return [];
    const k = split(to - from);
    return m < k
      ? [...path(m, from, from + k), mth(from + k, to)]
      : [...path(m - k, from + k, to), mth(from, from + k)];
  };
  const subproof = (m: number, from: number, to: number, known: boolean): Buffer[] => {
    if (m === to - from) return known ? [] : [mth(from, to)];
    const k = split(to - from);
    return m <= k
      ? [...subproof(m, from, from + k, known), mth(from + k, to)]
      : [...subproof(m - k, from + k, to, false), mth(from, from + k)];
  };
  return { mth, path, subproof };
};

const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => Buffer.from(`leaf ${i}`));

/** A tree with the whole subtrees that it told of, as the database keeps them. */
function grown(leaves: readonly Uint8Array[]) {
  const kept = new Map<string, Hash>();
  const keyOf = ({ level, idx }: Place) => `${level}/${idx}`;
  const tree = new GrowingTree((place, hash) => kept.set(keyOf(place), hash));
  leaves.forEach((leaf, idx) => {
    kept.set(keyOf({ level: 0, idx }), leafHash(leaf));
    tree.push(leafHash(leaf));
  });
  const hashOf = (range: Range) => foldPlaces(placesOf(range).map((place) => kept.get(keyOf(place))!));
  return { tree, hashOf };
}

const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString("hex"));

describe("the tree of a log", () => {
  it("LED-2 has the roots that Certificate Transparency publishes for its eight leaves", () => {
    const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const { tree } = grown(leaves.map((leaf) => Buffer.from(leaf, "hex")));
    expect(hex([tree.root(), emptyRoot])).toEqual([
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ]);
  });

  it("LED-2 roots and proofs are those of the definition for every size to 200, and are accepted", () => {
    const leaves = leavesOf(200);
    const { hashOf } = grown(leaves);
    const { mth, path, subproof } = oracle(leaves);
    const root = (size: number) => hashOf({ from: 0, to: size });
    for (let size = 0; size <= 200; size++) {
      expect(hex([root(size)])).toEqual(hex([mth(0, size)]));
      for (let idx = 0; idx < size; idx++) {
        const proof = inclusionRanges(idx, size).map(hashOf);
        expect(hex(proof)).toEqual(hex(path(idx, 0, size)));
        expect(provesInclusion(leafHash(leaves[idx]!), idx, size, proof, root(size))).toBe(true);
      }
      for (let earlier = 0; earlier <= size; earlier++) {
        const proof = consistencyRanges(earlier, size).map(hashOf);
        expect(hex(proof)).toEqual(hex(earlier === 0 ? [] : subproof(earlier, 0, size, true)));
        const [a, b] = [earlier, size].map((n) => ({ size: n, root: root(n) }));
        expect(provesConsistency(a!, b!, proof)).toBe(true);
      }
    }
  });

  it("LED-2 so they are for greater trees, and any other leaf, place, root or step is refused", () => {
    const leaves = leavesOf(5_000);
    const { hashOf } = grown(leaves);
    const { mth, path, subproof } = oracle(leaves);
    const size = fc.integer({ min: 201, max: 5_000 });
    const places = size.chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 1), fc.integer({ min: 1, max: n })));
    fc.assert(
      fc.property(places, fc.nat(), ([n, idx, earlier], where) => {
        const root = mth(0, n);
        const proof = inclusionRanges(idx, n).map(hashOf);
        expect(hex(proof)).toEqual(hex(path(idx, 0, n)));
        const leaf = leafHash(leaves[idx]!);
        expect(provesInclusion(leaf, idx, n, proof, root)).toBe(true);
        expect(provesInclusion(leafHash(Buffer.from("other")), idx, n, proof, root)).toBe(false);
        expect(provesInclusion(leaf, (idx + 1) % n, n, proof, root)).toBe(false);
        expect(provesInclusion(leaf, idx, n, proof.slice(1), root)).toBe(false);
        expect(provesInclusion(leaf, idx, n, [...proof, leaf], root)).toBe(false);
        expect(provesInclusion(leaf, idx, n, proof.with(where % proof.length, leaf), root)).toBe(false);

        const steps = consistencyRanges(earlier, n).map(hashOf);
        expect(hex(steps)).toEqual(hex(subproof(earlier, 0, n, true)));
        const [a, b] = [
          { size: earlier, root: mth(0, earlier) },
          { size: n, root },
        ];
        expect(provesConsistency(a, b, steps)).toBe(true);
        expect(provesConsistency({ ...a, root: leaf }, b, steps)).toBe(false);
        expect(provesConsistency(a, { ...b, root: leaf }, steps)).toBe(false);
        expect(provesConsistency(a, b, [...steps, leaf])).toBe(false);
        // A whole tree needs no step to prove itself; any other proof is spoiled by each step that is missing or another.
        const spoiled = steps.map((_, i) => (where % 2 === 0 ? steps.toSpliced(i, 1) : steps.with(i, leaf)));
        expect(spoiled.filter((proof) => provesConsistency(a, b, proof))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("LED-2 grown in any pieces it is the same tree, and tells of each whole subtree once", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (first, more) => {
        const leaves = leavesOf(first + more);
        const { tree, hashOf } = grown(leaves);
        const told: Place[] = [];
        const edge = placesOf({ from: 0, to: first }).map(({ level, idx }) =>
          hashOf({ from: idx * 2 ** level, to: (idx + 1) * 2 ** level }),
        );
        const later = new GrowingTree((place) => told.push(place), first, edge);
        for (const leaf of leaves.slice(first)) later.push(leafHash(leaf));
        expect(hex([later.root()])).toEqual(hex([tree.root()]));
        const whole = (n: number) => [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, k) => sum + Math.floor(n / 2 ** k), 0);
        expect(told.length).toBe(whole(first + more) - whole(first));
      }),
    );
  });
});
