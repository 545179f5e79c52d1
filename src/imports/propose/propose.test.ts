import { describe, expect, test } from "vitest";
import { profiled } from "../../../test/profiled.ts";
import type { AgreementView } from "./agreement-view.ts";
import { propose } from "./propose.ts";
import type { Proposal } from "./proposal.ts";

function proposal(sheet: string, agreement?: AgreementView): Proposal {
  const made = propose(profiled(sheet), { fileName: "tickets.csv", agreement });
  if ("lacks" in made) throw new Error(`lacks ${made.lacks}`);
  return made;
}

const facts = ({ facts: list }: Proposal) =>
  list.map(({ value, isSure }) => [value.fact, value.at, value.take ?? "each", isSure]);

const perTicket = `
  Ticket number | Created          | First response   | Solved           | Due date         | Status  | Prio | Klant
  T-1           | 13-10-2026 09:00 | 13-10-2026 09:30 | 14-10-2026 10:00 | 15-10-2026 09:00 | Solved  | 1    | Noord
  T-2           | 03-10-2026 09:00 |                  |                  | 15-10-2026 09:00 | Pending | 2    | Zuid
  T-3           | 04-10-2026 09:00 | 04-10-2026 10:00 | 05-10-2026 10:00 | 15-10-2026 09:00 | Solved  | 2    | Zuid
`;

const perChange = `
  id | nr | when             | status           | opened           | seq
  1  | A  | 2026-10-01 09:00 | New              | 2026-10-01 08:55 | 1
  2  | A  | 2026-10-01 10:00 | Waiting for user | 2026-10-01 08:55 | 2
  3  | A  | 2026-10-01 11:00 | Solved           | 2026-10-01 08:55 | 3
  4  | B  | 2026-10-02 09:00 | New              | 2026-10-02 08:50 | 1
  5  | B  | 2026-10-02 09:00 | In progress      | 2026-10-02 08:50 | 2
  6  | B  | 2026-10-02 12:00 | Frobnicated      | 2026-10-02 08:50 | 3
`;

describe("a record per ticket", () => {
  test("IMP-11 the key, the facts and what describes a ticket", () => {
    const made = proposal(perTicket);
    expect(made.key.value).toBe("Ticket number");
    expect(made.moment).toBeUndefined();
    expect(facts(made)).toEqual([
      ["reported", "Created", "each", true],
      ["answered", "First response", "each", true],
      ["resolved", "Solved", "each", true],
    ]);
    expect(made.ticket.map(({ value }) => value.name)).toEqual(["type", "priority", "customer"]);
    expect(made.formats?.value).toEqual(["d-M-yyyy HH:mm"]);
    expect(made.formats?.why.params).toMatchObject({ example: "13-10-2026 09:00" });
  });

  test("IMP-11 what the desk aimed at, and a state without its moments, are no facts", () => {
    const made = proposal(perTicket);
    expect(made.unplaced.map(({ code, params }) => [code, params["column"]])).toEqual([
      ["unplaced.target", "Due date"],
      ["unplaced.state-now", "Status"],
    ]);
    expect(made.cannotKnow).toEqual(["waiting", "reopening", "changes"]);
  });

  test("IMP-11 without a day above twelve the order of day and month is a doubt", () => {
    const made = proposal(
      perTicket.replaceAll("13-10", "03-10").replaceAll("14-10", "04-10").replaceAll("15-10", "05-10"),
    );
    expect([made.formats?.value, made.formats?.isSure]).toEqual([["d-M-yyyy HH:mm"], false]);
  });

  test("IMP-11 a day above twelve in the second place puts the month first in every column", () => {
    const made = proposal(`
      key | created  | resolved
      a   | 3/4/2026 | 3/14/2026
      b   | 3/5/2026 | 3/6/2026`);
    expect(made.formats?.value).toEqual(["M/d/yyyy"]);
    expect(made.formats?.why).toMatchObject({ code: "format.month-first", params: { column: "resolved" } });
  });

  test("IMP-11 without a name for it the first moment of a ticket is taken, and wants a look", () => {
    const made = proposal(`
      key | alpha            | resolved
      a   | 2026-10-01 09:00 | 2026-10-02 09:00
      b   | 2026-10-03 09:00 | 2026-10-04 09:00`);
    expect(facts(made)).toEqual([
      ["reported", "alpha", "each", false],
      ["resolved", "resolved", "each", true],
    ]);
  });

  test("IMP-11 a verdict of the desk is recorded, whichever way it is put", () => {
    const verdict = (name: string, yes: string, no: string) =>
      proposal(`
        key | created          | ${name}
        a   | 2026-10-01 09:00 | ${yes}
        b   | 2026-10-03 09:00 | ${no}`).recorded[0]?.value;
    expect(verdict("made_sla", "true", "false")).toEqual({ column: "made_sla", kept: ["true"], missed: ["false"] });
    expect(verdict("has_breached", "Ja", "Nee")).toEqual({ column: "has_breached", kept: ["Nee"], missed: ["Ja"] });
    expect(verdict("has_breached", "false", "false")).toEqual({
      column: "has_breached",
      kept: ["false"],
      missed: ["true"],
    });
  });
});

