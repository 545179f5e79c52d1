/** The desk on a real database: commands become facts, tickets are projected in the same transaction, and a replay gives the same. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differingTickets } from "../src/desk/project.ts";
import { replay } from "../src/desk/replay.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";
import { supplier, type AtWork, type Supplier } from "./supplier.ts";

let database: FreshDatabase;
let desk: Supplier;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T15:30:00+01:00", customers: 2 });
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

const row = async (ticket: string) => {
  const rows = await desk.db.read(desk.scope, (tx) =>
    tx.query<Record<string, unknown>>("SELECT * FROM peil.ticket WHERE tenant = $1 AND ticket = $2", [
      desk.tenant,
      ticket,
    ]),
  );
  return rows[0]!;
};

async function differing(): Promise<string[]> {
  return desk.db.read(desk.scope, async (tx) => {
    const found: string[] = [];
    const all = await desk.contracts.load(
      tx,
      desk.customers.map(({ contract }) => contract),
    );
    for (const contract of all.values()) {
      for await (const rows of replay(tx, contract)) found.push(...(await differingTickets(tx, rows)));
    }
    return found;
  });
}

const report = {
  title: "The shop does not open",
  body: "Since this morning.",
  type: "incident",
  levels: { environment: "production", effect: "stopped" },
  via: "portal",
};

describe("DSK the desk", () => {
  test("DSK-1 CLK-3 a reported ticket has its number, its clocks and its next moment", async () => {
    const { ticket, number, version, facts } = await desk.done("contact", "report", report);
    expect([number, version]).toEqual(["C1-1", 1]);
    expect(facts).toMatchObject([{ kind: "reported", log: desk.log }]);
    const shown = await row(ticket);
    expect(shown["state"]).toBe("new");
    expect((shown["clocks"] as { clock: string }[]).length).toBeGreaterThan(0);
    expect(shown).toMatchObject({ priority: "urgent", breaks_clock: "response" });
    // Two working hours from half past three on a Friday, the desk closing at five.
    expect((shown["breaks_at"] as Date).toISOString()).toBe("2026-11-23T08:30:00.000Z");
  });

  test("LED-3 what was written stands sealed, and the fact carries the hash of the sealed form", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    const found = await desk.db.read(desk.scope, (tx) =>
      tx.query<{ fact: string; hash: string; sealed: Buffer }>(
        `SELECT convert_from(f.bytes, 'UTF8') AS fact, encode(c.hash, 'hex') AS hash, c.sealed FROM peil.fact f
         JOIN peil.content c ON c.tenant = f.tenant AND c.ticket = f.ticket WHERE f.tenant = $1 AND f.ticket = $2`,
        [desk.tenant, ticket],
      ),
    );
    expect(found.length).toBe(2); // its title and its text
    for (const { fact, hash, sealed } of found) {
      expect(fact).toContain(hash);
      expect(fact).not.toContain("shop");
      expect(sealed.includes("shop")).toBe(false);
    }
  });

  test("DSK-1 what is written internally is of no customer, whatever asks for it", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    await desk.done("agent", "note", { body: "They never listen.", internal: true }, { ticket });
    const seen = (customer: string) =>
      desk.db.read({ ...desk.scope, customer }, (tx) =>
        tx.query("SELECT content FROM peil.content WHERE tenant = $1 AND ticket = $2", [desk.tenant, ticket]),
      );
    expect([(await seen(desk.customer)).length, (await seen("all")).length]).toEqual([2, 3]);
  });

  test("LED-4 the same key with the same request is the same ticket; with another request it is refused", async () => {
    const first = await desk.done("contact", "report", report, { key: "once" });
    const again = await desk.done("contact", "report", report, { key: "once" });
    expect([again.ticket, again.repeated]).toEqual([first.ticket, true]);
    expect(again.facts).toEqual(first.facts);
    expect(await desk.ask("contact", "report", { ...report, title: "Other" }, { key: "once" })).toMatchObject({
      refused: "key-reused",
    });
  });

  test("LED-4 what is asked again beside something on another contract gives its own facts, and not those of the same index there", async () => {
    const [here, there] = desk.customers as [AtWork, AtWork];
    const reported = { ...report, from: "customer" };
    const known = await desk.done("agent", "report", reported, { of: there, key: "there" });
    const [other] = await desk.db.read(desk.scope, (tx) =>
      tx.query<{ ticket: string }>("SELECT ticket FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx = $3", [
        desk.tenant,
        here.log,
        known.facts[0]!.index,
      ]),
    );
    const note = desk.ask("agent", "note", { body: "Looked." }, { ticket: other!.ticket });
    const again = await desk.ask("agent", "report", reported, { of: there, key: "there" });
    await note;
    const { ticket, number, facts } = known;
    expect(again).toMatchObject({ ticket, number, facts, repeated: true });
  });

  test("LED-4 the same key twice at the same moment makes one ticket", async () => {
    const both = await Promise.all([1, 2].map(() => desk.done("contact", "report", report, { key: "twice" })));
    expect(new Set(both.map(({ ticket }) => ticket)).size).toBe(1);
  });

  test("DSK-1 two that have seen the same version do not both win", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    const outcomes = await Promise.all(
      ["agent", "manager"].map((role) =>
        desk.ask(role as "agent", "note", { body: "Mine.", internal: true }, { ticket, ifVersion: 1 }),
      ),
    );
    expect(outcomes.filter((one) => "refused" in one && one.refused === "version-changed").length).toBe(1);
    expect((await row(ticket))["version"]).toBe(2);
  });

  test("CON-1 another customer's ticket is not there", async () => {
    const { ticket } = await desk.done("contact", "report", report, { of: desk.customers[1]! });
    expect(await desk.ask("contact", "note", { body: "Hello?" }, { ticket })).toMatchObject({
      refused: "no-such-ticket",
    });
  });

  test("DSK-1 an end user speaks on their own tickets alone", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    expect(await desk.ask("end-user", "note", { body: "Me too." }, { ticket })).toMatchObject({
      refused: "no-such-ticket",
    });
  });

  test("CLK-2 CLK-14 waiting pauses, the customer's word ends it, resolving stops; and replay gives the same rows", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    desk.at(10 * 60_000);
    await desk.done("agent", "acknowledge", {}, { ticket });
    await desk.done("agent", "wait", { on: "customer", body: "Which browser?" }, { ticket });
    expect(await row(ticket)).toMatchObject({ state: "waiting", waiting_for: "customer" });
    desk.at(30 * 60_000);
    await desk.done("contact", "note", { body: "Firefox." }, { ticket });
    expect(await row(ticket)).toMatchObject({ state: "open", waiting_for: null });
    await desk.done("agent", "resolve", { body: "Opened." }, { ticket });
    expect(await row(ticket)).toMatchObject({ state: "resolved", breaks_at: null });
    await desk.done("contact", "reopen", { body: "It closed again." }, { ticket });
    expect(await row(ticket)).toMatchObject({ state: "open", resolved_at: null });
    expect(await differing()).toEqual([]);
  });

  test("CON-2 what is said of a service stands in the service log, and only the supplier says it", async () => {
    const outage = { kind: "outage-started", fields: { outage: "O-1", service: "shop" }, body: "The disk is full." };
    const { facts, ticket } = await desk.done("agent", "record-of-service", outage, { contract: undefined });
    expect([facts.length, ticket, facts[0]!.log === desk.log]).toEqual([1, undefined, false]);
    expect(await desk.ask("contact", "record-of-service", outage, { contract: undefined })).toMatchObject({
      refused: "not-your-role",
    });
    expect(await desk.ask("agent", "report", report, { contract: undefined })).toMatchObject({
      refused: "no-such-contract",
    });
  });

  test("LED-5 a hundred commands at once: indexes without a gap, tickets as their replay", async () => {
    const made = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        desk.done("contact", "report", { ...report, title: `Ticket ${i}` }, { of: desk.customers[i % 2]! }),
      ),
    );
    await Promise.all(made.map(({ ticket }) => desk.done("agent", "acknowledge", {}, { ticket })));
    const numbers = new Set(made.map(({ number }) => number));
    expect(numbers.size).toBe(100);
    const [gaps] = await desk.db.read(desk.scope, (tx) =>
      tx.query<{ wrong: string }>(
        `SELECT count(*) AS wrong FROM peil.log l WHERE l.tenant = $1 AND l.size <>
           (SELECT count(*) FROM peil.fact f WHERE f.tenant = l.tenant AND f.log = l.log AND f.idx < l.size)`,
        [desk.tenant],
      ),
    );
    expect(gaps!.wrong).toBe("0");
    expect(await differing()).toEqual([]);
  });
});
