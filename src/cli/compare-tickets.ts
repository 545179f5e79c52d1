/**
 * Reads the exports once for all agreements that share a mapping, and judges each ticket under all of them. A mapping that
 * has other words for some agreement is read anew for that one; its tickets are found by their keys.
 */
import { contractDefaults } from "../agreement/ticket-file.ts";
import { countText } from "../draw/numbers.ts";
import { judge } from "../engine/judge.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import { noFields, type Fields } from "../facts/fact.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Imported, TicketLog } from "../imports/tickets/import.ts";
import type { TicketMapping } from "../imports/mapping/mapping-schema.ts";
import { toldFacts } from "../imports/mapping/told-facts.ts";
import type { RecordFinding } from "../report/left-out.ts";
import { Comparer, type ComparerOptions, type Side } from "../report/comparer.ts";
import type { Comparison } from "../report/compare.ts";
import { silenceOf } from "../report/silence.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { isOfAnother } from "./customer.ts";
import { loadExports, loadMapping } from "./load-export.ts";
import { allSilent } from "./all-silent.ts";
import { Progress } from "./progress.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

export interface CompareRequest extends Omit<ComparerOptions, "asOf"> {
  readonly sides: readonly Side[];
  readonly exports: readonly string[];
  readonly map: string;
  /** Undefined: the newest fact of the exports (CON-4). */
  readonly asOf: number | undefined;
}

export interface CompareReport {
  readonly comparison: Comparison;
  readonly found: readonly RecordFinding[];
  readonly files: Imported["files"];
  /** Customers that were met while looking for one. */
  readonly customers: readonly string[];
}

/** The tickets as one mapping reads them, and for each agreement what its contract says of every customer. */
interface Reading {
  readonly mapping: TicketMapping;
  readonly sides: number[];
}

export async function compareTickets(request: CompareRequest, io: Io): Promise<CompareReport | Refused> {
  const readings = await readingsOf(request, io);
  if (readings instanceof Refused) return readings;
  const sides = request.sides.map((side, i) => spoken(side, readings.find((one) => one.sides.includes(i))!.mapping));
  if (sides.every(({ program }) => program.clocks.length === 0)) return allSilent(sides[0]!.silence!.clocks, io);
  const progress = new Progress(io);
  const imported: Imported[] = [];
  for (const { mapping, sides: own } of readings) {
    const one = await loadExports(
      {
        paths: request.exports,
        mapping,
        programs: own.map((side) => sides[side]!.program),
        contract: noFields, // each agreement fills in its own
        onRecords: (n) => progress.tell(() => languages[io.lang].score.records(countText(n, io.lang))),
      },
      io,
    );
    if (one instanceof Refused) {
      progress.end();
      return one;
    }
    imported.push(one);
  }
  const compared = judgeAll({ ...request, sides }, readings, imported, progress, io);
  progress.end();
  return { ...compared, found: allFound(imported), files: imported[0]!.files };
}

/** An agreement without the clocks of which the export can say nothing through this mapping (IMP-10). */
function spoken(side: Side, mapping: TicketMapping): Side {
  const silence = silenceOf(side.program, toldFacts(mapping));
  return { ...side, program: silence.program, silence };
}

async function readingsOf({ sides, map }: CompareRequest, io: Io): Promise<readonly Reading[] | Refused> {
  const readings = new Map<string, Reading>();
  const ofFile = new Map<string, TicketMapping>();
  for (const [at, { file, program }] of sides.entries()) {
    let mapping = ofFile.get(file);
    if (mapping === undefined) {
      const loaded = await loadMapping(map, program.file, io);
      if (loaded instanceof Refused)
        return new Refused([languages[io.lang].compare.forAgreement(file), ...loaded.lines]);
      ofFile.set(file, (mapping = loaded));
    }
    const key = JSON.stringify(mapping);
    const reading = readings.get(key);
    if (reading === undefined) readings.set(key, { mapping, sides: [at] });
    else reading.sides.push(at);
  }
  return [...readings.values()];
}

/** What two readings of an export both could not use is said once. */
function allFound(imported: readonly Imported[]): readonly RecordFinding[] {
  const found = new Map(imported.flatMap((one) => one.found.map((finding) => [JSON.stringify(finding), finding])));
  return [...found.values()];
}

