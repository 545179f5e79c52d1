import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepingSink, readRecords } from "../../../test/read-records.ts";
import { JsonReader } from "./json.ts";
import { JsonLinesReader } from "./json-lines.ts";

const issue = {
  key: "A-1",
  fields: { created: "2026-01-05", priority: { name: "High" }, labels: ["a", "b"], done: false, due: null },
  changelog: {
    histories: [
      {
        created: "2026-01-06",
        items: [
          { field: "status", to: "Open" },
          { field: "priority", to: "Low" },
        ],
      },
      { created: "2026-01-07", items: [] },
    ],
  },
  comments: [{ at: "2026-01-08" }],
};

describe("IMP-3 a nested ticket is laid flat", () => {
  const flat = [
    ["A-1", "2026-01-05", "High", "a, b", "false", "", "2026-01-06", "status", "Open", undefined],
    ["A-1", "2026-01-05", "High", "a, b", "false", "", "2026-01-06", "priority", "Low", undefined],
    ["A-1", "2026-01-05", "High", "a, b", "false", "", "2026-01-07", undefined, undefined, undefined],
    ["A-1", "2026-01-05", "High", "a, b", "false", "", undefined, undefined, undefined, "2026-01-08"],
  ];

  test.each([
    ["json", JSON.stringify({ total: 1, issues: [issue] }, null, 2)],
    ["json", JSON.stringify([issue])],
    ["jsonl", `${JSON.stringify(issue)}\n\n${JSON.stringify({ key: "A-2" })}\n`],
  ])("IMP-3 each element of a list is a record with the ticket's own cells, as %s", async (format, text) => {
    const { columns, records, result } = await readRecords(text);
    expect(result).toMatchObject({ format, findings: [] });
    expect(columns.slice(0, 6)).toEqual([
      "key",
      "fields.created",
      "fields.priority.name",
      "fields.labels",
      "fields.done",
      "fields.due",
    ]);
    expect(columns.slice(6)).toEqual([
      "changelog.histories.created",
      "changelog.histories.items.field",
      "changelog.histories.items.to",
      "comments.at",
    ]);
    expect(records.slice(0, 4)).toEqual(flat);
    const plain = ["A-2", ...Array.from({ length: 9 }, () => undefined)];
    expect(records.slice(4)).toEqual(format === "jsonl" ? [plain] : []);
  });

  test("IMP-3 lists of which no column is asked give no records", async () => {
    const { records } = await readRecords(JSON.stringify([issue, { key: "A-2", comments: [] }]), {
      columns: ["key", "comments.at", "nowhere"],
    });
    expect(records).toEqual([
      ["A-1", "2026-01-08", undefined],
      ["A-2", undefined, undefined],
    ]);
  });

  test("IMP-3 a column that no ticket has is told, unless what it stands in does not occur either", async () => {
    const columns = [
      "key",
      "fields.priorty.name",
      "fields.owner",
      "links.items.id",
      "comments.by",
      "changelog.histories.items.of.x",
    ];
    const { result } = await readRecords(JSON.stringify([issue]), { columns });
    expect(result.unseen).toEqual([
      "fields.priorty.name",
      "fields.owner",
      "links.items.id",
      "comments.by",
      "changelog.histories.items.of.x",
    ]);
    const none = await readRecords('[{"key":"A-1","comments":[]},{"key":"A-2"}]', { columns: ["key", "comments.at"] });
    expect(none.result.unseen).toEqual([]);
  });

  test("IMP-3 a dot inside a key is written with a backslash, and keys of the language are keys like any other", async () => {
    const text = '[{"a.b":"1","a":{"b":"2"},"__proto__":{"x":"3"},"constructor":"4","c\\\\d":"5"}]';
    const { columns, records } = await readRecords(text);
    expect(columns).toEqual(["a\\.b", "a.b", "__proto__.x", "constructor", "c\\\\d"]);
    expect(records).toEqual([["1", "2", "3", "4", "5"]]);
    expect((await readRecords(text, { columns: ["toString", "c\\\\d", "a\\.b"] })).records).toEqual([
      [undefined, "5", "1"],
    ]);
  });

  test("IMP-3 a number keeps its digits beyond what a double can hold", async () => {
    const { records } = await readRecords('[{"id":12345678901234567890,"n":1.50,"e":1e3}]');
    expect(records).toEqual([["12345678901234567890", "1.5", "1000"]]);
  });

  test("IMP-3 without columns only the first tickets are read", async () => {
    const tickets = Array.from({ length: 5000 }, (_, i) => ({ key: `A-${i}`, [`k${i}`]: 1 }));
    const { columns, records, result } = await readRecords(JSON.stringify(tickets), { sample: 3 });
    expect(columns).toEqual(["key", "k0", "k1", "k2"]);
    expect(records).toHaveLength(3);
    expect(result).toMatchObject({ records: 3, findings: [] });
  });
});

