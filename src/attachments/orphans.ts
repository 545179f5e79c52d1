/**
 * Throws away what nobody can reach (ATT-6): uploads that no fact came to name, and stored files that no content names any more, be it
 * after an erasure or after an end in the middle. A file that was just stored is left alone: its content may still be on its way.
 */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import type { FileStore } from "./file-store.ts";

/** How long a file may lie about before somebody has to name it. */
export const patienceMs = 86_400_000;
const AT_ONCE = 500;

/** Takes the way to their key from uploads of before a moment that no fact names; how many. */
export async function forgetUnattached(tx: Transaction, before: number): Promise<number> {
  const rows = await tx.query(
    `UPDATE peil.content c SET sealed = NULL
     WHERE c.tenant = $1 AND c.kind = 'file' AND c.sealed IS NOT NULL AND c.created_at < $2 AND NOT EXISTS (
       SELECT FROM peil.fact f WHERE f.tenant = $1 AND f.ticket = c.ticket AND f.kind = 'attached'
         AND convert_from(f.bytes, 'UTF8')::jsonb #>> '{with,file}' = c.content::text)
     RETURNING c.content`,
    [tx.scope.tenant, new Date(before)],
  );
  return rows.length;
}

/** Deletes stored files that no content of any tenant names; how many. */
export async function collectOrphans(db: Database, store: FileStore, now: number): Promise<number> {
  let deleted = 0;
  let some: string[] = [];
  const collect = async (): Promise<void> => {
    const kept = await keptOf(db, some);
    for (const hash of some.filter((one) => !kept.has(one))) {
      await store.delete(hash);
      deleted++;
    }
    some = [];
  };
  for await (const { hash, at } of store.list()) {
    if (now - at < patienceMs) continue;
    some.push(hash);
    if (some.length === AT_ONCE) await collect();
  }
  if (some.length > 0) await collect();
  return deleted;
}

const noTenant = "00000000-0000-0000-0000-000000000000";

async function keptOf(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const values = [hashes.map((hash) => Buffer.from(hash, "hex"))];
  const rows = await db.read(wholeTenant(noTenant), async (tx) =>
    tx.query<{ hash: Buffer }>("SELECT hash FROM peil.files_kept($1::bytea[])", values),
  );
  return new Set(rows.map(({ hash }) => hash.toString("hex")));
}
