import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { told } from "../../../test/exported.ts";

const perTicket = `
empty: ["?"]
key: id
ticket: { type: { is: incident }, priority: { column: prio, values: { "1": high, "2": low } } }
facts:
  - { fact: reported, at: opened, with: { via: { column: channel, values: { Phone: phone, Web: portal } } } }
  - { fact: resolved, at: solved }
`;
const header = ["id", "prio", "opened", "solved", "channel"];
const levels = { priority: ["high", "low"] };

describe("a record for each ticket", () => {
  it("IMP-1 cells become a description and facts, and an empty cell is no fact", () => {
    const { tickets, found } = told(
      perTicket,
      [
        [
          header,
          ["A", "1", "2026-03-02 09:00", "2026-03-02 11:00", "Phone"],
          [" B ", "2", "2026-03-02 10:00", "?", "?"],
        ],
      ],
      { levels },
    );
    expect(found).toEqual([]);
    expect(tickets).toEqual({
      A: "type incident | priority high | 2026-03-02 09:00 reported via=phone | 2026-03-02 11:00 resolved",
      B: "type incident | priority low | 2026-03-02 10:00 reported",
    });
  });

  it("IMP-2 what cannot be read sets its ticket apart, with kind, count and line", () => {
    const { tickets, found } = told(
      perTicket,
      [
        [
          header,
          ["A", "9", "2026-03-02 09:00", "", "Phone"],
          ["B", "1", "yesterday", "", "Phone"],
          ["C", "1", "2026-03-02 09:00", "", "Fax"],
          ["", "1", "2026-03-02 09:00", "", "Phone"],
          ["E", "1", "", "2026-03-02 09:00", "Phone"],
          ["F", "1", "2026-03-02 09:00", "2026-03-02 08:59", "Phone"],
          ["G", "1", "2026-03-02 09:00", "2026-03-02 09:00", "Phone"],
        ],
      ],
      { levels },
    );
    expect(tickets).toEqual({
      A: "set apart",
      B: "set apart",
      C: "set apart",
      E: "set apart",
      F: "set apart",
      G: "type incident | priority high | 2026-03-02 09:00 reported via=phone | 2026-03-02 09:00 resolved",
    });
    expect(found).toEqual([
      "record.time opened yesterday x1 line 3",
      "record.value-unknown channel Fax x1 line 4",
      "record.value-unknown prio 9 x1 line 2",
      "ticket.before-report resolved x1 line 7",
      "ticket.no-report x1 line 6",
      "record.no-key id x1 line 5",
    ]);
  });

  it("IMP-2 a text that is no value of a level is not taken for one, unless the mapping says what it means", () => {
    const own = `
key: id
ticket: { priority: { column: prio, otherwise: low, empty: none-fits } }
facts: [{ fact: reported, at: opened }]
`;
    const rows = [
      [header, ["A", "high", "2026-03-02 09:00"], ["B", "huge", "2026-03-02 09:00"], ["C", "", "2026-03-02 09:00"]],
    ];
    expect(told(own, rows, { levels }).tickets).toEqual({
      A: "priority high | 2026-03-02 09:00 reported",
      B: "priority low | 2026-03-02 09:00 reported",
      C: "priority none-fits | 2026-03-02 09:00 reported",
    });
    const strict = own.replace("otherwise: low, ", "");
    expect(told(strict, rows, { levels }).found).toEqual(["record.value-unknown prio huge x1 line 3"]);
  });

  it("IMP-8 the same record again counts once, another one sets the ticket apart", () => {
    const one = ["A", "1", "2026-03-02 09:00", "2026-03-02 11:00", "Phone"];
    const { tickets, found } = told(
      perTicket,
      [
        [header, one, one, ["B", "1", "2026-03-02 09:00", "", "Phone"]],
        [header, ["B", "1", "2026-03-02 09:00", "2026-03-02 10:00", "Phone"]],
      ],
      { levels },
    );
    expect(tickets["A"]).toBe(
      "type incident | priority high | 2026-03-02 09:00 reported via=phone | 2026-03-02 11:00 resolved",
    );
    expect(tickets["B"]).toBe("set apart");
    expect(found).toEqual(["record.contradiction  x1 line 2", "record.twice x1 line 3"]);
  });

  it("IMP-8 two records that describe one ticket differently set it apart", () => {
    const { tickets, found } = told(
      perTicket,
      [[header, ["A", "1", "2026-03-02 09:00", "", ""], ["A", "2", "2026-03-02 09:00", "", ""]]],
      { levels },
    );
    expect(tickets).toEqual({ A: "set apart" });
    expect(found).toContain("record.contradiction prio x1 line 3");
  });

  it("IMP-6 TIM-3 a moment in the hour that comes twice has two readings, and so has its ticket", () => {
    const { log, found } = told(perTicket, [[header, ["A", "1", "2026-10-25 01:30", "2026-10-25 02:30", ""]]]);
    expect(found).toEqual(["record.time-twice solved x1 line 2"]);
    const resolvedAt = (reading: "subject" | "secondReading") => log[reading](0)!.facts[1]!.at;
    expect(resolvedAt("secondReading") - resolvedAt("subject")).toBe(3_600_000);
  });

  it("IMP-1 records that are left out are counted with the reason", () => {
    const { tickets, found } = told(
      `leave-out: [{ when: { prio: ["2"] }, why: { nl: klein, en: small } }]\n${perTicket}`,
      [[header, ["A", "2", "2026-03-02 09:00", "", ""], ["B", "1", "2026-03-02 09:00", "", ""]]],
    );
    expect(Object.keys(tickets)).toEqual(["B"]);
    expect(found).toEqual(["record.left-out klein small x1 line 2"]);
  });
});

