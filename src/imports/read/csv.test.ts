import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepingSink, readRecords } from "../../../test/read-records.ts";
import { csvOf } from "../../documents/write-csv.ts";
import { CsvReader } from "./csv.ts";
import { readExport } from "./read-export.ts";

describe("IMP-1 the separator", () => {
  test.each([
    [",", "a,b,c\n1,2,3\n"],
    [";", "a;b;c\n1,5;2,5;3,5\n"],
    ["\t", "a\tb\n1, 2\t3, 4\n"],
    ["|", "a|b\n1;2|3;4\n"],
    [";", "sep=;\na,b;c\n1;2\n"],
    [",", 'a,"b;c;d"\n1,"2;3;4"\n'],
    [",", "a,b\n"],
  ])("IMP-1 %j is recognised", async (separator, text) => {
    const { result, records } = await readRecords(text);
    expect(result).toMatchObject({ format: "csv", separator, findings: [] });
    expect(records.every((record) => record.length > 1)).toBe(true);
  });

  test("IMP-1 one that is named is taken as it is named", async () => {
    expect((await readRecords("a,b;c\n1,2;3\n", { separator: ";" })).columns).toEqual(["a,b", "c"]);
    expect((await readRecords("a;b\tc\n1\t2\n", { separator: "tab" })).columns).toEqual(["a;b", "c"]);
  });

  test("IMP-1 a text of one column is no export", async () => {
    expect((await readRecords("Dear reader\nhello\n")).result.findings[0]!.code).toBe("file.unknown-format");
  });
});

test("IMP-3 whoever has seen enough is given no more", async () => {
  const { kept, sink } = keepingSink();
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`a,b\n${"1,2\n".repeat(1_000_000)}3,"4`);
  }
  const result = await readExport(
    { name: "export", bytes: bytes() },
    { ...sink, enough: () => kept.records.length > 0 },
  );
  expect(result).toMatchObject({ findings: [], records: kept.records.length });
  expect(kept.records.length).toBeLessThan(500_000);
});

test("IMP-3 the columns of a header each have a name of their own", async () => {
  const { columns } = await readRecords("id,category, ,category,category#2,id \n1,2,3,4,5,6\n");
  expect(columns).toEqual(["id", "category", "column 3", "category#2", "category#2#2", "id#2"]);
});

test("IMP-3 line ends of every kind separate records, and lines are counted by them", async () => {
  const { records, lines } = await readRecords('a,b\r\n1,2\n3,4\r5,"6\r\n7"\n\n \r\n8,9');
  expect(records).toEqual([
    ["1", "2"],
    ["3", "4"],
    ["5", "6\n7"],
    ["8", "9"],
  ]);
  expect(lines).toEqual([2, 3, 4, 8]);
});

test("IMP-4 a record with cells too few or too many is spoiled, with its line", async () => {
  const text = 'a,b\n"1\n1",2\n3\n4,5,6\n7,8\n9,10,\n"11"x,12"\n13,14\n';
  const { records, lines, spoiled, result } = await readRecords(text);
  expect(records).toEqual([
    ["1\n1", "2"],
    ["7", "8"],
    ["9", "10"],
    ["13", "14"],
  ]);
  expect(lines).toEqual([2, 6, 7, 9]);
  expect(spoiled).toEqual([
    [4, { cells: 1, columns: 2 }],
    [5, { cells: 3, columns: 2 }],
    [8, { cells: 1, columns: 2 }],
  ]);
  expect(result.records).toBe(7);
});

