import { describe, expect, test } from "vitest";
import { clock, explained, given } from "../../test/given.ts";

const desk = (targets: string, more = "") =>
  given(`
levels:
  priority: { article: "1", of: ticket, values: [high, low], decided-by: supplier }
clocks:
  answer:
    article: "2"
    from: reported
    to: answered
    hours: office
    target: ${targets}
    per: month
    ${more}
  fix: { article: "3", from: answer, to: resolved, hours: office, target: within 8 h, per: month }
`);

const change = (at: string, priority: string) => ({ [`${at} reclassified`]: { priority, by: "supplier" } });
const report = "2026-03-02 09:00 reported";

describe("a change of priority on the way", () => {
  test("CLK-5 elapsed stays and is judged by the target in force, with every due in the explanation", () => {
    const story = {
      is: { priority: "low" },
      facts: [report, change("2026-03-02 10:00", "high"), "2026-03-02 11:00 answered"],
    };
    const program = desk("{ high: within 3 h, low: within 8 h }");
    expect(clock(program, story)).toMatchObject({ elapsed: "2 h", due: "2026-03-02 12:00", verdict: "kept" });
    expect(explained(program, story)?.dues.map(({ written }) => written)).toEqual([["within 8 h"], ["within 3 h"]]);
  });

  test("CLK-5 restart counts anew from the change", () => {
    const story = {
      is: { priority: "low" },
      facts: [report, change("2026-03-02 10:00", "high"), "2026-03-02 11:00 answered"],
    };
    expect(clock(desk("{ high: within 3 h, low: within 8 h }", "reclassify: restart"), story)).toMatchObject({
      elapsed: "1 h",
      due: "2026-03-02 13:00",
    });
  });

  test("CLK-12 a raise past its new target is missed at the raise; restart spares it", () => {
    const raised = (at: string) => ({ is: { priority: "low" }, facts: [report, change(at, "high")] });
    const targets = "{ high: within 2 h, low: within 8 h }";
    expect(clock(desk(targets), raised("2026-03-02 11:00"))).toMatchObject({ verdict: "running" });
    expect(clock(desk(targets), raised("2026-03-02 11:01"))).toMatchObject({
      verdict: "missed",
      missedAt: "2026-03-02 11:01",
    });
    expect(clock(desk(targets, "reclassify: restart"), raised("2026-03-02 11:01"))?.verdict).toBe("running");
  });

  test("CLK-12 a downgrade after the miss does not undo it, one just before does", () => {
    const downgraded = (at: string) => ({
      is: { priority: "high" },
      facts: [report, change(at, "low"), "2026-03-02 13:00 answered"],
    });
    const targets = "{ high: under 2 h, low: within 8 h }";
    expect(clock(desk(targets), downgraded("2026-03-02 11:00"))?.verdict).toBe("kept");
    expect(clock(desk(targets), downgraded("2026-03-02 11:01"))).toMatchObject({
      verdict: "missed",
      missedAt: "2026-03-02 11:00",
    });
  });

  test("CLK-12 a missed promise stays missed where the lower priority has an aim, or no target at all", () => {
    const downgraded = {
      is: { priority: "high" },
      facts: [report, change("2026-03-02 12:00", "low"), "2026-03-02 13:00 answered"],
    };
    for (const low of ["aim within 8 h", "none"]) {
      expect(clock(desk(`{ high: within 2 h, low: ${low} }`), downgraded)).toMatchObject({
        verdict: "missed",
        missedAt: "2026-03-02 11:00:00.001",
      });
    }
  });

  test("CLK-9 CLK-12 an aim that was passed is no missed promise after a raise", () => {
    const program = desk("{ high: within 8 h, low: aim within 2 h }");
    const raised = (answered: string) => ({
      is: { priority: "low" },
      facts: [report, change("2026-03-02 12:00", "high"), `${answered} answered`],
    });
    expect(clock(program, raised("2026-03-02 16:00"))?.verdict).toBe("over-aim");
    expect(clock(program, raised("2026-03-03 09:01"))).toMatchObject({
      verdict: "missed",
      missedAt: "2026-03-03 09:00:00.001",
    });
  });

  test("CLK-5 CLK-8 a change that comes after the stop, were it at the same instant, judges nothing", () => {
    const program = desk("{ high: within 1 h, low: within 8 h }", "reclassify: restart");
    for (const at of ["2026-03-02 12:00", "2026-03-02 15:00"]) {
      const story = { is: { priority: "low" }, facts: [report, "2026-03-02 12:00 answered", change(at, "high")] };
      expect(clock(program, story)).toMatchObject({ verdict: "kept", elapsed: "3 h", due: "2026-03-02 17:00" });
    }
  });

  test("CLK-12 a raise between solution and reopening is missed at the reopening, if it still holds then", () => {
    const program = given(`
levels:
  priority: { article: "1", of: ticket, values: [high, low] }
clocks:
  answer: { article: "2", from: reported, to: resolved, hours: office, target: { high: within 1 h, low: within 8 h }, per: month }
`);
    const story = (...more: object[]) => ({
      is: { priority: "low" },
      facts: [
        report,
        "2026-03-02 11:00 resolved",
        change("2026-03-02 12:00", "high"),
        ...(more as []),
        "2026-03-02 14:00 reopened",
      ],
    });
    expect(clock(program, story())).toMatchObject({ verdict: "missed", missedAt: "2026-03-02 14:00" });
    expect(clock(program, story(change("2026-03-02 13:00", "low")))?.verdict).toBe("running");
  });
});

