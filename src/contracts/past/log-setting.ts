/**
 * Makes what a fact log tells of before anything happens: its agreement, its customers each with a contract, and its people
 * with their names sealed (LED-3).
 */
import type { Scope, Transaction } from "../../database/database.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Finding } from "../../agreement/finding.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import { sideOfRole, type Role } from "../../facts/role.ts";
import type { LogReader } from "../../imports/log/read-fact-log.ts";
import { formatDate } from "../../time/local-date.ts";
import { localDay, zoneOf } from "../../time/zone.ts";
import { createContract } from "../contracts.ts";
import { createCustomer } from "../customers.ts";
import type { Asker } from "../own-logs.ts";
import { isMade } from "../refused.ts";
import { nearestRole, type LogPerson } from "./log-people.ts";
import type { PastParts } from "./past-tickets.ts";

export interface LoadedCustomer {
  readonly id: string;
  readonly customer: string;
  readonly contract: string;
  readonly code: string;
  readonly name: string;
}

export interface LoadedPerson {
  readonly person: string;
  readonly customer: string | undefined;
  readonly role: Role;
  readonly name: string;
  /** As the agreement calls the role: with it facts of this person say in whose place they spoke. */
  readonly agreementRole: string;
}

export interface LogSetting {
  readonly customers: readonly LoadedCustomer[];
  readonly people: readonly LoadedPerson[];
  /** UUIDs of people by the log's own names. */
  readonly persons: ReadonlyMap<string, string>;
}

export interface SettingAsked {
  readonly parts: PastParts;
  readonly scope: Scope;
  readonly reader: LogReader;
  readonly people: readonly LogPerson[];
  readonly agreement: string;
  readonly file: AgreementFile;
  /** The facts of customers that are of no ticket: they tell when a contract began. */
  readonly ofCustomer: ReadonlyMap<string, readonly Fact[]>;
}

export async function makeSetting(
  asked: SettingAsked,
): Promise<LogSetting | { readonly findings: readonly Finding[] }> {
  const { parts, scope, reader } = asked;
  const customers: LoadedCustomer[] = [];
  for (const [id, fields] of reader.contracts) {
    const name = reader.names.get(id) ?? id;
    const made = await parts.db.write(scope, (tx) => makeCustomer(tx, asked, { id, name, fields }));
    if ("findings" in made) return made;
    customers.push(made);
  }
  const byId = new Map(customers.map(({ id, customer }) => [id, customer]));
  const persons = new Map(asked.people.map(({ id }) => [id, parts.newId()]));
  const people = asked.people.map((person) => ({
    person: persons.get(person.id)!,
    name: person.name,
    agreementRole: person.role,
    customer: person.customer === undefined ? undefined : byId.get(person.customer),
    role: nearestRole(person, asked.file),
  }));
  await parts.db.write(scope, (tx) => keepPeople(tx, parts, people));
  return { customers, people, persons };
}

async function makeCustomer(
  tx: Transaction,
  asked: SettingAsked,
  { id, name, fields }: { readonly id: string; readonly name: string; readonly fields: Fields },
): Promise<LoadedCustomer | { readonly findings: readonly Finding[] }> {
  const { parts, reader, agreement, file } = asked;
  const asker: Asker = { now: parts.now(), newId: parts.newId };
  const { customer } = await createCustomer(tx, asker, name);
  const item = Object.entries(file.contract ?? {}).find(([, { is }]) => is === "from and to")?.[0];
  const { term, [item ?? "term"]: own = term, ...rest } = fields;
  const [from, to] = typeof own === "string" ? (own.match(/\d{4}-\d\d-\d\d/g) ?? []) : [];
  const started = asked.ofCustomer.get(id)?.find(({ kind }) => kind === "term-started")?.at ?? reader.firstAt;
  const zone = zoneOf(file["time-zone"]);
  const code = await freeCode(tx, name);
  const made = await createContract(tx, asker, {
    customer,
    code,
    agreement,
    fields: rest,
    termTo: to,
    recordedFrom: reader.firstAt,
    termFrom: from ?? formatDate(localDay(zone, started)),
  });
  if (isMade(made)) return { id, customer, contract: made.contract, code, name };
  if ("findings" in made) return made;
  throw new Error(`a customer that was made just now is refused a contract: ${made.refused}`);
}

/** The first letters of its words, and a number where another has them. */
async function freeCode(tx: Transaction, name: string): Promise<string> {
  const letters = (name.normalize("NFD").match(/\b[A-Za-z]/g) ?? ["X"]).slice(0, 6).join("").toUpperCase();
  const rows = await tx.query<{ code: string }>("SELECT code FROM peil.contract WHERE tenant = $1 AND code LIKE $2", [
    tx.scope.tenant,
    `${letters}%`,
  ]);
  const taken = new Set(rows.map(({ code }) => code));
  let code = letters;
  for (let n = 2; taken.has(code); n++) code = `${letters}${n}`;
  return code;
}

/** Third parties stand among the supplier's people, and cannot sign in. */
async function keepPeople(tx: Transaction, { vault, now }: PastParts, people: readonly LoadedPerson[]): Promise<void> {
  const at = now();
  const state = ({ agreementRole }: LoadedPerson) => (agreementRole === "third-party" ? "left" : "active");
  await tx.query(
    `INSERT INTO peil.person (tenant, person, customer, role, state, created_at)
     SELECT $1, p.person, p.customer, p.role, p.state, $2
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) p (person, customer, role, state)`,
    [
      tx.scope.tenant,
      new Date(at),
      people.map(({ person }) => person),
      people.map(({ customer, role }) => (sideOfRole(role) === "supplier" ? null : (customer ?? null))),
      people.map(({ role }) => role),
      people.map(state),
    ],
  );
  const keys = await vault.keysOf(
    tx,
    people.map(({ person }) => person),
    at,
  );
  const forms = people.map(({ person, name }) =>
    keys.sealPerson(person, Buffer.from(JSON.stringify({ name }), "utf8")),
  );
  await tx.query(
    `UPDATE peil.person SET sealed = named.sealed FROM unnest($2::uuid[], $3::bytea[]) named (person, sealed)
     WHERE person.tenant = $1 AND person.person = named.person`,
    [tx.scope.tenant, people.map(({ person }) => person), forms],
  );
}
