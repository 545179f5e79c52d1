import { describe, expect, it } from "vitest";
import { gatherer, told } from "../../../test/exported.ts";

const perTicket = `
key: id
empty: ["?"]
ticket: { customer: customer }
leave-out: [{ when: { type: [" Request "] }, why: { nl: x, en: x } }]
facts: [{ fact: reported, at: opened }, { fact: resolved, at: solved }]
`;
const header = ["id", "type", "customer", "opened", "solved"];
const opened = "2026-03-02 09:00";

const perChange = `
key: id
moment: at
ticket: { priority: prio }
facts: [{ fact: reported, at: opened }]
states: { column: state, values: { New: open, Waiting: waiting-for-customer, "Solved ": resolved } }
`;
const changes = ["id", "at", "prio", "opened", "state"];
const levels = { priority: ["high"] };

describe("cells with blanks around them", () => {
  it("IMP-1 a cell of blanks is empty, and so is one that stands for nothing with blanks around it", () => {
    const { tickets, found } = told(perTicket, [
      [header, ["  ", "", "", opened, ""], [" ? ", "", "", opened, ""], ["A", "", "\u00a0", opened, " ? "]],
    ]);
    expect(tickets).toEqual({ A: "2026-03-02 09:00 reported" });
    expect(found).toEqual(["record.no-key id x2 line 2"]);
  });

  it("IMP-3 a key is the same with any blanks around it, also where its record is spoiled", () => {
    const { tickets, found } = told(perTicket, [
      [header, ["A\u00a0", "", "x", opened, ""], [" A", "", "x", opened, ""]],
    ]);
    expect([Object.keys(tickets), found]).toEqual([["A"], ["record.twice x1 line 3"]]);
  });

  it("IMP-1 values of the mapping are the texts of the export, whatever blanks stand around either", () => {
    const mapping = perTicket.replace(
      "customer: customer",
      'customer: { column: customer, values: { "Acme ": acme } }',
    );
    const { tickets, found } = told(mapping, [
      [header, ["A", "", " Acme", opened, ""], ["B", "Request", "Acme", opened, ""], ["C", "", "Acme ", opened, ""]],
    ]);
    expect(tickets).toEqual({
      A: "customer acme | 2026-03-02 09:00 reported",
      C: "customer acme | 2026-03-02 09:00 reported",
    });
    expect(found).toEqual(["record.left-out x x x1 line 3"]);
    const solved = told(perChange, [[changes, ["A", "2026-03-02 10:00", "high", opened, "Solved"]]], { levels });
    expect(solved.tickets["A"]).toBe("priority high | 2026-03-02 09:00 reported | 2026-03-02 10:00 resolved");
  });
});

describe("a record for each part of a ticket", () => {
  it("IMP-9 where one of several moments is taken, records that differ do not contradict each other", () => {
    const { tickets, found } = told(
      "key: id\nfacts: [{ fact: reported, at: opened, take: first }, { fact: resolved, at: solved, take: last }]",
      [[header, ["A", "", "x", opened, "2026-03-02 10:00"], ["A", "", "y", opened, "2026-03-02 12:00"]]],
    );
    expect([tickets, found]).toEqual([{ A: "2026-03-02 09:00 reported | 2026-03-02 12:00 resolved" }, []]);
  });
});

