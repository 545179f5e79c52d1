/** Takes away what is too old to be of use: ended sign-ins, sent messages, stored replies, files that nobody came to name. */
import { collectOrphans, forgetUnattached, patienceMs } from "../attachments/orphans.ts";
import { wholeTenant } from "../database/database.ts";
import { forgetDeliveries } from "../webhooks/deliveries.ts";
import type { Composed } from "./compose.ts";
import { tenantsOf } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";

const dayMs = 86_400_000;
/** How long a stored reply answers the same request again (API-7), and a sent message can be looked up (HOK-5). */
const repliesMs = dayMs;
const deliveriesMs = 30 * dayMs;

export async function takeAwayOldThings({ database }: OpenSystem, system: Composed): Promise<void> {
  const now = system.now();
  await system.identity.prune();
  for (const tenant of await tenantsOf(database)) {
    await database.write(wholeTenant(tenant), async (tx) => {
      await tx.query("DELETE FROM peil.reply WHERE tenant = $1 AND at < $2", [tenant, new Date(now - repliesMs)]);
      await forgetDeliveries(tx, now - deliveriesMs);
      await forgetUnattached(tx, now - patienceMs);
    });
  }
  await collectOrphans(database, system.files, now);
  await system.files.clearAbandoned(now);
}
