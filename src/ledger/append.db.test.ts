import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  entryOf,
  givenContract,
  givenFact,
  givenFacts,
  givenLedger,
  givenPerson,
  givenTenant,
  type GivenLedger,
} from "../../test/given-ledger.ts";
import { wholeTenant } from "../database/database.ts";
import { canonicalFact } from "../facts/written-fact.ts";
import { append, knownCommands, requestHash, type AppendRefused } from "./append.ts";
import { factsOfLog, factsOfRelation, factsOfTicket, factsOfTickets, storedFacts } from "./read.ts";
import { GrowingTree, leafHash } from "./tree.ts";

describe("appending to the ledger", () => {
  let given: GivenLedger;
  beforeAll(async () => {
    given = await givenLedger(8);
  });
  afterAll(() => given.drop());

  const newLog = async () => (await givenContract(given.owner, given.tenant)).log;
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

  it("LED-1 stores the canonical bytes with their index and hash, and reads the same facts back", async () => {
    const { db, scope, log } = given;
    const facts = [...givenFacts(0, 9), givenFact(9, { ticket: undefined, kind: "asked", fields: {} })];
    const done = await db.write(scope, async (tx) =>
      append(tx, log, [entryOf("one", facts.slice(0, 4)), entryOf("two", facts.slice(4))]),
    );
    expect(done).toEqual({ first: 0, ticketNumber: 1 });
    await db.read(scope, async (tx) => {
      const stored = await storedFacts(tx, log, 0, 100);
      expect(stored.map(({ idx }) => idx)).toEqual(upTo(10));
      expect(stored.map(({ bytes }) => bytes.toString())).toEqual(facts.map(canonicalFact));
      expect(stored.map(({ leaf }) => leaf)).toEqual(stored.map(({ bytes }) => leafHash(bytes)));
      expect(await factsOfLog(tx, log, 2, 3)).toEqual(facts.slice(2, 5).map((fact, i) => ({ ...fact, seq: i + 2 })));
      expect((await factsOfTicket(tx, facts[4]!.ticket!)).map(({ seq }) => seq)).toEqual([4, 5, 6, 7]);
      const both = await factsOfTickets(tx, [facts[0]!.ticket!, facts[8]!.ticket!, log]);
      expect([...both.values()].map((list) => list.map(({ seq }) => seq))).toEqual([[0, 1, 2, 3], [8], []]);
      expect((await factsOfRelation(tx, log)).map(({ kind, seq }) => [kind, seq])).toEqual([["asked", 9]]);
    });
    const next = await db.write(scope, async (tx) => append(tx, log, [entryOf("three", [givenFact(12)])], 10));
    expect(next).toEqual({ first: 10, ticketNumber: 4 });
  });

  it("LED-4 a key is used once: what it gave is found by it, and a second use or another size changes nothing", async () => {
    const { db, scope } = given;
    const log = await newLog();
    await db.write(scope, async (tx) =>
      append(tx, log, [entryOf("a", givenFacts(0, 2)), entryOf("b", givenFacts(2, 1))]),
    );
    const again = (key: string, expected?: number) =>
      db.write(scope, async (tx) => append(tx, log, [entryOf(key, givenFacts(9, 1))], expected));
    await expect(again("b")).rejects.toMatchObject({ reason: "key-known" });
    await expect(again("c", 2)).rejects.toMatchObject({ reason: "unexpected-size" });
    await db.read(scope, async (tx) => {
      expect(await knownCommands(tx, log, ["a", "b", "c"])).toEqual([
        { key: "a", request: requestHash("a"), first: 0, count: 2 },
        { key: "b", request: requestHash("b"), first: 2, count: 1 },
      ]);
      expect((await factsOfLog(tx, log, 0, 9)).length).toBe(3);
    });
  });

  it("LED-4 of many who send the same at once one is written, and the others are told that it was", async () => {
    const { db, scope } = given;
    const log = await newLog();
    const sent = await Promise.allSettled(
      upTo(8).map(async () => db.write(scope, async (tx) => append(tx, log, [entryOf("same", givenFacts(0, 2))]))),
    );
    const told = sent.map((one) => (one.status === "rejected" ? (one.reason as AppendRefused).reason : "written"));
    expect(told.toSorted()).toEqual([...upTo(7).map(() => "key-known"), "written"]);
    await db.read(scope, async (tx) => expect((await factsOfLog(tx, log, 0, 9)).length).toBe(2));
  });

  it("LED-1 LED-4 sixteen connections of two pools on fifty logs leave no gap, and indexes are in the order of commit", async () => {
    const { scope, owner } = given;
    const logs = await Promise.all(upTo(50).map(newLog));
    const pools = [given.another(8), given.another(8)];
    // Each writer notes what it got only after its commit: whoever began after that must have got a later index.
    const order = new Map<string, { first: number; begunAt: number; doneAt: number }[]>(logs.map((log) => [log, []]));
    let clock = 0;
    await Promise.all(
      upTo(32).map(async (writer) => {
        for (const turn of upTo(25)) {
          const log = logs[(writer * 7 + turn * 13) % 50]!;
          const count = 1 + ((writer + turn) % 3);
          const begunAt = clock++;
          const { first } = await pools[writer % 2]!.write(scope, async (tx) =>
            append(tx, log, [entryOf(`${writer} ${turn}`, givenFacts(turn * 4, count))]),
          );
          order.get(log)!.push({ first, begunAt, doneAt: clock++ });
        }
      }),
    );
    for (const [log, list] of order) {
      const later = list.flatMap((a) => list.filter((b) => a.doneAt < b.begunAt).map((b) => b.first - a.first));
      expect(later.filter((distance) => distance <= 0)).toEqual([]);
      const { rows } = await owner.query<{ size: string; facts: string; commands: string; last: string }>(
        `SELECT size, (SELECT count(*) FROM peil.fact f WHERE f.log = l.log) AS facts, (SELECT sum(count) FROM peil.command c WHERE c.log = l.log) AS commands,
           (SELECT max(idx) + 1 FROM peil.fact f WHERE f.log = l.log) AS last FROM peil.log l WHERE log = $1`,
        [log],
      );
      const { size, facts, commands, last } = rows[0]!;
      expect([facts, commands, last]).toEqual([size, size, size]);
    }
    const { rows } = await owner.query<{ n: number }>("SELECT sum(size)::int AS n FROM peil.log WHERE log = ANY($1)", [
      logs,
    ]);
    expect(rows[0]!.n).toBe(
      upTo(32)
        .flatMap((writer) => upTo(25).map((turn) => 1 + ((writer + turn) % 3)))
        .reduce((a, b) => a + b),
    );
  });

  it("LED-1 what is rolled back leaves no gap", async () => {
    const { db, scope } = given;
    const log = await newLog();
    await expect(
      db.write(scope, async (tx) => {
        await append(tx, log, [entryOf("gone", givenFacts(0, 5))]);
        throw new Error("after all not");
      }),
    ).rejects.toThrow("after all not");
    const done = await db.write(scope, async (tx) => append(tx, log, [entryOf("gone", givenFacts(0, 1))]));
    expect(done).toEqual({ first: 0, ticketNumber: 1 });
  });

  it("LED-1 LED-2 however facts are split over commands and transactions, bytes and tree are the same", async () => {
    const { db, scope } = given;
    const facts = givenFacts(0, 30);
    const rootOf = (leaves: readonly Uint8Array[]) => {
      const tree = new GrowingTree();
      leaves.forEach((leaf) => tree.push(leaf));
      return Buffer.from(tree.root()).toString("hex");
    };
    const expected = rootOf(facts.map((fact) => leafHash(Buffer.from(canonicalFact(fact)))));
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 4 }), async (where, perTransaction) => {
        const log = await newLog();
        const ends = [...where.toSorted((a, b) => a - b), 30];
        const entries = ends.map((end, i) => entryOf(`${end}`, facts.slice(ends[i - 1] ?? 0, end)));
        for (let at = 0; at < entries.length; at += perTransaction)
          await db.write(scope, async (tx) => append(tx, log, entries.slice(at, at + perTransaction)));
        const stored = await db.read(scope, async (tx) => storedFacts(tx, log, 0, 100));
        expect(rootOf(stored.map(({ leaf }) => leaf))).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("LED-1 the roles that serve requests can neither add, change nor take away a fact but by appending", async () => {
    const { db, scope, log, another } = given;
    const refused = "permission denied";
    for (const sql of [
      "UPDATE peil.fact SET kind = 'closed'",
      "DELETE FROM peil.fact",
      "TRUNCATE peil.fact",
      "INSERT INTO peil.fact SELECT * FROM peil.fact",
      "UPDATE peil.command SET count = 0",
      "DELETE FROM peil.command",
      "UPDATE peil.log SET size = 0",
      "DELETE FROM peil.log",
      "UPDATE peil.checkpoint SET size = 0",
      "DELETE FROM peil.node",
    ])
      await expect(db.write(scope, async (tx) => tx.query(sql))).rejects.toThrow(refused);
    const reading = another(1, "peil_read");
    await expect(reading.write(scope, async (tx) => append(tx, log, [entryOf("x", givenFacts(0, 1))]))).rejects.toThrow(
      refused,
    );
    await expect(reading.read(scope, async (tx) => tx.query("SELECT * FROM vault.person_key"))).rejects.toThrow(
      refused,
    );
  });

  it("LED-1 appends only within the tenant of the transaction, and to a log that is there", async () => {
    const { db, scope, log, owner } = given;
    const other = await givenTenant(owner);
    const { log: theirs } = await givenContract(owner, other);
    const facts = [entryOf("x", givenFacts(0, 1))];
    await expect(db.write(wholeTenant(other), async (tx) => append(tx, log, facts))).rejects.toThrow("no such log");
    await expect(db.write(scope, async (tx) => append(tx, theirs, facts))).rejects.toThrow("no such log");
    const posing = { ...scope, tenant: other };
    await expect(
      db.write(scope, async (tx) =>
        append({ scope: posing, query: (sql, values, name) => tx.query(sql, values, name) }, theirs, facts),
      ),
    ).rejects.toThrow("outside the tenant");
    await db.read(wholeTenant(other), async (tx) => expect(await factsOfLog(tx, theirs, 0, 9)).toEqual([]));
  });

  it("LED-1 a customer appends to its own log, and to no other's", async () => {
    const { db, scope, owner, tenant } = given;
    const one = await givenContract(owner, tenant);
    const other = await givenContract(owner, tenant);
    await givenPerson(owner, tenant, one.customer);
    const own = { ...scope, customer: one.customer };
    await db.write(own, async (tx) => append(tx, one.log, [entryOf("own", givenFacts(0, 1))]));
    await expect(
      db.write(own, async (tx) => append(tx, other.log, [entryOf("other", givenFacts(0, 1))])),
    ).rejects.toThrow("no such log");
    await db.read(own, async (tx) => expect((await factsOfLog(tx, one.log, 0, 9)).length).toBe(1));
    await db.read({ ...own, customer: other.customer }, async (tx) =>
      expect(await factsOfLog(tx, one.log, 0, 9)).toEqual([]),
    );
  });
});
