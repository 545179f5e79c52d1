/**
 * The mapping file: which columns, values and changes of state of an export mean which facts. One definition gives the
 * parser, the JSON Schema and the types, as with an agreement; what each key is for stands in `key-texts.ts`. Columns are
 * addressed by the name in the header (a second `category` is `category#2`), in JSON and XES by their path
 * (`fields.priority.name`, `changelog.histories.items.to`).
 */
import { z } from "zod";
import { id, listOf, text, word } from "../../agreement/schema/basics.ts";

const column = word.meta({ title: "column" });

/** Values of a column as words of the agreement. A value that stands here is meant; every other is a finding. */
const values = z.record(z.string(), id).meta({ id: "values" });

/** Where something is read: a column as it stands, a column with its values translated, or a constant. */
const source = z
  .union([
    column.transform((name) => ({ column: name })),
    z.strictObject({ is: word }),
    z.strictObject({
      column,
      values: values.optional(),
      empty: id.optional(),
      otherwise: id.optional(),
      unit: word.optional(),
      split: word.optional(),
    }),
  ])
  .meta({ id: "source" });

/** Holds where each of these columns has one of these values, or any but these; an empty cell has the value "". */
const when = z
  .record(word, z.union([listOf(z.string()), z.strictObject({ not: listOf(z.string()) })]))
  .meta({ id: "condition" });

const fact = z.strictObject({
  fact: id.meta({ title: "fact" }),
  at: column,
  when: when.optional(),
  with: z.record(id, source).optional(),
  take: z.enum(["each", "first", "last"]).optional(),
  counts: z.record(word, word).optional(),
});

/** A state of the desk: a fact of the vocabulary that it begins, `open` (work goes on), or `same` (says nothing). */
const stateMeaning = word.meta({ title: "state" });

const states = z.strictObject({
  column,
  at: column.optional(),
  when: when.optional(),
  values: z.record(z.string(), stateMeaning),
  with: z.record(id, source).optional(),
});

/** A change of one level, where the export writes changes as field, old value and new value. */
const change = z.strictObject({
  level: id,
  column,
  before: column.optional(),
  at: column.optional(),
  when: when.optional(),
  values: values.optional(),
});

const recorded = z.strictObject({
  column: column.optional(),
  when: when.optional(),
  kept: listOf(z.string()),
  missed: listOf(z.string()),
  clock: id.optional(),
});

export const mapping = z.strictObject({
  "peil-mapping": z.literal("1"),
  mapping: id,
  title: text,
  source: word.optional(),
  "cannot-know": z.array(text).optional(),
  read: z
    .strictObject({
      format: z.enum(["csv", "jsonl", "json", "xes", "xlsx"]).optional(),
      encoding: word.optional(),
      separator: word.optional(),
      sheet: word.optional(),
      rows: word.optional(),
    })
    .optional(),
  empty: z.array(z.string()).optional(),
  times: z
    .strictObject({
      zone: word.optional(),
      format: listOf(word).optional(),
    })
    .optional(),
  /** What the records are about; the tickets of a desk when left out. */
  log: z.enum(["tickets", "service"]).optional(),
  key: column.optional(),
  moment: column.optional(),
  /** A column with numbers, or the words `as-written`. */
  sequence: column.optional(),
  optional: z.array(column).optional(),
  "leave-out": z.array(z.strictObject({ when, why: text })).optional(),
  ticket: z.record(id, source).optional(),
  contract: z.record(id, source).optional(),
  facts: z.array(fact).min(1),
  states: z.union([z.array(states), states.transform((one) => [one])]).optional(),
  changes: z.array(change).optional(),
  recorded: z.record(word, recorded).optional(),
  under: z.record(id, z.record(word, z.unknown())).optional(),
});

export type MappingFile = z.output<typeof mapping>;
/** A mapping of tickets: each record has the key of one. */
export type TicketMapping = MappingFile & { readonly key: string };

/** Which of the two a mapping is; one of tickets without a key is a finding. */
export function isOfTickets(file: MappingFile): file is TicketMapping {
  return file.log !== "service";
}

export type Source = z.output<typeof source>;
export type When = z.output<typeof when>;
