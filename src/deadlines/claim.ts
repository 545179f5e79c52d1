/**
 * One claim on what came due: tickets locked in the order of their moments, what follows recorded in the same transaction.
 * DUE-9: a ticket that somebody works on is passed by; a claim that does not commit has told nothing.
 */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";

/** Records what came on these tickets, which the transaction has locked, by a moment (epoch milliseconds); gives how many facts. */
export type Fire = (tx: Transaction, tickets: readonly string[], until: number) => Promise<number>;

/** The steps between which a test may end the process. */
export type Step = "asked" | "claimed" | "fired" | "committed";

export interface ClaimParts {
  readonly db: Database;
  readonly fire: Fire;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called between any two steps; what it throws ends the claim there. */
  readonly between?: ((step: Step) => void | Promise<void>) | undefined;
}

export interface Asked {
  readonly tenant: string;
  readonly limit: number;
  /** Tickets that are left alone for now (DUE-11). */
  readonly aside: readonly string[];
}

export interface Claim {
  /** In the order of their moments. */
  readonly tickets: readonly string[];
  readonly facts: number;
  /** Those that are due as before: nothing was recorded that would move their moment. */
  readonly stuck: readonly string[];
  /** How long the first moment had come when all of it was on disk, milliseconds. */
  readonly lateMs: number;
}

/** A claim that failed, and on which tickets; nothing was told. */
export class ClaimFailed extends Error {
  readonly tickets: readonly string[];
  constructor(tickets: readonly string[], cause: unknown) {
    super("what came due could not be recorded", { cause });
    this.tickets = tickets;
  }
}

export async function claimAndFire(parts: ClaimParts, asked: Asked): Promise<Claim> {
  const { db, now, between } = parts;
  let due: readonly Due[] = [];
  try {
    const told = await db.write(wholeTenant(asked.tenant), async (tx) => {
      due = await lockDue(tx, asked, new Date(now()));
      return due.length === 0 ? nothing : fireOn(tx, parts, due);
    });
    const lateMs = due.length === 0 ? 0 : now() - due[0]!.at.getTime();
    await between?.("committed");
    return { ...told, lateMs };
  } catch (error) {
    throw new ClaimFailed(
      due.map(({ ticket }) => ticket),
      error,
    );
  }
}

type Told = Omit<Claim, "lateMs">;
const nothing: Told = { tickets: [], facts: 0, stuck: [] };

interface Due {
  readonly ticket: string;
  readonly at: Date;
}

/**
 * The row of the ticket is what everybody locks first; that of its deadline belongs to whoever has it. So the deadlines are read
 * again under the lock: another may have told one of them between our look and our lock. A claim keeps to few contracts, and to
 * such as no other claim is at: the head of each one's log is locked in turn, and who would wait for it anyway does something
 * else meanwhile.
 */
async function lockDue(tx: Transaction, { tenant, limit, aside }: Asked, now: Date): Promise<readonly Due[]> {
  const locked = await tx.query<{ ticket: string }>(
    `WITH due AS MATERIALIZED (
       SELECT ticket, contract, at FROM peil.deadline
       WHERE tenant = $1 AND at <= $2 AND ticket <> ALL($3) ORDER BY at LIMIT $4 * 16),
     waiting AS MATERIALIZED (SELECT contract FROM due GROUP BY contract ORDER BY min(at), contract),
     first AS MATERIALIZED (
       SELECT contract FROM waiting WHERE pg_try_advisory_xact_lock(hashtextextended(contract::text, 0)) LIMIT 4)
     SELECT t.ticket FROM due JOIN first USING (contract) JOIN peil.ticket t ON t.tenant = $1 AND t.ticket = due.ticket
     ORDER BY due.at LIMIT $4 FOR UPDATE OF t SKIP LOCKED`,
    [tenant, now, aside, limit],
    "claim what is due",
  );
  if (locked.length === 0) return [];
  return tx.query<Due>(
    `SELECT ticket, at FROM peil.deadline WHERE tenant = $1 AND ticket = ANY($2) AND at <= $3 ORDER BY at, ticket`,
    [tenant, locked.map(({ ticket }) => ticket), now],
    "what is due under the lock",
  );
}

/** DUE-4: tells up to the last moment of the claim, so that what came later on any of these waits for what came before it. */
async function fireOn(tx: Transaction, { fire, now, between }: ClaimParts, due: readonly Due[]): Promise<Told> {
  const tickets = due.map(({ ticket }) => ticket);
  const until = due.at(-1)!.at.getTime();
  await between?.("claimed");
  const facts = await fire(tx, tickets, until);
  await between?.("fired");
  // The clock is asked again: where it went back meanwhile, what was claimed lies ahead once more and is not stuck.
  const left = await tx.query<{ ticket: string }>(
    "SELECT ticket FROM peil.deadline WHERE tenant = $1 AND ticket = ANY($2) AND at <= $3",
    [tx.scope.tenant, tickets, new Date(Math.min(until, now()))],
    "what stays due",
  );
  return { tickets, facts, stuck: left.map(({ ticket }) => ticket) };
}
