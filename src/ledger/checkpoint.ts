/**
 * Checkpoints of a log: its size and the root of its tree, signed (LED-2). A checkpoint goes on from the one before and hashes only
 * what came since. It takes no lock that an append waits for: facts below the size that it reads are all there, and never change.
 */
import { createPublicKey, type KeyObject } from "node:crypto";
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import { hashesAt, hashesOf, lowestKept } from "./kept-nodes.ts";
import { isSignedBy, readCheckpoint, signCheckpoint, verifierOf, type Checkpoint } from "./note.ts";
import { consistencyRanges, inclusionRanges } from "./proof.ts";
import { emptyRoot, foldPlaces, GrowingTree, placesOf, sameHash, type Hash, type Place } from "./tree.ts";

/** Who signs: the name of the installation (a host), its Ed25519 private key, and public keys that it signed with before. */
export interface Signer {
  readonly host: string;
  readonly key: KeyObject;
  readonly earlierKeys?: readonly KeyObject[];
}

export interface MadeCheckpoint extends Checkpoint {
  readonly note: string;
}

/** Why nothing was signed: what is stored is not what was signed before, or not what was appended. A closed set. */
export class CheckpointRefused extends Error {
  readonly reason: "no-log" | "log-shrank" | "unknown-signature" | "other-tree" | "broken-leaf";
  constructor(reason: CheckpointRefused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The name of a log in the world: nobody else's log has it. */
export function originOf(host: string, tenant: string, log: string): string {
  return `${host}/peil/${tenant}/${log}`;
}

/**
 * Signs the log as it is now, and keeps that. Nothing new gives the checkpoint that is there. Throws `CheckpointRefused` rather than
 * sign a tree that does not hold the one signed before.
 */
export function makeCheckpoint(
  db: Database,
  tenant: string,
  log: string,
  signer: Signer,
  now: number,
): Promise<MadeCheckpoint> {
  return db.write(wholeTenant(tenant), async (tx) => {
    // One maker at a time: two would write the same nodes.
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`peil checkpoint ${log}`]);
    const size = await sizeOf(tx, log);
    const origin = originOf(signer.host, tenant, log);
    const last = await lastCheckpoint(tx, log);
    if (last !== undefined) refuseStrange(last, size, signer);
    if (last?.size === size) return last;
    const { root, nodes } = await grow(tx, log, last, size);
    await keepNodes(tx, log, nodes);
    const note = signCheckpoint({ origin, size, root }, signer.key);
    await tx.query(
      `INSERT INTO peil.checkpoint (tenant, log, size, root, note, made_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant, log, size) DO NOTHING`,
      [tenant, log, size, root, note, new Date(now)],
    );
    return { origin, size, root, note };
  });
}

/** The newest checkpoint, or the newest of at most so many facts. */
export async function lastCheckpoint(tx: Transaction, log: string, most?: number): Promise<MadeCheckpoint | undefined> {
  const [row] = await tx.query<{ size: string; root: Buffer; note: string }>(
    `SELECT size, root, note FROM peil.checkpoint WHERE tenant = $1 AND log = $2 AND ($3::bigint IS NULL OR size <= $3)
     ORDER BY size DESC LIMIT 1`,
    [tx.scope.tenant, log, most ?? null],
    "last checkpoint",
  );
  return row && { origin: row.note.split("\n", 1)[0]!, size: Number(row.size), root: row.root, note: row.note };
}

/** That fact `idx` stands in the tree of the first `size` facts, which a checkpoint has reached; undefined where none has. */
export async function inclusionProof(
  tx: Transaction,
  log: string,
  idx: number,
  size: number,
): Promise<Hash[] | undefined> {
  const last = await lastCheckpoint(tx, log);
  if (last === undefined || size > last.size || idx < 0 || idx >= size) return undefined;
  return hashesOf(tx, log, inclusionRanges(idx, size));
}

