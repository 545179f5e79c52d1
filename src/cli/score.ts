/**
 * `peil score`: an agreement held against any desk's export, read through a mapping. Exit 0 scored, 1 a promise was missed
 * and `--fail-on-miss` was given, 2 nothing can be said: unreadable input, or no ticket that could be judged.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { parseArgs } from "node:util";
import { countText } from "../draw/numbers.ts";
import type { Program } from "../engine/program.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Imported } from "../imports/tickets/import.ts";
import { trimmed } from "../imports/mapping/cell-text.ts";
import type { TicketMapping } from "../imports/mapping/mapping-schema.ts";
import { toldFacts } from "../imports/mapping/told-facts.ts";
import type { RecordedVerdict } from "../report/disagreement.ts";
import type { Score, Span } from "../report/score.ts";
import { silenceOf } from "../report/silence.ts";
import { allSilent } from "./all-silent.ts";
import { loadAgreement, loadExports, loadMapping, programOf } from "./load-export.ts";
import { areFactLogs, loadFactLogs } from "./load-log.ts";
import { momentOption } from "./moment-option.ts";
import { refusedOutputs } from "./outputs.ts";
import { Progress } from "./progress.ts";
import { refuse, Refused } from "./refused.ts";
import { scoreJson, type ScoreReport } from "./score-json.ts";
import { printScore } from "./score-report.ts";
import { objectiveRows, scoreSheets } from "./score-tables.ts";
import { scoreTickets } from "./score-tickets.ts";
import { readSpan } from "./span.ts";
import type { Io } from "./terminal.ts";
import { VerdictFile } from "./verdict-file.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const options = {
  map: { type: "string" },
  "as-of": { type: "string" },
  period: { type: "string" },
  customer: { type: "string" },
  recorded: { type: "string" },
  under: { type: "string" },
  worst: { type: "string" },
  periods: { type: "boolean" },
  json: { type: "boolean" },
  csv: { type: "string" },
  xlsx: { type: "string" },
  html: { type: "string" },
  tickets: { type: "string" },
  "fail-on-miss": { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

const mostWorst = 10_000;

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("score", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals } = called;
  const words = languages[io.lang].score;
  const [agreement, ...exports] = positionals;
  if (agreement === undefined || exports.length === 0) return usageProblem(io, "score", words.needsExport);
  if (flags.map === undefined && !(await areFactLogs(exports, io))) return usageProblem(io, "score", words.needsMap);
  const worst = Number(flags.worst ?? 10);
  if (!/^\d{1,6}$/.test(flags.worst ?? "10") || worst > mostWorst)
    return usageProblem(io, "score", words.badNumber("--worst"));
  const outputs = [flags.html, flags.csv, flags.xlsx, flags.tickets];
  const inputs = [agreement, ...exports, ...(flags.map === undefined ? [] : [flags.map])];
  const unwritable = await refusedOutputs(outputs, inputs, io);
  if (unwritable !== undefined) return refuse(io, unwritable);
  const asked = await prepare(agreement, exports, flags, io);
  if (asked instanceof Refused) return refuse(io, asked);
  const report = await scored(asked, exports, { ...flags, worst }, io);
  if (report instanceof Refused) return refuse(io, report);
  return tell(report, flags, io);
}

/** What is asked, once everything but the exports was read. */
interface Asked {
  readonly program: Program;
  /** None where fact logs are read: they need none. */
  readonly mapping: TicketMapping | undefined;
  readonly span: Span | undefined;
  /** As of when; undefined: the newest fact of the export (CON-4). */
  readonly asOf: number | undefined;
}

async function prepare(agreement: string, exports: readonly string[], flags: Flags, io: Io): Promise<Asked | Refused> {
  const words = languages[io.lang].score;
  const trial = await loadAgreement(agreement, io, exports);
  if (trial instanceof Refused) return trial;
  const program = programOf(trial, agreement, flags.under, io);
  if (program instanceof Refused) return program;
  const mapping = flags.map === undefined ? undefined : await loadMapping(flags.map, program.file, io);
  if (mapping instanceof Refused) return mapping;
  const known = Object.keys(mapping?.recorded ?? {});
  if (flags.recorded !== undefined && !known.includes(flags.recorded))
    return new Refused([words.noRecorded(flags.recorded, known)]);
  const span = flags.period === undefined ? undefined : readSpan(flags.period, program.zone);
  if (flags.period !== undefined && span === undefined) return new Refused([words.badPeriod(flags.period)]);
  const asOf = flags["as-of"] === undefined ? undefined : momentOption(flags["as-of"], program.zone, io);
  return asOf instanceof Refused ? asOf : { program, mapping, span, asOf };
}

