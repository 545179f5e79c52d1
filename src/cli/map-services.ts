/**
 * `peil map` proposes for tickets. Whether a file is about services instead, so far as its columns and names tell: then it
 * says where to look, instead of taking outages for tickets in silence. Rule: CON-2.
 */
import type { MappingFile } from "../imports/mapping/mapping-schema.ts";
import { columnsOf } from "../imports/mapping/plan.ts";

/** `reads`: the mapping that comes along and finds all its columns, if one does. */
export interface AboutServices {
  readonly reads: string | undefined;
}

export function aboutServices(
  file: string,
  header: readonly string[],
  known: readonly { readonly name: string; readonly file: MappingFile }[],
): AboutServices | undefined {
  const reads = known
    .map((one) => ({ name: one.name, needed: neededBy(one.file) }))
    .filter(({ needed }) => needed.length > 2 && needed.every((column) => header.includes(column)))
    .toSorted((a, b) => b.needed.length - a.needed.length)[0]?.name;
  return reads !== undefined || [file, ...header].some((name) => word.test(name)) ? { reads } : undefined;
}

function neededBy(file: MappingFile): string[] {
  return columnsOf(file).filter((column) => !(file.optional ?? []).includes(column));
}

/** What only lists of services are called by, in either language. */
const word = /outage|downtime|uptime|latency|back-?up|maintenance|probe|storing(en|s?nr|s?lijst)|onderhoud|uitval/i;
