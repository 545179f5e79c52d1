import { describe, expect, test } from "vitest";
import { given } from "../../../../test/given.ts";
import { evidenceOf, figures, judged } from "../../../../test/judged.ts";
import type { Data } from "../../../agreement/source.ts";
import { bookingsOf } from "./bookings.ts";

const levels = `
levels:
  type: { article: "2", of: ticket, values: [incident, question] }
  priority: { article: "2", of: ticket, values: [high, low] }
  kind: { article: "2", of: work, values: [support, repair] }
coverage:
  work: { article: "3", of: work, by: kind, table: { support: included, repair: charged } }
contract: { term: { is: from and to }, hours-in-price: { is: length per month }, pool: { is: length } }
`;
const work = (more: string, per = "contract-year") =>
  given(`${levels}\nmeasures:\n  work: { article: "4", of: work, per: ${per}, ${more} }\n`);
const booked = (at: string, minutes: string, fields: Record<string, string> = { kind: "support" }) => ({
  [`${at} work-booked`]: { minutes, ...fields },
});
const over = "2027-01-01 00:00";
const quota = "where: { kind: support }, target: at most 4 h";

describe("a quota of hours", () => {
  test.each([
    ["239", "kept used 3 h 59 min"],
    ["240", "kept used 4 h"],
    ["241", "missed used 4 h 1 min"],
  ])("CVG-2 CVG-3 four hours a year: %s minutes", (minutes, expected) => {
    const facts = [booked("2026-01-10 10:00", minutes)];
    expect(figures(judged(work(quota), "2026", { facts, at: over }), "used")).toBe(expected);
  });

  test("CVG-2 what is booked on tickets and apart from them adds up; other kinds of work do not", () => {
    const facts = [booked("2026-01-10 10:00", "60"), booked("2026-01-11 10:00", "600", { kind: "repair" })];
    const ticket = (...lines: Data[]) => ({ facts: ["2026-02-02 09:00 reported", ...lines] });
    const tickets = [
      ticket(booked("2026-02-02 10:00", "90")),
      ticket(booked("2026-02-02 10:00", "91"), "2026-02-03 09:00 closed"),
    ];
    expect(figures(judged(work(quota), "2026", { facts, tickets, at: over }), "used")).toBe("missed used 4 h 1 min");
  });

  test("OBJ-5 CVG-2 a quota that is used up is lost at once; else the period runs, with a forecast", () => {
    const running = (minutes: string, at: string) =>
      figures(
        judged(work(quota, "month"), "2026-04", { facts: [booked("2026-04-02 10:00", minutes)], at }),
        "forecast",
      );
    expect(running("100", "2026-04-11 00:00")).toBe("running forecast 5 h");
    expect(running("241", "2026-04-11 00:00")).toBe("missed forecast 12 h 3 min");
  });

  test("CLK-9 CLK-17 an aim is never missed, and where nothing is asked there is no target", () => {
    const facts = [booked("2026-01-10 10:00", "241")];
    const of = (target: string) => judged(work(`target: ${target}`), "2026", { facts, at: over }).verdict;
    expect([of("at most 4 h"), of("none"), of("as agreed")]).toEqual(["missed", "no-target", "no-target"]);
    expect(judged(work(`${quota}, strength: aim`), "2026", { facts, at: over }).verdict).toBe("over-aim");
  });

  test("CHK-5 work that does not say its kind leaves open what it could turn", () => {
    const of = (known: string, unknown: string) =>
      figures(
        judged(work(quota), "2026", {
          facts: [booked("2026-01-10 10:00", known), booked("2026-01-10 11:00", unknown, {})],
          at: over,
        }),
        "used",
        "unclear",
      );
    expect(of("120", "120")).toBe("kept used 2 h unclear 2 h");
    expect(of("120", "121")).toBe("unproven used 2 h unclear 2 h 1 min");
    expect(of("241", "1")).toBe("missed used 4 h 1 min unclear 1 min");
  });

  test("CVG-1 coverage is asked of each piece of work", () => {
    const facts = [booked("2026-01-10 10:00", "60"), booked("2026-01-10 10:00", "600", { kind: "repair" })];
    const included = work("where: { coverage: included }, target: at most 1 h");
    expect(figures(judged(included, "2026", { facts, at: over }), "used")).toBe("kept used 1 h");
  });

  test("CON-1 OBJ-1 the years of a contract begin on its own date, and what came before or after is outside", () => {
    const facts = [
      booked("2026-03-31 23:59", "240"),
      booked("2026-04-01 00:00", "240"),
      booked("2027-04-01 00:00", "9"),
    ];
    const contract = { term: "2026-04-01" };
    const of = (label: string) =>
      figures(judged(work(quota), label, { facts, contract, at: "2028-05-01 00:00" }), "used");
    expect(of("2026-04-01/2027-04-01")).toBe("kept used 4 h");
    expect(of("2027-04-01/2028-04-01")).toBe("kept used 9 min");
    expect(of("2025-04-01/2026-04-01")).toBe("outside used none");
  });
});

