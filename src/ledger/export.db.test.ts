import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendFacts, dayAt, entryOf, givenFact, givenLedger, type GivenLedger } from "../../test/given-ledger.ts";
import { LogReader } from "../imports/log/read-fact-log.ts";
import { ServiceRecords } from "../imports/services/service-records.ts";
import { append } from "./append.ts";
import { lastCheckpoint, makeCheckpoint, originOf } from "./checkpoint.ts";
import { keepContents } from "./contents.ts";
import { exportLog } from "./export-log.ts";
import { Vault } from "./keys.ts";
import { signCheckpoint, verifierOf, writeVerifier } from "./note.ts";
import { leafHash } from "./tree.ts";
import { verifyExport, type VerifyOptions } from "./verify-export.ts";
import { verifyLive } from "./verify-live.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = { host: "desk.example", key: privateKey };

async function* inBytes(text: string, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("an exported log", () => {
  let given: GivenLedger;
  let text: string;
  let origin: string;
  let notes: string[];
  beforeAll(async () => {
    given = await givenLedger();
    const { db, tenant, log, scope, person, customer, contract } = given;
    origin = originOf("desk.example", tenant, log);
    notes = [];
    for (const [from, count] of [
      [0, 0],
      [0, 5],
      [5, 600],
      [605, 395],
    ] as const) {
      await appendFacts(given, from, count);
      notes.push((await makeCheckpoint(db, tenant, log, signer, dayAt)).note);
    }
    const vault = new Vault([randomBytes(32)]);
    await db.write(scope, async (tx) => {
      const content = randomUUID();
      const form = (await vault.keysOf(tx, [person], dayAt)).seal(person, content, Buffer.from("It is down."));
      await keepContents(tx, [{ content, person, customer, contract, kind: "text", bytes: 11, ...form }], dayAt);
      const fields = { by: "customer", person, text: content, "text-hash": form.hash.toString("hex") };
      await append(tx, log, [entryOf("told", [givenFact(1_000, { fields })])]);
      await append(tx, log, [
        entryOf("relation", [givenFact(1_001, { ticket: undefined, kind: "asked", fields: {} })]),
      ]);
    });
    const keys = [writeVerifier(verifierOf(origin, publicKey))];
    text = await db.read(scope, async (tx) => {
      let all = "";
      const told = {
        name: "The bakery",
        agreement: "0".repeat(64),
        fields: { plan: "basic" },
        annex: {},
        since: dayAt,
      };
      for await (const lines of exportLog(tx, log, { origin, keys, now: dayAt, contract: told })) all += lines;
      return all;
    });
  });
  afterAll(() => given.drop());

  const verified = (changed = text, options: VerifyOptions = {}) => verifyExport(inBytes(changed), options);
  const codes = async (changed: string, options: VerifyOptions = {}) =>
    (await verified(changed, options)).problems.map(({ code }) => code);

  it("LED-1 LED-2 verifies without the server, however its bytes come", async () => {
    for (const size of [7, 1_000, 1_000_000]) {
      const { head, ...rest } = await verifyExport(inBytes(text, size));
      expect(head).toMatchObject({ origin, size: 1_002, kind: "contract" });
      expect(rest).toEqual({
        facts: 1_002,
        signedFacts: 1_000,
        checkpoints: 4,
        kept: 0,
        hasOwnKeys: false,
        problems: [],
      });
    }
  });

  it("LED-2 goes through the checkpoints that the reader kept, signed with the keys that the reader trusts", async () => {
    const keys = [verifierOf(origin, publicKey)];
    expect(await verified(text, { keys, kept: notes })).toMatchObject({ kept: 4, hasOwnKeys: true, problems: [] });
    const stranger = verifierOf(origin, generateKeyPairSync("ed25519").publicKey);
    expect(await codes(text, { keys: [stranger], kept: [notes[1]!] })).toEqual([
      "kept-not-signed",
      "not-signed",
      "nothing-signed",
    ]);
    const elsewhere = signCheckpoint(
      { origin: "desk.example/peil/x/y", size: 5, root: leafHash(Buffer.from("x")) },
      privateKey,
    );
    const forked = signCheckpoint({ origin, size: 5, root: leafHash(Buffer.from("x")) }, privateKey);
    const beyond = signCheckpoint({ origin, size: 5_000, root: leafHash(Buffer.from("x")) }, privateKey);
    expect(await codes(text, { kept: [elsewhere] })).toEqual(["kept-other-log"]);
    expect(await codes(text, { kept: [forked] })).toEqual(["kept-other-root"]);
    expect(await codes(text, { kept: [beyond] })).toEqual(["kept-beyond-end"]);
    expect(await codes(text, { kept: ["what?"] })).toEqual(["kept-unreadable"]);
  });

  it("IMP-13 LED-1 is a fact log that every command reads, with nothing found in it", async () => {
    const records = new ServiceRecords();
    const reader = new LogReader(records, "hosting 1.0");
    const code = given.contract.slice(0, 8).toUpperCase();
    const { finding } = await reader.read({ name: "contract.jsonl", bytes: inBytes(text) });
    expect([finding, records.found.list(), [...reader.contracts]]).toEqual([
      undefined,
      [],
      [[code, { plan: "basic" }]],
    ]);
    expect([[...reader.sinceOf], reader.names.get(code)]).toEqual([[[code, dayAt]], "The bakery"]);
    const tickets = [...reader.tickets.values()];
    expect([tickets.length, tickets.some(({ isSetApart }) => isSetApart)]).toEqual([251, false]);
    expect(tickets.reduce((sum, { facts }) => sum + facts.length, 0)).toBe(1_001);
    // What is said of the relation is the contract's own, and reaches nobody else's (CON-2).
    expect([...records.inOrder().ofCustomer].map(([of, facts]) => [of, facts.map(({ kind }) => kind)])).toEqual([
      [code, ["asked"]],
    ]);
  });

  it("LED-2 says where it was damaged: the line and the index of the fact", async () => {
    const lines = text.split("\n");
    const facts = lines.flatMap((line, i) => (line.startsWith('{"at"') ? [i] : []));
    const at = facts[700]!;
    const where = { line: at + 1, idx: 700 };
    const other = lines.with(at, lines[at]!.replace("number 700", "number 7OO")).join("\n");
    expect((await verified(other)).problems).toEqual([{ code: "other-fact", ...where }]);
    const gone = lines.toSpliced(at, 1).join("\n");
    expect((await verified(gone)).problems).toMatchObject([{ code: "other-fact", ...where }, { code: "other-size" }]);
    const twice = lines.toSpliced(at, 0, lines[at]!).join("\n");
    expect((await verified(twice)).problems).toMatchObject([{ code: "other-fact", idx: 701 }, { code: "other-size" }]);
    const swapped = lines.with(at, lines[facts[701]!]!).with(facts[701]!, lines[at]!).join("\n");
    expect((await verified(swapped)).problems).toEqual([{ code: "other-fact", ...where }]);
    // Whoever takes the hashes out as well is still stopped by the next checkpoint.
    const silent = other.replace(/^\{"leaves".*\n/gm, "");
    expect((await verified(silent)).problems).toMatchObject([{ code: "other-root", from: 605, size: 1_000 }]);
    const spaced = lines.with(at, lines[at]!.replace('{"at":', '{"at": ')).join("\n");
    expect((await verified(spaced)).problems).toMatchObject([
      { code: "not-canonical", ...where },
      { code: "other-fact" },
    ]);
  });

  it("LED-1 a fact in another form than the ledger writes is none of its bytes", async () => {
    const [good] = text.match(/^\{"at".*$/m)!;
    const bad: Record<string, string> = {
      order: good.replace(/^\{("at":"[^"]+"),("fact":"[^"]+")/, "{$2,$1"),
      escape: good.replace("“", "\\u201c"),
      offset: good.replace("09:00:00.000Z", "10:00:00.000+01:00"),
      number: good.replace('"via":"portal"', '"via":1'),
      empty: good.replace(/"with":\{[^}]*\}/, '"with":{}'),
      more: good.replace('{"at"', '{"ab":"","at"'),
      twice: good.replace('"via":"portal"', '"via":"portal","via":"portal"'),
      half: good.replace("portal", "\\ud800"),
      "no moment": good.replace(/"at":"[^"]+"/, '"at":"soon"'),
      "cut off": good.slice(0, -1),
    };
    for (const [what, line] of Object.entries(bad)) {
      expect([what, line === good]).toEqual([what, false]);
      expect([what, (await codes(text.replace(good, line))).includes("not-canonical")]).toEqual([what, true]);
    }
  });

  it("LED-2 what says too little proves nothing", async () => {
    expect(await codes("")).toEqual(["not-an-export"]);
    expect(await codes('{"peil-facts":1}\n')).toEqual(["not-an-export"]);
    expect(await codes(text.replace(/^\{"checkpoint".*\n/gm, ""))).toEqual(["nothing-signed"]);
    expect(await codes(text.replace(/^\{"checkpoint".*\n/gm, ""), { kept: [notes[3]!] })).toEqual([]);
    expect(await codes(text.slice(0, text.indexOf('"checkpoint"', 3_000)))).toContain("other-size");
    expect(await codes(text.replace('"size":1002', '"size":1003'))).toEqual(["other-size"]);
    expect(await codes(`${text}{"checkpoint":"x"}\n`)).toEqual(["misplaced-checkpoint"]);
    expect(await codes(`${text}oops\n`)).toEqual(["not-a-line"]);
    const lines = text.split("\n");
    const elsewhere = JSON.stringify({
      checkpoint: signCheckpoint({ origin: "a.example", size: 5, root: leafHash(Buffer.of(1)) }, privateKey),
    });
    const place = lines.findIndex((line) => line.includes('"checkpoint"') && line.includes("\\n5\\n"));
    expect(await codes(lines.with(place, elsewhere).join("\n"))).toEqual(["other-log"]);
  });

  it("LED-1 LED-2 LED-4 where it lives every row, column, node and checkpoint is as it was appended", async () => {
    const { db, scope, log, owner } = given;
    const keys = [verifierOf(origin, publicKey)];
    const live = () => db.read(scope, async (tx) => verifyLive(tx, log, keys));
    expect(await live()).toEqual({ facts: 1_002, checkpoints: 4, problems: [] });
    const tampering: [string, string[]][] = [
      ["UPDATE peil.fact SET kind = 'closed' WHERE idx = 7", ["other-column"]],
      ["UPDATE peil.fact SET at = at + interval '1 ms' WHERE idx = 7", ["other-column"]],
      ["UPDATE peil.fact SET ticket = NULL WHERE idx = 7", ["other-column"]],
      ["UPDATE peil.fact SET contract = gen_random_uuid() WHERE idx = 7", ["other-owner"]],
      ["UPDATE peil.fact SET leaf = sha256(leaf) WHERE idx = 7", ["other-leaf", "other-root", "other-node"]],
      [
        `UPDATE peil.fact SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'portal', 'letter'), 'UTF8') WHERE idx = 7`,
        ["other-leaf"],
      ],
      ["DELETE FROM peil.fact WHERE idx = 7", ["gap", "other-root", "other-node", "other-size"]],
      ["DELETE FROM peil.fact WHERE idx = 1001", ["other-size", "other-commands"]],
      ["UPDATE peil.node SET hash = sha256(hash) WHERE level = 4 AND idx = 3", ["other-node"]],
      ["DELETE FROM peil.node WHERE level = 5 AND idx = 1", ["other-node"]],
      ["UPDATE peil.checkpoint SET root = sha256(root) WHERE size = 5", ["not-signed", "other-root"]],
      ["UPDATE peil.command SET first = first + 1 WHERE key = 'facts 605'", ["other-commands"]],
      ["UPDATE peil.log SET tickets = 3", ["other-ticket-count"]],
      ["UPDATE peil.content SET sealed = sha256(sealed)", ["other-content"]],
      ["UPDATE peil.content SET hash = sha256(hash)", ["other-content"]],
    ];
    for (const [change, expected] of tampering) {
      const client = await owner.connect();
      await client.query("BEGIN");
      await client.query(change);
      const tx = {
        scope,
        query: async <Row>(sql: string, values: readonly unknown[] = []) =>
          (await client.query({ text: sql, values: [...values] })).rows as Row[],
      };
      const { problems } = await verifyLive(tx, log, keys);
      const found = problems.map(({ code }) => code);
      expect(
        expected.every((code) => found.some((one) => one === code)) && found.length >= expected.length,
        `${change}: ${found.join(", ")}`,
      ).toBe(true);
      await client.query("ROLLBACK");
      client.release();
    }
    expect(await live()).toMatchObject({ problems: [] });
    await db.read(scope, async (tx) => expect((await lastCheckpoint(tx, log))?.size).toBe(1_000));
    expect((await db.read(scope, async (tx) => verifyLive(tx, randomUUID(), keys))).problems).toEqual([
      { code: "no-log", count: 1 },
    ]);
  });
});
