/** How far those that follow the ledger are behind. */
import type { Database } from "../database/database.ts";
import { Follower, type Lag } from "../ledger/follow.ts";

const followers = ["search", "webhooks", "figures"] as const;

export async function lags(db: Database): Promise<Record<(typeof followers)[number], Lag>> {
  const all = followers.map(async (name) => {
    const idle = new Follower({ db, name, batch: 1, handle: async () => undefined, onError: () => undefined });
    return [name, await idle.lag()] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as Record<(typeof followers)[number], Lag>;
}
