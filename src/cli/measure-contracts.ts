/**
 * Whose records they are: the contracts that records speak of, each with its own facts and those of the service log that
 * reach it. What is wrong with them together becomes data beside what the import found. Rules: CON-1, CON-2, AVL-5.
 */
import { contractDefaults } from "../agreement/ticket-file.ts";
import { Evidence } from "../engine/measures/evidence.ts";
import { evidenceProblems } from "../engine/measures/evidence-problems.ts";
import { coveredServices } from "../engine/measures/services.ts";
import { factsOfContract } from "../engine/measures/shared-facts.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import { noFields, text, type Fact, type Fields } from "../facts/fact.ts";
import { vocabulary } from "../facts/vocabulary.ts";
import type { MeasuredTime } from "../report/measure-report.ts";
import type { ContractRecords } from "../report/measurer.ts";
import type { ReadRecords } from "./measure-records.ts";
import { asMeasured, measuredTime, type AskedTime } from "../report/measured-time.ts";

export interface Contracts {
  readonly contracts: readonly ContractRecords[];
  readonly measured: MeasuredTime;
  readonly asOf: number;
}

/** One for each customer of whom a fact log or a column tells; else one for all that was read. */
export function contractsIn(
  records: ReadRecords,
  program: Program,
  asked: AskedTime & { readonly customer: string | undefined },
): Contracts {
  const asOf = asked.asOf ?? records.newestAt;
  const { shared, ofCustomer } = records.facts;
  const measured = measuredTime([...shared, ...[...ofCustomer.values()].flat()], records, asked, asOf);
  const reachedBySome = new Set<number>();
  const tickets: PlacedTicket[] = [];
  const contracts = customersIn(records, asked.customer).map((customer) => {
    const contract: Fields = {
      ...contractDefaults(program.file),
      ...records.ofMappings,
      ...(customer === undefined ? noFields : records.contracts.get(customer)),
    };
    const own = customer === undefined ? [] : (records.facts.ofCustomer.get(customer) ?? []);
    const covered = coveredServices({ contract, program });
    const reached = factsOfContract(own, records.facts.shared, covered);
    const logFrom = records.sinceOf.get(customer ?? "") ?? records.logFrom;
    const ownMeasured = measuredTime(reached, { ...records, logFrom }, asked, asOf);
    const placed = ticketsOf(records, customer);
    tickets.push(...placed);
    const evidenceOf = (facts: readonly Fact[]) =>
      new Evidence(program, asMeasured(facts, ownMeasured, covered), {
        contract,
        asOf,
        // A fact log tells everything from the moment that it says, else from its first fact on.
        since: records.told === "everything" ? logFrom : undefined,
        tickets: placed.map(({ subject }) => subject),
      });
    const second = records.facts.secondReading(reached);
    for (const { seq } of reached) reachedBySome.add(seq);
    return {
      customer,
      name: customer === undefined ? undefined : records.names.get(customer),
      measured: ownMeasured,
      evidence: evidenceOf(reached),
      second: second && evidenceOf(second),
    };
  });
  noteProblems(records, contracts, reachedBySome, tickets);
  return { contracts, measured: contracts.length === 1 ? contracts[0]!.measured : measured, asOf };
}

/** The customers by name; of records that name none, one that has no name. */
export function customersIn(records: ReadRecords, asked: string | undefined): readonly (string | undefined)[] {
  const named = [...new Set([...records.contracts.keys(), ...records.facts.ofCustomer.keys()])].toSorted();
  if (asked === undefined) return named.length === 0 ? [undefined] : named;
  const byName = named.filter((id) => id === asked || records.names.get(id) === asked);
  return byName.length > 0 || !hasTicketsOf(records, asked) ? byName : [asked];
}

function hasTicketsOf({ tickets }: ReadRecords, asked: string): boolean {
  return tickets.some((log) =>
    Array.from({ length: log.size }, (_, i) => i).some((i) => customerOf(log.subject(i)) === asked),
  );
}

/** A ticket with where its facts stand. */
interface PlacedTicket {
  readonly subject: Subject;
  readonly placeOf: (seq: number) => { readonly file: string; readonly line: number } | undefined;
}

function ticketsOf({ tickets }: ReadRecords, customer: string | undefined): PlacedTicket[] {
  return tickets.flatMap((log) =>
    Array.from({ length: log.size }, (_, i) => i)
      .filter((i) => !log.isSetApart(i))
      .map((i) => ({ subject: log.subject(i), placeOf: (seq: number) => log.placeOf(i, seq) }))
      .filter(({ subject }) => customer === undefined || customerOf(subject) === customer),
  );
}

function customerOf({ attributes, contract }: Subject): string | undefined {
  return text(attributes["customer"] ?? contract?.["customer"]);
}

/** What is wrong for several contracts is said once; what is of a service that none of them covers is said as well. */
function noteProblems(
  { facts, found }: ReadRecords,
  contracts: readonly ContractRecords[],
  reached: ReadonlySet<number>,
  tickets: readonly PlacedTicket[],
): void {
  const said = new Set<string>();
  const outside = new Map<number, number>();
  const note = (code: Parameters<typeof found.add>[0], params: Readonly<Record<string, string>>, fact: Fact) => {
    const key = JSON.stringify([code, params, fact.kind, fact.seq]);
    const place = ofTicket(fact, tickets)?.placeOf(fact.seq) ?? facts.placeOf(fact.seq);
    if (said.has(key) || place === undefined) return;
    said.add(key);
    found.add(code, params, { ...place, ticket: undefined });
  };
  for (const { code, params, fact } of contracts.flatMap(({ evidence }) => evidenceProblems(evidence))) {
    if (code === "outage.outside-contract") outside.set(fact.seq, (outside.get(fact.seq) ?? 0) + 1);
    // An outage before one customer came is another one's.
    if (code !== "outage.outside-contract" || outside.get(fact.seq) === contracts.length) note(code, params, fact);
  }
  for (const fact of facts.shared) {
    const code = elsewhere.get(fact.kind);
    if (code === undefined || reached.has(fact.seq)) continue;
    const { outage, what, service } = fact.fields;
    const about = code === "outage.other-service" ? { outage: text(outage) ?? "" } : { what: text(what) ?? "" };
    note(code, { ...about, service: text(service) ?? "" }, fact);
  }
}

/** The ticket that a fact is of; most facts that something is wrong with are of none. */
function ofTicket(fact: Fact, tickets: readonly PlacedTicket[]): PlacedTicket | undefined {
  if (vocabulary.get(fact.kind) !== "ticket") return undefined;
  return tickets.find(({ subject }) => subject.facts.includes(fact));
}

const elsewhere = new Map([
  ["outage-started", "outage.other-service"],
  ["sampled", "sample.other-service"],
  ["sign-received", "sign.other-service"],
] as const) as ReadonlyMap<string, "outage.other-service" | "sample.other-service" | "sign.other-service">;
