/**
 * Brings historic tickets of another desk into a contract, through a mapping of its export. Facts keep the moments that the
 * export tells, also for when they were written down, since that desk wrote them down then; the report says when Peil took
 * them in. What makes no sense is told, and its ticket left out. A ticket that the same mapping brought in before, from this file
 * or another, is not brought in again; one of another customer never is. Rules: CON-1, IMP-2, IMP-7, LED-4, DUE-5, TIM-4.
 */
import { createHash } from "node:crypto";
import type { Finding } from "../../agreement/finding.ts";
import type { Scope } from "../../database/database.ts";
import type { Program } from "../../engine/program.ts";
import { text } from "../../facts/fact.ts";
import { importedFields } from "../../facts/imported.ts";
import { withOpening } from "../../facts/opening.ts";
import { importExports } from "../../imports/tickets/import-exports.ts";
import type { TicketLog } from "../../imports/tickets/import.ts";
import { isOfTickets } from "../../imports/mapping/mapping-schema.ts";
import { parseMapping } from "../../imports/mapping/mapping.ts";
import { planOf } from "../../imports/mapping/plan.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import type { Subject } from "../../engine/subject.ts";
import { tellIn, type Asker } from "../own-logs.ts";
import { refused, type OrRefused } from "../refused.ts";
import { recordTickets, type PastParts, type PastTicket } from "./past-tickets.ts";

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

/** Nothing was brought in: the export tells of several customers, and not which of them this is. */
export interface OfWhom {
  readonly ofWhom: readonly string[];
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
  const read = await readExport(contract.program, asked, now);
  if ("findings" in read) return read;
  const file = createHash("sha256").update(asked.bytes).digest("hex");
  const { mapping } = read;
  const all = pastTickets(read.tickets, { mapping, now, newId: parts.newId });
  const names = [...new Set(all.flatMap(({ customer }) => customer ?? []))].toSorted();
  const isKnown = asked.customer === undefined ? names.length < 2 : names.includes(asked.customer);
  if (!isKnown) return { ofWhom: names };
  const own = all.filter(({ customer }) => asked.customer === undefined || customer === asked.customer);
  const written = await recordTickets(
    parts,
    scope,
    asked.contract,
    own.map(({ ticket }) => ticket),
  );
  if (written.tickets > 0) {
    const asker: Asker = { person: asked.person, now, newId: parts.newId };
    const told = { what: "import", file, tickets: String(written.tickets) };
    await parts.db.write(scope, (tx) => tellIn(tx, contract.log, asker, [{ kind: "done", at: now, fields: told }]));
  }
  return {
    file,
    ...written,
    repeated: own.length - written.tickets,
    setApart: read.tickets.size - all.length,
    otherCustomers: all.length - own.length,
    found: read.found,
  };
}

async function readExport(
  program: Program,
  { mapping, name, bytes }: ImportAsked,
  now: number,
): Promise<
  | { readonly mapping: string; readonly tickets: TicketLog; readonly found: readonly RecordFinding[] }
  | { readonly findings: readonly Finding[] }
> {
  const parsed = parseMapping(mapping, program.file);
  if ("findings" in parsed) return parsed;
  if (!isOfTickets(parsed.file)) return { findings: [mappingOfServices] };
  const levels = new Map([...program.levels.values()].map((level) => [level.name, new Set(level.values)] as const));
  const spoken = new Map([...levels].filter(([, values]) => values.size > 0));
  const plan = planOf(parsed.file, { zone: program.zone, levels: spoken, recorded: undefined });
  const { tickets, found, findings } = await importExports([{ name, bytes: onePiece(bytes) }], plan, { now });
  return findings.length > 0
    ? { findings: findings.map(({ finding }) => finding) }
    : { mapping: parsed.file.mapping, tickets, found };
}

const mappingOfServices: Finding = {
  code: "shape.missing-key",
  severity: "error",
  path: ["key"],
  params: {
    key: "key",
    expected: "text",
  },
};

// oxlint-disable-next-line typescript/require-await -- bytes that are here already, read as those of a file are
async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

interface Naming {
  readonly mapping: string;
  readonly now: number;
  readonly newId: () => string;
}

interface OfCustomer {
  readonly at: number;
  /** As the export calls it, where it does. */
  readonly customer: string | undefined;
  readonly ticket: PastTicket;
}

/** In the order in which they were reported, so that their numbers follow it. */
function pastTickets(log: TicketLog, naming: Naming): OfCustomer[] {
  const all: OfCustomer[] = [];
  for (let i = 0; i < log.size; i++) {
    const subject = log.isSetApart(i) ? undefined : log.subject(i);
    const report = subject?.facts.find(({ kind }) => kind === "reported");
    // What is still to come was not so: such a ticket waits until it is.
    if (report === undefined || subject!.facts.some(({ at }) => at > naming.now)) continue;
    const customer = text(subject!.attributes["customer"]);
    all.push({ at: report.at, customer, ticket: pastTicket(log.key(i), subject!, naming) });
  }
  return all.toSorted((a, b) => a.at - b.at);
}

/** Whose it is, its contract says; a name is nothing for a fact (LED-3). */
function pastTicket(key: string, { attributes, facts }: Subject, { mapping, now, newId }: Naming): PastTicket {
  const report = facts.find(({ kind }) => kind === "reported");
  const { customer: _, ...opening } = attributes;
  return {
    ticket: newId(),
    key: `import ${mapping} ${key}`,
    facts: facts.map((fact) => {
      const { kind, at, recordedAt = at } = fact;
      const fields =
        fact === report ? { ...withOpening(fact.fields, opening), ...importedFields(now, key) } : fact.fields;
      return { kind, at, recordedAt, id: newId(), fields, texts: [] };
    }),
  };
}
