import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ServiceRecords } from "../services/service-records.ts";
import { isFactLog, LogReader } from "./read-fact-log.ts";

async function* inPieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function told(text: string) {
  const records = new ServiceRecords();
  const reader = new LogReader(records, "hosting 1");
  const { file, finding } = await reader.read({ name: "life.jsonl", bytes: inPieces(text) });
  const found = records.found.list().flatMap(({ code, places }) => places.map(({ line }) => `${line} ${code}`));
  return { reader, file, finding, found, facts: records.inOrder() };
}

const head = '{"peil-facts":1,"agreement":"hosting","edition":"1"}\n';

describe("a fact log", () => {
  it("IMP-13 is recognised by its first line, whatever its name and however its bytes come", async () => {
    expect(await isFactLog(inPieces(head, 3))).toBe(true);
    expect(await isFactLog(inPieces(`\uFEFF { "peil-facts": 1 }`))).toBe(true);
    expect(await isFactLog(inPieces('{"fact":"reported"}\n{"peil-facts":1}'))).toBe(false);
    expect(await isFactLog(inPieces(""))).toBe(false);
  });

  it("IMP-13 a customer that is told of twice stays what it was first", async () => {
    const { reader, found } = await told(
      `${head}{"customer":"C1","name":"Bakery"}\n{"customer":"C1","name":"Butcher"}`,
    );
    expect([[...reader.names.values()], found]).toEqual([["Bakery"], ["3 log.twice"]]);
  });

  it("IMP-13 the one in the reference reads to its end, with nothing found", async () => {
    const page = readFileSync(new URL("../../../docs/reference/json.md", import.meta.url), "utf8");
    const block = /```json\n(\{"peil-facts"[\s\S]*?)```/.exec(page)![1]!;
    const { reader, file, finding, found, facts } = await told(block);
    expect([finding, found, file.records]).toEqual([undefined, [], 6]);
    expect([...reader.tickets.keys(), ...reader.contracts.keys(), ...reader.names.values()]).toEqual([
      "T-1",
      "C1",
      "Bakery",
    ]);
    expect(facts.shared.map(({ kind, fields }) => [kind, fields])).toEqual([
      ["outage-started", { outage: "O-1", service: "web" }],
    ]);
  });

  it("TIM-4 CLK-8 keeps id and moment of recording, texts for numbers, and the order of facts of one instant", async () => {
    const lines = [
      '{"at":"2026-01-05T09:00:00Z","fact":"work-booked","id":"w1","recorded-at":"2026-01-05T10:00:00Z","with":{"minutes":30,"paid":true,"kinds":["a",2]}}',
      '{"at":"2026-01-05T09:00:00Z","fact":"asked"}',
      '{"at":"2026-01-05T08:00:00Z","fact":"done"}',
    ];
    const { facts } = await told(head + lines.join("\n"));
    expect(facts.shared.map(({ kind }) => kind)).toEqual(["done", "work-booked", "asked"]);
    expect(facts.shared[1]).toMatchObject({
      id: "w1",
      recordedAt: Date.UTC(2026, 0, 5, 10),
      fields: { minutes: "30", paid: "yes", kinds: ["a", "2"] },
    });
    expect(facts.placeOf(facts.shared[0]!.seq)).toEqual({ file: "life.jsonl", line: 4 });
  });

  it("IMP-2 a fact that makes no sense leaves unjudged what it may be about: its kind, its customer, since its moment", async () => {
    const lines = [
      '{"customer":"C1"}',
      '{"at":"2026-01-05T09:00:00Z","fact":"sampled","customer":"C1","with":{"took":null}}',
      '{"at":"soon","fact":"outage-started"}',
      '{"who":"nobody"}',
      "[1]",
    ];
    const { found, facts } = await told(head + lines.join("\n"));
    expect(found).toEqual(["3 log.field", "5 log.line", "6 log.line", "4 log.moment"]);
    expect(facts.unread).toEqual([
      { kinds: new Set(["sampled"]), customer: "C1", from: Date.UTC(2026, 0, 5, 9), to: Infinity },
      { kinds: new Set(["outage-started"]), customer: undefined, from: -Infinity, to: Infinity },
      { kinds: undefined, customer: undefined, from: -Infinity, to: Infinity },
      { kinds: undefined, customer: undefined, from: -Infinity, to: Infinity },
    ]);
  });

  it("IMP-7 of another version, or cut off, it gives a finding with its line", async () => {
    expect((await told('{"peil-facts":3}')).finding).toMatchObject({ code: "log.version", position: { line: 1 } });
    expect((await told(`${head}\n{"at":"2026`)).finding).toMatchObject({ code: "json.invalid", position: { line: 3 } });
  });
});
