/**
 * `peil measure`: the measures of an agreement held against records of outages, samples, signs of life and use. Exit 0
 * measured, 1 a promise was missed and `--fail-on-miss` was given, 2 nothing can be said: unreadable input, or records that
 * tell of no measure.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { parseArgs } from "node:util";
import { refusal } from "../engine/compile.ts";
import { judgedServices, servicesOf } from "../engine/measures/services.ts";
import type { Program } from "../engine/program.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import type { MeasureReport } from "../report/measure-report.ts";
import { measureReport, type ContractRecords } from "../report/measurer.ts";
import type { Span } from "../report/score.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { foundLines } from "./found-lines.ts";
import { loadAgreement, programOf } from "./load-export.ts";
import { contractsIn, customersIn } from "./measure-contracts.ts";
import { measureJson } from "./measure-json.ts";
import { readRecords, type ReadRecords } from "./measure-records.ts";
import { printMeasures, type MeasureOutcome } from "./measure-report-lines.ts";
import type { AskedTime } from "../report/measured-time.ts";
import { measureRows } from "./measure-tables.ts";
import { momentOption } from "./moment-option.ts";
import { refusedOutputs } from "./outputs.ts";
import { Progress } from "./progress.ts";
import { refuse, Refused } from "./refused.ts";
import { readSpan } from "./span.ts";
import type { Io } from "./terminal.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const options = {
  map: { type: "string", multiple: true },
  "as-of": { type: "string" },
  "measured-from": { type: "string" },
  "measured-to": { type: "string" },
  period: { type: "string" },
  customer: { type: "string" },
  service: { type: "string" },
  measure: { type: "string", multiple: true },
  under: { type: "string" },
  periods: { type: "boolean" },
  json: { type: "boolean" },
  csv: { type: "string" },
  html: { type: "string" },
  "fail-on-miss": { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("measure", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals } = called;
  const [agreement, ...paths] = positionals;
  if (agreement === undefined || paths.length === 0)
    return usageProblem(io, "measure", languages[io.lang].measure.needsRecords);
  const inputs = [agreement, ...paths, ...(flags.map ?? [])];
  const unwritable = await refusedOutputs([flags.html, flags.csv], inputs, io);
  if (unwritable !== undefined) return refuse(io, unwritable);
  const asked = await prepare(agreement, paths, flags, io);
  if (asked instanceof Refused) return refuse(io, asked);
  try {
    const outcome = await measured(asked, paths, flags, io);
    return outcome instanceof Refused ? refuse(io, outcome) : await tell(outcome, flags, io);
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return refuse(io, new Refused([wordFinding(refusal(thrown, []), io.lang)]));
  }
}

/** What is asked, once everything but the records was read. */
interface Asked extends AskedTime {
  readonly program: Program;
  readonly span: Span | undefined;
  readonly measures: ReadonlySet<string> | undefined;
}

async function prepare(agreement: string, records: readonly string[], flags: Flags, io: Io): Promise<Asked | Refused> {
  const words = languages[io.lang];
  const trial = await loadAgreement(agreement, io, records);
  if (trial instanceof Refused) return trial;
  const program = programOf(trial, agreement, flags.under, io);
  if (program instanceof Refused) return program;
  const known = program.measures.map(({ name }) => name);
  if (known.length === 0) return new Refused([words.measure.noMeasures]);
  const unknown = flags.measure?.find((name) => !known.includes(name));
  if (unknown !== undefined) return new Refused([words.measure.noMeasure(unknown, known)]);
  const span = flags.period === undefined ? undefined : readSpan(flags.period, program.zone);
  if (flags.period !== undefined && span === undefined) return new Refused([words.score.badPeriod(flags.period)]);
  const moments = (["as-of", "measured-from", "measured-to"] as const).map((name) =>
    momentOf(name, flags, program, io),
  );
  const wrong = moments.find((one) => one instanceof Refused);
  if (wrong !== undefined) return wrong;
  const [asOf, measuredFrom, measuredTo] = moments as (number | undefined)[];
  if (measuredFrom !== undefined && measuredTo !== undefined && measuredTo <= measuredFrom)
    return new Refused([words.measure.neverMeasured(flags["measured-from"]!, flags["measured-to"]!)]);
  const measures = flags.measure === undefined ? undefined : new Set(flags.measure);
  return { program, span, measures, asOf, measuredFrom, measuredTo };
}

/** A date alone is its first instant. */
function momentOf(
  name: "as-of" | "measured-from" | "measured-to",
  flags: Flags,
  { zone }: Program,
  io: Io,
): number | Refused | undefined {
  const written = flags[name];
  if (written === undefined) return undefined;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(written);
  const at = momentOption(isDate ? `${written} 00:00` : written, zone, io);
  return isDate && at instanceof Refused
    ? new Refused([languages[io.lang].measure.badMoment(`--${name}`, written)])
    : at;
}

