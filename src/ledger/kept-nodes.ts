/**
 * The hashes of whole subtrees, from what is stored: leaves stand with their facts, and of the subtrees above them those of at least
 * sixteen leaves are kept as well, when a checkpoint is made. What lies between is hashed again from at most eight leaves, which costs
 * less than fifteen times as many rows. Rule: LED-2.
 */
import type { Transaction } from "../database/database.ts";
import { foldPlaces, GrowingTree, placesOf, type Hash, type Place, type Range } from "./tree.ts";

/** Subtrees from this level on are kept. */
export const lowestKept = 4;

/** The hashes of these ranges, in their order; all of them within the tree of a checkpoint. Undefined where one is missing. */
export async function hashesOf(tx: Transaction, log: string, ranges: readonly Range[]): Promise<Hash[] | undefined> {
  const places = ranges.map(placesOf);
  const found = await lookUp(tx, log, places.flat());
  const hashes = places.map((parts) => parts.map((place) => found(place)));
  if (hashes.flat().includes(undefined)) return undefined;
  return hashes.map((parts) => foldPlaces(parts as Hash[]));
}

/** The hashes of these places, in their order. */
export async function hashesAt(
  tx: Transaction,
  log: string,
  places: readonly Place[],
): Promise<readonly Hash[] | undefined> {
  const found = await lookUp(tx, log, places);
  const hashes = places.map((place) => found(place));
  return hashes.includes(undefined) ? undefined : (hashes as Hash[]);
}

async function lookUp(
  tx: Transaction,
  log: string,
  places: readonly Place[],
): Promise<(place: Place) => Hash | undefined> {
  const kept = places.filter(({ level }) => level >= lowestKept);
  const low = places.filter(({ level }) => level < lowestKept);
  const nodes = kept.length === 0 ? [] : await nodesAt(tx, log, kept);
  const leaves = low.length === 0 ? [] : await leavesOf(tx, log, low.flatMap(leavesUnder));
  const hashOf = new Map(nodes.map(({ level, idx, hash }) => [keyOf({ level, idx: Number(idx) }), hash]));
  const leafOf = new Map(leaves.map(({ idx, leaf }) => [Number(idx), leaf]));
  return (place) => {
    if (place.level >= lowestKept) return hashOf.get(keyOf(place));
    const tree = new GrowingTree();
    for (const idx of leavesUnder(place)) {
      const leaf = leafOf.get(idx);
      if (leaf === undefined) return undefined;
      tree.push(leaf);
    }
    return tree.root();
  };
}

function nodesAt(tx: Transaction, log: string, places: readonly Place[]) {
  return tx.query<{ level: number; idx: string; hash: Buffer }>(
    `SELECT level, idx, hash FROM peil.node JOIN unnest($3::smallint[], $4::bigint[]) AS asked (level, idx) USING (level, idx)
     WHERE tenant = $1 AND log = $2`,
    [tx.scope.tenant, log, places.map(({ level }) => level), places.map(({ idx }) => idx)],
    "nodes at",
  );
}

function leavesOf(tx: Transaction, log: string, indexes: readonly number[]) {
  return tx.query<{ idx: string; leaf: Buffer }>(
    "SELECT idx, leaf FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx = ANY($3::bigint[])",
    [tx.scope.tenant, log, indexes],
    "leaves of",
  );
}

function leavesUnder({ level, idx }: Place): number[] {
  const width = 2 ** level;
  return Array.from({ length: width }, (_, i) => idx * width + i);
}

function keyOf({ level, idx }: Place): string {
  return `${level}/${idx}`;
}
