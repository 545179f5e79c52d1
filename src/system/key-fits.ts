/**
 * Whether the keys at hand are those of this database. A Peil that started with another master key could open nothing that anybody
 * wrote, and would seal what comes in anew beyond the reach of the right one; with another signing key or name it could go on with
 * no log. So two processes on one database have the same folder of keys, or copies of it.
 */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import { originOf } from "../ledger/checkpoint.ts";
import { VaultLocked, type Vault } from "../ledger/keys.ts";
import { isSignedBy, verifierOf } from "../ledger/note.ts";
import { tenantsOf } from "./every-log.ts";
import { KeyRefused, type Keys } from "./keys.ts";

/** @throws KeyRefused where the newest key of a person does not open, or the newest checkpoint is of another signer */
export async function mustFit(database: Database, vault: Vault, keys: Keys): Promise<void> {
  for (const tenant of await tenantsOf(database)) {
    await database.read(wholeTenant(tenant), async (tx) => {
      await mustGoOnSigning(tx, keys);
      const newest = await tx.query<{ person: string }>(
        "SELECT person FROM vault.person_key WHERE tenant = $1 AND sealed IS NOT NULL ORDER BY created_at DESC LIMIT 1",
        [tenant],
      );
      const persons = newest.map(({ person }) => person);
      await vault.keysFound(tx, persons).catch((error: unknown) => {
        if (!(error instanceof VaultLocked)) throw error;
        throw new KeyRefused(
          `${error.message}: put back keys/master.key (or PEIL_MASTER_KEY) from the copy that belongs to this database`,
        );
      });
    });
  }
}

async function mustGoOnSigning(tx: Transaction, { verifying, earlier, signer }: Keys): Promise<void> {
  const { tenant } = tx.scope;
  const [newest] = await tx.query<{ log: string; note: string }>(
    "SELECT log, note FROM peil.checkpoint WHERE tenant = $1 ORDER BY made_at DESC, log LIMIT 1",
    [tenant],
  );
  if (newest === undefined) return;
  const [origin = ""] = newest.note.split("\n", 1);
  if (origin !== originOf(signer, tenant, newest.log))
    throw new KeyRefused(
      `the ledger is signed in the name of ${origin.split("/", 1)[0]}, and not of ${signer}: put back keys/ledger.name`,
    );
  if ([verifying, ...earlier].some((key) => isSignedBy(newest.note, verifierOf(origin, key)))) return;
  throw new KeyRefused(
    "the ledger was signed with another key: put back keys/ledger.pem from the copy that belongs to this database; where it is " +
      "lost, write its public key, as any export has it, on a line of keys/ledger.earlier",
  );
}
