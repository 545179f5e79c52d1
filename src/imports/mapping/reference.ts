/**
 * The reference of mappings as a page: how values are written, the notions with their keys, what sets a ticket apart, and
 * around these the text of `reference-text.ts`.
 */
import { notionSections } from "../../agreement/reference-section.ts";
import { enRecords } from "../../i18n/en-records.ts";
import type { RecordCode } from "../../report/left-out.ts";
import { setsApart } from "../tickets/found.ts";
import { mappingGrammar, mappingJsonSchema } from "./json-schema.ts";
import { ofServices } from "./reference-services.ts";
import { beforeKeys, columnsAndMoments, examples, statesAsFacts, wordsAndVerdicts } from "./reference-text.ts";

export function mappingReference(): string {
  return [
    beforeKeys,
    ...notionSections(mappingGrammar(), mappingJsonSchema()),
    columnsAndMoments,
    statesAsFacts,
    settingApart(),
    wordsAndVerdicts,
    examples,
    ofServices(),
  ].join("\n");
}

/** Every kind of finding, with the sentence that a score says of it. */
function settingApart(): string {
  const rows = Object.entries(enRecords).map(([code, sentence]) => {
    const said = code === "record.left-out" ? "Left out by the mapping, with its reason." : sentence(samples);
    return `| \`${code}\` | ${setsApart(code as RecordCode) ? "set apart" : judged[code as RecordCode]} | ${said} |`;
  });
  return [
    "## What sets a ticket apart",
    "",
    "What makes no sense is counted by kind, and listed with its file and line (IMP-2). A ticket of which something could not be",
    "read is set apart: named, and not judged on half of its facts. Everything else is judged, and said.",
    "",
    "| kind | the ticket | what the score says |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** What becomes of a ticket that is not set apart for it. */
const judged: Partial<Record<RecordCode, string>> = {
  "record.no-key": "not known which",
  "record.time-skipped": "judged both ways",
  "record.time-twice": "judged both ways",
  "record.time-two-formats": "judged both ways",
  "record.future": "judged",
  "record.twice": "judged once",
  "record.left-out": "not read",
  "record.above-header": "not read",
  "file.other-sheet": "not read",
  "ticket.outside-years": "set apart",
};

/** Stands for what an export has there. */
const samples = { column: "*column*", value: "…", cells: 7, columns: 8 };
