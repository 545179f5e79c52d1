import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importTickets } from "../src/contracts/past/import-tickets.ts";
import { loadLog, type LoadedLog } from "../src/contracts/past/load-log.ts";
import { dataOfCustomer } from "../src/contracts/customer-data.ts";
import { dataOfPerson } from "../src/contracts/people/own-data.ts";
import type { Transaction } from "../src/database/database.ts";
import type { TakenLine } from "../src/contracts/taken-along.ts";
import { isMade } from "../src/contracts/refused.ts";
import { openContents } from "../src/ledger/contents.ts";
import { factsOfRelation, factsOfTicket } from "../src/ledger/read.ts";
import { serviceLogOf } from "../src/contracts/own-logs.ts";
import { logLines } from "../src/simulate/log-lines.ts";
import {
  agreementText,
  givenAgreement,
  givenContractOf,
  givenSupplier,
  today,
  type GivenSupplier,
} from "./given-contracts.ts";
import { simulated } from "./simulated.ts";

let supplier: GivenSupplier;
beforeAll(async () => {
  supplier = await givenSupplier();
});
afterAll(async () => supplier.drop());

const exported = (name: string) => readFileSync(fileURLToPath(new URL(`exports/${name}`, import.meta.url)));

interface TicketRow {
  readonly ticket: string;
  readonly number: string;
  readonly state: string;
  readonly reported_at: Date;
  readonly missed: boolean;
}

async function ticketRows(contract: string): Promise<TicketRow[]> {
  const { db, scope, tenant } = supplier;
  return db.read(scope, (tx) =>
    tx.query<TicketRow>(
      `SELECT ticket, number, state, reported_at, missed FROM peil.ticket WHERE tenant = $1 AND contract = $2
       ORDER BY reported_at, number`,
      [tenant, contract],
    ),
  );
}

test("LED-3 what people wrote in the fields of a loaded log stands sealed beside its facts, and their names with it", async () => {
  const scope = await supplier.anotherTenant();
  const lines = [...logLines(await simulated("1do", { months: 1, customers: 1 }))].join("\n");
  const loaded = await loadLog(supplier.parts, scope, {
    agreement: agreementText("1do"),
    name: "1do",
    open: async function* () {
      yield Buffer.from(lines);
    },
  });
  if ("findings" in loaded) throw new Error(JSON.stringify(loaded.findings));
  const names = loaded.people.map(({ name }) => name).filter((name) => lines.includes(`"contact":"${name}"`));
  expect(names.length).toBeGreaterThan(0);
  await supplier.db.read(scope, async (tx) => {
    const rows = await tx.query<{ bytes: Buffer }>("SELECT bytes FROM peil.fact WHERE tenant = $1", [scope.tenant]);
    const all = rows.map(({ bytes }) => bytes.toString("utf8"));
    for (const name of names) expect(all.filter((one) => one.includes(name))).toEqual([]);
    const told = all.find((one) => one.includes('"contact-details":"on-file"'))!;
    const { text } = (JSON.parse(told) as { with: Record<string, string> }).with;
    const opened = (await openContents(tx, supplier.parts.vault, [text!])).get(text!)!;
    expect(opened.bytes!.toString("utf8")).toMatch(/^contact-details: /m);
  });
});

/** An export of so many bytes, with some tickets that can be brought in and many that are still to come. */
function ofSize(bytes: number, past: number): Buffer {
  const line = (n: number, year: number) =>
    `T-${n};failure;many;stopped;${year}-01-20 09:00;${year}-01-20 09:30;${year}-01-20 12:00;Web`;
  const lines = ["id;kind;impact;urgency;opened;answered;solved;channel"];
  for (let [n, length] = [0, 0]; length < bytes; n++) {
    lines.push(line(n, n < past ? 2026 : 2046));
    length += lines.at(-1)!.length + 1;
  }
  return Buffer.from(lines.join("\n"));
}

/**
 * The processor's time that this thread took from one turn to the next, the longest, and in all beside that of all threads; not the
 * clock's, for the machine may have other things to do.
 */
function watchTurns() {
  const spent = () => process.threadCpuUsage().user / 1_000;
  const [own, all] = [spent(), process.cpuUsage()];
  let [last, longestMs] = [own, 0];
  const turn = () => {
    const now = spent();
    [longestMs, last] = [Math.max(longestMs, now - last), now];
  };
  const timer = setInterval(turn, 1);
  return {
    end() {
      clearInterval(timer);
      return { ownMs: spent() - own, allMs: process.cpuUsage(all).user / 1_000, longestMs };
    },
  };
}