async function scored(
  { program, mapping, span, asOf }: Asked,
  paths: readonly string[],
  flags: Omit<Flags, "worst"> & { worst: number },
  io: Io,
): Promise<ScoreReport | Refused> {
  const words = languages[io.lang].score;
  const silence = silenceOf(program, mapping === undefined ? "everything" : toldFacts(mapping));
  if (silence.program.clocks.length === 0) return allSilent(silence.clocks, io);
  const progress = new Progress(io);
  const onRecords = (n: number) => progress.tell(() => words.records(countText(n, io.lang)));
  const imported =
    mapping === undefined
      ? await loadFactLogs(paths, program, io)
      : await loadExports({ paths, mapping, programs: [program], recorded: flags.recorded, onRecords }, io);
  if (imported instanceof Refused) {
    progress.end();
    return imported;
  }
  const verdicts = flags.tickets === undefined ? undefined : VerdictFile.open(flags.tickets, program, io);
  if (verdicts instanceof Refused) return verdicts;
  const { score, found, customers } = scoreTickets(
    {
      program: silence.program,
      tickets: imported.tickets,
      options: {
        asOf: asOf ?? imported.tickets.newestAt,
        reading: flags.under,
        span,
        customer: flags.customer,
        worst: flags.worst,
        recorded:
          flags.recorded === undefined
            ? undefined
            : { column: flags.recorded, clock: mapping?.recorded?.[flags.recorded]?.clock },
        silence,
      },
      meaning: meaningOf(mapping, flags.recorded),
      onTicket: verdicts === undefined ? undefined : (ticket, judgement) => verdicts.add(ticket, judgement),
    },
    progress,
    io,
  );
  verdicts?.close();
  progress.end();
  if (flags.customer !== undefined && score.tickets.judged === 0 && score.tickets.otherCustomers > 0)
    return new Refused([words.noCustomer(flags.customer, customers)]);
  return { score, found: [...imported.found, ...found], files: imported.files satisfies Imported["files"] };
}

function meaningOf(mapping: TicketMapping | undefined, column: string | undefined) {
  const values = column === undefined ? undefined : mapping?.recorded?.[column];
  const kept = new Set(values?.kept.map(trimmed));
  const missed = new Set(values?.missed.map(trimmed));
  return (text: string | undefined): RecordedVerdict | undefined => {
    if (text === undefined) return undefined;
    return kept.has(text) ? "kept" : missed.has(text) ? "missed" : undefined;
  };
}

async function tell(report: ScoreReport, flags: Flags, io: Io): Promise<number> {
  const nothing = nothingSaid(report.score, io);
  const code = nothing !== undefined ? 2 : flags["fail-on-miss"] === true && hasMiss(report.score) ? 1 : 0;
  if (flags.json === true) io.stdout.write(`${JSON.stringify(scoreJson(report, code, io.lang), undefined, 2)}\n`);
  else printScore(io, report, flags.periods === true);
  // A file of nothing could be taken for a good month.
  if (nothing !== undefined) return refuse(io, new Refused([nothing]));
  const failed = await writeFiles(report, flags, io);
  return failed === undefined ? code : refuse(io, failed);
}

/** Why nothing can be said of any promise: no ticket could be judged, or of none is known which target it has. */
function nothingSaid({ tickets, clocks, objectives }: Score, io: Io): string | undefined {
  const words = languages[io.lang].page.head;
  if (tickets.judged === 0) return words.nothingJudged;
  const isCounted = objectives.some(({ total }) => total.population + total.open > 0);
  return !isCounted && clocks.some(({ unproven }) => unproven > 0) ? words.nothingProven : undefined;
}

function hasMiss({ objectives }: Score): boolean {
  return objectives.some((objective) => objective.periods.some((period) => period.verdict === "missed"));
}

/** Libraries that make files are loaded when a file is asked for. */
async function writeFiles(report: ScoreReport, flags: Flags, io: Io): Promise<Refused | undefined> {
  const words = languages[io.lang].score;
  const made: [name: string, bytes: string | Uint8Array][] = [];
  if (flags.csv !== undefined) {
    const { csvOf } = await import("../documents/write-csv.ts");
    made.push([flags.csv, csvOf(objectiveRows(report.score, io.lang))]);
  }
  if (flags.xlsx !== undefined) {
    const { xlsxOf } = await import("../documents/write-xlsx.ts");
    made.push([flags.xlsx, await xlsxOf(scoreSheets(report, io.lang))]);
  }
  if (flags.html !== undefined) {
    const { scorePage } = await import("../documents/score-page.ts");
    made.push([flags.html, scorePage(report.score, report.found, io.lang)]);
  }
  for (const [name, bytes] of made) {
    try {
      await writeFile(path.resolve(io.cwd, name), bytes);
    } catch {
      return new Refused([words.cannotWrite(name)]);
    }
  }
  const names = [...made.map(([name]) => name), ...(flags.tickets === undefined ? [] : [flags.tickets])];
  if (names.length > 0) io.stderr.write(`${words.written(names)}\n`);
  return undefined;
}
