/**
 * Judges some tickets of a contract and keeps what they count for, with the sums over the contract: what a ticket counted for before
 * is taken off, what it counts for now is added. Whoever calls holds the lock of the contract's log. Rule: FIG-3.
 */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Transaction } from "../database/database.ts";
import type { Program } from "../engine/program.ts";
import { openingOf } from "../facts/opening.ts";
import { factsOfTickets, type LedgerFact } from "../ledger/read.ts";
import { Places, type Counted } from "./places.ts";
import { ofNow } from "./show-overview.ts";

/** So many are judged again in one transaction; so many are read at once, so that others get their turn in between. */
export const piece = 500;
const atOnce = 50;

/**
 * `tickets` are UUIDs with the index of the newest fact that is to be counted: one that was counted with it already is left out.
 * Gives the first moment of which any that was judged speaks; Infinity where none was.
 */
export async function keepCounts(
  tx: Transaction,
  contract: LoadedContract,
  epoch: number,
  tickets: ReadonlyMap<string, number>,
  asOf: number,
): Promise<number> {
  const all = [...tickets].toSorted(([a], [b]) => (a < b ? -1 : 1));
  let first = Infinity;
  for (let at = 0; at < all.length; at += atOnce) {
    first = Math.min(first, await keepPiece(tx, contract, epoch, all.slice(at, at + atOnce), asOf));
  }
  return first;
}

/** The first of those that count otherwise by now, though nothing was recorded on them. */
export async function changedByTime(tx: Transaction, contract: string, asOf: number): Promise<string[]> {
  const rows = await tx.query<{ ticket: string }>(
    `SELECT ticket FROM peil.counted_ticket WHERE tenant = $1 AND contract = $2 AND changes_at <= $3
     ORDER BY changes_at LIMIT ${piece}`,
    [tx.scope.tenant, contract, new Date(asOf)],
    "tickets that changed",
  );
  return rows.map(({ ticket }) => ticket);
}

/** The first of those that were judged by terms that are no longer so. */
export async function ofEarlierEpochs(tx: Transaction, contract: string, epoch: number): Promise<string[]> {
  const rows = await tx.query<{ ticket: string }>(
    `SELECT ticket FROM peil.counted_ticket WHERE tenant = $1 AND contract = $2 AND epoch < $3 ORDER BY epoch LIMIT ${piece}`,
    [tx.scope.tenant, contract, epoch],
    "tickets of earlier epochs",
  );
  return rows.map(({ ticket }) => ticket);
}

interface Kept {
  readonly ticket: string;
  readonly epoch: number;
  readonly upto: string;
  readonly places: string;
}

interface Standing {
  readonly ticket: string;
  readonly state: string;
  readonly waiting_for: string | null;
  readonly missed: boolean;
  readonly at_risk: boolean;
}

async function keepPiece(
  tx: Transaction,
  contract: LoadedContract,
  epoch: number,
  asked: readonly (readonly [string, number])[],
  asOf: number,
): Promise<number> {
  const { tenant } = tx.scope;
  const ids = asked.map(([ticket]) => ticket);
  const known = await tx.query<Kept>(
    "SELECT ticket, epoch, upto, places FROM peil.counted_ticket WHERE tenant = $1 AND ticket = ANY($2::uuid[])",
    [tenant, ids],
    "counted tickets",
  );
  const before = new Map(known.filter((one) => one.epoch === epoch).map((one) => [one.ticket, one]));
  const news = asked.flatMap(([ticket, upto]) => (Number(before.get(ticket)?.upto ?? -1) >= upto ? [] : [ticket]));
  if (news.length === 0) return Infinity;
  const [facts, standings] = await Promise.all([
    factsOfTickets(tx, news),
    tx.query<Standing>(
      "SELECT ticket, state, waiting_for, missed, at_risk FROM peil.ticket WHERE tenant = $1 AND ticket = ANY($2::uuid[])",
      [tenant, news],
      "standing tickets",
    ),
  ]);
  const standingOf = new Map(standings.map((one) => [one.ticket, one]));
  const places = placesOf(contract.program);
  const judged = news.map((ticket) => {
    const own = facts.get(ticket)!;
    const subject = { kind: "ticket", attributes: openingOf(own), facts: own, contract: contract.view.fields };
    const counted = places.of(subject, asOf);
    return { ticket, counted, all: [...counted.places, ...placesNow(standingOf.get(ticket))], upto: newest(own) };
  });
  const sums = new Map<string, number>();
  for (const { ticket, all } of judged) {
    for (const place of wordsOf(before.get(ticket)?.places)) sums.set(place, (sums.get(place) ?? 0) - 1);
    for (const place of all) sums.set(place, (sums.get(place) ?? 0) + 1);
  }
  await Promise.all([keepTickets(tx, contract, epoch, judged), addUp(tx, contract, sums)]);
  return Math.min(...news.flatMap((ticket) => facts.get(ticket)!.map(({ at }) => at)));
}

