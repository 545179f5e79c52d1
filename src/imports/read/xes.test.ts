import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepingSink, readRecords } from "../../../test/read-records.ts";
import { XesReader } from "./xes.ts";

const log = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made for this test -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="nothing"/></global>
  <string key="source" value="a desk"/>
  <trace>
    <string key="concept:name" value="C-1"/>
    <string key="product" value="mail"><boolean key="core" value="true"/></string>
    <event>
      <string key="concept:name" value="Accepted &amp; queued"/>
      <date key="time:timestamp" value="2026-03-02T09:00:00.000+01:00"/>
    </event>
    <event>
      <int key="minutes" value="12"/><float key="cost" value="1.5"/><id key="who" value="u-7"/>
      <list key="tags"><values><string key="tag" value="a"/><string key="tag" value="b"/></values></list>
    </event>
    <string key="late" value="behind the events"/>
  </trace>
  <trace><string key="concept:name" value="C-2"/></trace>
  <event><string key="concept:name" value="of no trace"/></event>
</log>
`;

test("IMP-3 each event is a record, with the attributes of its trace", async () => {
  const { columns, records, lines, result } = await readRecords(log);
  expect(result).toMatchObject({ format: "xes", encoding: "utf-8", findings: [] });
  expect(columns.slice(0, 5)).toEqual([
    "trace.concept:name",
    "trace.product",
    "trace.product.core",
    "concept:name",
    "time:timestamp",
  ]);
  expect(columns.slice(5)).toEqual(["minutes", "cost", "who", "tags.tag", "trace.late"]);
  const no = undefined;
  const late = "behind the events";
  expect(records).toEqual([
    ["C-1", "mail", "true", "Accepted & queued", "2026-03-02T09:00:00.000+01:00", no, no, no, no, late],
    ["C-1", "mail", "true", no, no, "12", "1.5", "u-7", "a, b", late],
    ["C-2", no, no, no, no, no, no, no, no, no],
    [no, no, no, "of no trace", no, no, no, no, no, no],
  ]);
  expect(lines).toEqual([10, 14, 20, 21]);
});

test("IMP-3 with columns it gives just those, without them it reads the first traces only", async () => {
  const asked = await readRecords(log, { columns: ["concept:name", "trace.concept:name", "elsewhere"] });
  expect(asked.records[0]).toEqual(["Accepted & queued", "C-1", undefined]);
  expect(asked.records).toHaveLength(4);
  expect(asked.result.unseen).toEqual(["elsewhere"]);
  const sampled = await readRecords(log, { sample: 1 });
  expect(sampled.result).toMatchObject({ records: 2, findings: [] });
});

test("IMP-1 the encoding that the document declares is taken", async () => {
  const latin = Buffer.from(
    log.replace("UTF-8", "ISO-8859-1").replace("a desk", "r\xe9seau").replace('"mail"', '"caf\xe9"'),
    "latin1",
  );
  const { records, result } = await readRecords(latin);
  expect(result).toMatchObject({ encoding: "windows-1252", findings: [] });
  expect(records[0]![1]).toBe("café");
});

describe("IMP-5 nothing outside the document is drawn in", () => {
  test.each([
    '<!DOCTYPE log SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE log [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE log [<!ENTITY passwords SYSTEM "file:///etc/passwd">]>',
  ])("IMP-5 %s is refused", async (doctype) => {
    const { records, result } = await readRecords(log.replace("<!-- made for this test -->", doctype));
    expect(result.findings).toMatchObject([{ code: "xes.entity", position: { line: 2 } }]);
    expect(records).toEqual([]);
  });

  test("IMP-5 an entity that nobody declared is a fault, not a text", async () => {
    const { result } = await readRecords(log.replace("&amp;", "&other;"));
    expect(result.findings).toMatchObject([{ code: "xes.invalid", position: { line: 11 } }]);
  });
});

describe("IMP-2 what is no XES", () => {
  test.each([
    ["cut off", log.slice(0, log.indexOf("minutes")), "ended", 15],
    ["closed by another name", log.replace("</event>", "</evnt>"), "", 13],
    ["an attribute without quotes", log.replace('value="mail"', "value=mail"), "", 9],
    ["another document", '<?xml version="1.0"?>\n<feed><log/></feed>', "no-log", 2],
    ["an element without end", log.replace('"mail"', `"${"x".repeat(20 << 20)}"`), "too-long", 9],
  ])("IMP-2 %s", async (_what, text, fault, line) => {
    const { result } = await readRecords(text);
    expect(result.findings).toMatchObject([{ code: "xes.invalid", params: { fault }, position: { line } }]);
  });
});

test("IMP-3 the text of a log may be cut anywhere", () => {
  const whole = keepingSink();
  const reader = new XesReader(whole.sink, {});
  expect(reader.read(log) ?? reader.end()).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), (sizes) => {
      const { kept, sink } = keepingSink();
      const inParts = new XesReader(sink, {});
      for (let at = 0, i = 0; at < log.length; i++) {
        const size = sizes[i % sizes.length]!;
        expect(inParts.read(log.slice(at, at + size))).toBeUndefined();
        at += size;
      }
      expect(inParts.end()).toBeUndefined();
      expect(kept).toEqual(whole.kept);
    }),
    { numRuns: 60 },
  );
});
