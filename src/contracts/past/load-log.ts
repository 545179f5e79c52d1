/**
 * Loads a fact log whole: its agreement, customers, contracts and people, the service log, and all tickets with what people
 * wrote on them. Facts keep their moments; what lies after the present is left for the present to bring. Rules: IMP-13,
 * CON-2, LED-3, LED-4, DUE-5.
 */
import type { Finding } from "../../agreement/finding.ts";
import type { Scope } from "../../database/database.ts";
import type { Program } from "../../engine/program.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import { importedFields } from "../../facts/imported.ts";
import { withOpening } from "../../facts/opening.ts";
import type { LoggedTicket } from "../../imports/log/fact-log.ts";
import { LogReader } from "../../imports/log/read-fact-log.ts";
import type { Bytes } from "../../imports/read/bytes.ts";
import { ServiceRecords, type ServiceFacts } from "../../imports/services/service-records.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import { checkText } from "../agreement-text.ts";
import { keepAgreement } from "../agreements.ts";
import { serviceLogOf } from "../own-logs.ts";
import { compileOptions } from "../programs.ts";
import { pastFact, textOf, type LogNames } from "./log-names.ts";
import { readPeople, titleOf, type LogPeople } from "./log-people.ts";
import { makeSetting, type LoadedCustomer, type LoadedPerson, type LogSetting } from "./log-setting.ts";
import { recordFacts } from "./past-facts.ts";
import { recordTickets, type PastFact, type PastParts, type PastTicket } from "./past-tickets.ts";

export interface LogAsked {
  /** The text of the agreement that the log was written for. */
  readonly agreement: string;
  readonly name: string;
  /** The bytes of the log from the beginning; asked for twice. */
  readonly open: () => Bytes;
}

export interface LoadedLog {
  /** Hash of the agreement. */
  readonly agreement: string;
  readonly customers: readonly LoadedCustomer[];
  readonly people: readonly LoadedPerson[];
  readonly tickets: number;
  readonly facts: number;
  /** Facts that lie after the present, and were left out. */
  readonly later: number;
  readonly found: readonly RecordFinding[];
}

/** Into a tenant whose service log speaks of no other agreement's services by the same names. Findings where it cannot be read. */
export async function loadLog(
  parts: PastParts,
  scope: Scope,
  asked: LogAsked,
): Promise<LoadedLog | { readonly findings: readonly Finding[] }> {
  const asker = { now: parts.now(), newId: parts.newId };
  const checked = checkText(asked.agreement, await compileOptions(asked.agreement, asker.now));
  if ("findings" in checked) return checked;
  const kept = await parts.db.write(scope, (tx) => keepAgreement(tx, asker, checked));
  const program = await parts.db.read(scope, (tx) =>
    parts.contracts.programs.programOf(tx, { agreement: kept.hash, annex: {} }),
  );
  const records = new ServiceRecords();
  const reader = new LogReader(records, `${kept.name} ${kept.edition}`);
  const { finding } = await reader.read({ name: asked.name, bytes: asked.open() });
  if (finding !== undefined) return { findings: [finding] };
  const people = await readPeople(asked.open());
  const service = records.inOrder();
  const setting = await makeSetting({
    parts,
    scope,
    reader,
    people: people.people,
    agreement: kept.hash,
    file: program.file,
    ofCustomer: service.ofCustomer,
  });
  if ("findings" in setting) return setting;
  const loading: Loading = { parts, scope, program, reader, service, people, setting, now: asker.now };
  const counts = await loadFacts(loading);
  const { customers, people: all } = setting;
  return { agreement: kept.hash, customers, people: all, ...counts, found: records.found.list() };
}

interface Loading {
  readonly parts: PastParts;
  readonly scope: Scope;
  readonly program: Program;
  readonly reader: LogReader;
  readonly service: ServiceFacts;
  readonly people: LogPeople;
  readonly setting: LogSetting;
  readonly now: number;
}

