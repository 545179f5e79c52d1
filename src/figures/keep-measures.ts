/**
 * Has the measures of a contract judged anew and keeps what came of it. One process at a time does so: it takes the contract for a
 * while, and what it leaves undone is found again when the while is over. What was marked meanwhile stays marked. Rule: FIG-4.
 */
import { wholeTenant, type Database } from "../database/database.ts";
import type { MeasuresAsked } from "./judge-measures.ts";
import type { JudgedMeasure, KeptMeasure } from "./overview-answer.ts";
import { tickMs } from "./overview-row.ts";

/** For so long nobody else looks at what somebody is measuring. */
const leaseMs = 3 * 60_000;
/** Measuring takes no more than so much of the time, and is at least so long ago. */
const pace = { times: 20, leastMs: 2_000 };
const kept = 13;

export interface Measuring {
  readonly db: Database;
  readonly now: () => number;
  /** Milliseconds that only ever go on, for how long something took. */
  readonly elapsed: () => number;
  readonly judge: (tenant: string, asked: MeasuresAsked, asOf: number) => Promise<readonly JudgedMeasure[] | undefined>;
}

interface Claimed {
  readonly mark: string;
  readonly work_from: Date | number | null;
  readonly service_from: Date | number | null;
  readonly measured_at: Date | null;
}

export async function keepMeasures(
  { db, now, elapsed, judge }: Measuring,
  tenant: string,
  contract: string,
): Promise<void> {
  const asOf = now();
  const [claimed] = await db.write(wholeTenant(tenant), (tx) =>
    tx.query<Claimed>(
      `UPDATE peil.overview SET measures_due_at = $4
       WHERE tenant = $1 AND contract = $2 AND measures_due_at <= $3 RETURNING mark, work_from, service_from, measured_at`,
      [tenant, contract, new Date(asOf), new Date(asOf + leaseMs)],
      "claim measures",
    ),
  );
  if (claimed === undefined) return;
  const begun = elapsed();
  const asked = {
    contract,
    workFrom: momentOf(claimed.work_from),
    serviceFrom: momentOf(claimed.service_from),
    measuredAt: claimed.measured_at?.getTime() ?? null,
  };
  const judged = await judge(tenant, asked, asOf);
  if (judged === undefined) return;
  const paceMs = Math.round(Math.max(pace.leastMs, pace.times * (elapsed() - begun)));
  await db.write(wholeTenant(tenant), async (tx) => {
    const key = [tenant, contract];
    const [row] = await tx.query<{ measures: readonly KeptMeasure[] | null; measured_at: Date | null }>(
      "SELECT measures, measured_at FROM peil.overview WHERE tenant = $1 AND contract = $2 FOR UPDATE",
      key,
      "kept measures",
    );
    if (row === undefined || (row.measured_at?.getTime() ?? -Infinity) > asOf) return;
    await tx.query(
      `UPDATE peil.overview SET measures = $3, measured_at = $4, pace_ms = $5, revision = revision + 1,
         work_from = CASE WHEN mark = $6 THEN NULL ELSE work_from END,
         service_from = CASE WHEN mark = $6 THEN NULL ELSE service_from END,
         measures_due_at = CASE WHEN mark = $6 THEN $7::timestamptz ELSE $8 END
       WHERE tenant = $1 AND contract = $2`,
      [
        ...key,
        JSON.stringify(judged.map((one) => withKept(one, row.measures ?? []))),
        new Date(asOf),
        paceMs,
        claimed.mark,
        new Date(nextLook(judged, asOf)),
        new Date(asOf + paceMs),
      ],
      "keep measures",
    );
  });
}

function momentOf(at: Date | number | null): number | null {
  return at instanceof Date ? at.getTime() : at;
}

/** The end of a period that goes on, or a while from now. */
function nextLook(judged: readonly JudgedMeasure[], asOf: number): number {
  const ends = judged.flatMap(({ periods }) => periods.flatMap(({ to }) => (to > asOf ? [to] : [])));
  return Math.min(asOf + tickMs, ...ends);
}

/** Before what was judged this time stands what was judged before. */
function withKept({ from, ...measure }: JudgedMeasure, before: readonly KeptMeasure[]): KeptMeasure {
  const old = before.find((one) => one.measure === measure.measure && one.per === measure.per)?.periods ?? [];
  const periods = [...old.filter(({ to }) => to <= from), ...measure.periods];
  return { ...measure, periods: periods.slice(-kept) };
}
