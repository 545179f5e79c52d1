/**
 * Judges the measures of a contract for its overview, in the thread that figures are computed in: the present period and the one before
 * it, and as many of the twelve before as something changed in. Rules: AVL-1, CVG-2, OBJ-1, FIG-4.
 */
import type { Contracts, LoadedContract } from "../contracts/load-contracts.ts";
import type { Transaction } from "../database/database.ts";
import type { Measure } from "../engine/measures/measure.ts";
import type { Period } from "../engine/period.ts";
import type { Subject } from "../engine/subject.ts";
import type { Fields } from "../facts/fact.ts";
import { nameOf } from "../i18n/agreement-names.ts";
import { kindsOf } from "../report/measured-facts.ts";
import { measureReport } from "../report/measurer.ts";
import { evidenceOf, recordOf } from "./contract-record.ts";
import type { JudgedMeasure } from "./overview-answer.ts";
import { periodsOfContract, thirteen } from "./thirteen.ts";
import { workedTicketsIn, type Stretch } from "./ticket-stream.ts";

export interface MeasuresAsked {
  readonly contract: string;
  /** From which moment on measures of work, and the others, may be otherwise than they were; null where nothing changed. */
  readonly workFrom: number | null;
  readonly serviceFrom: number | null;
  /** When they were judged last; null where they never were. */
  readonly measuredAt: number | null;
}

/** Undefined where there is no such contract (any more). */
export async function judgeMeasures(
  tx: Transaction,
  contracts: Contracts,
  asked: MeasuresAsked,
  asOf: number,
): Promise<readonly JudgedMeasure[] | undefined> {
  const contract = (await contracts.load(tx, [asked.contract])).get(asked.contract);
  if (contract === undefined) return undefined;
  const { program } = contract;
  const record = await recordOf(tx, contract, asOf);
  const all = program.measures.map((measure) => ({ measure, periods: periodsToJudge(contract, measure, asked, asOf) }));
  const ofWork = all.filter(({ measure }) => measure.kind === "work");
  const evidence = evidenceOf(record, await ticketsFor(tx, contract, ofWork, asOf));
  return all.map(({ measure, periods }) => {
    const span = { label: measure.name, from: periods[0]!.from, to: periods.at(-1)!.to };
    const report = measureReport(program, [{ customer: undefined, name: undefined, evidence, second: undefined }], {
      reading: undefined,
      service: undefined,
      measures: new Set([measure.name]),
      told: "everything",
      unread: [],
      span,
      measured: record.measured,
      asOf,
    });
    const found = report.contracts[0]!.measures.find((one) => one.measure === measure.name);
    const { name, kind, term, target, aim, per } = measure;
    return {
      measure: name,
      kind,
      title: nameOf(name, term.name),
      article: term.article,
      norm: { target: target.written, share: null },
      isAim: aim,
      per,
      from: span.from,
      periods: (found?.periods ?? []).map(({ figure: { period, verdict, values } }) => ({
        ...period,
        verdict,
        values,
      })),
    };
  });
}

/**
 * What was over when it was judged stays as it was judged, but for the period that had ended last by then: some proof may come late
 * by right.
 */
function periodsToJudge(contract: LoadedContract, measure: Measure, asked: MeasuresAsked, asOf: number): Period[] {
  const periods = thirteen(contract, measure.per, asOf);
  const changed = (measure.kind === "work" ? asked.workFrom : asked.serviceFrom) ?? Infinity;
  if (asked.measuredAt === null) return periods;
  const last = periodsOfContract(contract, measure.per).at(Math.min(asOf, asked.measuredAt));
  const from = Math.min(changed, last.from - 1);
  return periods.filter(({ to }) => to > from);
}

interface ToJudge {
  readonly measure: Measure;
  readonly periods: readonly Period[];
}

/** Those on which work was booked with all their facts; of the others what a number of tickets is made of. */
async function ticketsFor(
  tx: Transaction,
  contract: LoadedContract,
  ofWork: readonly ToJudge[],
  asOf: number,
): Promise<readonly Subject[]> {
  const booked = stretchOf(
    ofWork.filter(({ measure }) => !isOfAll(measure)),
    asOf,
  );
  const counted = stretchOf(
    ofWork.filter(({ measure }) => isOfAll(measure)),
    asOf,
  );
  const worked = new Map<string, Subject>();
  if (booked !== undefined)
    for await (const { ticket, subject } of workedTicketsIn(tx, contract, booked)) worked.set(ticket, subject);
  const others = counted === undefined ? [] : await reportsIn(tx, contract, counted);
  return [...worked.values(), ...others.flatMap(({ ticket, subject }) => (worked.has(ticket) ? [] : [subject]))];
}

function isOfAll(measure: Measure): boolean {
  return kindsOf(measure).includes("reported");
}

function stretchOf(of: readonly ToJudge[], asOf: number): Stretch | undefined {
  if (of.length === 0) return undefined;
  const periods = of.flatMap((one) => one.periods);
  const from = Math.min(...periods.map((one) => one.from));
  return { from, to: Math.min(Math.max(...periods.map((one) => one.to)), asOf + 1) };
}

/** As they are classified now: how they came to be so changes no number. */
async function reportsIn(
  tx: Transaction,
  { view }: LoadedContract,
  { from, to }: Stretch,
): Promise<{ readonly ticket: string; readonly subject: Subject }[]> {
  const rows = await tx.query<{ ticket: string; reported_at: Date; attributes: Fields }>(
    `SELECT t.ticket, c.reported_at, t.attributes FROM peil.ticket t
     JOIN peil.counted_ticket c ON c.tenant = t.tenant AND c.ticket = t.ticket
     WHERE t.tenant = $1 AND t.contract = $2 AND t.reported_at >= $3 AND t.reported_at < $4 AND c.reported_at IS NOT NULL`,
    [tx.scope.tenant, view.contract, new Date(from), new Date(to)],
  );
  return rows.map(({ ticket, reported_at: at, attributes }) => {
    const reported = { kind: "reported", at: at.getTime(), seq: 0, fields: {} };
    return { ticket, subject: { kind: "ticket", attributes, facts: [reported], contract: view.fields } };
  });
}