/** That the first `later` facts begin with the first `earlier` ones; undefined where no checkpoint has reached that far. */
export async function consistencyProof(
  tx: Transaction,
  log: string,
  earlier: number,
  later: number,
): Promise<Hash[] | undefined> {
  const last = await lastCheckpoint(tx, log);
  if (last === undefined || later > last.size || earlier < 0 || earlier > later) return undefined;
  return hashesOf(tx, log, consistencyRanges(earlier, later));
}

async function sizeOf(tx: Transaction, log: string): Promise<number> {
  const [row] = await tx.query<{ size: string }>("SELECT size FROM peil.log WHERE tenant = $1 AND log = $2", [
    tx.scope.tenant,
    log,
  ]);
  if (row === undefined) throw new CheckpointRefused("no-log", `there is no log ${log}`);
  return Number(row.size);
}

/** A backup that was put back, or a row that somebody made: going on from it would sign away what was signed before. */
function refuseStrange(last: MadeCheckpoint, size: number, { key, earlierKeys = [] }: Signer): void {
  const said = readCheckpoint(last.note);
  const isOwn = [createPublicKey(key), ...earlierKeys].some((one) =>
    isSignedBy(last.note, verifierOf(last.origin, one)),
  );
  if (said === undefined || said.size !== last.size || !sameHash(said.root, last.root) || !isOwn)
    throw new CheckpointRefused(
      "unknown-signature",
      `the checkpoint of ${last.size} facts was not signed with this key`,
    );
  if (size < last.size)
    throw new CheckpointRefused("log-shrank", `the log holds ${size} facts, and ${last.size} were signed`);
}

interface Node extends Place {
  readonly hash: Hash;
}

/** Hashes from the last checkpoint on, after seeing that what is stored of it still gives its root. */
async function grow(
  tx: Transaction,
  log: string,
  last: Checkpoint | undefined,
  size: number,
): Promise<{ root: Hash; nodes: Node[] }> {
  const from = last?.size ?? 0;
  const edge = await hashesAt(tx, log, placesOf({ from: 0, to: from }));
  const signed = last?.root ?? emptyRoot;
  if (edge === undefined || !sameHash(foldPlaces(edge), signed))
    throw new CheckpointRefused("other-tree", `the first ${from} facts no longer have the root that was signed`);
  const nodes: Node[] = [];
  const keep = (place: Place, hash: Hash): void => {
    if (place.level >= lowestKept) nodes.push({ ...place, hash });
  };
  const tree = new GrowingTree(keep, from, edge);
  for (let at = from; at < size; at += piece) {
    const rows = await leaves(tx, log, at, Math.min(at + piece, size));
    for (const { idx, leaf, is_right } of rows) {
      if (Number(idx) !== tree.size || !is_right)
        throw new CheckpointRefused("broken-leaf", `fact ${tree.size} is not as it was appended`);
      tree.push(leaf);
    }
  }
  if (tree.size !== size) throw new CheckpointRefused("broken-leaf", `fact ${tree.size} is not there`);
  return { root: tree.root(), nodes };
}

const piece = 10_000;

/** The hash is made again from the bytes: a leaf that was changed before it was ever signed is found too. */
function leaves(tx: Transaction, log: string, from: number, to: number) {
  return tx.query<{ idx: string; leaf: Buffer; is_right: boolean }>(
    `SELECT idx, leaf, leaf = sha256('\\x00'::bytea || bytes) AS is_right FROM peil.fact
     WHERE tenant = $1 AND log = $2 AND idx >= $3 AND idx < $4 ORDER BY idx`,
    [tx.scope.tenant, log, from, to],
    "leaves to sign",
  );
}

async function keepNodes(tx: Transaction, log: string, nodes: readonly Node[]): Promise<void> {
  for (let at = 0; at < nodes.length; at += piece) {
    const some = nodes.slice(at, at + piece);
    await tx.query(
      `INSERT INTO peil.node (tenant, log, level, idx, hash)
       SELECT $1, $2, level, idx, hash FROM unnest($3::smallint[], $4::bigint[], $5::bytea[]) AS made (level, idx, hash)`,
      [
        tx.scope.tenant,
        log,
        some.map(({ level }) => level),
        some.map(({ idx }) => idx),
        some.map(({ hash }) => Buffer.from(hash)),
      ],
    );
  }
}
