/**
 * Verifies a log where it lives: that each row is as it was appended, that the columns beside the bytes say what the bytes say, that
 * nothing is missing, and that tree, checkpoints, commands and contents belong to it. Rules: LED-1, LED-2, LED-3, LED-4.
 */
import type { Transaction } from "../database/database.ts";
import { text, type Fields } from "../facts/fact.ts";
import { readFact } from "../facts/written-fact.ts";
import { lowestKept } from "./kept-nodes.ts";
import { isSignedBy, readCheckpoint, type Verifier } from "./note.ts";
import { GrowingTree, leafHash, sameHash } from "./tree.ts";
import { isCanonical } from "./verify-export.ts";

/** What is wrong with a stored log; a closed set. The first of each kind is told, and how many there are. */
export interface LogProblem {
  readonly code:
    | "no-log"
    | "gap"
    | "not-canonical"
    | "other-leaf"
    | "other-column"
    | "other-owner"
    | "other-size"
    | "other-ticket-count"
    | "other-node"
    | "other-root"
    | "not-signed"
    | "other-commands"
    | "other-content";
  readonly idx?: number;
  count: number;
}

export interface VerifiedLog {
  readonly facts: number;
  readonly checkpoints: number;
  readonly problems: readonly LogProblem[];
}

/** Run it in one reading transaction of the whole tenant. `keys`: those that may have signed. */
export async function verifyLive(tx: Transaction, log: string, keys: readonly Verifier[]): Promise<VerifiedLog> {
  const found = new Found();
  const [head] = await tx.query<LogRow>(
    "SELECT size, tickets, customer, contract FROM peil.log WHERE tenant = $1 AND log = $2",
    [tx.scope.tenant, log],
  );
  if (head === undefined) {
    found.tell("no-log");
    return { facts: 0, checkpoints: 0, problems: found.problems };
  }
  const roots = await signedRoots(tx, log, keys, found);
  const { facts, reports } = await walk(tx, log, head, roots, found);
  if (facts !== Number(head.size)) found.tell("other-size", facts);
  if (reports !== Number(head.tickets)) found.tell("other-ticket-count");
  for (const size of roots.keys()) if (size > facts) found.tell("other-root", size);
  await commandsFit(tx, log, facts, found);
  return { facts, checkpoints: roots.size, problems: found.problems };
}

interface LogRow {
  readonly size: string;
  readonly tickets: string;
  readonly customer: string | null;
  readonly contract: string | null;
}

class Found {
  readonly problems: LogProblem[] = [];

  tell(code: LogProblem["code"], idx?: number): void {
    const known = this.problems.find((problem) => problem.code === code);
    if (known === undefined) this.problems.push({ code, ...(idx === undefined ? {} : { idx }), count: 1 });
    else known.count += 1;
  }
}

async function signedRoots(
  tx: Transaction,
  log: string,
  keys: readonly Verifier[],
  found: Found,
): Promise<Map<number, Buffer>> {
  const rows = await tx.query<{ size: string; root: Buffer; note: string }>(
    "SELECT size, root, note FROM peil.checkpoint WHERE tenant = $1 AND log = $2",
    [tx.scope.tenant, log],
  );
  for (const { size, root, note } of rows) {
    const said = readCheckpoint(note);
    const isOwn = said !== undefined && said.size === Number(size) && sameHash(said.root, root);
    if (!isOwn || !keys.some((key) => isSignedBy(note, key))) found.tell("not-signed", Number(size));
  }
  return new Map(rows.map(({ size, root }) => [Number(size), root]));
}

