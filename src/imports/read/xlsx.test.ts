import fc from "fast-check";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { isDeepStrictEqual } from "node:util";
import { deflateRawSync, crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { keepingSink, readRecords } from "../../../test/read-records.ts";
import { readWorkbook } from "./xlsx.ts";
import { columnOf, dateText, isDateFormat, numberText } from "./xlsx-cells.ts";

const at = new Date(Date.UTC(2026, 2, 2, 9, 30));
const rows: CellValue[][] = [
  ["number", "opened", "hours", "met", "note"],
  ["INC1", at, 0.1 + 0.2, true, "a <b> & é"],
  [],
  ["INC2", null, 1e-7, false, "line\r\nend"],
  ["INC3"],
  ["INC4", null, 12_345_678_901_234, null, null, "one too many"],
];
const book = (dateSystem: "1900" | "1904" = "1900"): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: "Tickets", rows },
      {
        name: "Other",
        rows: [
          ["a", "b"],
          [1, 2],
        ],
      },
    ],
    dateSystem,
  });

describe("IMP-3 a sheet gives its rows as records", () => {
  test.each(["1900", "1904"] as const)("IMP-3 in the date system of %s", async (dateSystem) => {
    const { columns, records, lines, result } = await readRecords(await book(dateSystem), {}, [999]);
    expect(result).toMatchObject({ format: "xlsx", findings: [], records: 4 });
    expect(columns).toEqual(["number", "opened", "hours", "met", "note"]);
    expect(records).toEqual([
      ["INC1", "2026-03-02T09:30:00", "0.3", "true", "a <b> & é"],
      ["INC2", "", "0.0000001", "false", "line\r\nend"],
      ["INC3", "", "", "", ""],
    ]);
    expect(lines).toEqual([2, 4, 5]);
  });

  test("IMP-1 a title above the header is no record, whether the sheet is short or long", async () => {
    const few = [["Incidents of August"], [], ["number", "opened", "priority"], ["A", "x", "1"], ["B"]];
    const many = [...few, ...Array.from({ length: 100 }, (_, i) => [`C${i}`, "y", "2"])];
    for (const rows of [few, many]) {
      const { columns, records, lines } = await readRecords(await writeXlsx({ sheets: [{ name: "Report", rows }] }));
      expect(columns).toEqual(["number", "opened", "priority"]);
      expect(records.length).toBe(rows.length - 3);
      expect([records[0], records[1], lines[0]]).toEqual([["A", "x", "1"], ["B", "", ""], 4]);
    }
  });

  test("IMP-4 a row with more cells than the header is spoiled", async () => {
    expect((await readRecords(await book())).spoiled).toEqual([[6, { cells: 6, columns: 5 }]]);
  });

  test("IMP-3 of the sheet that is named; one that is not there is a finding", async () => {
    expect((await readRecords(await book(), { sheet: "Other" })).records).toEqual([["1", "2"]]);
    const { result } = await readRecords(await book(), { sheet: "Third" });
    expect(result.findings).toMatchObject([
      { code: "xlsx.no-sheet", params: { sheet: "Third", sheets: "Tickets, Other" } },
    ]);
  });

  test("IMP-2 sheets with something in them that nobody asked for are named, empty and hidden ones are not", async () => {
    const more = await writeXlsx({
      sheets: [
        { name: "Jan", rows },
        { name: "Feb", rows },
        { name: "Empty", rows: [] },
        { name: "Lists", rows, hidden: true },
      ],
    });
    expect((await readRecords(more)).result).toMatchObject({ records: 4, otherSheets: ["Feb"] });
    expect((await readRecords(more, { sheet: "Feb" })).result).toMatchObject({ records: 4, otherSheets: [] });
    expect((await readRecords("a,b\n1,2\n")).result.otherSheets).toEqual([]);
  });

  test("IMP-3 whatever is written as a workbook is read as it was", async () => {
    const text = fc
      .string({ unit: fc.constantFrom("a", "é", "<", "&", " ", "\r", "€", '"', "1") })
      .filter((one) => one.trim() !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
        fc.constantFrom("shared" as const, "inline" as const),
        async (table, stringMode) => {
          const bytes = await writeXlsx({
            sheets: [{ name: "S", rows: [["a", "b"], ...table] }],
            stringMode,
          });
          expect((await readRecords(bytes)).records).toEqual(table);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("IMP-3 cells as text", () => {
  test.each([
    ["45719.395833333336", false, "2025-03-03T09:30:00"],
    ["45719.39583333", false, "2025-03-03T09:30:00"],
    ["1", false, "1900-01-01T00:00:00"],
    ["59", false, "1900-02-28T00:00:00"],
    ["60", false, "1900-02-29T00:00:00"],
    ["61", false, "1900-03-01T00:00:00"],
    ["0", true, "00:00:00"],
    ["1", true, "1904-01-02T00:00:00"],
    ["0.75", false, "18:00:00"],
    ["45719.000001", false, "2025-03-03T00:00:00.086"],
    ["-1", false, "-1"],
    ["9999999", false, "9999999"],
  ])("IMP-3 %s days (1904: %s) are %s", (serial, is1904, text) => {
    expect(dateText(serial, is1904)).toBe(text);
  });

  test.each([
    ["0.30000000000000004", "0.3"],
    ["1.0", "1"],
    ["12345678901234567890", "12345678901234567890"],
    ["1E-7", "0.0000001"],
    ["1.5E+25", "15000000000000000000000000"],
    ["", ""],
    ["n/a", "n/a"],
  ])("IMP-3 the number %s is %s", (written, text) => {
    expect(numberText(written)).toBe(text);
  });

  test.each([
    [14, undefined, true],
    [0, undefined, false],
    [164, "dd-mm-yyyy hh:mm", true],
    [164, "[$-413]d mmmm yyyy;@", true],
    [164, '#,##0.00 "days"', false],
    [164, "[h]:mm", false],
    [164, "[Red]0.0", false],
    [46, undefined, false],
  ])("IMP-3 format %i %s is a moment: %s", (id, written, is) => {
    expect(isDateFormat(id, written)).toBe(is);
  });

  test("IMP-3 columns go by their letters", () => {
    expect(["A1", "Z9", "AA10", "XFD1", "XFE1", "A", "1"].map(columnOf)).toEqual([
      0,
      25,
      26,
      16_383,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("IMP-2 what is no workbook", () => {
  test.each([
    ["zip", async () => (await book()).subarray(0, 2000)],
    ["no-workbook", async () => zip({ "readme.txt": "hello" })],
    ["xml", async () => zip({ ...(await minimal()), "xl/sheet.xml": "<worksheet><sheetData><row>" })],
    ["xml", async () => zip({ ...(await minimal()), "xl/sheet.xml": "<!DOCTYPE x [<!ENTITY e 'x'>]><worksheet/>" })],
    [
      "xml",
      async () =>
        zip({
          ...(await minimal()),
          "xl/sheet.xml": '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>',
        }),
    ],
  ])("IMP-2 %s", async (fault, bytes) => {
    const { result } = await readRecords(await bytes());
    expect(result.findings).toMatchObject([{ code: "xlsx.invalid", params: { fault } }]);
  });

  test("IMP-2 a workbook with a byte gone wrong is never read as if it were whole", async () => {
    const whole = await book();
    const sound = await readRecords(whole);
    for (let where = 0.02; where < 0.9; where += 0.04) {
      const { result, records } = await readRecords(spoil(whole, where));
      // A byte may lie in a part that is not read; then nothing is different.
      expect(result.findings.length === 1 || isDeepStrictEqual(records, sound.records)).toBe(true);
    }
  });

  test("IMP-2 one of older Office, and one under a password, each with what to do", async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
    expect((await readRecords(ole)).result.findings).toMatchObject([{ code: "xlsx.old" }]);
    const locked = await writeXlsx({ sheets: [{ name: "S", rows }], encryption: { password: "x", spinCount: 10 } });
    expect((await readRecords(locked)).result.findings).toMatchObject([{ code: "xlsx.protected" }]);
  });

  test("IMP-1 a workbook needs no more than what it must have", async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t><rPh><t>x</t></rPh></is></c>`;
    const sheet = `<worksheet><sheetData><row>${cell("a")}${cell("b")}</row><row>${cell("1")}${cell("2")}</row></sheetData></worksheet>`;
    expect((await readRecords(zip({ ...(await minimal()), "xl/sheet.xml": sheet }))).records).toEqual([["1", "2"]]);
  });
});

describe("IMP-5 a workbook that unpacks to more than it may", () => {
  const large = { "a.xml": " ".repeat(3 << 20) };
  test("IMP-5 is refused by what its directory says", async () => {
    expect(await limited(zip(large))).toMatchObject({ code: "xlsx.too-large", params: { megabytes: 2 } });
  });

  test("IMP-5 and by what comes out of it, when the directory lies", async () => {
    const bomb = zip({ ...(await minimal()), "xl/sheet.xml": `<worksheet>${" ".repeat(3 << 20)}</worksheet>` }, 10);
    expect(await limited(bomb)).toMatchObject({ code: "xlsx.too-large" });
  });

  async function limited(bytes: Uint8Array): Promise<unknown> {
    async function* once(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    return (await readWorkbook(once(), {}, keepingSink().sink, 2 << 20)).finding;
  }
});

function spoil(bytes: Uint8Array, where: number): Uint8Array {
  const copy = bytes.slice();
  copy[Math.floor(bytes.length * where)]! ^= 0xff;
  return copy;
}

/** The parts that point to a sheet at `xl/sheet.xml`. */
async function minimal(): Promise<Record<string, string>> {
  const relation = (type: string, target: string): string =>
    `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  return {
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relation("worksheet", "sheet.xml"),
  };
}

/** A zip file; `declared` is what its directory says that each part unpacks to. */
function zip(parts: Record<string, string>, declared?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(text), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared ?? text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