describe("beside the hours that the contract agrees", () => {
  const weighed = "relative-to: hours-in-price, target: at most 110%";
  const of = (minutes: string, contract: Record<string, string>, more = weighed, per = "half-year") =>
    figures(
      judged(work(more, per), "2026-H1", {
        facts: [booked("2026-06-10 10:00", minutes)],
        contract,
        at: "2026-07-01 00:00",
      }),
      "of",
      "share",
    );

  test("CVG-2 eight hours a month are forty-eight in half a year", () => {
    expect(of("3168", { "hours-in-price": "8 h" })).toBe("kept of 48 h share 11/10");
    expect(of("3169", { "hours-in-price": "8 h" })).toBe("missed of 48 h share 3169/2880");
    expect(of("1", {})).toBe("unproven of none share none");
  });

  test("CVG-2 CON-1 a contract that begins on the way counts whole months, and a part of one by its days", () => {
    expect(of("528", { "hours-in-price": "8 h", term: "2026-06-01" })).toBe("kept of 8 h share 11/10");
    expect(of("529", { "hours-in-price": "8 h", term: "2026-06-01" })).toBe("missed of 8 h share 529/480");
    const fromMay = { "hours-in-price": "8 h", term: "2026-05-22 to 2026-07-01" }; // ten of thirty-one days, and June
    expect(of("698", fromMay)).toBe("kept of 10 h 34 min 50 s 322 ms share 10819/9840");
    expect(of("699", fromMay)).toMatch(/^missed/);
    expect(of("176", { "hours-in-price": "8 h", term: "2026-06-10 to 2026-06-20" })).toBe(
      "kept of 2 h 40 min share 11/10",
    );
  });

  test("CVG-2 an item that is a length without a period stands for the whole period", () => {
    expect(of("528", { pool: "8 h" }, "relative-to: pool, target: at most 110%")).toBe("kept of 8 h share 11/10");
  });

  test("CVG-2 a band says whether it fits", () => {
    const bands = `${weighed}, bands: { too-high: under 80%, right: 80% to 110%, too-low: over 110% }`;
    const band = (minutes: string) =>
      figures(
        judged(work(bands, "half-year"), "2026-H1", {
          facts: [booked("2026-06-10 10:00", minutes)],
          contract: { "hours-in-price": "10 h" },
          at: "2026-07-01 00:00",
        }),
        "band",
      );
    expect(["2879", "2880", "3960", "3961"].map(band)).toEqual([
      "kept band too-high",
      "kept band right",
      "kept band right",
      "missed band too-low",
    ]);
  });
});

describe("tickets counted by type and priority", () => {
  const counting = work("what: [incident], counts: [type, priority, month, year-to-date], target: none", "half-year");
  const ticket = (at: string, is: Record<string, string>, ...more: string[]) => ({
    is,
    facts: [`${at} reported`, ...more],
  });

  test("CVG-2 PRI-7 in the period, by level, by month and over the year, as they are classified now", () => {
    const figure = judged(counting, "2026-H2", {
      tickets: [
        ticket("2026-03-02 09:00", { type: "incident", priority: "low" }),
        ticket("2026-07-02 09:00", { type: "incident", priority: "high" }),
        ticket("2026-08-03 09:00", { type: "incident", priority: "high" }),
        ticket("2026-08-04 09:00", { type: "incident" }),
        ticket("2026-08-05 09:00", { type: "question", priority: "low" }),
      ],
      at: "2026-09-01 00:00",
    });
    expect(figures(figure, "population")).toBe("no-target population 3");
    expect(figure.services.map((one) => `${one.period.label} ${figures(one, "group", "population")}`)).toEqual([
      "2026-H2 no-target group incident high population 2",
      "2026-H2 no-target group incident none population 1",
      "2026-07 no-target group 2026-07 incident high population 1",
      "2026-08 no-target group 2026-08 incident high population 1",
      "2026-08 no-target group 2026-08 incident none population 1",
      "2026 no-target group 2026 incident high population 2",
      "2026 no-target group 2026 incident low population 1",
      "2026 no-target group 2026 incident none population 1",
    ]);
  });

  test("CVG-2 a number of tickets can have a bound", () => {
    const most = work("what: [incident, question], target: at most 1", "month");
    const tickets = ["2026-03-02 09:00", "2026-03-03 09:00"].map((at) => ticket(at, { type: "question" }));
    const of = (some: typeof tickets) => judged(most, "2026-03", { tickets: some, at: "2026-04-01 00:00" }).verdict;
    expect([of(tickets.slice(1)), of(tickets)]).toEqual(["kept", "missed"]);
  });
});

describe("what is wrong with bookings", () => {
  test("CHK-1 CVG-3 minutes that are no whole number are said, and count for nothing", () => {
    const facts = [booked("2026-01-10 10:00", "2.5"), { "2026-01-10 10:00 work-booked": { kind: "support" } }];
    const evidence = evidenceOf(work(quota), { facts, at: over });
    expect(bookingsOf(evidence).problems.map(({ code, params }) => `${code} ${params["written"]}`)).toEqual([
      "work.unread 2.5",
      "work.unread ",
    ]);
    expect(figures(judged(work(quota), "2026", evidence), "used")).toBe("kept used 0 s");
  });
});
