import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readRecords } from "../../../test/read-records.ts";

const text = "sleutel;omschrijving\n1;café in Curaçao\n2;€ 5\n";
const cells = [
  ["1", "café in Curaçao"],
  ["2", "€ 5"],
];
const windows = Buffer.from(text.replace("€", "\x80"), "latin1");
const utf16 = (mark: string): Buffer => Buffer.from(mark + text, "utf16le");

test.each([
  ["utf-8", "UTF-8", Buffer.from(text)],
  ["utf-8", "UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
  ["windows-1252", "windows-1252", windows],
  ["utf-16le", "UTF-16 with a mark", utf16("\uFEFF")],
  ["utf-16le", "UTF-16 without a mark", utf16("")],
  ["utf-16be", "UTF-16 the other way round", utf16("\uFEFF").swap16()],
])("IMP-1 %s is recognised in %s", async (encoding, _how, bytes) => {
  const { columns, records, result } = await readRecords(bytes, {}, [7]);
  expect(result).toMatchObject({ encoding, findings: [] });
  expect(columns).toEqual(["sleutel", "omschrijving"]);
  expect(records).toEqual(cells);
});

test("IMP-1 an encoding that is named is taken, and one that does not exist is refused", async () => {
  const { records } = await readRecords(Buffer.from("a;b\n1;\xA4 5\n", "latin1"), { encoding: "iso-8859-15" });
  expect(records).toEqual([["1", "€ 5"]]);
  const { result } = await readRecords(text, { encoding: "utf-9" });
  expect(result.findings).toMatchObject([{ code: "file.encoding-unknown", params: { encoding: "utf-9" } }]);
});

test("IMP-2 a file that begins as UTF-8 and goes on otherwise is a finding with the line", async () => {
  const broken = Buffer.concat([Buffer.from(`${text}3;één\n4;`), Buffer.from([0xe9, 10])]);
  const { result } = await readRecords(broken);
  expect(result.findings).toMatchObject([{ code: "file.encoding-mixed", position: { line: 5 } }]);
});

test("IMP-2 also when it goes wrong pieces later, or breaks off inside a character", async () => {
  const lines = `${text}${"3;vrij\n".repeat(400_000)}`;
  const later = Buffer.concat([Buffer.from(lines), Buffer.from([0x34, 59, 0xe9, 10])]);
  expect((await readRecords(later)).result.findings).toMatchObject([
    { code: "file.encoding-mixed", position: { line: 400_004 } },
  ]);
  const cut = Buffer.from(`${lines}4;é`).subarray(0, -1);
  expect((await readRecords(cut)).result.findings).toMatchObject([{ code: "file.encoding-mixed" }]);
});

test("IMP-1 a file of plain ASCII whose first accent comes late is read in the encoding of that accent", async () => {
  const ascii = `a;b\n${"1;2\n".repeat(400_000)}`;
  const one = await readRecords(Buffer.concat([Buffer.from(ascii), Buffer.from("3;caf\xE9\n", "latin1")]));
  expect(one.result).toMatchObject({ encoding: "windows-1252", findings: [] });
  expect(one.records.at(-1)).toEqual(["3", "café"]);
  const other = await readRecords(`${ascii}3;café\n`);
  expect(other.result).toMatchObject({ encoding: "utf-8", findings: [] });
  expect(other.records.at(-1)).toEqual(["3", "café"]);
});

test("IMP-3 characters are whole however the bytes come, across pieces too", () => {
  const row = "1;é€😀\n";
  return fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 9 }),
      fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1 }),
      async (shift, sizes) => {
        const content = Buffer.from(`a;b${"x".repeat(shift)}\n${row.repeat(120_000)}`);
        const { records, result } = await readRecords(
          content,
          {},
          sizes.map((size) => size + 1000),
        );
        expect(result).toMatchObject({ encoding: "utf-8", findings: [], records: 120_000 });
        expect(new Set(records.map(([, cell]) => cell))).toEqual(new Set(["é€😀"]));
      },
    ),
    { numRuns: 8 },
  );
});

test("IMP-1 gzip is recognised by its bytes, in one part or more", async () => {
  const packed = Buffer.concat([gzipSync(text), gzipSync("3;drie\n")]);
  const { records, result } = await readRecords(packed, {}, [3]);
  expect(result).toMatchObject({ gzipped: true, format: "csv", findings: [] });
  expect(records).toEqual([...cells, ["3", "drie"]]);
});

test("IMP-2 gzip that was cut off or damaged is a finding, whatever was read by then", async () => {
  const packed = gzipSync(`a;b\n${Array.from({ length: 50_000 }, (_, i) => `${i};${(i * 7919) % 1013}\n`).join("")}`);
  const damaged = Buffer.from(packed);
  damaged[packed.length >> 1]! ^= 0xff;
  for (const bytes of [
    packed.subarray(0, -1),
    packed.subarray(0, 4),
    packed.subarray(0, packed.length >> 1),
    damaged,
  ]) {
    const { result } = await readRecords(bytes);
    expect(result.gzipped).toBe(true);
    expect(result.findings).toMatchObject([{ code: "file.gzip-broken" }]);
  }
});

test("IMP-2 what the system says of a file is not taken for a fault in its content", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield gzipSync(text).subarray(0, 20);
    throw Object.assign(new Error("gone"), { code: "EIO" });
  }
  await expect(readRecords("", { bytes: failing() })).rejects.toThrow("gone");
});

test.each([
  ["file.empty", ""],
  ["file.empty", "\uFEFF"],
  ["file.empty", " \n\n"],
  ["file.unknown-format", "%PDF-1.7\n1 0 obj, <<>>\n"],
  ["file.unknown-format", "<!DOCTYPE html><html><body>Log in, please</body></html>"],
  ["file.unknown-format", "a,b\0\x01\n1,2\n"],
])("IMP-1 %s for %j", async (code, content) => {
  expect((await readRecords(content)).result.findings).toMatchObject([{ code }]);
  expect((await readRecords(gzipSync(content))).result.findings).toMatchObject([{ code }]);
});
