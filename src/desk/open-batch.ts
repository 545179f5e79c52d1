/** What a batch of commands is decided on, read and locked in the order in which everybody does. */
import type { Transaction } from "../database/database.ts";
import type { OpenKeys } from "../ledger/keys.ts";
import type { Command } from "./command.ts";
import { doneBefore, type DoneBefore } from "./done-before.ts";
import { holdContracts, lockRelations } from "./hold.ts";
import {
  assetsNamed,
  filesNamed,
  lockTickets,
  readTickets,
  relationFacts,
  ticketsNamed,
  type NamedTicket,
  type OpenTicket,
} from "./open-ticket.ts";
import type { DeskContract, DeskParts } from "./perform-batch.ts";
import { readPersons, type KnownPerson } from "./speaker.ts";
import { sharedService } from "./service-log.ts";

/** What the commands of a batch share; each sees what those before it made of the tickets. */
export interface Batch {
  readonly parts: DeskParts;
  readonly now: number;
  readonly keys: OpenKeys;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  /** The tickets that commands name beside their own. */
  readonly others: ReadonlyMap<string, NamedTicket>;
  /** The contract of each asset that a command names. */
  readonly assets: ReadonlyMap<string, string>;
  /** The files that commands name, as `fileNamed` writes them. */
  readonly files: ReadonlySet<string>;
  readonly tickets: Map<string, OpenTicket>;
  readonly contracts: ReadonlyMap<string, DeskContract>;
  readonly relations: Awaited<ReturnType<typeof relationFacts>>;
  readonly known: ReadonlyMap<string, DoneBefore>;
  /** Nothing is locked, made or recorded. */
  readonly isTrial: boolean;
}

/**
 * Locks and reads all that these commands are decided on. `isTrial`: as it is, whoever is at work on it, with nothing locked or
 * made; what was done under the same key before is then no answer.
 */
export async function openBatch(
  tx: Transaction,
  parts: DeskParts,
  commands: readonly Command[],
  isTrial = false,
): Promise<Batch> {
  const now = parts.now();
  const mentions = commands.map(({ verb, input }) => verb.mentions?.(input) ?? {});
  const named = mentions.flatMap(({ people = [] }) => people);
  const asking = commands.flatMap(({ actor }) => actor.person ?? []);
  const [, persons, those] = await Promise.all([
    isTrial ? undefined : holdContracts(tx, commands),
    readPersons(tx, [...new Set([...asking, ...named])]),
    parts.contracts(tx, [...new Set(commands.flatMap(({ contract }) => contract ?? []))]),
  ]);
  const keys = await (isTrial ? parts.vault.keysFound(tx, []) : parts.vault.keysOf(tx, persons.keys(), now));
  const locked = [...commands.flatMap(({ ticket }) => ticket ?? []), ...mentions.flatMap(({ into }) => into ?? [])];
  const tickets = await (isTrial ? readTickets : lockTickets)(tx, [...new Set(locked)]);
  const wanted = new Set([...tickets.values()].map(({ contract }) => contract));
  const contracts = new Map([...those, ...(await parts.contracts(tx, [...wanted]))]);
  if (commands.some(({ verb }) => verb.on === "service")) contracts.set("", sharedService(await serviceLogOf(tx)));
  const [, relations, known, others, assets, files] = await Promise.all([
    isTrial ? undefined : lockRelations(tx, commands, contracts),
    relationFacts(tx, [...contracts.values()]),
    isTrial ? new Map<string, DoneBefore>() : doneBefore(tx, commands, tickets, contracts),
    ticketsNamed(tx, [...new Set(mentions.flatMap((one) => one.tickets ?? []))]),
    assetsNamed(tx, [...new Set(mentions.flatMap((one) => one.assets ?? []))]),
    filesNamed(
      tx,
      mentions.flatMap((one) => (one.files ?? []).map(({ content }) => content)),
    ),
  ]);
  return { parts, now, keys, persons, others, assets, files, tickets, contracts, relations, known, isTrial };
}

async function serviceLogOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ log: string }>(
    "SELECT log FROM peil.log WHERE tenant = $1 AND kind = 'service'",
    [tx.scope.tenant],
    "service log",
  );
  if (row === undefined) throw new Error("the tenant has no service log");
  return row.log;
}
