/**
 * `peil compare`: the same tickets under several agreements, under editions of one, or under its readings. Exit 0 compared,
 * 2 nothing can be said: unreadable input, one agreement alone, or no ticket that could be judged.
 */
import type { parseArgs } from "node:util";
import { languages } from "../i18n/word-finding.ts";
import { compareJson } from "./compare-json.ts";
import { printComparison } from "./compare-report.ts";
import { loadSides } from "./compare-sides.ts";
import { compareRows, differenceRows } from "./compare-tables.ts";
import { compareTickets, type CompareReport } from "./compare-tickets.ts";
import type { Difference } from "../report/comparer.ts";
import { areFactLogs } from "./load-log.ts";
import { momentOption } from "./moment-option.ts";
import { refusedOutputs } from "./outputs.ts";
import { refuse, Refused } from "./refused.ts";
import { readSpan } from "./span.ts";
import type { Io } from "./terminal.ts";
import { argumentsOf, usageProblem } from "./usage.ts";
import { writeMade } from "./write-made.ts";

const options = {
  export: { type: "string", multiple: true },
  map: { type: "string" },
  under: { type: "string", multiple: true },
  readings: { type: "boolean" },
  "as-of": { type: "string" },
  period: { type: "string" },
  customer: { type: "string" },
  json: { type: "boolean" },
  csv: { type: "string" },
  tickets: { type: "string" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("compare", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals: files } = called;
  const words = languages[io.lang];
  const exports = flags.export ?? [];
  if (files.length === 0 || exports.length === 0) return usageProblem(io, "compare", words.compare.needsExport);
  const isLog = await Promise.all(exports.map(async (name) => areFactLogs([name], io)));
  if (isLog.includes(true)) return refuse(io, new Refused([words.compare.factLog(exports[isLog.indexOf(true)]!)]));
  if (flags.map === undefined) return usageProblem(io, "compare", words.score.needsMap);
  const unwritable = await refusedOutputs([flags.csv, flags.tickets], [...files, ...exports, flags.map], io);
  if (unwritable !== undefined) return refuse(io, unwritable);
  const differences: Difference[] = [];
  const report = await compared(files, exports, flags, differences, io);
  if (report instanceof Refused) return refuse(io, report);
  return tell(report, differences, flags, io);
}

async function compared(
  files: readonly string[],
  exports: readonly string[],
  flags: Flags,
  differences: Difference[],
  io: Io,
): Promise<CompareReport | Refused> {
  const words = languages[io.lang];
  const sides = await loadSides({ files, under: flags.under ?? [], readings: flags.readings === true }, io);
  if (sides instanceof Refused) return sides;
  const { zone } = sides[0]!.program;
  const span = flags.period === undefined ? undefined : readSpan(flags.period, zone);
  if (flags.period !== undefined && span === undefined) return new Refused([words.score.badPeriod(flags.period)]);
  const asOf = flags["as-of"] === undefined ? undefined : momentOption(flags["as-of"], zone, io);
  if (asOf instanceof Refused) return asOf;
  const { customer } = flags;
  const onDifference = flags.tickets === undefined ? undefined : (one: Difference) => void differences.push(one);
  const report = await compareTickets({ sides, exports, map: flags.map!, asOf, span, customer, onDifference }, io);
  if (report instanceof Refused) return report;
  const others = report.comparison.sides[0]!.tickets.otherCustomers;
  if (customer !== undefined && others > 0 && isEmpty(report))
    return new Refused([words.score.noCustomer(customer, report.customers)]);
  return report;
}

/** Whether no agreement could judge any ticket. */
function isEmpty({ comparison }: CompareReport): boolean {
  return comparison.sides.every(({ tickets }) => tickets.judged === 0);
}

async function tell(report: CompareReport, differences: Difference[], flags: Flags, io: Io): Promise<number> {
  const code = isEmpty(report) ? 2 : 0;
  if (flags.json === true) io.stdout.write(`${JSON.stringify(compareJson(report, code, io.lang), undefined, 2)}\n`);
  else printComparison(io, report);
  if (code === 2) {
    io.stderr.write(`${languages[io.lang].page.head.nothingJudged}\n`);
    return code;
  }
  const made: [name: string, rows: (string | number)[][]][] = [];
  if (flags.csv !== undefined) made.push([flags.csv, compareRows(report.comparison, io.lang)]);
  if (flags.tickets !== undefined) made.push([flags.tickets, differenceRows(report.comparison, differences, io.lang)]);
  const failed = await writeMade(made, io);
  return failed === undefined ? code : refuse(io, failed);
}
