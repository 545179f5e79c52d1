import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMapping } from "../mapping/mapping.ts";
import { ServiceGatherer } from "./service-gatherer.ts";
import { servicePlanOf } from "./service-plan.ts";
import { ServiceRecords } from "./service-records.ts";

const outages = `
facts:
  - { fact: outage-started, at: start, with: { cause: { column: cause, values: { us: own-fault } } } }
  - { fact: outage-ended, at: end }
`;

type Row = readonly (string | undefined)[];

/** Files of rows below one header, through the text of a mapping; a row's line is its place. */
function gathered(text: string, header: readonly string[], files: readonly (readonly Row[])[], now?: number) {
  const parsed = parseMapping(`peil-mapping: 1\nmapping: test\ntitle: Test\nlog: service\n${text}`);
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const records = new ServiceRecords();
  const plan = servicePlanOf(parsed.file, "Europe/Amsterdam");
  files.forEach((rows, i) => {
    const sink = new ServiceGatherer(records, plan, `file ${i + 1}`, { now });
    sink.header(header);
    sink.batch({ records: rows, lineOf: (at) => at + 2 });
  });
  return { records, facts: records.inOrder() };
}

const columns = ["start", "end", "cause"];
const kindsOf = ({ facts }: ReturnType<typeof gathered>) => facts.shared.map(({ kind }) => kind);