describe("a record per change", () => {
  test("IMP-11 since when a record holds, what orders it, and the states with their meaning", () => {
    const made = proposal(perChange);
    expect([made.key.value, made.moment?.value, made.sequence?.value]).toEqual(["nr", "when", "seq"]);
    expect(facts(made)).toEqual([["reported", "opened", "each", true]]);
    const states = made.states!.value.values.map(({ text, word }) => [text, word]);
    expect(Object.fromEntries(states)).toEqual({
      New: "open",
      "In progress": "open",
      "Waiting for user": "waiting-for-customer",
      Solved: "resolved",
      Frobnicated: undefined,
    });
  });

  test("IMP-9 IMP-11 without a column for the report the first record is taken, and wants a look", () => {
    const made = proposal(perChange.replace("opened", "tag   ").replaceAll(/\| 2026-10-0\d 08:5\d/g, "| x"));
    expect(facts(made)).toEqual([["reported", "when", "first", false]]);
  });

  test("IMP-11 a moment that the states tell already is not told again", () => {
    const made = proposal(
      perChange.replace("seq", "seq | solved at").replaceAll(/(\| [123])$/gm, "$1 | 2026-10-01 11:00"),
    );
    expect(facts(made).map(([fact]) => fact)).toEqual(["reported", "resolved"]);
    const known = proposal(
      perChange
        .replace("Frobnicated", "Resolved   ")
        .replace("seq", "seq | solved at")
        .replaceAll(/(\| [123])$/gm, "$1 | 2026-10-02 12:00"),
    );
    expect(facts(known).map(([fact]) => fact)).toEqual(["reported"]);
    expect(known.unplaced.map(({ code }) => code)).toEqual(["unplaced.said-by-states"]);
  });
});

describe("a record per field that changed", () => {
  const audit = `
    key | created          | field    | old    | new     | changed at
    A   | 2026-10-01 09:00 | status   | New    | Pending | 2026-10-01 10:00
    A   | 2026-10-01 09:00 | priority | Low    | High    | 2026-10-01 10:30
    A   | 2026-10-01 09:00 | status   | Pending | Closed | 2026-10-01 11:00
    B   | 2026-10-02 09:00 | status   | New    | Closed  | 2026-10-02 11:00
  `;

  test("IMP-5 IMP-11 the states and the levels that change, with their old value", () => {
    const made = proposal(audit);
    expect(made.moment).toBeUndefined();
    expect(made.states?.value).toMatchObject({
      column: "new",
      at: "changed at",
      when: { column: "field", texts: ["status"] },
    });
    expect(made.changes.map(({ value }) => value)).toEqual([
      {
        level: "priority",
        column: "new",
        before: "old",
        at: "changed at",
        when: { column: "field", texts: ["priority"] },
      },
    ]);
  });
});

describe("with an agreement", () => {
  const value = (word: string) => ({ word, names: [] });
  const agreement: AgreementView = {
    zone: "Europe/Amsterdam",
    levels: [
      { name: "type", names: [], values: ["incident", "question"].map(value), axes: [] },
      { name: "impact", names: [], values: ["all", "some"].map(value), axes: [] },
      { name: "priority", names: [], values: ["high", "low"].map(value), axes: ["impact"] },
    ],
    clocks: new Set(["response"]),
    facts: new Set(["reported", "acknowledged", "resolved"]),
    channels: new Set(["form"]),
  };
  const sheet = `
    key | created          | first response   | impact | priority | type     | channel
    a   | 2026-10-01 09:00 | 2026-10-01 09:10 | 1      | 1        | Storing  | Web
    b   | 2026-10-03 09:00 | 2026-10-03 09:10 | 2      | 2        | Klacht   | Phone`;

  test("IMP-11 its words stand for the texts of the desk, and a strange type is outside it", () => {
    const { ticket } = proposal(sheet, agreement);
    expect(ticket.map(({ value: own }) => [own.name, wordsOf(own.source)])).toEqual([
      ["type", { Storing: "incident", Klacht: "none-fits" }],
      ["priority", { "1": "high", "2": "low" }],
    ]);
  });

  test("IMP-11 what a level follows from is not needed where the level itself is there", () => {
    const codes = proposal(sheet, agreement).unplaced.map(({ code, params }) => `${code} ${params["column"] ?? ""}`);
    expect(codes).toEqual(["unplaced.axis impact"]);
    const without = proposal(sheet.replace("priority", "remark  "), agreement).ticket.map(({ value: own }) => own.name);
    expect(without).toEqual(["type", "impact"]);
  });

  test("IMP-11 a desk with an impact and no priority is asked whether that is one", () => {
    const [type, , priority] = agreement.levels;
    const plain = { ...agreement, levels: [type!, { ...priority!, axes: [] }] };
    const [, own] = proposal(sheet.replace("priority", "remark  "), plain).ticket;
    expect([own!.value, own!.isSure, own!.why.code]).toMatchObject([{ name: "priority" }, false, "level.instead"]);
  });

  test("IMP-11 its word for a first answer is asked for, and its words for the ways to report are used", () => {
    const [reported, answered] = proposal(sheet, agreement).facts;
    expect([answered!.value.fact, answered!.isSure]).toEqual(["acknowledged", false]);
    expect(wordsOf(reported!.value.via!.value)).toEqual({ Web: "form", Phone: "phone" });
  });

  function wordsOf(source: Proposal["ticket"][number]["value"]["source"]): Record<string, string | undefined> {
    const values = "column" in source ? (source.values ?? []) : [];
    return Object.fromEntries(values.map(({ text, word }) => [text, word]));
  }
});

describe("nothing to propose", () => {
  test.each([
    ["moments", "key | name\n a | x\n b | y"],
    ["key", "colour | created\n red | 2026-10-01 09:00\n red | 2026-10-01 09:00"],
  ])("IMP-11 without %s nothing is proposed", (lacks, sheet) => {
    expect(propose(profiled(sheet), { fileName: "x.csv" })).toEqual({ lacks });
  });
});