const perChange = `
key: id
moment: changed
sequence: count
ticket: { priority: prio, team: team }
facts: [{ fact: reported, at: opened }]
states:
  column: state
  values: { New: open, Busy: open, Waiting: waiting-for-customer, Vendor: waiting-for-third-party, Solved: resolved, Shut: closed, Note: same }
`;
const changeHeader = ["id", "count", "changed", "opened", "state", "prio", "team"];
const change = (count: string, changed: string, state: string, prio = "low", team = "first") => [
  "A",
  count,
  `2026-03-02 ${changed}`,
  "2026-03-02 09:00",
  state,
  prio,
  team,
];

describe("a record for each change", () => {
  it("IMP-4 states become facts: waiting and resuming, the end and reopening", () => {
    const { tickets, found } = told(
      perChange,
      [
        [
          changeHeader,
          change("0", "09:01", "New"),
          change("1", "09:10", "Busy"),
          change("2", "09:20", "Waiting"),
          change("3", "09:25", "Note"),
          change("4", "09:30", "Vendor"),
          change("5", "09:40", "Busy"),
          change("6", "09:50", "Solved"),
          change("7", "10:00", "Waiting"),
          change("8", "10:10", "Solved"),
          change("9", "10:20", "Shut"),
          change("10", "10:30", "Busy"),
        ],
      ],
      { levels },
    );
    expect(found).toEqual([]);
    expect(tickets["A"]!.split(" | ")).toEqual([
      "priority low",
      "team first",
      "2026-03-02 09:00 reported",
      "2026-03-02 09:20 waiting-for-customer",
      "2026-03-02 09:30 resumed",
      "2026-03-02 09:30 waiting-for-third-party",
      "2026-03-02 09:40 resumed",
      "2026-03-02 09:50 resolved",
      "2026-03-02 10:00 reopened",
      "2026-03-02 10:00 waiting-for-customer",
      "2026-03-02 10:10 resolved",
      "2026-03-02 10:20 closed",
      "2026-03-02 10:30 reopened",
    ]);
  });

  it("IMP-4 a state that nobody mapped sets the ticket apart", () => {
    const { tickets, found } = told(perChange, [[changeHeader, change("0", "09:01", "-100")]]);
    expect(tickets).toEqual({ A: "set apart" });
    expect(found).toEqual(["record.state-unknown state -100 x1 line 2"]);
  });

  it("IMP-5 the first description holds from the opening, a level that changes is reclassified, a team is not", () => {
    const rows = [change("0", "09:01", "New"), change("1", "09:10", "New", "high", "second")];
    expect(told(perChange, [[changeHeader, ...rows]], { levels }).tickets["A"]).toBe(
      "priority low | team first | 2026-03-02 09:00 reported | 2026-03-02 09:10 reclassified priority=high",
    );
  });

  it("IMP-5 a level that no record told at first is classified when it is told", () => {
    const rows = [change("0", "09:01", "New", ""), change("1", "09:10", "New", "high")];
    expect(told(perChange, [[changeHeader, ...rows]], { levels }).tickets["A"]).toBe(
      "team first | 2026-03-02 09:00 reported | 2026-03-02 09:10 classified priority=high",
    );
  });

  it("IMP-3 records of one moment are ordered by the sequence; without it their order is not known", () => {
    const rows = [change("10", "09:10", "Solved"), change("9", "09:10", "Waiting"), change("0", "09:01", "New")];
    expect(told(perChange, [[changeHeader, ...rows]]).tickets["A"]).toMatch(/waiting-for-customer \| .* resolved$/);
    const unordered = perChange.replace("sequence: count\n", "");
    const { tickets, found } = told(unordered, [[changeHeader, ...rows]]);
    expect(tickets).toEqual({ A: "set apart" });
    expect(found).toEqual(["ticket.order-unknown resolved waiting-for-customer x1 line 3"]);
    const written = perChange.replace("sequence: count", "sequence: as-written");
    expect(told(written, [[changeHeader, ...rows.toReversed()]]).tickets["A"]).toMatch(/resolved$/);
  });

  it("IMP-8 the same change twice is one change", () => {
    const rows = [change("0", "09:01", "New"), change("1", "09:10", "Solved"), change("1", "09:10", "Solved")];
    const { tickets, found } = told(perChange, [[changeHeader, ...rows]]);
    expect(tickets["A"]).toMatch(
      /^priority low \| team first \| 2026-03-02 09:00 reported \| 2026-03-02 09:10 resolved$/,
    );
    expect(found).toEqual(["record.twice x1 line 4"]);
  });
});