describe("records of services", () => {
  it("CON-2 a record that names no outage is the outage: its start and its end belong together", () => {
    const { facts } = gathered(outages, columns, [
      [
        ["2026-01-05 09:00", "2026-01-05 11:00", "us"],
        ["2026-01-05 10:00", "2026-01-05 10:30", "us"],
      ],
    ]);
    expect(facts.shared.map(({ kind, fields }) => [kind, fields["outage"]])).toEqual([
      ["outage-started", "file 1:2"],
      ["outage-started", "file 1:3"],
      ["outage-ended", "file 1:3"],
      ["outage-ended", "file 1:2"],
    ]);
    expect(facts.placeOf(facts.shared[2]!.seq)).toEqual({ file: "file 1", line: 3 });
  });

  it("IMP-12 CLK-8 at one instant what ends makes room for what begins, unless it began at that instant", () => {
    const touching: Row[] = [
      ["2026-01-05 10:00", "2026-01-05 11:00", "us"],
      ["2026-01-05 09:00", "2026-01-05 10:00", "us"],
    ];
    expect(kindsOf(gathered(outages, columns, [touching]))).toEqual([
      "outage-started",
      "outage-ended",
      "outage-started",
      "outage-ended",
    ]);
    const instant: Row[] = [["2026-01-05 10:00", "2026-01-05 10:00", "us"]];
    expect(kindsOf(gathered(outages, columns, [instant]))).toEqual(["outage-started", "outage-ended"]);
  });

  it("IMP-3 neither the order of records nor that of files shows in the facts", () => {
    const named = `
facts:
  - { fact: outage-started, at: start, with: { outage: id, cause: cause } }
  - { fact: outage-ended, at: end, with: { outage: id } }
`;
    const minute = fc.integer({ min: 0, max: 9 });
    const moment = (n: number) => `2026-01-05 10:0${n}`;
    const row = fc.tuple(minute, minute, fc.constantFrom("us", "them"));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        (all, cut, order) => {
          const rows = all.map(([from, to, cause], i): Row => [moment(from), moment(to), cause, `O-${i}`]);
          const header = [...columns, "id"];
          const shuffled = rows.map((one, i) => ({ one, key: order[i]! })).toSorted((a, b) => a.key - b.key);
          const other = shuffled.map(({ one }) => one);
          const plain = gathered(named, header, [rows]).facts.shared;
          expect(gathered(named, header, [other.slice(0, cut), other.slice(cut)]).facts.shared).toEqual(plain);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("IMP-2 IMP-12 a record with anything that cannot be read tells nothing, and says what it may be about", () => {
    const { facts, records } = gathered(outages, columns, [
      [
        ["2026-01-05 09:00", "2026-01-05 11:00", "them"],
        ["2026-01-06 09:00", "", "them"],
        ["6 January", "2026-01-06 10:00", "us"],
        ["", "", "us"],
      ],
    ]);
    expect(facts.shared).toEqual([]);
    const day = (date: number, hour: number) => Date.UTC(2026, 0, date, hour - 1);
    expect(facts.unread.map(({ from, to }) => [from, to])).toEqual([
      [day(5, 9), day(5, 11)],
      [day(6, 9), Infinity],
      [-Infinity, Infinity],
      [-Infinity, Infinity],
    ]);
    expect(records.found.list().map(({ code, count }) => `${count} ${code}`)).toEqual([
      "1 log.no-moment",
      "1 record.time",
      "2 record.value-unknown",
    ]);
  });

  it("TIM-3 a moment with two readings gives both, in a fact and inside it", () => {
    const works = `
facts:
  - { fact: maintenance-announced, at: announced, with: { work: { is: W-1 }, start: start } }
`;
    const rows: Row[] = [["2026-10-01 09:00", "2026-10-25 02:30"]];
    const { facts, records } = gathered(works, ["announced", "start"], [rows]);
    expect(facts.shared[0]!.fields["start"]).toBe("2026-10-25T02:30:00+02:00");
    expect(facts.secondReading(facts.shared)![0]!.fields["start"]).toBe("2026-10-25T02:30:00+01:00");
    expect(records.found.list().map(({ code }) => code)).toEqual(["record.time-twice"]);
  });

  it("RSP-1 IMP-12 a length in a column is never made shorter: what is finer than a millisecond counts as a whole one", () => {
    const samples = `
facts:
  - { fact: sampled, at: time, with: { what: { is: page }, took: { column: took, unit: s } } }
`;
    const took = (written: string) =>
      gathered(samples, ["time", "took"], [[["2026-01-05 09:00", written]]]).facts.shared[0]?.fields["took"];
    expect([took("2"), took("2.0"), took("1.9999"), took("2.00001"), took("0.0001"), took("2,5")]).toEqual([
      "2 s",
      "2000 ms",
      "2000 ms",
      "2001 ms",
      "1 ms",
      undefined,
    ]);
  });

  it("CON-2 IMP-1 a cell with several services is each of them, in the words of the mapping", () => {
    const several = `
facts:
  - { fact: outage-started, at: start, with: { service: { column: of, split: ",", values: { P: portal, M: mail } } } }
`;
    const rows = ["P, M", "M", "P,", "P, X", ""].map((of): Row => ["2026-01-05 09:00", of]);
    const { facts, records } = gathered(several, ["start", "of"], [rows]);
    expect(facts.shared.map(({ fields }) => fields["service"])).toEqual([
      "mail",
      "portal",
      ["portal", "mail"],
      undefined,
    ]);
    expect(records.found.list()).toMatchObject([{ code: "record.value-unknown", params: { value: "P, X" } }]);
  });

  it("IMP-2 IMP-12 a record that no fact is read from is named, and may be about anything since its first moment", () => {
    const events = `
leave-out: [{ when: { event: Paused }, why: nobody measured }]
facts:
  - { fact: outage-started, at: time, when: { event: Down } }
  - { fact: outage-ended, at: time, when: { event: [Up, Started] } }
`;
    const rows = ["Down", "DOWN", "Up", "Paused", ""].map((event, i): Row => [`2026-01-05 0${i}:00`, event]);
    const { facts, records } = gathered(events, ["time", "event"], [rows]);
    expect(facts.shared.map(({ kind }) => kind)).toEqual(["outage-started", "outage-ended"]);
    expect(records.found.list()).toMatchObject([
      { code: "log.no-fact", params: { column: "event", value: "" }, setsApart: true },
      { code: "log.no-fact", params: { column: "event", value: "DOWN" }, setsApart: true },
      { code: "record.left-out" },
    ]);
    expect(facts.unread.map(({ from }) => from)).toEqual([Date.UTC(2026, 0, 5, 0), Date.UTC(2026, 0, 5, 3)]);
    const closing = `
facts:
  - { fact: outage-started, at: time }
  - { fact: outage-ended, at: time, when: { event: Up } }
`;
    const open = gathered(closing, ["time", "event"], [[["2026-01-05 09:00", "Down"]]]);
    expect([kindsOf(open), open.records.found.list()]).toEqual([["outage-started"], []]);
  });

  it("CON-2 what is said of several customers is a fact of each", () => {
    const shared = `
facts:
  - { fact: sampled, at: time, with: { customer: { column: of, split: "/" }, use: { column: gb, unit: GB } } }
`;
    const { facts } = gathered(shared, ["time", "of", "gb"], [[["2026-01-05 09:00", "A / B", "5"]]]);
    expect([...facts.ofCustomer].map(([customer, own]) => [customer, own[0]!.fields])).toEqual([
      ["A", { use: "5 GB" }],
      ["B", { use: "5 GB" }],
    ]);
  });

  it("IMP-2 IMP-12 the same record in two files counts once and is said; equal counts of samples count both, and are said", () => {
    const mixed = `
facts:
  - { fact: outage-started, at: time, when: { n: "" }, with: { outage: id } }
  - { fact: outage-ended, at: end, when: { n: "" }, with: { outage: id } }
  - { fact: sampled, at: time, when: { n: { not: "" } }, with: { what: { is: page }, of: n } }
`;
    const rows: Row[] = [
      ["2026-01-05 09:00", "2026-01-05 10:00", "O-1", ""],
      ["2026-01-05 09:00", "", "", "60"],
    ];
    const { facts, records } = gathered(mixed, ["time", "end", "id", "n"], [rows, rows]);
    expect(facts.shared.map(({ kind }) => kind)).toEqual(["outage-started", "sampled", "sampled", "outage-ended"]);
    expect(records.found.list().map(({ code, count, places }) => [code, count, places[0]!.file])).toEqual([
      ["log.alike", 1, "file 2"],
      ["record.twice", 1, "file 2"],
    ]);
  });

  it("CON-4 what is still to come is said", () => {
    const now = Date.UTC(2026, 0, 1);
    const { records } = gathered(outages, columns, [[["2026-01-05 09:00", "", "us"]]], now);
    expect(records.found.list()).toMatchObject([{ code: "log.future", params: { column: "start" }, count: 1 }]);
  });
});
