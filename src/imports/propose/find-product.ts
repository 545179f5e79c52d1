/**
 * Whether an export has the shape of a mapping that comes along: all its columns are there, and its values are those of
 * the product.
 */
import type { TicketMapping } from "../mapping/mapping-schema.ts";
import { columnsOf } from "../mapping/plan.ts";
import type { Profile } from "./profile.ts";

/** A mapping that comes along, as its file and as what it says. */
export interface KnownMapping {
  readonly name: string;
  readonly text: string;
  readonly file: TicketMapping;
}

const FEWEST_COLUMNS = 5;

/** The one of which the most columns are there; none where a column is lacking or the values are another product's. */
export function findProduct(profile: Profile, known: readonly KnownMapping[]): KnownMapping | undefined {
  const header = new Set(profile.columns.map(({ name }) => name));
  return known
    .map((one) => ({ one, columns: columnsOf(one.file) }))
    .filter(({ one, columns }) => {
      const needed = columns.filter((column) => !(one.file.optional ?? []).includes(column));
      return (
        needed.length >= FEWEST_COLUMNS && needed.every((column) => header.has(column)) && speaks(profile, one.file)
      );
    })
    .toSorted((a, b) => b.columns.length - a.columns.length)[0]?.one;
}

/** Whether most texts of each column that it translates are texts that it knows. */
function speaks(profile: Profile, { ticket, states }: TicketMapping): boolean {
  const levels = Object.values(ticket ?? {}).flatMap((source) =>
    "values" in source && source.otherwise === undefined ? source : [],
  );
  const told = [...levels, ...(states ?? []).filter(({ when }) => when === undefined)];
  return told.every(({ column: name, values = {} }) => {
    const column = profile.columns.find((one) => one.name === name);
    if (column === undefined || column.filled === 0) return true;
    const known = column.texts.map((text, i) => (values[text] === undefined ? 0 : column.counts[i]!));
    return known.reduce((sum, count) => sum + count, 0) >= column.filled / 2;
  });
}
