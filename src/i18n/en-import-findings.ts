/** In English: why an export could not be read to its end, and what to do about it. */
import type { FindingWords } from "./words.ts";

const jsonFaults: Readonly<Record<string, string>> = {
  ended: "The document ends before its brackets are closed: it was cut off.",
  "not-object": "A record has to be an object, in braces, and this is something else.",
  "too-deep": "Lists and objects lie more than 100 deep inside each other here, which no export needs.",
  "too-long": "This goes on for more than 64 MB without an end to the ticket.",
};

const xmlFaults: Readonly<Record<string, string>> = {
  ended: "The document ends before its elements are closed: it was cut off.",
  "no-log": "XES begins with the element <log>, and this has another.",
  "too-long": "This element goes on for more than 16 MB.",
};

const workbookFaults: Readonly<Record<string, string>> = {
  zip: "The file is damaged or was cut off; export or copy it again.",
  "no-workbook": "There is no workbook in this zip file. Unpack it, and give Peil the file inside.",
  xml: "A part of the workbook is damaged; export it again.",
};

export const enImportFindings = {
  "file.empty": () => "There is nothing in this file. Export it again.",
  "file.gzip-broken": () =>
    "This gzipped file is damaged or was cut off, so nothing can be said about its tickets. Export or copy it again.",
  "file.unknown-format": ({ looksLike }) =>
    `This does not look like CSV, JSON, XES or XLSX${looksLike === "" ? "" : ` but like ${looksLike}`}. Export it in one of those formats, or name the format and the separator under \`read\` in the mapping.`,
  "file.encoding-mixed": ({ encoding }) =>
    `Up to here this file is ${encoding}, and this line is not. Put the encoding under \`read\` in the mapping, for instance \`encoding: windows-1252\`, or export the file again.`,
  "file.encoding-unknown": ({ encoding }) =>
    `"${encoding}" is no encoding that is known here. Write for instance utf-8, utf-16le, windows-1252 or iso-8859-15.`,
  "csv.line-too-long": ({ megabytes }) =>
    `This line goes on for more than ${megabytes} MB. Is this the right file, and has it line ends?`,
  "csv.quote-open": () =>
    `A quote (") opens here and is not closed where its cell ends, so there is no telling where the record stops. Close it, or export the file again.`,
  "json.invalid": ({ fault, what }) => jsonFaults[String(fault)] ?? `This is not JSON; the reader says: ${what}.`,
  "log.version": ({ version, known }) =>
    `This fact log is of version ${version}; this Peil reads version ${known}. Write it anew, or use the Peil that wrote it.`,
  "json.no-rows": ({ rows, lists }) =>
    `${rows === "" ? "There is no telling which list holds the tickets" : `There is no list of objects at "${rows}"`}. Put its path under \`read\` in the mapping, as \`rows\`. ${lists === "" ? "None is to be seen here" : `Lists of objects here: ${lists}`}.`,
  "xes.invalid": ({ fault, what }) => xmlFaults[String(fault)] ?? `This is not XML; the reader says: ${what}.`,
  "xes.entity": () =>
    "This file declares a document type, by which it could draw in other files or grow without end. Peil reads no such file: export it without DOCTYPE and entities.",
  "xlsx.invalid": ({ fault }) => workbookFaults[String(fault)] ?? "This workbook cannot be read. Export it again.",
  "xlsx.no-sheet": ({ sheet, sheets }) => `This workbook has no sheet "${sheet}". It has: ${sheets}.`,
  "xlsx.old": () => "This is a workbook of Excel 97–2003 (.xls). Save it as .xlsx or as CSV.",
  "xlsx.protected": () => "This workbook is locked with a password. Save it without one.",
  "xlsx.too-large": ({ megabytes }) =>
    `This workbook is more than ${megabytes} MB once unpacked. Save the sheet with the tickets as CSV.`,
} satisfies Partial<FindingWords>;