describe("a log of events", () => {
  const log = `
key: id
facts:
  - { fact: reported, at: time, take: first }
  - { fact: closed, at: time, when: { name: [Done] }, take: last }
states: { column: name, at: time, values: { Start: open, Wait: waiting-for-customer, Done: same } }
`;
  it("IMP-9 the first event is the report, and the last of its kind the end, in whatever order they stand", () => {
    const row = (time: string, name: string) => ["A", `2026-03-02 ${time}`, name];
    const rows = [
      row("09:40", "Done"),
      row("09:10", "Wait"),
      row("09:00", "Start"),
      row("09:20", "Done"),
      row("09:30", "Start"),
    ];
    const { tickets, found } = told(log, [[["id", "time", "name"], ...rows]]);
    expect(found).toEqual([]);
    expect(tickets["A"]!.split(" | ")).toEqual([
      "2026-03-02 09:00 reported",
      "2026-03-02 09:10 waiting-for-customer",
      "2026-03-02 09:30 resumed",
      "2026-03-02 09:40 closed",
    ]);
  });
});

describe("a column that an export may lack", () => {
  it("IMP-1 means for its tickets what an empty cell means", () => {
    const own = perTicket
      .replace('"2": low }', '"2": low }, empty: low')
      .replace("key: id", "key: id\noptional: [prio]");
    const rows = [header.toSpliced(1, 1), ["A", "2026-03-02 09:00", "", ""]];
    expect(told(own, [rows], { levels }).tickets).toEqual({
      A: "type incident | priority low | 2026-03-02 09:00 reported",
    });
  });
});

