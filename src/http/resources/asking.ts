/** Who asks, as those who keep contracts want it told, and in which scope what is kept of the tenant is written. */
import type { Asker } from "../../contracts/own-logs.ts";
import { wholeTenant, type Scope } from "../../database/database.ts";
import type { Principal } from "../../identity/principal.ts";
import type { ServerDeps } from "../dependencies.ts";

export function askerOf({ person }: Principal, { now, newId }: Pick<ServerDeps, "now" | "newId">): Asker {
  return { person, now: now(), newId };
}

/**
 * The tenant's own log tells of what a customer's people do too, and they do not see that log. Whoever writes in this scope has
 * looked himself that it is theirs to do.
 */
export function tenantOf({ tenant }: Principal): Scope {
  return wholeTenant(tenant);
}
