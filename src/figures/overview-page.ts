/** A page of the overview as it is kept, of the contracts that the scope shows, by code. Rules: FIG-3, API-12. */
import type { Transaction } from "../database/database.ts";
import { instantToIso } from "../time/moment.ts";
import type { KeptMeasure, MeasureOverview, ShownOverview } from "./overview-answer.ts";

export interface OverviewAsked {
  readonly contract?: string | undefined;
  readonly customer?: string | undefined;
  /** The code after which to go on. */
  readonly after?: string | undefined;
  readonly most: number;
}

export interface ContractOverview {
  readonly contract: string;
  readonly code: string;
  readonly customer: { readonly customer: string; readonly name: string };
  /** Of everything that is made of tickets; null of a contract that nobody looked at yet. */
  readonly asOf: string | null;
  readonly measuredAt: string | null;
  /** Facts of the contract's log that are not in it yet. */
  readonly factsBehind: number;
  readonly agreement: ShownOverview["agreement"] | null;
  readonly zone: string | null;
  readonly tickets: ShownOverview["tickets"] | null;
  readonly objectives: ShownOverview["objectives"];
  readonly measures: readonly MeasureOverview[];
}

export interface OverviewPage {
  readonly items: readonly ContractOverview[];
  /** Another one whenever anything of the page is told otherwise. */
  readonly version: number;
}

interface Row {
  readonly contract: string;
  readonly code: string;
  readonly customer: string;
  readonly name: string;
  readonly revision: number | null;
  readonly as_of: Date | null;
  readonly measured_at: Date | null;
  readonly shown: ShownOverview | null;
  readonly measures: readonly KeptMeasure[] | null;
  readonly behind: string;
}

export async function overviewPage(
  tx: Transaction,
  { contract, customer, after, most }: OverviewAsked,
): Promise<OverviewPage> {
  const rows = await tx.query<Row>(
    `SELECT c.contract, c.code, c.customer, u.name, o.revision, o.as_of, o.measured_at, o.shown, o.measures,
       l.size - coalesce(o.upto, 0) AS behind
     FROM peil.contract c JOIN peil.customer u ON u.tenant = c.tenant AND u.customer = c.customer
       JOIN peil.log l ON l.tenant = c.tenant AND l.contract = c.contract
       LEFT JOIN peil.overview o ON o.tenant = c.tenant AND o.contract = c.contract
     WHERE c.tenant = $1 AND ($2::uuid IS NULL OR c.contract = $2) AND ($3::uuid IS NULL OR c.customer = $3)
       AND ($4::text IS NULL OR c.code > $4) ORDER BY c.code LIMIT $5`,
    [tx.scope.tenant, contract ?? null, customer ?? null, after ?? null, most],
    "overview page",
  );
  return { items: rows.map(overviewOf), version: versionOf(rows) };
}

function overviewOf(row: Row): ContractOverview {
  const { contract, code, customer, name, shown, measures } = row;
  const zone = shown?.zone ?? null;
  const iso = (at: Date | null) => (at === null || zone === null ? null : instantToIso(zone, at.getTime()));
  return {
    contract,
    code,
    customer: { customer, name },
    asOf: iso(row.as_of),
    measuredAt: iso(row.measured_at),
    factsBehind: Number(row.behind),
    agreement: shown?.agreement ?? null,
    zone,
    tickets: shown?.tickets ?? null,
    objectives: shown?.objectives ?? [],
    measures: zone === null ? [] : (measures ?? []).map((one) => measureOverview(one, zone, row.measured_at!)),
  };
}

/** The present period is that of the moment at which was measured. */
function measureOverview(kept: KeptMeasure, zone: string, at: Date): MeasureOverview {
  const { measure, kind, title, article, norm, isAim, per, periods } = kept;
  const last = periods.at(-1);
  const isNow = last !== undefined && last.to > at.getTime();
  const history = isNow ? periods.slice(0, -1) : periods.slice(-12);
  return {
    measure,
    kind,
    title,
    article,
    norm,
    isAim,
    per,
    current: isNow ? currentOf(last, zone) : null,
    history: history.map(({ label, verdict, values }) => ({ label, verdict, values })),
  };
}

function currentOf({ label, from, to, verdict, values }: KeptMeasure["periods"][number], zone: string) {
  return { period: { label, from: instantToIso(zone, from), to: instantToIso(zone, to) }, verdict, values };
}

/** Of which rows the page is made, and as which revision: a number of 48 bits, by the steps of FNV-1a. */
function versionOf(rows: readonly Row[]): number {
  const text = rows
    .map(({ contract, name, revision, behind }) => `${contract} ${name} ${revision} ${behind}`)
    .join(";");
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low ^ code, 0x85ebca6b) >>> 0;
  }
  return (high & 0xffff) * 0x1_0000_0000 + low;
}
