/** The editions of an agreement that are kept, and which contracts follow which since when (VER-1): those that the scope shows. */
import type { Transaction } from "../database/database.ts";

export interface Edition {
  readonly hash: string;
  readonly edition: string;
  readonly createdAt: number;
  /** How many contracts follow it, of which the first are told. */
  readonly followers: number;
  readonly contracts: readonly Follower[];
}

export interface Follower {
  readonly contract: string;
  readonly code: string;
  readonly customer: string;
  readonly customerName: string;
  /** The first day of its term. */
  readonly since: string;
  readonly version: number;
}

const mostFollowers = 200;

/** The newest first. Of an edition that nobody whom the scope shows follows, only who may see all of them is told. */
export async function editionsOf(
  tx: Transaction,
  name: string,
  { all }: { readonly all: boolean },
): Promise<Edition[]> {
  const rows = await tx.query<Row>(
    `SELECT a.hash, a.edition, a.created_at, f.* FROM peil.agreement a LEFT JOIN LATERAL (
       SELECT c.contract, c.code, c.customer, u.name AS "customerName", c.term_from::text AS since, c.version,
         count(*) OVER ()::integer AS followers
       FROM peil.contract c JOIN peil.customer u ON u.tenant = c.tenant AND u.customer = c.customer
       WHERE c.tenant = a.tenant AND c.agreement = a.hash ORDER BY c.code LIMIT ${mostFollowers}
     ) f ON true WHERE a.tenant = $1 AND a.name = $2 AND ($3 OR f.contract IS NOT NULL)
     ORDER BY a.created_at DESC, a.hash, f.code`,
    [tx.scope.tenant, name, all],
  );
  return [...Map.groupBy(rows, ({ hash }) => hash)].map(([hash, own]) => ({
    hash,
    edition: own[0]!.edition,
    createdAt: own[0]!.created_at.getTime(),
    followers: own[0]!.followers ?? 0,
    contracts: own.flatMap(({ contract, code, customer, customerName, since, version }) =>
      contract === null ? [] : [{ contract, code, customer, customerName, since, version }],
    ),
  }));
}

interface Row extends Omit<Follower, "contract"> {
  readonly hash: string;
  readonly edition: string;
  readonly created_at: Date;
  readonly contract: string | null;
  readonly followers: number | null;
}
