/**
 * What the first who looks after a start would wait for, done before they come: agreements that contracts are under are read and compiled, here
 * and in a thread of figures. One after another, so that whoever comes meanwhile waits for one at most, and no more than some, however
 * many there are; the rest is compiled when it is asked for. Rule: SYS-7.
 */
import type { Contracts } from "../contracts/load-contracts.ts";
import { wholeTenant, type Database } from "../database/database.ts";
import type { Figures } from "../figures/figures.ts";
import { tenantsOf } from "./every-log.ts";

/** Of a supplier, and in all. */
const mostAgreements = 8;

export interface PrepareParts {
  readonly database: Database;
  readonly contracts: Contracts;
  readonly figures: Figures;
  readonly isStopped: () => boolean;
}

/** `stop` waits for the one that is on its way; a thread that is at it is to be stopped beside it. */
export function startPreparing(
  database: Database,
  { contracts, figures }: Pick<PrepareParts, "contracts" | "figures">,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let isStopped = false;
  const running = prepare({ database, contracts, figures, isStopped: () => isStopped }).then(
    () => undefined,
    (error: unknown) => (isStopped ? undefined : onError(error)),
  );
  return {
    stop: () => {
      isStopped = true;
      return running;
    },
  };
}

export async function prepare({ database, contracts, figures, isStopped }: PrepareParts): Promise<number> {
  let prepared = 0;
  for (const tenant of await tenantsOf(database)) {
    const scope = wholeTenant(tenant);
    for (const contract of await oneOfEachAgreement(database, tenant)) {
      if (isStopped() || prepared === mostAgreements) return prepared;
      await database.read(scope, (tx) => contracts.load(tx, [contract]));
      if (!isStopped()) await figures.prepare(scope, contract);
      prepared++;
    }
  }
  return prepared;
}

/** The newest contracts, each under another agreement. */
async function oneOfEachAgreement(database: Database, tenant: string): Promise<string[]> {
  const rows = await database.read(wholeTenant(tenant), (tx) =>
    tx.query<{ contract: string }>(
      `SELECT (array_agg(contract ORDER BY created_at DESC))[1] AS contract FROM peil.contract
       WHERE tenant = $1 GROUP BY agreement ORDER BY max(created_at) DESC LIMIT $2`,
      [tenant, mostAgreements],
      "a contract of each agreement",
    ),
  );
  return rows.map(({ contract }) => contract);
}