interface FactRow {
  readonly idx: string;
  readonly customer: string | null;
  readonly contract: string | null;
  readonly ticket: string | null;
  readonly kind: string;
  readonly at: Date;
  readonly recorded_at: Date;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

const piece = 4_096;

/** The facts and the kept nodes in one pass; nodes are looked up a piece at a time, as the tree comes by them. */
async function walk(
  tx: Transaction,
  log: string,
  head: LogRow,
  roots: ReadonlyMap<number, Buffer>,
  found: Found,
): Promise<{ facts: number; reports: number }> {
  const whole: { level: number; idx: number; hash: Uint8Array }[] = [];
  const tree = new GrowingTree((place, hash) => {
    if (place.level >= lowestKept) whole.push({ ...place, hash });
  });
  const signedUpTo = Math.max(0, ...roots.keys());
  let reports = 0;
  const checkRoot = (): void => {
    const root = roots.get(tree.size);
    if (root !== undefined && !sameHash(root, tree.root())) found.tell("other-root", tree.size);
  };
  checkRoot();
  for (let at = 0; ;) {
    const rows = await tx.query<FactRow>(
      `SELECT idx, customer, contract, ticket, kind, at, recorded_at, bytes, leaf FROM peil.fact
       WHERE tenant = $1 AND log = $2 AND idx >= $3 ORDER BY idx LIMIT ${piece}`,
      [tx.scope.tenant, log, at],
      "facts to verify",
    );
    const named: NamedContent[] = [];
    for (const row of rows) {
      if (Number(row.idx) !== tree.size) found.tell("gap", tree.size);
      named.push(...checkRow(row, head, found));
      if (row.kind === "reported") reports += 1;
      tree.push(row.leaf);
      checkRoot();
    }
    await nodesFit(tx, log, whole.splice(0), signedUpTo, found);
    await contentsFit(tx, named, found);
    if (rows.length < piece) return { facts: tree.size, reports };
    at = Number(rows.at(-1)!.idx) + 1;
  }
}

/** Gives the contents that the fact names. */
function checkRow(row: FactRow, head: LogRow, found: Found): NamedContent[] {
  const idx = Number(row.idx);
  if (!sameHash(leafHash(row.bytes), row.leaf)) found.tell("other-leaf", idx);
  if (row.customer !== head.customer || row.contract !== head.contract) found.tell("other-owner", idx);
  if (!isCanonical(row.bytes)) {
    found.tell("not-canonical", idx);
    return [];
  }
  const { kind, ticket, at, recordedAt, fields } = readFact(row.bytes.toString("utf8"), idx);
  const isSame =
    kind === row.kind &&
    (ticket ?? null) === row.ticket &&
    at === row.at.getTime() &&
    recordedAt === row.recorded_at.getTime();
  if (!isSame) found.tell("other-column", idx);
  return contentsNamed(fields, idx);
}

/** A checkpoint keeps every whole subtree of its tree that is big enough, and nothing else is kept. */
async function nodesFit(
  tx: Transaction,
  log: string,
  whole: readonly { level: number; idx: number; hash: Uint8Array }[],
  signedUpTo: number,
  found: Found,
): Promise<void> {
  const expected = whole.filter(({ level, idx }) => (idx + 1) * 2 ** level <= signedUpTo);
  if (expected.length === 0) return;
  const rows = await tx.query<{ level: number; idx: string; hash: Buffer }>(
    // OFFSET keeps it a look-up of each, also while the planner knows nothing of the table yet.
    `SELECT asked.level, asked.idx, n.hash FROM unnest($3::smallint[], $4::bigint[]) AS asked (level, idx)
     CROSS JOIN LATERAL (SELECT hash FROM peil.node WHERE tenant = $1 AND log = $2 AND level = asked.level AND idx = asked.idx OFFSET 0) n`,
    [tx.scope.tenant, log, expected.map(({ level }) => level), expected.map(({ idx }) => idx)],
    "nodes to verify",
  );
  const kept = new Map(rows.map(({ level, idx, hash }) => [`${level}/${idx}`, hash]));
  for (const { level, idx, hash } of expected) {
    const stored = kept.get(`${level}/${idx}`);
    if (!stored || !sameHash(stored, hash)) found.tell("other-node", idx * 2 ** level);
  }
}

/** The commands of a log cover its facts once, without a gap (LED-4). */
async function commandsFit(tx: Transaction, log: string, facts: number, found: Found): Promise<void> {
  const [row] = await tx.query<{ wrong: string | null; total: string }>(
    `SELECT min(first) FILTER (WHERE first <> before) AS wrong, coalesce(sum(count), 0) AS total
     FROM (SELECT first, count, coalesce(sum(count) OVER (ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
           FROM peil.command WHERE tenant = $1 AND log = $2) c`,
    [tx.scope.tenant, log],
  );
  if (row!.wrong !== null || Number(row!.total) !== facts)
    found.tell("other-commands", row!.wrong === null ? facts : Number(row!.wrong));
}

/** A content that can still be read is the one whose hash its row, and the fact that names it, carry (LED-3). */
async function contentsFit(tx: Transaction, named: readonly NamedContent[], found: Found): Promise<void> {
  if (named.length === 0) return;
  const rows = await tx.query<{ content: string; hash: string; is_right: boolean }>(
    `SELECT content, encode(hash, 'hex') AS hash, sealed IS NULL OR sha256(sealed) = hash AS is_right FROM peil.content
     WHERE tenant = $1 AND content = ANY($2::uuid[])`,
    [tx.scope.tenant, named.map(({ content }) => content).filter((content) => uuid.test(content))],
    "contents to verify",
  );
  const known = new Map(rows.map((row) => [row.content, row]));
  for (const { idx, content, hash } of named) {
    const row = known.get(content);
    if (row === undefined || row.hash !== hash || !row.is_right) found.tell("other-content", idx);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface NamedContent {
  readonly idx: number;
  readonly content: string;
  readonly hash: string;
}

/** What a fact says of contents: a field `text` names one, and `text-hash` is the hash of its sealed form. */
function contentsNamed(fields: Fields, idx: number): NamedContent[] {
  return Object.keys(fields)
    .filter((key) => key.endsWith("-hash"))
    .map((key) => ({ idx, content: text(fields[key.slice(0, -"-hash".length)]) ?? "", hash: text(fields[key]) ?? "" }));
}