function judgeAll(
  request: CompareRequest,
  readings: readonly Reading[],
  imported: readonly Imported[],
  progress: Progress,
  io: Io,
): { comparison: Comparison; customers: readonly string[] } {
  const { sides, customer } = request;
  const logs = imported.map((one) => one.tickets);
  const asOf = request.asOf ?? logs.reduce((newest, log) => Math.max(newest, log.newestAt), -Infinity);
  const readingOf = sides.map((_, side) => readings.findIndex((one) => one.sides.includes(side)));
  const comparer = new Comparer(
    sides.map((side, i) => ({ ...side, tickets: readingOf[i]! })),
    { ...request, asOf },
  );
  const contracts = sharedContracts(sides);
  const customers = new Set<string>();
  const keys = allKeys(logs);
  for (let from = 0; from < keys.length; from += atOnce) {
    progress.tell(() => judgedSoFar(from, keys.length, sides.length, io));
    const batch = keys.slice(from, from + atOnce).map((key): Ticket => ({
      key,
      subjects: logs.map((log) => subjectOf(log, key)),
      filled: new Map(),
    }));
    const own = customer === undefined ? batch : batch.filter((one) => isOfCustomer(one, logs, customer, customers));
    for (let others = batch.length - own.length; others > 0; others--) comparer.addOtherCustomer();
    comparer.add(
      own.map(({ key }) => key),
      (side, i) => {
        const { subjects, filled } = own[i]!;
        const subject = subjects[readingOf[side]!];
        if (subject === undefined) return undefined;
        return judged(comparer.programs[side]!, withContract(subject, contracts[side]!, filled), asOf);
      },
    );
  }
  return { comparison: comparer.comparison(), customers: [...customers].toSorted().slice(0, 20) };
}

/** A ticket as each mapping reads it; undefined where something in it could not be read. */
interface Ticket {
  readonly key: string;
  readonly subjects: readonly (Subject | undefined)[];
  /** The same with what a contract fills in. */
  readonly filled: Map<Fields, Subject>;
}

/**
 * So many are judged by one agreement before the next one judges them: enough to stay with its tables for a while, and so
 * few that the judgements which the others are held against never look long-lived to the garbage collector.
 */
const atOnce = 32;

/** By the first mapping that could read it; where none could, by the first that has it. */
function isOfCustomer({ key, subjects }: Ticket, logs: readonly TicketLog[], customer: string, others: Set<string>) {
  const read = subjects.findIndex((one) => one !== undefined);
  const log = read < 0 ? logs.find((one) => one.find(key) !== undefined)! : logs[read]!;
  return !isOfAnother(log, log.find(key)!, customer, others);
}

/**
 * Every key of any of the logs once, in the order in which the tickets began: then those of a month come together, and
 * each agreement counts them where it counted the one before.
 */
function allKeys(logs: readonly TicketLog[]): string[] {
  const began = new Map<string, number>();
  for (const log of logs) {
    for (let i = 0; i < log.size; i++) {
      const key = log.key(i);
      if (!began.has(key)) began.set(key, log.isSetApart(i) ? 0 : (log.subject(i).facts[0]?.at ?? 0));
    }
  }
  return [...began].toSorted(([a, at], [b, other]) => at - other || (a < b ? -1 : 1)).map(([key]) => key);
}

function subjectOf(log: TicketLog, key: string): Subject | undefined {
  const at = log.find(key);
  return at === undefined || log.isSetApart(at) ? undefined : log.subject(at);
}

/** What each agreement fills in, the same object where two of them fill in the same. */
function sharedContracts(sides: readonly Side[]): readonly Fields[] {
  const known = new Map<string, Fields>();
  return sides.map(({ program }) => {
    const defaults = contractDefaults(program.file);
    if (Object.keys(defaults).length === 0) return noFields;
    const key = JSON.stringify(defaults);
    const shared = known.get(key) ?? defaults;
    known.set(key, shared);
    return shared;
  });
}

function withContract(subject: Subject, contract: Fields, filled: Map<Fields, Subject>): Subject {
  if (contract === noFields) return subject;
  let one = filled.get(contract);
  if (one === undefined) filled.set(contract, (one = { ...subject, contract: { ...contract, ...subject.contract } }));
  return one;
}

function judged(program: Program, subject: Subject, asOf: number): Judgement | undefined {
  try {
    return judge(program, subject, asOf);
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return undefined; // its hours are not known so far away
  }
}

function judgedSoFar(i: number, of: number, sides: number, io: Io): string {
  return languages[io.lang].compare.judging(countText(i, io.lang), countText(of, io.lang), sides);
}