describe("what is counted", () => {
  it("IMP-2 a cell that cannot be read counts once, however many rules read it", () => {
    const unread = told(perChange, [[changes, ["A", "soon", "high", opened, "Waiting"]]], { levels });
    expect(unread.found).toEqual(["record.time at soon x1 line 2"]);
    const early = told(perChange, [[changes, ["A", opened, "high", opened, "Waiting"]]], { levels, now: 0 });
    expect(early.found).toEqual(["record.future at x1 line 2", "record.future opened x1 line 2"]);
  });

  it("IMP-3 which values are told apart does not depend on the order of the records", () => {
    const mapping = perTicket.replace("customer: customer", "customer: { column: customer, values: { a: b } }");
    const records = Array.from({ length: 300 }, (_, i) => [`T${i}`, "", `v${(i * 37) % 101}`, opened, ""]);
    const foundIn = (rows: string[][]) =>
      told(mapping, [[header, ...rows]]).found.map((one) => one.replace(/ line.*/, ""));
    const found = foundIn(records);
    expect(found).toHaveLength(51);
    expect(found).toContain("record.value-unknown customer v0 x3");
    expect(foundIn(records.toReversed())).toEqual(found);
  });

  it("IMP-2 a text of a megabyte is told by its beginning", () => {
    const mapping = perTicket.replace("customer: customer", "customer: { column: customer, values: { a: b } }");
    const { found } = told(mapping, [[header, ["A", "", "long ".repeat(200_000), opened, ""]]]);
    expect(found[0]!.length).toBeLessThan(300);
  });

  it("IMP-8 of two records that say otherwise none is called the same, and their order changes nothing", () => {
    const records = [
      ["A", "", "x", opened, ""],
      ["A", "", "y", opened, ""],
    ];
    for (const rows of [records, records.toReversed()]) {
      const { found, log } = told(perTicket, [[header, ...rows]]);
      expect(found).toEqual(["record.contradiction customer x1 line 3"]);
      expect(log.subject(0).attributes).toEqual({ customer: "x" });
    }
  });
});

describe("one ticket out of an export", () => {
  it("CON-4 the newest moment is the same whether all tickets are kept or one, whatever the others are silent about", () => {
    const mapping = "key: id\nmoment: at\nticket: { customer: customer }\nfacts: [{ fact: reported, at: opened }]";
    const rows = [
      ["id", "at", "customer", "opened"],
      ["A", "2026-03-02 10:00", "x", opened],
      ["B", "2026-03-02 11:00", "x", opened],
      ["B", "2026-03-02 12:00", "", opened],
    ];
    const newest = told(mapping, [rows]).log.newestAt;
    expect(newest).toBe(Date.UTC(2026, 2, 2, 11));
    expect(told(mapping, [rows], { only: "A" }).log.newestAt).toBe(newest);
  });
});

describe("records that are none", () => {
  it("IMP-2 each of them counts, and its ticket is set apart, also where the mapping calls its key empty", () => {
    const parsed = gatherer(perTicket);
    parsed.sink.header(header);
    for (const line of [2, 3, 4]) parsed.sink.spoiled("record.ragged", line, { cells: 2, columns: 5 }, ["A", "x"]);
    parsed.sink.spoiled("record.ragged", 5, { cells: 2, columns: 5 }, [" ? ", "x"]);
    expect(parsed.gathered.found.list()).toMatchObject([{ code: "record.ragged", count: 4 }]);
    expect(parsed.gathered.keys).toEqual(["A"]);
  });
});

describe("a ticket with very many events", () => {
  it("IMP-9 the last of a hundred thousand moments is found without going through the others each time", () => {
    const mapping = perChange.replace("opened }]", "opened, take: first }, { fact: closed, at: at, take: last }]");
    const records = Array.from({ length: 100_000 }, (_, i) => [
      "A",
      new Date(Date.UTC(2026, 2, 2, 8) + i * 1000).toISOString(),
      "high",
      "2026-03-02T08:00:00Z",
      i % 2 === 0 ? "New" : "Waiting",
    ]);
    const { log } = told(mapping, [[changes, ...records]], { levels });
    const from = performance.now();
    const { facts } = log.subject(0);
    expect(performance.now() - from).toBeLessThan(2000);
    expect(facts.filter(({ kind }) => kind === "closed")).toMatchObject([{ at: Date.UTC(2026, 2, 2, 8) + 99_999_000 }]);
  }, 60_000);

  it("IMP-3 what is written on one line is in the order in which it stands there", () => {
    const mapping = `${perChange}\nsequence: as-written`;
    const at = "2026-03-02 10:00";
    const { tickets } = told(
      mapping,
      [[changes, ["A", at, "high", opened, "Waiting"], ["A", at, "high", opened, "New"]]],
      {
        levels,
        isOneLine: true,
      },
    );
    expect(tickets["A"]).toContain("waiting-for-customer | 2026-03-02 10:00 resumed");
  });
});