function newest(facts: readonly LedgerFact[]): number {
  return facts.reduce((upto, { seq }) => Math.max(upto, seq), -1);
}

function wordsOf(places: string | undefined): string[] {
  return places === undefined || places === "" ? [] : places.split(";");
}

/** As the queue has it: what is at risk there is at risk here. */
function placesNow(ticket: Standing | undefined): string[] {
  if (ticket === undefined || !["new", "open", "waiting"].includes(ticket.state)) return [];
  const { missed, at_risk: isAtRisk, waiting_for: waitingFor } = ticket;
  return [
    ofNow.open,
    ...(isAtRisk ? [ofNow.atRisk] : []),
    ...(missed ? [ofNow.missed] : []),
    ...(waitingFor === "customer" ? [ofNow.waitingForCustomer] : []),
  ];
}

const known = new WeakMap<Program, Places>();

function placesOf(program: Program): Places {
  const places = known.get(program) ?? new Places(program);
  known.set(program, places);
  return places;
}

interface Judged {
  readonly ticket: string;
  readonly counted: Counted;
  readonly all: readonly string[];
  readonly upto: number;
}

async function keepTickets(
  tx: Transaction,
  { view }: LoadedContract,
  epoch: number,
  judged: readonly Judged[],
): Promise<void> {
  const moment = (at: number | undefined) => (at === undefined || !Number.isFinite(at) ? null : new Date(at));
  await tx.query(
    `INSERT INTO peil.counted_ticket (tenant, ticket, contract, customer, epoch, upto, reported_at, changes_at, places)
     SELECT $1, g.ticket, $2, $3, $4, g.upto, g.reported_at, g.changes_at, g.places
     FROM unnest($5::uuid[], $6::bigint[], $7::timestamptz[], $8::timestamptz[], $9::text[])
       g(ticket, upto, reported_at, changes_at, places)
     ON CONFLICT (tenant, ticket) DO UPDATE SET epoch = excluded.epoch, upto = excluded.upto,
       reported_at = excluded.reported_at, changes_at = excluded.changes_at, places = excluded.places`,
    [
      tx.scope.tenant,
      view.contract,
      view.customer,
      epoch,
      judged.map(({ ticket }) => ticket),
      judged.map(({ upto }) => upto),
      judged.map(({ counted }) => moment(counted.reportedAt)),
      judged.map(({ counted }) => moment(counted.changesAt)),
      judged.map(({ all }) => all.join(";")),
    ],
    "keep counted tickets",
  );
}

async function addUp(tx: Transaction, { view }: LoadedContract, sums: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...sums].filter(([, sum]) => sum !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (changed.length === 0) return;
  await tx.query(
    `INSERT INTO peil.overview_count AS c (tenant, contract, customer, what, count)
     SELECT $1, $2, $3, g.what, g.sum FROM unnest($4::text[], $5::integer[]) g(what, sum)
     ON CONFLICT (tenant, contract, what) DO UPDATE SET count = c.count + excluded.count`,
    [tx.scope.tenant, view.contract, view.customer, changed.map(([what]) => what), changed.map(([, sum]) => sum)],
    "add up counts",
  );
}
