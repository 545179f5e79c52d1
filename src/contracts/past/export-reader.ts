/**
 * The thread in which an export is read: that takes seconds for a large one, and nobody at the desk waits meanwhile. It says first
 * what the export is, and then gives the tickets a piece at a time, as they are asked for. Rules: IMP-2, IMP-7, LED-3.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { Finding } from "../../agreement/finding.ts";
import type { Subject } from "../../engine/subject.ts";
import { text } from "../../facts/fact.ts";
import { importedFields } from "../../facts/imported.ts";
import { withOpening } from "../../facts/opening.ts";
import { isOfTickets } from "../../imports/mapping/mapping-schema.ts";
import { parseMapping } from "../../imports/mapping/mapping.ts";
import { planOf } from "../../imports/mapping/plan.ts";
import { importExports } from "../../imports/tickets/import-exports.ts";
import type { TicketLog } from "../../imports/tickets/import.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import { moreBytes, type ExportAsked, type ExportRead, type UnnamedTicket } from "./export-asked.ts";

/** Facts to a piece, at least: what is taken over in a millisecond or so. */
const mostFacts = 200;

const port = parentPort!;
const asked = workerData as ExportAsked;
const hash = createHash("sha256");
await tell();

async function tell(): Promise<void> {
  const read = await readExport(asked);
  if ("findings" in read) return say({ findings: read.findings });
  const { tickets, mapping, found } = read;
  const all = reported(tickets, asked.now);
  const names = [...new Set(all.flatMap(({ customer }) => customer ?? []))].toSorted();
  const isKnown = asked.customer === undefined ? names.length < 2 : names.includes(asked.customer);
  if (!isKnown) return say({ ofWhom: names });
  const own = all.filter(({ customer }) => asked.customer === undefined || customer === asked.customer);
  const file = hash.digest("hex");
  const pieces = inPieces(own, (i) => pastTicket(tickets.key(i), tickets.subject(i), { mapping, now: asked.now }));
  port.on("message", () => {
    const next = pieces.next();
    port.postMessage(next.done === true ? [] : next.value);
  });
  const [setApart, otherCustomers] = [tickets.size - all.length, all.length - own.length];
  say({ told: { file, own: own.length, setApart, otherCustomers, found } });
}

function say(read: ExportRead): void {
  port.postMessage(read);
}

async function readExport({
  mapping,
  name,
  agreement,
  zone,
  levels,
  now,
}: ExportAsked): Promise<
  | { readonly mapping: string; readonly tickets: TicketLog; readonly found: readonly RecordFinding[] }
  | { readonly findings: readonly Finding[] }
> {
  const parsed = parseMapping(mapping, agreement);
  if ("findings" in parsed) return parsed;
  if (!isOfTickets(parsed.file)) return { findings: [mappingOfServices] };
  const spoken = new Map(levels.map(([level, values]) => [level, new Set(values)] as const));
  for (const [level, values] of spoken) if (values.size === 0) spoken.delete(level);
  const plan = planOf(parsed.file, { zone, levels: spoken, recorded: undefined });
  const bytes = comingBytes();
  const { tickets, found, findings } = await importExports([{ name, bytes }], plan, { now });
  for await (const _ of bytes); // what stands behind the end of a compressed file is part of the file all the same
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

/** As those of a file on a disk: no more than a piece is here beside what was gathered of it. */
async function* comingBytes(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const coming = once(port, "message");
    port.postMessage(moreBytes);
    const [piece] = (await coming) as [Uint8Array | null];
    if (piece === null) return;
    hash.update(piece);
    yield piece;
  }
}

interface Reported {
  /** Index in the export. */
  readonly i: number;
  readonly at: number;
  /** As the export calls it, where it does. */
  readonly customer: string | undefined;
}

/** In the order in which they were reported, so that their numbers follow it. */
function reported(log: TicketLog, now: number): Reported[] {
  const all: Reported[] = [];
  for (let i = 0; i < log.size; i++) {
    const subject = log.isSetApart(i) ? undefined : log.subject(i);
    const report = subject?.facts.find(({ kind }) => kind === "reported");
    // What is still to come was not so: such a ticket waits until it is.
    if (report === undefined || subject!.facts.some(({ at }) => at > now)) continue;
    all.push({ i, at: report.at, customer: text(subject!.attributes["customer"]) });
  }
  return all.toSorted((a, b) => a.at - b.at);
}

function* inPieces(
  own: readonly Reported[],
  ticket: (i: number) => UnnamedTicket,
): Generator<UnnamedTicket[], undefined> {
  let piece: UnnamedTicket[] = [];
  let facts = 0;
  for (const { i } of own) {
    const next = ticket(i);
    piece.push(next);
    facts += next.facts.length;
    if (facts < mostFacts) continue;
    yield piece;
    [piece, facts] = [[], 0];
  }
  if (piece.length > 0) yield piece;
  return undefined;
}

/** Whose it is, its contract says; a name is nothing for a fact (LED-3). */
function pastTicket(
  key: string,
  { attributes, facts }: Subject,
  { mapping, now }: { readonly mapping: string; readonly now: number },
): UnnamedTicket {
  const report = facts.find(({ kind }) => kind === "reported");
  const { customer: _, ...opening } = attributes;
  return {
    key: `import ${mapping} ${key}`,
    facts: facts.map((fact) => {
      const { kind, at, recordedAt = at } = fact;
      const fields =
        fact === report ? { ...withOpening(fact.fields, opening), ...importedFields(now, key) } : fact.fields;
      return { kind, at, recordedAt, fields };
    }),
  };
}