describe("words that are no words of the mapping", () => {
  it("IMP-2 the name of something that every object has is a value like any other", () => {
    const rows = [header, ["A", "constructor", "2026-03-02 09:00", "", ""]];
    expect(told(perTicket, [rows]).found).toEqual(["record.value-unknown prio constructor x1 line 2"]);
    const states = [changeHeader, change("0", "09:01", "toString")];
    expect(told(perChange, [states]).found).toEqual(["record.state-unknown state toString x1 line 2"]);
  });
});

describe("what an export as a whole tells", () => {
  it("CON-4 of one ticket alone, the newest moment is still that of the whole export", () => {
    const rows = [
      header,
      ["A", "1", "2026-03-02 09:00", "", ""],
      ["B", "1", "2026-03-02 09:00", "2026-03-05 12:00", ""],
    ];
    const whole = told(perTicket, [rows]);
    const only = told(perTicket, [rows], { only: "A" });
    expect(Object.keys(only.tickets)).toEqual(["A"]);
    expect(only.log.newestAt).toBe(whole.log.newestAt);
  });

  it("CON-4 IMP-2 a moment that is still to come counts, and is noted: everything else is judged as of it", () => {
    const rows = [header, ["A", "1", "2026-03-02 09:00", "2062-03-02 09:00", ""]];
    const { tickets, found } = told(perTicket, [rows], { now: Date.UTC(2026, 10, 22) });
    expect(tickets["A"]).toContain("2062-03-02 09:00 resolved");
    expect(found).toEqual(["record.future solved x1 line 2"]);
  });

  it("IMP-1 a verdict that the export carries is the last one told", () => {
    const rows = [change("1", "09:10", "New", "low", "missed"), change("0", "09:01", "New", "low", "kept")];
    const { log } = told(perChange, [[changeHeader, ...rows]], { recorded: "team" });
    expect(log.recorded(0)).toBe("missed");
  });

  it("IMP-1 a verdict that stands in some records only is read from those", () => {
    const own = `${perChange}recorded: { solving: { column: team, when: { count: ["0"] }, kept: ["yes"], missed: ["no"] } }\n`;
    const rows = [change("0", "09:01", "New", "low", "yes"), change("1", "09:10", "New", "low", "no")];
    expect(told(own, [[changeHeader, ...rows]], { recorded: "solving" }).log.recorded(0)).toBe("yes");
  });

  it("IMP-3 records in any order, over any number of files, give the same tickets and the same counts", () => {
    const state = fc.constantFrom("New", "Busy", "Waiting", "Solved", "Shut", "Note", "-100");
    const record = fc.tuple(
      fc.constantFrom("A", "B", "C"),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 59 }),
      state,
      fc.constantFrom("low", "high", ""),
      fc.constantFrom("x", "y", ""),
    );
    const cells = ([id, count, minute, named, prio, team]: [string, number, number, string, string, string]) => [
      id,
      String(count),
      `2026-03-02 09:${String(minute).padStart(2, "0")}`,
      "2026-03-02 09:00",
      named,
      prio,
      team,
    ];
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 4 }),
        (records, dice, parts) => {
          const rows = records.map(cells);
          const shuffled = rows.map((row) => [dice.next().value, row] as const).toSorted(([a], [b]) => a - b);
          const files = Array.from({ length: parts }, (_, part) => [
            changeHeader,
            ...shuffled.filter((_row, i) => i % parts === part).map(([, row]) => row),
          ]);
          const counts = (found: readonly string[]) => found.map((one) => one.replace(/ line \d+$/, ""));
          const [one, other] = [
            told(perChange, [[changeHeader, ...rows]], { levels }),
            told(perChange, files, { levels }),
          ];
          expect(other.tickets).toEqual(one.tickets);
          expect(counts(other.found)).toEqual(counts(one.found));
        },
      ),
      { numRuns: 400 },
    );
  });
});