describe("IMP-2 what keeps the records from being told apart", () => {
  const rows = (n: number): string => "1,2\n".repeat(n);

  test("IMP-2 a quote that stays open, with the line on which it opened", async () => {
    const { result } = await readRecords(`a,b\n${rows(5)}3,"4\n${rows(10)}`);
    expect(result.findings).toMatchObject([{ code: "csv.quote-open", position: { line: 7, column: 1 } }]);
  });

  test("IMP-2 a quote that stays open in a file of many pieces is found before its end", async () => {
    const { result } = await readRecords(`a,b\n${rows(400_000)}3,"4\n${rows(3_000_000)}`);
    expect(result.findings).toMatchObject([{ code: "csv.quote-open", position: { line: 400_002 } }]);
  });

  test("IMP-2 a line without end", async () => {
    const { result } = await readRecords(`a,b\n1,2\n3,${"x".repeat(11 << 20)}`);
    expect(result.findings).toMatchObject([{ code: "csv.line-too-long", position: { line: 3 } }]);
    const header = await readRecords("x,".repeat(5 << 20));
    expect(header.result.findings).toMatchObject([{ code: "csv.line-too-long", position: { line: 1 } }]);
  });
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r", " ", "€", "1"), maxLength: 6 });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

test("IMP-3 whatever is written as a table is read as that table, its text cut anywhere", () => {
  fc.assert(
    fc.property(table, cuts, fc.boolean(), (rows, sizes, endsOpen) => {
      const text = csvOf([rows[0]!.map((_, i) => `c${i}`), ...rows]).slice(0, endsOpen ? -2 : undefined);
      const { kept, sink } = keepingSink();
      const reader = new CsvReader(sink, ",");
      for (let at = 0, i = 0; at < text.length; i++) {
        const size = sizes[i % sizes.length]!;
        expect(reader.read(text.slice(at, at + size))).toBeUndefined();
        at += size;
      }
      expect(reader.end()).toBeUndefined();
      expect(kept.records).toEqual(rows.map((row) => row.map((one) => plain(one))));
      expect(kept.lines).toEqual(linesOf(rows));
    }),
    { numRuns: 500 },
  );
});

/** A cell as it reads back: line ends of any kind are one, and what would run has its apostrophe. */
function plain(text: string): string {
  const defused = text.startsWith("\r") ? `'${text}` : text;
  return defused.replaceAll(/\r\n|\r/g, "\n");
}

function linesOf(rows: readonly (readonly string[])[]): number[] {
  let line = 2;
  return rows.map((row) => {
    const first = line;
    line += 1 + row.reduce((sum, one) => sum + plain(one).split("\n").length - 1, 0);
    return first;
  });
}

describe("IMP-2 a quote that swallows the records after it", () => {
  test("IMP-2 those that are whole are read all the same, the others are counted", async () => {
    const { records, lines, spoiled } = await readRecords(
      'id,title,at\nA,"x"y,1\nB,plain,2\n\nC,"z",3\nD,q,4\nE,"r,5\nF,"s\nt",6\nG,u"\nH,v,7\n',
    );
    expect(records.map(([id]) => id)).toEqual(["B", "C", "D", "H"]);
    expect(lines).toEqual([3, 5, 6, 11]);
    expect(spoiled.map(([line]) => line)).toEqual([2, 7, 8, 9, 10]);
  });

  test("IMP-2 wherever a quote is lost or added, each line is a record, a part of one, or counted", async () => {
    const line = fc.tuple(fc.constantFrom("a", '"b"', '"c, d"', "e f"), fc.nat(9)).map(([text, n]) => `K,${text},${n}`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 12 }), fc.nat(), fc.nat(40), async (rows, at, cut) => {
        const whole = rows.join("\n");
        const place = at % whole.length;
        const text = `${whole.slice(0, place)}"${whole.slice(place + (cut % 2))}`;
        const { records, lines, spoiled, result } = await readRecords(`id,title,n\n${text}\n`);
        if (result.findings.length > 0) return;
        const told = new Set([...lines, ...spoiled.map(([number]) => number)]);
        // Lines that nobody tells of lie inside a record that fits: a text over several lines is one.
        const inside = records.reduce((sum, cells) => sum + cells.join("").split("\n").length - 1, 0);
        expect(told.size + inside).toBe(text.split("\n").length);
      }),
    );
  });
});

describe("rows above the header", () => {
  const table = "Number;Priority;Opened;Solved;Who\nA;1,5;x;x;x\nB;2,5;y;y;y\nC;3,5;z;z;z\n";

  test("IMP-1 a title and what stands beside it are no records, and lines keep their numbers", async () => {
    for (const above of ["Report of August\n\n", "Report of August;;;;\n;;;;\n", "Report\nExported by;somebody\n"]) {
      const { columns, records, lines } = await readRecords(above + table, {}, [7]);
      expect(columns).toEqual(["Number", "Priority", "Opened", "Solved", "Who"]);
      expect(records.map(([number]) => number)).toEqual(["A", "B", "C"]);
      expect(lines[0]).toBe(above.split("\n").length + 1);
    }
  });
});
