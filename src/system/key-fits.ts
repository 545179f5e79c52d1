/**
 * Whether the master key at hand is the one that this database was sealed with. A Peil that started with another one could open
 * nothing that anybody wrote, and would seal what comes in anew beyond the reach of the right one.
 */
import { wholeTenant, type Database } from "../database/database.ts";
import { VaultLocked, type Vault } from "../ledger/keys.ts";
import { tenantsOf } from "./every-log.ts";
import { KeyRefused } from "./keys.ts";

/** @throws KeyRefused where the newest key of a person does not open */
export async function mustFit(database: Database, vault: Vault): Promise<void> {
  for (const tenant of await tenantsOf(database)) {
    await database.read(wholeTenant(tenant), async (tx) => {
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
