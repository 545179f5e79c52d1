/** Who may see and write which rows, worked out row by row from the rules and not from the policies. */
import { contractOf, customerOf, tenantOf, type Row } from "./two-suppliers.ts";

/** The settings of a transaction; undefined where one is not set. */
export interface Asker {
  readonly told: string;
  readonly tenant?: string;
  readonly customer?: string;
  readonly contract?: string;
}

const of = (tenant: number, customer: string, contract: string) => ({ tenant: tenantOf(tenant), customer, contract });

export const askers: readonly Asker[] = [
  { told: "nobody" },
  { told: "settings of a transaction that is over", tenant: "", customer: "", contract: "" },
  { told: "everybody of no tenant", customer: "all", contract: "all" },
  { told: "the supplier's own people", ...of(1, "all", "all") },
  { told: "the first customer", ...of(1, customerOf(1, 1), "all") },
  { told: "the second customer", ...of(1, customerOf(1, 2), "all") },
  { told: "the auditor of the first contract", ...of(1, customerOf(1, 1), contractOf(1, 1)) },
  { told: "a customer of the other supplier", ...of(2, customerOf(2, 1), "all") },
  { told: "a tenant without a customer", tenant: tenantOf(1) },
];

/** Every table with a tenant, by who sees a row of it. */
type Kind = keyof typeof kinds;
export const kindOf: Readonly<Record<string, Kind>> = {
  "peil.tenant": "ofTenant",
  "peil.customer": "ofCustomer",
  "peil.person": "people",
  "peil.agreement": "ofTenant",
  "peil.contract": "ofContract",
  "peil.asset": "ofContract",
  "peil.service": "ofTenant",
  "peil.log": "log",
  "peil.fact": "inLog",
  "peil.command": "inLog",
  "peil.node": "inLog",
  "peil.checkpoint": "inLog",
  "peil.content": "content",
  "peil.ticket": "ofContract",
  "peil.deadline": "ofContract",
  "peil.counted_ticket": "ofContract",
  "peil.overview_count": "ofContract",
  "peil.overview": "ofContract",
  "peil.watermark": "ofSupplier",
  "peil.search": "words",
  "peil.found": "ofContract",
  "peil.reply": "ofTenant",
  "peil.webhook": "ofSupplier",
  "peil.delivery": "ofSupplier",
  "vault.person_key": "ofPerson",
  "identity.account": "ofTenant",
  "identity.session": "ofTenant",
  "identity.authenticator": "ofTenant",
  "identity.recovery_code": "ofTenant",
  "identity.passkey": "ofTenant",
  "identity.preference": "ofTenant",
  "identity.provider": "ofTenant",
  "identity.provider_account": "ofTenant",
  "identity.link": "ofTenant",
  "identity.api_key": "ofTenant",
  "identity.device": "ofTenant",
};

export type World = ReadonlyMap<string, readonly Row[]>;

export function sees(world: World, table: string, row: Row, asker: Asker): boolean {
  return isOfTenant(row, asker) && kinds[kindOf[table]!](row, asker, world);
}

/** What only the supplier keeps, though its customers see it; and its own people, of whom a customer makes none. */
const keptBySupplier = ["peil.agreement", "peil.service"];

export function mayWrite(world: World, table: string, row: Row, asker: Asker): boolean {
  if (keptBySupplier.includes(table)) return isOfTenant(row, asker) && isSupplier(asker);
  if (table === "peil.person") return isOfTenant(row, asker) && (isSupplier(asker) || kinds.ofCustomer(row, asker));
  return sees(world, table, row, asker);
}

const isOfTenant = (row: Row, { tenant }: Asker) => row["tenant"] === tenant;
const isSupplier = ({ customer, contract }: Asker) => customer === "all" && contract === "all";

const kinds = {
  ofTenant: (): boolean => true,
  ofSupplier: (_: Row, asker: Asker): boolean => isSupplier(asker),
  ofCustomer: (row: Row, { customer }: Asker): boolean => customer === "all" || row["customer"] === customer,
  people: (row: Row, asker: Asker): boolean => row["customer"] === null || kinds.ofCustomer(row, asker),
  ofContract: (row: Row, asker: Asker): boolean =>
    kinds.ofCustomer(row, asker) && (asker.contract === "all" || row["contract"] === asker.contract),
  words: (row: Row, asker: Asker): boolean =>
    kinds.ofContract(row, asker) && (row["is_internal"] !== true || isSupplier(asker)),
  content: (row: Row, asker: Asker): boolean =>
    isSupplier(asker) || (row["customer"] !== null && kinds.ofContract(row, asker)),
  log(row: Row, asker: Asker): boolean {
    if (row["kind"] === "contract") return kinds.ofContract(row, asker);
    return row["kind"] === "service" ? Boolean(asker.customer) : isSupplier(asker);
  },
  inLog: (row: Row, asker: Asker, world: World): boolean =>
    isAbout(world, "peil.log", "log", row, (log) => kinds.log(log, asker)),
  ofPerson: (row: Row, asker: Asker, world: World): boolean =>
    isAbout(world, "peil.person", "person", row, (person) => kinds.people(person, asker)),
};

function isAbout(world: World, table: string, key: string, row: Row, holds: (found: Row) => boolean): boolean {
  const found = world.get(table)!.find((one) => one["tenant"] === row["tenant"] && one[key] === row[key]);
  return found !== undefined && holds(found);
}