async function loadFacts(loading: Loading): Promise<Pick<LoadedLog, "tickets" | "facts" | "later">> {
  const { parts, scope, reader, service, setting, now } = loading;
  const isSo = ({ at, recordedAt = at }: Fact) => Math.max(at, recordedAt) <= now;
  const tickets = [...reader.tickets.values()].filter(({ isSetApart }) => !isSetApart);
  const names = namesOf(
    loading,
    tickets.filter((ticket) => isReported(ticket, isSo)),
  );
  const serviceLog = await parts.db.read(scope, (tx) => serviceLogOf(tx));
  const shared = service.shared.filter(isSo);
  const told = shared.map((fact) => pastFact(fact, names, writerOf(loading, undefined, fact)));
  await recordFacts(parts, scope, { log: serviceLog, contract: undefined }, told);
  let [facts, written] = [shared.length, 0];
  for (const { id, contract } of setting.customers) {
    const own = tickets.filter(({ customer, id: ticket }) => customer === id && names.tickets.has(ticket));
    const past = own.toSorted(byReport).map((ticket) => pastTicket(ticket, loading, names, isSo));
    written += (await recordTickets(parts, scope, contract, past)).tickets;
    // Its beginning was told when the contract was made.
    const relation = (service.ofCustomer.get(id) ?? []).filter((fact) => isSo(fact) && fact.kind !== "term-started");
    const letters = relation.map((fact) => pastFact(fact, names, writerOf(loading, id, fact)));
    await recordFacts(parts, scope, { log: undefined, contract }, letters);
    facts += letters.length + past.reduce((sum, ticket) => sum + ticket.facts.length, 0);
  }
  const all = tickets.reduce((sum, ticket) => sum + ticket.facts.length, 0) + countOf(service);
  return { tickets: written, facts, later: all - facts };
}

/** A letter that nobody signed is of somebody who has the role in which it was said, else of anybody of that side. */
function writerOf({ people, setting }: Loading, customer: string | undefined, { fields }: Fact): string | undefined {
  const own = people.people.filter((one) => customer !== undefined && one.customer === customer);
  const supplier = people.people.filter((one) => one.customer === undefined);
  const by = fields["by"];
  const isTheirs = own.length > 0 && (by === "customer" || own.some(({ role }) => role === by));
  const side = isTheirs ? own : supplier;
  const writer = side.find(({ role }) => role === by) ?? side[0];
  return writer && setting.persons.get(writer.id);
}

function countOf({ shared, ofCustomer }: ServiceFacts): number {
  return [...ofCustomer.values()].reduce((sum, facts) => sum + facts.length, shared.length);
}

function isReported({ facts }: LoggedTicket, isSo: (fact: Fact) => boolean): boolean {
  return facts.some((fact) => fact.kind === "reported" && isSo(fact));
}

function namesOf({ parts, setting, people, service }: Loading, tickets: readonly LoggedTicket[]): LogNames {
  const { newId } = parts;
  const codes = new Map(setting.customers.map(({ id, code }) => [id, code]));
  const numbers = new Map<string, string>();
  for (const [customer, own] of Map.groupBy(tickets, (ticket) => ticket.customer ?? "")) {
    let number = 1; // the contract was made just now: its nth report is its nth ticket
    for (const { id, facts } of own.toSorted(byReport)) {
      numbers.set(id, `${codes.get(customer) ?? ""}-${number}`);
      number += facts.filter(({ kind }) => kind === "reported").length;
    }
  }
  const ofService = [service.shared, ...service.ofCustomer.values()].flat();
  const ids = [...tickets.flatMap(({ facts }) => facts), ...ofService].flatMap(({ id }) => id ?? []);
  return {
    tickets: new Map(tickets.map(({ id }) => [id, newId()])),
    persons: setting.persons,
    facts: new Map(ids.map((id) => [id, newId()])),
    texts: people.texts,
    numbers,
    newId,
  };
}

function byReport(a: LoggedTicket, b: LoggedTicket): number {
  return reportAt(a) - reportAt(b) || (a.id < b.id ? -1 : 1);
}

function reportAt({ facts }: LoggedTicket): number {
  return facts.find(({ kind }) => kind === "reported")?.at ?? Infinity;
}

function pastTicket(
  { id, attributes, facts }: LoggedTicket,
  loading: Loading,
  names: LogNames,
  isSo: (fact: Fact) => boolean,
): PastTicket {
  const report = facts.find(({ kind }) => kind === "reported")!;
  // What a stranger wrote is kept by whoever received it.
  const reporter = names.persons.get(String(report.fields["person"])) ?? writerOf(loading, undefined, report);
  const past = facts.filter(isSo).map((fact): PastFact => {
    const own = pastFact(fact, names, reporter);
    return fact === report ? reported(own, attributes, names, loading.now, id) : own;
  });
  return { ticket: names.tickets.get(id)!, key: `log ${id}`, facts: past };
}

/** How it was described stands on the report, and a title that a queue can show. */
function reported(fact: PastFact, opening: Fields, names: LogNames, now: number, id: string): PastFact {
  const fields = { ...withOpening(fact.fields, opening), ...importedFields(now, id) };
  const [text] = fact.texts;
  if (text === undefined) return { ...fact, fields };
  const title = textOf("title", { body: titleOf(text.body), lang: text.lang }, text.person, names);
  return { ...fact, fields, texts: [title, ...fact.texts] };
}