describe("tickets of another desk", () => {
  const desk = readFileSync(fileURLToPath(new URL("../docs/tutorial/agreement.yaml", import.meta.url)), "utf8");
  const mapping = exported("tickets.mapping.yaml").toString("utf8");
  const bytes = exported("tickets.csv");

  test("LED-4 IMP-2 DUE-5 a file is brought in once, what cannot be read is told, and nothing of before comes due", async () => {
    const { hash } = await givenAgreement(supplier, desk);
    const { contract, log } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "OLD" });
    const asked = { contract, mapping, name: "tickets.csv", bytes };
    const outcome = await importTickets(supplier.parts, supplier.scope, asked);
    if ("ofWhom" in outcome || !isMade(outcome)) throw new Error(JSON.stringify(outcome));
    expect(outcome).toMatchObject({ tickets: 1, repeated: 0, facts: 3 });
    expect(outcome.found.map(({ code }) => code)).toContain("record.time");
    const rows = await ticketRows(contract);
    expect(rows.map(({ number, state }) => `${number} ${state}`)).toEqual(["OLD-1 resolved"]);
    const [report] = await supplier.db.read(supplier.scope, (tx) => factsOfTicket(tx, rows[0]!.ticket));
    expect(report).toMatchObject({
      kind: "reported",
      fields: { imported: new Date(today).toISOString(), "former-number": "T-1" },
    });
    expect(report!.recordedAt).toBe(report!.at);
    const again = await importTickets(supplier.parts, supplier.scope, asked);
    expect(again).toMatchObject({ tickets: 0, repeated: 1, facts: 0 });
    expect(await ticketRows(contract)).toEqual(rows);
    const told = await supplier.db.read(supplier.scope, (tx) => factsOfRelation(tx, log));
    expect(told.filter(({ fields }) => fields["what"] === "import")).toHaveLength(1);
  });

  test("CON-1 LED-4 of an export of several customers only what is this one's comes in, and a later export brings the rest", async () => {
    const { hash } = await givenAgreement(supplier, desk);
    const { contract } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "MINE" });
    const whose = mapping.replace("ticket: {", "ticket: { customer: whose,");
    const line = (id: string, of: string) => `${id};failure;many;stopped;2026-11-20 09:00;2026-11-20 09:30;;Web;${of}`;
    const head = "id;kind;impact;urgency;opened;answered;solved;channel;whose";
    const bring = async (lines: readonly string[], customer?: string) =>
      importTickets(supplier.parts, supplier.scope, {
        contract,
        mapping: whose,
        name: "all.csv",
        customer,
        bytes: Buffer.from([head, ...lines].join("\n")),
      });
    const [first, other] = [line("T-1", "The bakery"), line("T-2", "The mill")];
    expect(await bring([first, other])).toEqual({ ofWhom: ["The bakery", "The mill"] });
    expect(await bring([first, other], "The barn")).toEqual({ ofWhom: ["The bakery", "The mill"] });
    expect(await ticketRows(contract)).toEqual([]);
    expect(await bring([first, other], "The mill")).toMatchObject({ tickets: 1, facts: 2, otherCustomers: 1 });
    const again = [first, other, line("T-3", "The mill")];
    expect(await bring(again, "The mill")).toMatchObject({ tickets: 1, repeated: 1, facts: 2, otherCustomers: 1 });
    const rows = await ticketRows(contract);
    const [report] = await supplier.db.read(supplier.scope, (tx) => factsOfTicket(tx, rows[0]!.ticket));
    expect([rows.length, report!.fields["former-number"], JSON.stringify(report!.fields)]).toEqual([
      2,
      "T-2",
      expect.not.stringContaining("mill"),
    ]);
  });

  test("LED-4 two who bring in the same at once bring it in once", async () => {
    const { hash } = await givenAgreement(supplier, desk);
    const { contract } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "TWICE" });
    const asked = { contract, mapping, name: "tickets.csv", bytes };
    const both = await Promise.all([1, 2].map(async () => importTickets(supplier.parts, supplier.scope, asked)));
    expect(both.map((one) => ("tickets" in one ? one.tickets : -1)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await ticketRows(contract)).toHaveLength(1);
  });

  test("DSK-1 while a large export is read and brought in, nobody at the desk waits for its thread", async () => {
    const { hash } = await givenAgreement(supplier, desk);
    const { contract } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "LARGE" });
    const bytes = ofSize(Number(process.env["PEIL_IMPORT_MB"] ?? 12) * 1_000_000, 400);
    const watched = watchTurns();
    const outcome = await importTickets(supplier.parts, supplier.scope, {
      contract,
      mapping,
      name: "large.csv",
      bytes,
    });
    const { ownMs, allMs, longestMs } = watched.end();
    expect(outcome).toMatchObject({ tickets: 400, facts: 1_200 });
    expect(ownMs / allMs).toBeLessThan(0.5);
    expect(longestMs).toBeLessThan(50);
  }, 600_000);

  test("IMP-7 a mapping or an export that cannot be read brings in nothing, and says why", async () => {
    const { hash } = await givenAgreement(supplier, desk);
    const { contract } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "BAD" });
    const tried = async (more: object) => {
      const outcome = await importTickets(supplier.parts, supplier.scope, {
        contract,
        mapping,
        name: "x.csv",
        bytes,
        ...more,
      });
      return "findings" in outcome ? outcome.findings.map(({ code }) => code) : outcome;
    };
    expect(await tried({ mapping: "peil-mapping: 1\n" })).toContain("shape.missing-key");
    expect(await tried({ bytes: Buffer.from("a;b\n1;2\n") })).toContain("mapping.column-missing");
    expect(await tried({ bytes: Buffer.from('{"peil-facts"') })).toHaveLength(1);
    expect(await ticketRows(contract)).toEqual([]);
  });
});