describe("a clock that follows another", () => {
  const program = desk("within 4 h");

  test("CLK-11 it starts when the other stops, or when the other's target is used up: a late answer holds up nothing", () => {
    expect(clock(program, { facts: [report, "2026-03-02 11:00 answered"] }, "fix")?.start).toBe("2026-03-02 11:00");
    expect(clock(program, { facts: [report, "2026-03-02 13:00 answered"] }, "fix")?.start).toBe("2026-03-02 13:00");
    expect(clock(program, { facts: [report, "2026-03-02 16:00 answered"] }, "fix")?.start).toBe("2026-03-02 13:00");
    expect(clock(program, { facts: [report], at: "2026-03-02 16:00" }, "fix")?.start).toBe("2026-03-02 13:00");
    expect(clock(program, { facts: [report], at: "2026-03-02 12:59" }, "fix")?.start).toBe("none");
  });

  test("CLK-11 what was done before the other clock let it begin left nothing to run", () => {
    const facts = [report, "2026-03-02 10:00 resolved", "2026-03-02 12:00 answered"];
    expect(clock(program, { facts }, "fix")).toMatchObject({
      start: "2026-03-02 10:00",
      elapsed: "0 s",
      verdict: "kept",
    });
  });

  test("CLK-11 it follows the stop alone, or the due alone, where the agreement says so", () => {
    const following = (edge: string) =>
      given(`
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 4 h, per: month }
  fix: { article: "3", from: ${edge}, to: resolved, hours: office, target: within 8 h, per: month }
`);
    const late = { facts: [report, "2026-03-02 16:00 answered"] };
    const soon = { facts: [report, "2026-03-02 10:00 answered"], at: "2026-03-02 16:00" };
    expect([late, soon].map((story) => clock(following("answer.stop"), story, "fix")?.start)).toEqual([
      "2026-03-02 16:00",
      "2026-03-02 10:00",
    ]);
    expect([late, soon].map((story) => clock(following("answer.due"), story, "fix")?.start)).toEqual([
      "2026-03-02 13:00",
      "2026-03-02 13:00",
    ]);
  });

  test("CLK-11 the target in force decides when it is used up", () => {
    const twoLevels = desk("{ high: within 1 h, low: within 6 h }");
    const raised = {
      is: { priority: "low" },
      facts: [report, change("2026-03-02 11:00", "high")],
      at: "2026-03-02 17:00",
    };
    const lowered = {
      is: { priority: "high" },
      facts: [report, change("2026-03-02 09:30", "low")],
      at: "2026-03-02 17:00",
    };
    expect(clock(twoLevels, raised, "fix")?.start).toBe("2026-03-02 11:00");
    expect(clock(twoLevels, lowered, "fix")?.start).toBe("2026-03-02 15:00");
  });
});
