/**
 * Marks which measures of which contracts are to be judged again, and from which moment on: what happened in a period changes
 * nothing of those that were over before. What is told of services reaches every contract that covers them (CON-2).
 * Rule: FIG-4.
 */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Transaction } from "../database/database.ts";
import type { Fact } from "../facts/fact.ts";

/** Epoch milliseconds, −Infinity for everything; undefined leaves it as it is. */
export interface Changed {
  /** Of measures of work. */
  readonly workFrom?: number | undefined;
  /** Of all others. */
  readonly serviceFrom?: number | undefined;
}

/** Of one that was measured a moment ago, no sooner than its measuring is in proportion to. */
const dueAt = `GREATEST($2::timestamptz, coalesce(measured_at, '-infinity') + pace_ms * interval '1 millisecond')`;

export async function markContract(
  tx: Transaction,
  { view, program }: LoadedContract,
  { workFrom, serviceFrom }: Changed,
  now: number,
): Promise<void> {
  if (program.measures.length === 0 || (workFrom === undefined && serviceFrom === undefined)) return;
  await tx.query(
    `UPDATE peil.overview SET mark = mark + 1, measures_due_at = LEAST(measures_due_at, ${dueAt}),
       work_from = LEAST(work_from, $4::timestamptz), service_from = LEAST(service_from, $5::timestamptz)
     WHERE tenant = $1 AND contract = $3`,
    [tx.scope.tenant, new Date(now), view.contract, moment(workFrom), moment(serviceFrom)],
    "mark measures",
  );
}

/** The contracts of a tenant that facts of its service log reach. */
export async function markCovering(tx: Transaction, facts: readonly Fact[], now: number): Promise<void> {
  const services = facts.map(({ fields }) => fields["service"]);
  const named = services.includes(undefined) ? null : [...new Set(services.flatMap((one) => one ?? []))];
  const touchesWork = facts.some(({ kind }) => ofWork.has(kind));
  await tx.query(
    `UPDATE peil.overview SET mark = mark + 1, measures_due_at = LEAST(measures_due_at, ${dueAt}), service_from = '-infinity',
       work_from = CASE WHEN $4 THEN '-infinity' ELSE work_from END
     WHERE (tenant, contract) IN (
       SELECT tenant, contract FROM peil.overview WHERE tenant = $1 AND measures_due_at IS NOT NULL
         AND ($3::text[] IS NULL OR services IS NULL OR services && $3) ORDER BY contract FOR UPDATE)`,
    [tx.scope.tenant, new Date(now), named, touchesWork],
    "mark covering contracts",
  );
}

/** What of the service log a measure of work could be made of. */
const ofWork: ReadonlySet<string> = new Set(["work-booked", "corrected", "withdrawn"]);

function moment(at: number | undefined): string | Date | null {
  if (at === undefined || at === Infinity) return null;
  return at === -Infinity ? "-infinity" : new Date(at);
}