async function measured(
  asked: Asked,
  paths: readonly string[],
  flags: Flags,
  io: Io,
): Promise<MeasureOutcome | Refused> {
  const { program, span, measures } = asked;
  const words = languages[io.lang].measure;
  const progress = new Progress(io);
  const records = await readRecords({ paths, maps: flags.map ?? [], program }, progress, io);
  progress.end();
  if (records instanceof Refused) return records;
  const unknown = unknownIn(records, flags, io);
  if (unknown !== undefined) return unknown;
  if (!Number.isFinite(asked.asOf ?? records.newestAt)) {
    const found = [...records.ofTickets, ...records.found.list()];
    return new Refused([words.noRecords, ...foundLines(io, words.found, found)]);
  }
  const { contracts, measured: time, asOf } = contractsIn(records, program, { ...asked, customer: flags.customer });
  if (flags.service !== undefined && !isJudged(flags.service, program, contracts))
    return new Refused([words.noService(flags.service)]);
  const report = measureReport(program, contracts, {
    reading: flags.under,
    span,
    service: flags.service,
    measures,
    measured: time,
    told: records.told,
    unread: records.facts.unread,
    asOf,
  });
  return { report, found: [...records.ofTickets, ...records.found.list()], files: records.files };
}

/** Whether any measure tells services apart and covers this one, or is about all of which the records speak. */
function isJudged(service: string, program: Program, contracts: readonly ContractRecords[]): boolean {
  const measures = program.measures.filter(({ kind }) => kind !== "work");
  return contracts.some(({ evidence }) =>
    measures.some((measure) =>
      (servicesOf(measure, evidence) ?? judgedServices(undefined, evidence.facts)).includes(service),
    ),
  );
}

function unknownIn(records: ReadRecords, { customer }: Flags, io: Io): Refused | undefined {
  if (customer === undefined || customersIn(records, customer).length > 0) return undefined;
  const known = customersIn(records, undefined).filter((one) => one !== undefined);
  return new Refused([languages[io.lang].measure.noCustomer(customer, known.slice(0, 20))]);
}

async function tell(outcome: MeasureOutcome, flags: Flags, io: Io): Promise<number> {
  const nothing = nothingSaid(outcome.report, io);
  const code = nothing !== undefined ? 2 : flags["fail-on-miss"] === true && hasMiss(outcome.report) ? 1 : 0;
  if (flags.json === true) io.stdout.write(`${JSON.stringify(measureJson(outcome, code, io.lang), undefined, 2)}\n`);
  else printMeasures(io, outcome, flags.periods === true);
  // A file of nothing could be taken for a good month.
  if (nothing !== undefined) return refuse(io, new Refused(nothing));
  const failed = await writeFiles(outcome, flags, io);
  return failed === undefined ? code : refuse(io, failed);
}

/** Why nothing can be said of any measure. */
function nothingSaid({ contracts, silent, span }: MeasureReport, io: Io): string[] | undefined {
  const words = languages[io.lang].measure;
  if (contracts.some(({ measures }) => measures.some(({ periods }) => periods.length > 0))) return undefined;
  if (span !== undefined) return [words.nothingShown];
  return [words.allSilent, ...silent.map(({ title, lacks }) => `  ${words.silent(title[io.lang], lacks.join(", "))}`)];
}

function hasMiss({ contracts }: MeasureReport): boolean {
  return contracts.some(({ measures }) =>
    measures.some(({ periods }) => periods.some(({ figure }) => figure.verdict === "missed")),
  );
}

async function writeFiles(outcome: MeasureOutcome, flags: Flags, io: Io): Promise<Refused | undefined> {
  const words = languages[io.lang].score;
  const made: [name: string, text: string][] = [];
  if (flags.csv !== undefined) {
    const { csvOf } = await import("../documents/write-csv.ts");
    made.push([flags.csv, csvOf(measureRows(outcome.report, io.lang))]);
  }
  if (flags.html !== undefined) {
    const { measurePage } = await import("../documents/measure-page.ts");
    made.push([flags.html, measurePage(outcome.report, outcome.found, io.lang)]);
  }
  for (const [name, text] of made) {
    try {
      await writeFile(path.resolve(io.cwd, name), text);
    } catch {
      return new Refused([words.cannotWrite(name)]);
    }
  }
  if (made.length > 0) io.stderr.write(`${words.written(made.map(([name]) => name))}\n`);
  return undefined;
}
