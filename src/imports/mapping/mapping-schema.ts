/**
 * The mapping file: which columns, values and changes of state of an export mean which facts. One definition gives the
 * parser, the JSON Schema and the types, as with an agreement. Columns are addressed by the name in the header (a second
 * `category` is `category#2`), in JSON and XES by their path (`fields.priority.name`, `changelog.histories.items.to`).
 */
import { z } from "zod";
import { id, listOf, text, word } from "../../agreement/schema/basics.ts";

/** Values of a column as words of the agreement. A value that stands here is meant; every other is a finding. */
const values = z.record(z.string(), id).meta({ description: "value of the export: word of the agreement" });

/** Where something is read: a column as it stands, a column with its values translated, or a constant. */
const source = z.union([
  word.transform((column) => ({ column })),
  z.strictObject({ is: word }),
  z.strictObject({
    column: word,
    values: values.optional(),
    empty: id.optional().meta({ description: "what an empty cell means" }),
    otherwise: id.optional().meta({ description: "what every value that is not listed means" }),
  }),
]);

/** Holds where each of these columns has one of these values, or any but these; an empty cell has the value "". */
const when = z.record(word, z.union([listOf(z.string()), z.strictObject({ not: listOf(z.string()) })]));

const fact = z.strictObject({
  fact: id,
  at: word.meta({ description: "the column with its moment; where the cell is empty there is no such fact" }),
  when: when.optional(),
  with: z.record(id, source).optional().meta({ description: "the fields of the fact: by, via, for …" }),
  take: z
    .enum(["each", "first", "last"])
    .optional()
    .meta({ description: "of the moments in the records of a ticket: each is a fact (when left out), or one of them" }),
});

/** A state of the desk: a fact of the vocabulary that it begins, `open` (work goes on), or `same` (says nothing). */
const stateMeaning = word;

const states = z.strictObject({
  column: word,
  at: word.optional().meta({ description: "the column with the moment of the change; left out: `moment`" }),
  when: when.optional(),
  values: z.record(z.string(), stateMeaning),
  with: z.record(id, source).optional(),
});

/** A change of one level, where the export writes changes as field, old value and new value. */
const change = z.strictObject({
  level: id,
  column: word.meta({ description: "the value after the change" }),
  before: word.optional().meta({ description: "the value before it: of the first change, how the ticket was opened" }),
  at: word.optional(),
  when: when.optional(),
  values: values.optional(),
});

const recorded = z.strictObject({
  column: word.optional().meta({ description: "the column that holds it; left out: the one it is named for" }),
  when: when.optional(),
  kept: listOf(z.string()),
  missed: listOf(z.string()),
  clock: id.optional().meta({ description: "the clock that it judges; left out: all of them together" }),
});

export const mapping = z.strictObject({
  "peil-mapping": z.literal("1"),
  mapping: id,
  title: text,
  source: word.optional().meta({ description: "where the product describes this export" }),
  "cannot-know": z.array(text).optional().meta({ description: "what such an export does not say" }),
  read: z
    .strictObject({
      format: z.enum(["csv", "jsonl", "json", "xes", "xlsx"]).optional(),
      encoding: word.optional(),
      separator: word.optional(),
      sheet: word.optional(),
      rows: word.optional().meta({ description: "JSON: the path of the list of tickets" }),
    })
    .optional(),
  empty: z.array(z.string()).optional().meta({ description: "texts that stand for an empty cell" }),
  times: z
    .strictObject({
      zone: word.optional().meta({ description: "the zone of moments without offset; left out: the agreement's" }),
      format: listOf(word).optional().meta({ description: "iso · d/M/yyyy HH:mm · excel · epoch-s · epoch-ms" }),
    })
    .optional(),
  key: word.meta({ description: "the column that names the ticket" }),
  moment: word.optional().meta({ description: "since when the values of a record hold: a record per change" }),
  sequence: word.optional().meta({
    description: "the column with a number that orders the records of one moment; `as-written`: the order of the file",
  }),
  optional: z.array(word).optional().meta({ description: "columns that an export of this kind may lack" }),
  "leave-out": z.array(z.strictObject({ when, why: text })).optional(),
  ticket: z.record(id, source).optional().meta({ description: "how a ticket is described; with `moment`, followed" }),
  contract: z.record(id, source).optional(),
  facts: z.array(fact).min(1),
  states: z.union([z.array(states), states.transform((one) => [one])]).optional(),
  changes: z.array(change).optional(),
  recorded: z
    .record(word, recorded)
    .optional()
    .meta({ description: "verdicts that the export carries, by column or by a name of their own" }),
  under: z
    .record(id, z.record(word, z.unknown()))
    .optional()
    .meta({ description: "patches of this mapping for an agreement that uses other words" }),
});

export type MappingFile = z.output<typeof mapping>;
export type Source = z.output<typeof source>;
export type When = z.output<typeof when>;
