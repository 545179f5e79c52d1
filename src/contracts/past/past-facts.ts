/** Writes facts of no ticket into a log as they were, in pieces, with what was written along with them. Rules: CON-2, LED-4. */
import type { Scope, Transaction } from "../../database/database.ts";
import { append, requestHash } from "../../ledger/append.ts";
import type { LoadedContract } from "../load-contracts.ts";
import { sealTexts, type PastFact, type PastParts } from "./past-tickets.ts";

/** Of a contract its log; else the log itself. */
export interface PastTarget {
  readonly log: string | undefined;
  readonly contract: string | undefined;
}

const most = 500;

export async function recordFacts(
  parts: PastParts,
  scope: Scope,
  target: PastTarget,
  facts: readonly PastFact[],
): Promise<void> {
  for (let from = 0; from < facts.length; from += most) {
    const piece = facts.slice(from, from + most);
    await parts.db.write(scope, (tx) => recordPiece(tx, parts, target, piece));
  }
}

async function recordPiece(
  tx: Transaction,
  { contracts, vault, now, newId }: PastParts,
  { log, contract: id }: PastTarget,
  piece: readonly PastFact[],
): Promise<void> {
  const contract: LoadedContract | undefined = id === undefined ? undefined : (await contracts.load(tx, [id])).get(id);
  const to = log ?? contract?.log;
  if (to === undefined) throw new Error("no log to write to");
  const named = await sealTexts(
    tx,
    vault,
    now(),
    { contract },
    piece.map((fact) => ({ fact })),
  );
  const facts = named.map(({ fact: { kind, at, recordedAt, id: name, fields } }) => ({
    kind,
    at,
    recordedAt,
    id: name,
    fields,
  }));
  const key = newId();
  await append(tx, to, [{ key, request: requestHash(key), facts }]);
}
