/**
 * Brings historic tickets of another desk into a contract, through a mapping of its export. Facts keep the moments that the
 * export tells, also for when they were written down, since that desk wrote them down then; the report says when Peil took
 * them in. What makes no sense is told, and its ticket left out. A ticket that the same mapping brought in before, from this file
 * or another, is not brought in again; one of another customer never is. Rules: CON-1, IMP-2, IMP-7, LED-4, DUE-5, TIM-4.
 */
import type { Scope } from "../../database/database.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import type { OfWhom } from "./export-asked.ts";
import { readInThread } from "./export-thread.ts";
import { tellIn, type Asker } from "../own-logs.ts";
import { refused, type OrRefused } from "../refused.ts";
import { recordTickets, type PastParts } from "./past-tickets.ts";

export interface ImportAsked {
  readonly contract: string;
  /** The text of the mapping. */
  readonly mapping: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whose tickets, as the export calls them; has to be said where it tells of several. */
  readonly customer?: string | undefined;
  /** UUID of who asks for it. */
  readonly person?: string | undefined;
}

export interface ImportOutcome {
  readonly file: string;
  /** Tickets that were brought in; those that had been before; those left out, for which `found` says why. */
  readonly tickets: number;
  readonly repeated: number;
  readonly setApart: number;
  /** Those of other customers. */
  readonly otherCustomers: number;
  readonly facts: number;
  readonly found: readonly RecordFinding[];
}

export async function importTickets(
  parts: PastParts,
  scope: Scope,
  asked: ImportAsked,
): Promise<OrRefused<ImportOutcome> | OfWhom> {
  const contract = await parts.db.read(scope, async (tx) =>
    (await parts.contracts.load(tx, [asked.contract])).get(asked.contract),
  );
  if (contract === undefined) return refused("no-such-contract", { contract: asked.contract });
  const now = parts.now();
  const { file: agreement, zone, levels } = contract.program;
  const { mapping, name, bytes, customer } = asked;
  const spoken = [...levels.values()].map((level) => [level.name, [...level.values]] as const);
  const question = { mapping, name, customer, now, agreement, zone, levels: spoken };
  const read = await readInThread(question, bytes, parts.newId);
  if (!("tickets" in read)) return read;
  const { told, tickets } = read;
  const written = await recordTickets(parts, scope, asked.contract, tickets);
  if (written.tickets > 0) {
    const asker: Asker = { person: asked.person, now, newId: parts.newId };
    const fields = { what: "import", file: told.file, tickets: String(written.tickets) };
    await parts.db.write(scope, (tx) => tellIn(tx, contract.log, asker, [{ kind: "done", at: now, fields }]));
  }
  const { own, ...more } = told;
  return { ...more, ...written, repeated: own - written.tickets };
}
