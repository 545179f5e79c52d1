/** In English: what is wrong with records and tickets of an export, and what to do about it. */
import type { RecordWords } from "./record-words.ts";

type Param = string | number | undefined;

/** A value that many records share is named; where each has its own they are told by column alone. */
const is = (value: Param): string => (value === undefined ? "holds values that are" : `holds "${value}", which is`);

export const enRecords: RecordWords = {
  "record.ragged": ({ cells, columns }) =>
    cells === columns
      ? "A cell of the record has a quote in it where none may stand. A quote inside a cell is written twice."
      : `The record has ${cells} cells where the header has ${columns}. Look for a separator or a quote inside a cell.`,
  "record.no-key": ({ column }) => `The record has no ${column}, so nobody can tell which ticket it is about.`,
  "record.time": ({ column, value }) =>
    `${column} ${is(value)} no moment in the formats of the mapping. Add its format under \`times\`.`,
  "record.time-skipped": ({ column }) =>
    `${column} holds a local time that the clocks skip. It is read as that much later; the other reading is judged too.`,
  "record.time-twice": ({ column }) =>
    `${column} holds a local time that exists twice, without its offset. The first is taken; the other is judged too.`,
  "record.time-two-formats": ({ column }) =>
    `${column} holds moments that two formats of the mapping read differently. The first is taken; the other is judged too.`,
  "record.value-unknown": ({ column, value }) =>
    `${column} ${is(value)} not in the mapping. Say there what it means, with \`values\` or \`otherwise\`.`,
  "record.state-unknown": ({ column, value }) =>
    `${column} ${is(value)} no state in the mapping. Say there what it means; \`same\` means nothing.`,
  "record.future": ({ column }) =>
    `${column} holds a moment that is still to come. It counts; give \`--as-of\` where it is a mistake, because open tickets are judged as of the newest.`,
  "record.twice": () => "The same record stands here once more; it counts once.",
  "record.contradiction": ({ column }) =>
    `Records of one ticket say different things in ${column}, and nothing says which came last.`,
  "record.left-out": ({ en }) => `Left out by the mapping: ${en ?? ""}`.trimEnd(),
  "record.above-header": () => "Stands above the row that names the columns, and was not read.",
  "file.other-sheet": ({ value }) =>
    `The sheet "${value}" was not read: of a workbook it is the first. Name another under \`read: { sheet: … }\`, or save it as a file of its own.`,
  "ticket.no-report": () => "Nothing says when the ticket was reported, so no clock of it has a beginning.",
  "ticket.before-report": () => "Something happened to the ticket before it was reported.",
  "ticket.order-unknown": () =>
    "Changes of one moment contradict each other, and nothing says which came last. Name a `sequence` in the mapping.",
  "ticket.outside-years": () =>
    "The ticket reaches into a year of which the agreement's hours or holidays are not known. Look for a wrong year in it.",
};
