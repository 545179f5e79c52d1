import { describe, expect, test } from "vitest";
import { given, moment, told, type Story } from "../../test/given.ts";
import type { Program } from "./program.ts";
import { Tally } from "./tally.ts";

const answer = (target: string, more = "") =>
  given(`
contract: { term: { is: from and to } }
levels:
  priority: { article: "1", of: ticket, values: [high, low] }
clocks:
  answer:
    article: "2"
    from: reported
    to: [answered, resolved]
    hours: office
    pause-while: waiting-for-customer
    target: ${target}
    per: month
    ${more}
`);

/** The figures as of a moment: `2026-03 high 0: 1 of 2, 1 open, running`. */
function counted(program: Program, at: string, ...stories: Omit<Story, "at">[]) {
  const tally = new Tally(program);
  for (const story of stories) tally.add(told(program, { ...story, at }).judgement);
  const [apart] = tally.apart();
  const figures = tally
    .figures(moment(at))
    .map(
      ({ objective, period, kept, population, open, verdict }) =>
        `${period.label} ${objective.group.join(" ")} ${objective.level}: ${kept} of ${population}, ${open} open, ${verdict}`,
    );
  return {
    figures,
    apart: { outside: apart!.outside, unproven: apart!.unproven, noTarget: apart!.noTarget, unplaced: apart!.unplaced },
  };
}

const nobody = { outside: 0, unproven: 0, noTarget: 0, unplaced: 0 };
const answered = (...facts: string[]) => ({ facts });
const april = "2026-04-30 12:00";

describe("the period of a ticket", () => {
  const crossing = answered("2026-03-31 15:00 reported", "2026-04-01 12:00 answered");

  test("OBJ-2 it is that of the stop, or of an earlier miss", () => {
    expect(counted(answer("within 8 h"), april, crossing).figures).toEqual(["2026-04  0: 1 of 1, 0 open, running"]);
    expect(counted(answer("within 1 h"), april, crossing).figures).toEqual(["2026-03  0: 0 of 1, 0 open, missed"]);
  });

  test("OBJ-2 each level has its own population and its own misses", () => {
    expect(counted(answer("[90% within 1 h, within 4 h]"), april, crossing).figures).toEqual([
      "2026-03  0: 0 of 1, 0 open, missed",
      "2026-04  0: 0 of 0, 0 open, running",
      "2026-03  1: 0 of 0, 0 open, no-tickets",
      "2026-04  1: 0 of 1, 0 open, missed",
    ]);
  });

  test("OBJ-2 the report and the due are the other readings", () => {
    expect(counted(answer("within 8 h", "judged-in: report"), april, crossing).figures).toEqual([
      "2026-03  0: 1 of 1, 0 open, kept",
    ]);
    const early = answered("2026-03-31 15:00 reported", "2026-03-31 16:00 answered");
    expect(counted(answer("within 8 h", "judged-in: due"), april, early).figures).toEqual([
      "2026-04  0: 1 of 1, 0 open, running",
    ]);
  });

  test("OBJ-2 a ticket without a due while it waits is open where the moment of judging is", () => {
    const waiting = { facts: ["2026-03-31 15:00 reported", "2026-03-31 15:30 waiting-for-customer"] };
    expect(counted(answer("within 8 h", "judged-in: due"), april, waiting).figures).toEqual([
      "2026-04  0: 0 of 0, 1 open, running",
    ]);
  });

  test("OBJ-5 what still runs is open in the month of judging, until it is missed", () => {
    const open = answered("2026-03-31 15:00 reported");
    expect(counted(answer("within 8 h"), "2026-03-31 16:00", open).figures).toEqual([
      "2026-03  0: 0 of 0, 1 open, running",
    ]);
    expect(counted(answer("within 8 h"), "2026-04-01 10:00", open).figures).toEqual([
      "2026-04  0: 0 of 0, 1 open, running",
    ]);
    expect(counted(answer("within 8 h"), april, open).figures).toEqual(["2026-04  0: 0 of 1, 0 open, missed"]);
  });

  test("OBJ-6 a reopened ticket counts once, and moves to the month of its last solution", () => {
    const once = ["2026-03-31 15:00 reported", "2026-03-31 16:00 resolved"];
    expect(counted(answer("within 8 h"), april, { facts: once }).figures).toEqual(["2026-03  0: 1 of 1, 0 open, kept"]);
    const again = { facts: [...once, "2026-04-10 09:00 reopened", "2026-04-10 10:00 resolved"] };
    expect(counted(answer("within 8 h"), april, again).figures).toEqual(["2026-04  0: 1 of 1, 0 open, running"]);
    expect(counted(answer("within 30 min"), april, again).figures).toEqual(["2026-03  0: 0 of 1, 0 open, missed"]);
  });

  test("OBJ-1 the years of a contract are those of each customer", () => {
    const program = given(`
contract: { term: { is: from and to } }
clocks: { answer: { article: "2", from: reported, to: answered, hours: office, target: within 8 h, per: contract-year } }
`);
    const facts = ["2026-03-31 15:00 reported", "2026-03-31 16:00 answered"];
    const contracts = [{ term: "2024-04-01 to 2029-04-01" }, { term: ["2025-01-15", "2027-01-15"] }, {}];
    expect(counted(program, april, ...contracts.map((contract) => ({ facts, contract }))).figures).toEqual([
      "2025-04-01/2026-04-01  0: 1 of 1, 0 open, kept",
      "2026-01-01/2027-01-01  0: 1 of 1, 0 open, running",
      "2026-01-15/2027-01-15  0: 1 of 1, 0 open, running",
    ]);
  });
});

