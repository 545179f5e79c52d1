import { describe, expect, test } from "vitest";
import { given, moment, solution, told, type Story } from "../../test/given.ts";
import { instantToLocal } from "../time/moment.ts";
import { dueMoments, firedFacts, nextMoment } from "./due-moments.ts";
import type { Program } from "./program.ts";

const desk = given(solution);
const reported = { "2026-03-02 09:00 reported": { priority: "high" } };

function ahead(program: Program, story: Story): string[] {
  return dueMoments(program, told(program, story).judgement).map(
    ({ what, clock, target, at }) => `${local(at)} ${clock} ${what} ${target}`,
  );
}

function fired(program: Program, story: Story, now: string): string[] {
  return firedFacts(program, told(program, story).judgement, moment(now)).map(({ kind, at, fields }) =>
    `${local(at)} ${kind} ${String(fields["what"] ?? "")}`.trim(),
  );
}

const local = (at: number) => instantToLocal("Europe/Amsterdam", at);
const alerted = (at: string, what: string, target = "within 4 h") => ({
  [`${at} alerted`]: { what, clock: "solution", target, automatic: "yes" },
});

describe("what lies ahead", () => {
  test("DUE-1 CLK-4 CLK-17 a running clock has the use of its share and the first instant of its miss", () => {
    expect(ahead(desk, { facts: [reported] })).toEqual([
      "2026-03-02 12:00 solution at-risk within 4 h",
      "2026-03-02 13:00:00.001 solution missed within 4 h",
    ]);
  });

  test("DUE-1 a clock that waits without end has nothing ahead, one that waited has it later", () => {
    const waiting = "2026-03-02 10:00 waiting-for-customer";
    expect(ahead(desk, { facts: [reported, waiting] })).toEqual([]);
    expect(ahead(desk, { facts: [reported, waiting, "2026-03-02 16:00 resumed"] })).toEqual([
      "2026-03-03 10:00 solution at-risk within 4 h",
      "2026-03-03 11:00:00.001 solution missed within 4 h",
    ]);
  });

  test("DUE-1 a clock that stopped has at most what came before the stop", () => {
    expect(ahead(desk, { facts: [reported, "2026-03-02 10:00 resolved"] })).toEqual([]);
    expect(ahead(desk, { facts: [reported, "2026-03-02 12:30 resolved"] })).toEqual([
      "2026-03-02 12:00 solution at-risk within 4 h",
    ]);
    expect(ahead(desk, { facts: [reported, "2026-03-02 16:00 resolved"] })).toHaveLength(2);
  });

  test("DUE-1 CLK-11 a clock that another one's due will start has its moments ahead too", () => {
    const chain = given(`
clocks:
  answer: { article: "4", from: reported, to: answered, hours: office, target: within 2 h, per: month }
  repair: { article: "5", from: answer, to: resolved, hours: office, target: aim within 2 h, per: month }
`);
    expect(ahead(chain, { facts: ["2026-03-02 09:00 reported"] })).toEqual([
      "2026-03-02 10:30 answer at-risk within 2 h",
      "2026-03-02 11:00:00.001 answer missed within 2 h",
      "2026-03-02 12:30 repair at-risk aim within 2 h",
      "2026-03-02 13:00:00.001 repair over-aim aim within 2 h",
    ]);
  });

  test("DUE-2 CLK-12 a raise past its target is missed at the raise, and calls for no attention first", () => {
    const low = { "2026-03-02 09:00 reported": { priority: "low", by: "supplier" } };
    const raised = { "2026-03-02 14:00 reclassified": { priority: "high", by: "supplier" } };
    expect(ahead(desk, { facts: [low, raised] })).toEqual(["2026-03-02 14:00 solution missed within 4 h"]);
  });

  test("DUE-2 a target that takes over while its share is used too calls for no attention anew", () => {
    const high = { "2026-03-02 09:00 reported": { priority: "high", by: "supplier" } };
    const lowered = { "2026-03-02 12:30 reclassified": { priority: "low", by: "supplier" } };
    expect(ahead(desk, { facts: [high, lowered] })).toEqual([
      "2026-03-02 12:00 solution at-risk within 4 h",
      "2026-03-02 15:00 solution at-risk within 8 h",
      "2026-03-03 09:00:00.001 solution missed within 8 h",
    ]);
    const near = given(
      solution.replace("low: within 8 h", "low: within 4.5 h").replace("per:", "at-risk: 50%\n    per:"),
    );
    expect(ahead(near, { facts: [high, lowered] })).toEqual([
      "2026-03-02 11:00 solution at-risk within 4 h",
      "2026-03-02 13:30:00.001 solution missed within 4.5 h",
    ]);
  });

  test("DUE-6 what was merged or was no ticket has nobody to tell, until it is opened again", () => {
    expect(ahead(desk, { facts: [reported, "2026-03-02 10:00 merged"] })).toEqual([]);
    expect(ahead(desk, { facts: [reported, "2026-03-02 10:00 marked-spam"] })).toEqual([]);
    expect(ahead(desk, { facts: [reported, "2026-03-02 10:00 merged", "2026-03-02 10:01 reopened"] })).toHaveLength(2);
  });
});

describe("telling", () => {
  const story = { facts: [reported] };

  test("DUE-3 what was told is not told again, and the next moment is the first that was not", () => {
    expect(local(nextMoment(desk, told(desk, story).judgement)!)).toBe("2026-03-02 12:00");
    const facts = [reported, alerted("2026-03-02 12:00", "at-risk")];
    expect(local(nextMoment(desk, told(desk, { facts }).judgement)!)).toBe("2026-03-02 13:00:00.001");
    const all = [...facts, alerted("2026-03-02 13:00:00.001", "missed")];
    expect(nextMoment(desk, told(desk, { facts: all }).judgement)).toBeUndefined();
  });

  test("DUE-3 a moment that moved after it was told is another moment", () => {
    const facts = [reported, alerted("2026-03-02 12:00", "at-risk")];
    const waited = ["2026-03-02 10:00 waiting-for-customer", "2026-03-02 11:30 resumed"];
    expect(ahead(desk, { facts: [...facts, ...waited] })[0]).toBe("2026-03-02 13:30 solution at-risk within 4 h");
  });

  test("DUE-4 nothing is told before its moment; after an outage all of it in order, dated when it was so", () => {
    expect(fired(desk, story, "2026-03-02 11:59:59.999")).toEqual([]);
    expect(fired(desk, story, "2026-03-02 12:00")).toEqual(["2026-03-02 12:00 alerted at-risk"]);
    expect(fired(desk, story, "2026-03-05 12:00")).toEqual([
      "2026-03-02 12:00 alerted at-risk",
      "2026-03-02 13:00:00.001 alerted missed",
    ]);
  });

  test("DUE-5 of a ticket brought in from elsewhere the past is not told, what still comes is", () => {
    const brought = (at: string) => {
      const imported = new Date(moment(at)).toISOString();
      return told(desk, { facts: [{ "2026-03-02 09:00 reported": { priority: "high", imported } }] }).judgement;
    };
    expect(dueMoments(desk, brought("2026-03-02 12:30")).map(({ what }) => what)).toEqual(["missed"]);
    expect(nextMoment(desk, brought("2026-03-04 09:00"))).toBeUndefined();
  });
});
