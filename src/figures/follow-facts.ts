/**
 * The follower of the ledger that keeps the overview of contracts (FIG-3): tickets of which something was recorded are judged again,
 * what is told of the relation or of services marks measures, and terms that changed have everything judged again.
 */
import type { Contracts, LoadedContract } from "../contracts/load-contracts.ts";
import type { Database, Transaction } from "../database/database.ts";
import { text } from "../facts/fact.ts";
import { Follower, type FollowedLog, type FollowerOptions } from "../ledger/follow.ts";
import type { LedgerFact } from "../ledger/read.ts";
import { changedByTime, keepCounts } from "./keep-counts.ts";
import { markContract, markCovering } from "./mark-measures.ts";
import { countAnew, openRow, showRow, stillCounting } from "./overview-row.ts";

/** The name under which its watermarks stand. */
export const followerName = "figures";

const batch = 1_000;

export interface FollowingParts {
  readonly db: Database;
  readonly contracts: Pick<Contracts, "load">;
  readonly now: () => number;
  readonly onError: FollowerOptions["onError"];
}

export function figuresFollower({ db, contracts, now, onError }: FollowingParts): Follower {
  const handle = async (tx: Transaction, { kind, contract }: FollowedLog, facts: readonly LedgerFact[]) => {
    if (kind === "contract") await countFacts(tx, contracts, contract!, facts, now());
    else if (kind === "service") await markCovering(tx, facts, now());
    else await beginChangedAnew(tx, facts);
  };
  return new Follower({ db, name: followerName, batch, handle, onError });
}

async function countFacts(
  tx: Transaction,
  contracts: FollowingParts["contracts"],
  id: string,
  facts: readonly LedgerFact[],
  now: number,
): Promise<void> {
  const contract = (await contracts.load(tx, [id])).get(id)!;
  const { epoch, isWhole } = await openRow(tx, contract, now);
  const told = facts.flatMap(({ ticket, seq }) => (ticket === undefined ? [] : [[ticket, seq] as const]));
  // With those that time has changed meanwhile, so that all is as of one moment.
  const changed = isWhole ? (await changedByTime(tx, id, now)).map((ticket) => [ticket, Infinity] as const) : [];
  const tickets = new Map([...told, ...changed]);
  const first = await keepCounts(tx, contract, epoch, tickets, now);
  await markContract(tx, contract, changedBy(contract, facts, first), now);
  const upto = facts.at(-1)!.seq + 1;
  // Of a log that is read from far behind, what came of it is put together at its end.
  if (isWhole && facts.length < batch) await showRow(tx, contract, now, upto);
  else await stillCounting(tx, contract, now, upto);
}

function changedBy({ program }: LoadedContract, facts: readonly LedgerFact[], first: number) {
  if (facts.some(({ ticket }) => ticket === undefined)) return { workFrom: -Infinity, serviceFrom: -Infinity };
  return program.measures.some(({ kind }) => kind === "work") && first < Infinity ? { workFrom: first } : {};
}

/** The tenant's own log tells of new versions of contracts. */
async function beginChangedAnew(tx: Transaction, facts: readonly LedgerFact[]): Promise<void> {
  const changed = facts.flatMap(({ fields }) =>
    fields["what"] === "contract-changed" ? (text(fields["contract"]) ?? []) : [],
  );
  if (changed.length > 0) await countAnew(tx, changed);
}
