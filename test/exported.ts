/** Exports in memory for the tests: rows of cells through a mapping, to tickets that read as a person would tell them. */
import { parseMapping } from "../src/imports/mapping/mapping.ts";
import { Gathered } from "../src/imports/tickets/gathered.ts";
import { Gatherer } from "../src/imports/tickets/gather.ts";
import type { TicketMapping } from "../src/imports/mapping/mapping-schema.ts";
import { planOf } from "../src/imports/mapping/plan.ts";
import { settleEvents } from "../src/imports/tickets/settle-events.ts";
import { ImportedTickets } from "../src/imports/tickets/ticket-log.ts";
import type { Cell } from "../src/imports/read/records.ts";
import { instantToLocal } from "../src/time/moment.ts";

const zone = "Europe/Amsterdam";

export interface Told {
  /** Per ticket its description and its facts, as lines; set apart where something could not be read. */
  readonly tickets: Readonly<Record<string, string>>;
  /** What was found: code, what it is about, how often, and the first line. */
  readonly found: readonly string[];
  readonly log: ImportedTickets;
}

export interface TellOptions {
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  readonly recorded?: string;
  readonly only?: string;
  readonly now?: number;
  /** Whether the whole file is one line, as programs write it that nobody reads. */
  readonly isOneLine?: boolean;
}

/** Imports files of rows (the first row is the header; a row's line is its place) through the text of a mapping. */
export function told(
  mapping: string,
  files: readonly (readonly (readonly Cell[])[])[],
  options: TellOptions = {},
): Told {
  const gathered = gatheredFor(mapping, options);
  files.forEach(([header, ...records], i) => {
    const sink = new Gatherer(gathered, `file ${i + 1}`, { only: options.only, now: options.now });
    sink.header(header as string[]);
    sink.batch({ records, lineOf: (at) => (options.isOneLine === true ? 1 : at + 2) });
  });
  const log = new ImportedTickets(gathered, settleEvents(gathered), {});
  return { tickets: ticketsOf(log), found: foundIn(gathered), log };
}

/** The sink of one file, to be given records by hand. */
export function gatherer(mapping: string): { gathered: Gathered; sink: Gatherer } {
  const gathered = gatheredFor(mapping, {});
  return { gathered, sink: new Gatherer(gathered, "file 1") };
}

function gatheredFor(mapping: string, options: TellOptions): Gathered {
  const parsed = parseMapping(`peil-mapping: 1\nmapping: test\ntitle: Test\n${mapping}`);
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const levels = new Map(Object.entries(options.levels ?? {}).map(([name, values]) => [name, new Set(values)]));
  return new Gathered(planOf(parsed.file as TicketMapping, { zone, levels, recorded: options.recorded }));
}

function ticketsOf(log: ImportedTickets): Record<string, string> {
  const tickets: [string, string][] = [];
  for (let i = 0; i < log.size; i++) tickets.push([log.key(i), log.isSetApart(i) ? "set apart" : ticketText(log, i)]);
  return Object.fromEntries(tickets.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function ticketText(log: ImportedTickets, i: number): string {
  const { attributes, facts } = log.subject(i);
  const described = Object.entries(attributes).map(([name, value]) => `${name} ${String(value)}`);
  const lines = facts.map(({ kind, at, fields }) =>
    [instantToLocal(zone, at), kind, ...Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`)].join(
      " ",
    ),
  );
  return [...described, ...lines].join(" | ");
}

function foundIn(gathered: Gathered): string[] {
  return gathered.found
    .list()
    .map(({ code, params, count, places }) =>
      [code, ...Object.values(params), `x${count}`, `line ${places[0]!.line}`].join(" "),
    );
}
