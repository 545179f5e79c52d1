/**
 * The agreement file: one definition that gives the parser, the JSON Schema and the types (language reference:
 * docs/reference/agreement.md). Terms first, then what the original leaves open, then the agreement's own tests.
 */
import { z } from "zod";
import { elapsedLength, id, listOf, text, word } from "./basics.ts";
import { measure } from "./measure.ts";
import { duty, procedure, record } from "./promises.ts";
import { clock, coverage, hours, level, right, rule } from "./terms.ts";

const role = z.strictObject({
  name: text.optional(),
  article: word.optional(),
  row: listOf(word).optional(),
  reading: listOf(id).optional(),
  "at-most": z.string().regex(/^\d+$/).optional(),
  more: word.optional(),
  usual: word.optional(),
  sees: word.optional(),
  manages: listOf(word).optional(),
  "from-fact": id.optional(),
});

const party = z.strictObject({
  name: word.optional(),
  roles: z.record(id, role).optional(),
});

const contractItem = z.strictObject({
  is: word,
  article: word.optional(),
  row: listOf(word).optional(),
  default: word.optional(),
  indexed: word.optional(),
  renews: word.optional(),
  values: z.array(id).optional(),
  each: z.record(id, word).optional(),
});

/** Patches keyed by the path they change: the other reading as terms that run. */
const patch = z.record(word, z.unknown());

const interpretation = z.strictObject({
  article: word,
  open: text.meta({ description: "what the original leaves open" }),
  reading: text.meta({ description: "the reading that this file takes" }),
  others: z.record(id, patch).optional().meta({ description: "the other readings, as patches that run" }),
});

const remark = z.strictObject({
  article: word,
  remark: text.meta({ description: "what the author of the original may want to mend" }),
});

const requirement = z.strictObject({
  article: word,
  how: listOf(z.enum(["clock", "measure", "duty", "right", "rule", "record", "text"])),
  what: text,
});

const exampleTicket = z.strictObject({
  times: z
    .string()
    .regex(/^(\d{1,5}|\$x)$/)
    .optional(),
  ticket: z.record(id, word).optional(),
  contract: z.record(id, z.unknown()).optional(),
  facts: z.array(z.unknown()).min(1),
});

const example = z.strictObject({
  name: word,
  proves: listOf(word).optional(),
  tickets: z.array(exampleTicket).optional(),
  period: word.optional(),
  ticket: z.record(id, word).optional(),
  work: z.record(id, word).optional(),
  installation: z.record(id, word).optional(),
  hours: id.optional(),
  contract: z.record(id, z.unknown()).optional(),
  facts: z.array(z.unknown()).optional(),
  at: word.optional(),
  expect: z.record(word, z.unknown()).optional(),
  vary: z.record(word, z.record(word, z.unknown())).optional(),
  under: z.record(id, z.record(word, z.unknown())).optional(),
});

const recording = z.strictObject({
  article: word,
  row: listOf(word).optional(),
  tolerance: elapsedLength,
  of: listOf(id).optional(),
});

const terms = <Term extends z.ZodType>(term: Term) => z.record(id, term).optional();

export const agreement = z.strictObject({
  peil: z.literal("1"),
  agreement: id,
  edition: word,
  title: text.refine(({ nl, en }) => nl.trim() !== "" && en.trim() !== "", {
    params: { code: "shape.missing-key", key: "title", expected: "string" },
  }),
  "time-zone": word,
  force: z.enum(["binding", "informative"]).optional(),
  rows: z
    .record(word, requirement)
    .optional()
    .meta({ description: "what must run, row by row, for the traceability table" }),
  parties: z.record(id, party),
  contract: z.record(id, contractItem).optional(),
  recording: recording
    .optional()
    .meta({ description: "how late a fact may be written down and count from when it was so" }),
  hours: z.record(id, hours),
  levels: terms(level),
  clocks: terms(clock),
  measures: terms(measure),
  duties: terms(duty),
  rights: terms(right),
  rules: terms(rule),
  procedures: terms(procedure),
  coverage: terms(coverage),
  records: terms(record),
  interpretations: terms(interpretation),
  remarks: z.array(remark).optional().meta({ description: "findings about the original document" }),
  examples: z.array(example).optional(),
});

export type AgreementFile = z.output<typeof agreement>;
export type HoursTerm = z.output<typeof hours>;
export type LevelTerm = z.output<typeof level>;
export type ClockTerm = z.output<typeof clock>;
export type RuleTerm = z.output<typeof rule>;
export type RightTerm = z.output<typeof right>;
export type CoverageTerm = z.output<typeof coverage>;
export type ExampleTerm = z.output<typeof example>;
export type ExampleTicket = z.output<typeof exampleTicket>;
export type MeasureTerm = z.output<typeof measure>;
export type DutyTerm = z.output<typeof duty>;