describe("IMP-1 the list of tickets", () => {
  const one = '{"key":"A-1"}';
  test.each([
    [`{"users":["x"],"meta":{"n":[1]},"issues":[${one}]}`, undefined],
    [`{"data":{"issues":[${one}],"users":[{"id":1}]}}`, "data.issues"],
    [`{"a.b":[${one}],"c":[{"id":1}]}`, "a\\.b"],
    [`[${one}]`, undefined],
  ])("IMP-1 is found in %s", async (text, rows) => {
    const { records, result } = await readRecords(text, { rows, columns: ["key"] });
    expect(result.findings).toEqual([]);
    expect(records).toEqual([["A-1"]]);
  });

  test.each([
    [`{"issues":[${one}],"users":[{"id":1}]}`, undefined, "issues, users"],
    [`{"data":{"issues":[${one}]}}`, undefined, "data.issues"],
    [`{"issues":[${one}]}`, "tickets", "issues"],
    ['{\n"key": "A-1"\n}', undefined, ""],
    ["{\n}", undefined, ""],
  ])("IMP-1 cannot be told in %s", async (text, rows, lists) => {
    const { result } = await readRecords(text, { rows, columns: ["key"] });
    expect(result.findings).toMatchObject([{ code: "json.no-rows", params: { rows: rows ?? "", lists } }]);
  });

  test("IMP-3 a record is placed by its line, or by its number where all stand on one", async () => {
    expect((await readRecords('{"issues": [\n{"k":1},\n\n{"k":2}\n]}')).lines).toEqual([2, 4]);
    expect((await readRecords('{"issues": [{"k":1},{"k":2},{"k":3}]}')).lines).toEqual([1, 2, 3]);
    expect((await readRecords('\n{"k":1}\n\n{"k":2}\n')).lines).toEqual([2, 4]);
  });
});

describe("IMP-2 what is no JSON", () => {
  const broken: [string, number, string, string][] = [
    ['[\n{"k":1},\n{"k":}\n]', 3, "", "in a ticket"],
    ['[\n{"k":1}\n{"k":2}]', 3, "", "a comma left out"],
    ['[\n{"k":1},\n]', 3, "not-object", "a comma too many"],
    ['[\n{"k":1},\n7]', 3, "not-object", "a number for a ticket"],
    ['[\n{"k":1},\n{"k":2}', 3, "ended", "cut between tickets"],
    ['[\n{"k":1},\n{"k":"2', 3, "ended", "cut in a ticket"],
    ['{"a":1,\n"issues":[{"k":1}]', 2, "ended", "cut behind the list"],
    ['{"issues":[\n{"k":1}\n],\n"b" 2}', 4, "", "wrong around the list"],
    ['[{"k":1}]\nand more', 2, "", "more behind it"],
    [`[${'{"a":'.repeat(200)}1${"}".repeat(200)}]`, 1, "too-deep", "a bomb in a ticket"],
    [`{"x":${"[".repeat(100_000)}`, 1, "too-deep", "a bomb around them"],
  ];
  test.each(broken)("IMP-2 %j is found on line %i: %s (%s)", async (text, line, fault) => {
    const { result } = await readRecords(text, { columns: ["k"], format: "json" });
    expect(result.findings).toMatchObject([{ code: "json.invalid", position: { line }, params: { fault } }]);
  });

  test("IMP-2 a line that is no object, with its line", async () => {
    const { result } = await readRecords('{"k":1}\n\n{"k":2\n{"k":3}\n');
    expect(result.findings).toMatchObject([{ code: "json.invalid", position: { line: 3 } }]);
    const list = await readRecords('{"k":1}\n[1]\n');
    expect(list.result.findings).toMatchObject([
      { code: "json.invalid", params: { fault: "not-object" }, position: { line: 2 } },
    ]);
  });

  test("IMP-5 an object as deep as a bomb is refused in lines too", async () => {
    const deep = `{"k":1}\n${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}\n`;
    expect((await readRecords(deep)).result.findings).toMatchObject([
      { code: "json.invalid", params: { fault: "too-deep" } },
    ]);
    expect((await readRecords(deep, { columns: ["k"] })).result).toMatchObject({ records: 2, findings: [] });
  });
});

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: fc.constantFrom('"', "\\", "{", "]", "a", "é", "\n", ",") }),
    fc.integer(),
    fc.constant(null),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("any"), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom("a", "b.c", "d", '"', "[{"), tie("any"), { maxKeys: 3 }),
})).object;

test("IMP-3 a document gives the same records in lines, in a list and in an object, its text cut anywhere", () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      cuts,
      fc.constantFrom(0, 1),
      (tickets, sizes, indent) => {
        const text = (document: unknown): string => JSON.stringify(document, null, indent);
        const lines = keepingSink();
        const asLines = new JsonLinesReader(lines.sink, { sample: 9 });
        for (const ticket of tickets) expect(asLines.read(`${JSON.stringify(ticket)}\n`)).toBeUndefined();
        expect(asLines.end()).toBeUndefined();
        for (const document of [text(tickets), text({ total: 1, x: { y: [[1], "["] }, issues: tickets, last: "]" })]) {
          const { kept, sink } = keepingSink();
          const reader = new JsonReader(sink, { sample: 9, rows: document.startsWith("[") ? undefined : "issues" });
          for (let at = 0, i = 0; at < document.length; i++) {
            const size = sizes[i % sizes.length]!;
            expect(reader.read(document.slice(at, at + size))).toBeUndefined();
            at += size;
          }
          expect(reader.end()).toBeUndefined();
          expect(kept.columns).toEqual(lines.kept.columns);
          expect(kept.records).toEqual(lines.kept.records);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("IMP-1 a day with one ticket is JSON lines all the same, unless there is a list that could hold tickets", async () => {
  const { records, result } = await readRecords('{"id":1,"at":{"opened":"x"},"tags":["a","b"]}\n');
  expect([result.format, result.findings, records]).toEqual(["jsonl", [], [["1", "x", "a, b"]]]);
  const listed = await readRecords('{"data":{"items":[{"id":1}]}}\n');
  expect(listed.result.findings).toMatchObject([{ code: "json.no-rows", params: { lists: "data.items" } }]);
});