describe("the group of a ticket", () => {
  const moved = (priority: string) => ({
    is: { priority: "high" },
    facts: [
      "2026-03-02 09:00 reported",
      `2026-03-02 11:00 reclassified: { priority: ${priority} }`,
      "2026-03-02 12:00 answered",
    ],
  });
  const shown = (target: string, story: Omit<Story, "at">) =>
    counted(answer(target), april, { ...story, facts: story.facts.map(fact) }).figures.filter(
      (line) => !line.includes(" of 0,"),
    );

  test("OBJ-1 it is that of the target in force at the end", () => {
    expect(shown("{ high: within 4 h, low: within 8 h }", moved("low"))).toEqual([
      "2026-03 low 0: 1 of 1, 0 open, kept",
    ]);
    expect(shown("{ high: within 1 h, low: within 8 h }", moved("low"))).toEqual([
      "2026-03 low 0: 0 of 1, 0 open, missed",
    ]);
  });

  test("CLK-12 a missed promise stays with its own group where the ticket moves to an aim or to none", () => {
    expect(shown("{ high: within 1 h, low: aim within 8 h }", moved("low"))).toEqual([
      "2026-03 high 0: 0 of 1, 0 open, missed",
    ]);
    expect(shown("{ high: within 1 h, low: none }", moved("low"))).toEqual(["2026-03 high 0: 0 of 1, 0 open, missed"]);
  });

  test("CLK-9 a passed aim is no miss of the promise to which the ticket moves", () => {
    expect(shown("{ high: aim within 1 h, low: within 8 h }", moved("low"))).toEqual([
      "2026-03 low 0: 1 of 1, 0 open, kept",
    ]);
    expect(shown("{ high: aim within 1 h, low: within 2 h }", moved("low"))).toEqual([
      "2026-03 low 0: 0 of 1, 0 open, missed",
    ]);
    expect(shown("{ high: aim within 1 h, low: aim within 8 h }", moved("low"))).toEqual([
      "2026-03 low 0: 0 of 1, 0 open, over-aim",
    ]);
  });
});

describe("what is in no population", () => {
  const target = "{ high: within 1 h, low: none }";

  test("OBJ-1 outside, unproven, without a target, and not classified yet are counted apart", () => {
    const facts = ["2026-03-02 09:00 reported", "2026-03-02 10:00 answered"];
    const program = answer(target, "where: { not: { part: network } }");
    const { figures, apart } = counted(
      program,
      april,
      { is: { priority: "high", part: "network" }, facts },
      { is: { priority: "high" }, facts },
      { is: { priority: "low", part: "server" }, facts },
      { is: { part: "server" }, facts: facts.slice(0, 1) },
      { is: { priority: "high", part: "server" }, facts },
    );
    expect(figures).toEqual(["2026-03 high 0: 1 of 1, 0 open, kept"]);
    expect(apart).toEqual({ outside: 1, unproven: 1, noTarget: 1, unplaced: 1 });
  });

  test("CON-4 a ticket that was reported after the moment of judging is not there yet", () => {
    const later = { is: { priority: "high" }, facts: ["2026-05-04 09:00 reported"] };
    expect(counted(answer(target, "where: { outside: office }"), april, later)).toEqual({ figures: [], apart: nobody });
  });
});

/** A fact with fields behind a colon, as it would be read from a file. */
function fact(line: Story["facts"][number]): Story["facts"][number] {
  const [head, fields] = typeof line === "string" ? line.split(": { ") : [];
  if (head === undefined || fields === undefined) return line;
  const [name, value] = fields.replace(" }", "").split(": ");
  return { [head]: { [name!]: value! } };
}