describe("a simulated life", () => {
  let loaded: LoadedLog;
  let lines: readonly Record<string, unknown>[];
  beforeAll(async () => {
    const text = [...logLines(await simulated("embrace", { months: 2, customers: 2 }))].join("\n");
    lines = text.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    const outcome = await loadLog(supplier.parts, supplier.scope, {
      agreement: agreementText("embrace"),
      name: "life.jsonl",
      open: async function* () {
        yield Buffer.from(text);
      },
    });
    if ("findings" in outcome) throw new Error(JSON.stringify(outcome));
    loaded = outcome;
  });

  test("IMP-13 every fact of it is in a log, every ticket in the queue with the number that replaying gives", async () => {
    const facts = lines.filter((line) => "fact" in line);
    const started = facts.filter(({ fact }) => fact === "term-started").length;
    expect([loaded.facts, loaded.later, loaded.found]).toEqual([facts.length - started, started, []]);
    const tickets = new Set(facts.flatMap(({ ticket }) => ticket ?? []));
    expect(loaded.tickets).toBe(tickets.size);
    for (const { contract, code } of loaded.customers) {
      const numbers = (await ticketRows(contract)).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, i) => `${code}-${i + 1}`));
    }
    const { db, scope } = supplier;
    const shared = await db.read(scope, async (tx) => factsOfRelation(tx, await serviceLogOf(tx)));
    expect(shared.length).toBe(facts.filter((line) => !("ticket" in line) && !("customer" in line)).length);
  });

  test("LED-3 what people wrote and are called is sealed, and can be read by its names here", async () => {
    const { db, scope, parts, tenant } = supplier;
    const [contract] = loaded.customers;
    const rows = await ticketRows(contract!.contract);
    const facts = await db.read(scope, (tx) => factsOfTicket(tx, rows[0]!.ticket));
    const report = facts.find(({ kind }) => kind === "reported")!;
    const ids = [String(report.fields["title"]), String(report.fields["text"])];
    const opened = await db.write(scope, (tx) => openContents(tx, parts.vault, ids));
    const [title, body] = ids.map((id) => opened.get(id)?.bytes?.toString("utf8"));
    expect(title!.length).toBeGreaterThan(10);
    expect(body).toContain(title!.replace(/…$/, ""));
    expect(JSON.stringify(facts)).not.toContain(title!);
    const [count] = await db.read(scope, (tx) =>
      tx.query<{ n: string }>("SELECT count(*) AS n FROM peil.content WHERE tenant = $1", [tenant]),
    );
    const written = lines.filter((line) => "body" in line).length;
    // A letter each, the titles, and what stood in fields of facts without a letter.
    expect(Number(count!.n)).toBeGreaterThanOrEqual(written + loaded.tickets);
    const bodies = facts.flatMap(({ fields: { text } }) => (typeof text === "string" ? [text] : []));
    const all = [...(await db.write(scope, (tx) => openContents(tx, parts.vault, bodies))).values()];
    expect(all.some(({ bytes }) => bytes!.toString("utf8").includes("T-2026-"))).toBe(false);
  });

  test("DUE-5 nothing of its past is told, and what it names is named by UUID", async () => {
    const { db, scope, tenant } = supplier;
    const overdue = await db.read(scope, (tx) =>
      tx.query("SELECT FROM peil.deadline WHERE tenant = $1 AND at <= $2", [tenant, new Date(today)]),
    );
    expect(overdue).toEqual([]);
    const bytes = await db.read(scope, (tx) =>
      tx.query<{ text: string }>("SELECT convert_from(bytes, 'UTF8') AS text FROM peil.fact WHERE tenant = $1", [
        tenant,
      ]),
    );
    const named = bytes.filter(({ text }) => /"(?:person|assignee|into)":"[A-Z]/.test(text));
    expect(named).toEqual([]);
  });

  test("CON-1 a customer takes along all that is theirs and nothing else, read in their own scope", async () => {
    const { db, scope, parts } = supplier;
    const [mine, yours] = loaded.customers;
    const taken = await db.read({ ...scope, customer: mine!.customer }, async (tx) => {
      const all: TakenLine[] = [];
      for await (const line of dataOfCustomer(tx, parts.vault, mine!.customer)) all.push(line);
      return all;
    });
    const count = (is: string) => taken.filter((line) => line.is === is).length;
    const rows = await ticketRows(mine!.contract);
    expect([count("customer"), count("agreement"), count("contract")]).toEqual([1, 1, 1]);
    expect(count("person")).toBe(loaded.people.filter(({ customer }) => customer === mine!.customer).length);
    expect(taken.filter(({ is }) => is === "ticket")).toHaveLength(rows.length);
    expect(taken.filter(({ is, text }) => is === "text" && typeof text === "string").length).toBeGreaterThan(
      rows.length,
    );
    expect(JSON.stringify(taken)).not.toContain(yours!.customer);
    expect(JSON.stringify(taken)).not.toContain(yours!.contract);
  });

  test("API-19 TIM-4 what is taken along says of each text who wrote it and when, and tells what was done without one", async () => {
    const { db, scope, parts } = supplier;
    const [mine] = loaded.customers;
    const theirScope = { ...scope, customer: mine!.customer };
    const linesOf = (lines: (tx: Transaction) => AsyncIterable<TakenLine>) =>
      db.read(theirScope, (tx) => Array.fromAsync(lines(tx)));
    const whole = await linesOf((tx) => dataOfCustomer(tx, parts.vault, mine!.customer));
    const automatic = whole.find(({ is, isAutomatic }) => is === "text" && isAutomatic === true)!;
    expect(automatic).toMatchObject({ kind: "acknowledged", person: null, by: null, role: expect.any(String) });
    const reporter = whole.find(({ is, ticket }) => is === "ticket" && ticket === automatic["ticket"])!["reporter"];
    const named = whole.find(({ is, person }) => is === "person" && person === reporter)!;
    expect(automatic["addressedTo"]).toBe(named["name"]);
    const facts = new Map(
      whole.flatMap(({ is, fact }) => (is === "fact" ? [[(fact as { id: string }).id, fact as { at: string }]] : [])),
    );
    const entries = whole.filter(({ is }) => is === "text" || is === "file" || is === "act");
    const told = entries.filter(({ fact }) => fact !== null);
    for (const entry of told) expect(entry["at"]).toBe(facts.get(String(entry["fact"]))!.at);
    const kinds = new Set(told.map(({ kind }) => kind));
    for (const kind of ["reported", "resolved", "closed"]) expect(kinds).toContain(kind);
    expect(entries.filter(({ isInternal }) => isInternal === true)).toEqual([]);
    const ofOne = await linesOf((tx) => dataOfPerson(tx, parts.vault, String(reporter)));
    const theirs = ofOne.filter(({ is }) => is === "text" || is === "file" || is === "act");
    expect(theirs).toContainEqual(automatic);
    // Of tickets of their own the whole conversation, of others what they wrote or was written to them.
    const own = new Set(ofOne.flatMap(({ is, ticket }) => (is === "ticket" ? [ticket] : [])));
    for (const { person, addressedTo, ticket } of theirs)
      expect(person === reporter || addressedTo === named["name"] || own.has(ticket)).toBe(true);
    const mineOf = ({ is, ticket, isInternal }: TakenLine) => is === "text" && own.has(ticket) && isInternal === false;
    expect(theirs.filter(mineOf).length).toBe(whole.filter(mineOf).length);
  });
});
