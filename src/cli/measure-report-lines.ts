/**
 * Measures in the terminal: by what and as of when, then each measure with its periods, what was taken off and why
 * something was not, and what is wrong with the records. No table is wider than a narrow terminal where its words allow
 * it. Rules: AVL-1, AVL-3, AVL-5, OBJ-5, CON-4.
 */
import { countText } from "../draw/numbers.ts";
import { seenText } from "../draw/safe-text.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Words } from "../i18n/words.ts";
import type { ImportedFile } from "../imports/tickets/import.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { ContractMeasures, MeasureReport } from "../report/measure-report.ts";
import { foundLines } from "./found-lines.ts";
import { paint, wrap } from "./layout.ts";
import { measureLines } from "./measure-lines.ts";
import { shownMoment } from "./shown-moment.ts";
import type { Io } from "./terminal.ts";

/** A report of measures with what it was made of. */
export interface MeasureOutcome {
  readonly report: MeasureReport;
  readonly found: readonly RecordFinding[];
  readonly files: readonly ImportedFile[];
}

export function printMeasures(io: Io, { report, found, files }: MeasureOutcome, allPeriods: boolean): void {
  const words = languages[io.lang];
  const blocks = [
    [...headLines(io, report, files, words), ...otherAgreement(io, found)],
    silentLines(io, report, words),
    ...report.contracts.flatMap((contract) => contractBlocks(io, report, contract, allPeriods, words)),
    foundLines(io, words.measure.found, found),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  io.stdout.write(`${shown.join("\n\n")}\n`);
}

function headLines(io: Io, report: MeasureReport, files: readonly ImportedFile[], words: Words): string[] {
  const at = `${words.explain.asOf} ${shownMoment(report.asOf, report.zone, io.lang)} (${report.zone})`;
  const asked = [
    ...(report.reading === undefined ? [] : [words.score.reading(report.reading)]),
    ...(report.span === undefined ? [] : [words.score.span(report.span.label)]),
    ...(report.service === undefined ? [] : [words.measure.service(seenText(report.service, 60))]),
  ];
  const records = files.reduce((sum, one) => sum + one.records, 0);
  const read = words.measure.read(records, countText(records, io.lang), files.length);
  return [
    paint(io, "strong", report.title[io.lang]),
    paint(io, "dim", `${report.agreement} ${report.edition}, ${at}`),
    ...(asked.length === 0 ? [] : [asked.join(", ")]),
    wrap([read, ...measuredText(io, report, words)].join("; "), io.columns, 0),
  ];
}

/** Figures under another agreement than the log was written for are a choice that nobody may overlook. */
function otherAgreement(io: Io, found: readonly RecordFinding[]): string[] {
  return found
    .filter(({ code }) => code === "log.other-agreement")
    .map((one) => paint(io, "warn", wrap(seenText(wordRecordFinding(one, io.lang)), io.columns, 0)));
}

/** Since when outages would have been recorded; unsaid where no measure is made of them. */
function measuredText(io: Io, { measured, zone, asOf, contracts }: MeasureReport, words: Words): string[] {
  const isShown = contracts.some(({ measures }) => measures.some(({ kind }) => kind === "uptime"));
  if (!isShown || measured.by === "nothing") return [];
  const to = measured.to < asOf ? shownMoment(measured.to, zone, io.lang) : undefined;
  return [words.measure.measured(shownMoment(measured.from, zone, io.lang), to, measured.by)];
}

/** What the records can never tell stands before the figures: they mean something else without it. */
function silentLines(io: Io, { silent }: MeasureReport, words: Words): string[] {
  return silent.map(({ title, lacks }) =>
    paint(io, "warn", wrap(words.measure.silent(title[io.lang], lacks.join(", ")), io.columns, 0)),
  );
}

function contractBlocks(
  io: Io,
  report: MeasureReport,
  { customer, name, measures }: ContractMeasures,
  allPeriods: boolean,
  words: Words,
): string[][] {
  const blocks = measures.map((measure) => measureLines(io, report, measure, allPeriods, words));
  if (customer === undefined) return blocks;
  const shown = words.measure.customer(seenText(customer, 40), name === undefined ? undefined : seenText(name, 60));
  return [[paint(io, "strong", shown)], ...blocks];
}
