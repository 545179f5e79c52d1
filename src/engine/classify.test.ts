import { describe, expect, test } from "vitest";
import { clock, explained, given, level, told } from "../../test/given.ts";

const levels = `
levels:
  type: { article: "1", of: ticket, values: [incident, question] }
  impact: { article: "1", of: incident, values: [wide, narrow] }
  urgency: { article: "1", of: incident, values: [now, later] }
  priority:
    article: "2"
    of: incident
    values: [high, low]
    by: [impact, urgency]
    table: { wide: { now: high, later: high }, narrow: { now: high, later: low } }
    decided-by: supplier
`;

const clocks = `
clocks:
  answer: { article: "3", for: incident, from: reported, to: answered, hours: office, target: { high: within 1 h, low: within 8 h }, per: month }
  reply: { article: "4", for: question, from: reported, to: answered, hours: office, target: within 4 h, per: month }
`;

const desk = given(levels, clocks);
const proposed = { "2026-03-02 09:00 reported": { type: "incident", priority: "low" } };
const fixed = (at: string, fields: Record<string, string>, kind = "classified") => ({ [`${at} ${kind}`]: fields });

describe("types and tables", () => {
  test("PRI-1 each type has its own clocks, and only a type that carries a priority is given one", () => {
    const story = { is: { type: "question" }, facts: ["2026-03-02 09:00 reported"] };
    expect(told(desk, story).clocks.map(({ outcome }) => outcome.clock.name)).toEqual(["reply"]);
    expect(level(desk, story, "priority")).toBeUndefined();
  });

  test("PRI-2 a priority follows from its matrix, cell by cell", () => {
    const priority = (impact: string, urgency: string) =>
      level(desk, { is: { type: "incident", impact, urgency }, facts: ["2026-03-02 09:00 reported"] }, "priority");
    expect([
      priority("wide", "now"),
      priority("wide", "later"),
      priority("narrow", "now"),
      priority("narrow", "later"),
    ]).toEqual(["high", "high", "high", "low"]);
  });

  test("PRI-2 while an axis is not known the matrix says nothing", () => {
    const story = { is: { type: "incident", impact: "wide" }, facts: ["2026-03-02 09:00 reported"] };
    expect(level(desk, story, "priority")).toBeUndefined();
    expect(clock(desk, story)).toMatchObject({ verdict: "running", due: "" });
  });

  test("PRI-2 a level with bands follows from its number, at each bound", () => {
    const sized = given(`
levels:
  size: { article: "1", of: ticket, number: users, bands: { small: at most 10, middle: over 10 } }
`);
    const size = (users: string) => level(sized, { is: { users }, facts: ["2026-03-02 09:00 reported"] }, "size");
    expect(["10", "11", "many"].map(size)).toEqual(["small", "middle", undefined]);
  });
});

describe("who decides, and from when", () => {
  test("PRI-3 PRI-5 what the reporter proposes holds until the supplier decides, and is provisional", () => {
    const { states } = told(desk, { facts: [proposed] }).judgement;
    expect(states.map(({ provisional }) => provisional)).toEqual([true]);
    expect(clock(desk, { facts: [proposed] })?.due).toBe("2026-03-02 17:00");
  });

  test("PRI-5 a cause that is found decides nothing of what was proposed", () => {
    const caused = given(
      `${levels}  cause: { article: "9", of: incident, values: [own, theirs], decided-by: supplier }\n`,
      `${clocks}  blamed: { article: "9", for: incident, where: { cause: own }, from: reported, to: resolved, hours: office, target: within 8 h, per: month }\n`,
    );
    const { states } = told(caused, {
      facts: [proposed, fixed("2026-03-02 09:30", { cause: "own", by: "supplier" })],
    }).judgement;
    expect(states.map(({ provisional }) => provisional)).toEqual([true, true]);
  });

  test("PRI-5 LED-5 a change of what was decided decides nothing of what is proposed beside it, in whatever order they are named", () => {
    const sided = given(
      `${levels}  cause: { article: "9", of: incident, values: [own, theirs], decided-by: customer }\n`,
      clocks,
    );
    const both = [
      { cause: "theirs", priority: "high" },
      { priority: "high", cause: "theirs" },
    ];
    const report = { "2026-03-02 09:00 reported": { type: "incident", priority: "low", cause: "own" } };
    for (const named of both) {
      const asked = fixed("2026-03-02 09:10", { ...named, by: "customer" }, "reclassified");
      const { states } = told(sided, { facts: [report, asked] }).judgement;
      expect(states.at(-1)).toMatchObject({ provisional: true, attributes: { cause: "theirs", priority: "high" } });
    }
  });

  test("PRI-5 the first decision holds from the report", () => {
    const story = { facts: [proposed, fixed("2026-03-02 10:30", { priority: "high", by: "engineer" })] };
    expect(clock(desk, story)).toMatchObject({
      due: "2026-03-02 10:00",
      verdict: "missed",
      missedAt: "2026-03-02 10:00:00.001",
    });
    expect(told(desk, story).judgement.states.map(({ provisional }) => provisional)).toEqual([false]);
  });

  test("PRI-5 a later decision holds from its own moment", () => {
    const story = {
      facts: [
        proposed,
        fixed("2026-03-02 09:30", { priority: "low", by: "supplier" }),
        fixed("2026-03-02 10:30", { priority: "high", by: "supplier" }, "reclassified"),
      ],
    };
    expect(clock(desk, story)?.missedAt).toBe("2026-03-02 10:30");
  });

  test("PRI-3 PRI-5 until the decision the newest proposal holds from its moment, provisionally", () => {
    const asked = fixed("2026-03-02 09:10", { priority: "high", by: "customer" });
    expect(level(desk, { facts: [proposed, asked] }, "priority")).toBe("high");
    expect(told(desk, { facts: [proposed, asked] }).judgement.states.map(({ provisional }) => provisional)).toEqual([
      true,
      true,
    ]);
    const decided = fixed("2026-03-02 10:30", { priority: "low", by: "supplier" });
    expect(clock(desk, { facts: [proposed, asked, decided] })).toMatchObject({
      due: "2026-03-02 17:00",
      verdict: "running",
    });
  });

  test("PRI-3 after the decision the other side alone changes nothing", () => {
    const decided = fixed("2026-03-02 09:20", { priority: "low", by: "supplier" });
    const again = fixed("2026-03-02 09:30", { priority: "high", by: "customer" }, "reclassified");
    expect(level(desk, { facts: [proposed, decided, again] }, "priority")).toBe("low");
  });

  test("PRI-5 a report by the side that decides is a decision", () => {
    const own = { "2026-03-02 09:00 reported": { type: "incident", priority: "high", by: "supplier" } };
    const { states } = told(desk, { facts: [own] }).judgement;
    expect(states.map(({ provisional }) => provisional)).toEqual([false]);
  });

  test("PRI-3 both together may change what one side fixes", () => {
    const agreed = fixed("2026-03-02 10:00", { priority: "high", by: "both" }, "reclassified");
    const settled = fixed("2026-03-02 10:00", { priority: "high", by: "customer", dispute: "d1" }, "reclassified");
    for (const change of [agreed, settled]) {
      expect(
        level(
          desk,
          { facts: [proposed, fixed("2026-03-02 09:20", { priority: "low", by: "supplier" }), change] },
          "priority",
        ),
      ).toBe("high");
    }
  });

  test("PRI-3 where only both together may change it, one side alone does not", () => {
    const together = given(`
levels:
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier, adjusted-by: both }
`);
    const changed = (by: string) =>
      level(
        together,
        {
          is: { priority: "low" },
          facts: ["2026-03-02 09:00 reported", fixed("2026-03-02 10:00", { priority: "high", by }, "reclassified")],
        },
        "priority",
      );
    expect([changed("supplier"), changed("both")]).toEqual(["low", "high"]);
  });

  test("PRI-3 whoever the agreement names beside the decider may change it too", () => {
    const either = given(`
levels:
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier, adjusted-by: [customer] }
`);
    const story = {
      is: { priority: "low" },
      facts: [
        "2026-03-02 09:00 reported",
        fixed("2026-03-02 10:00", { priority: "high", by: "customer" }, "reclassified"),
      ],
    };
    expect(level(either, story, "priority")).toBe("high");
  });

  test("PRI-2 PRI-3 a change of an axis brings the matrix along", () => {
    const story = {
      is: { type: "incident", impact: "narrow", urgency: "later" },
      facts: [
        "2026-03-02 09:00 reported",
        fixed("2026-03-02 10:00", { impact: "wide", by: "supplier" }, "reclassified"),
      ],
    };
    expect(level(desk, story, "priority")).toBe("high");
  });
});

describe("a change of type, and a ticket that fits no level", () => {
  test("PRI-7 the old clocks are void and the new ones run from the report", () => {
    const story = {
      is: { type: "question", impact: "wide", urgency: "now" },
      facts: ["2026-03-02 09:00 reported", fixed("2026-03-02 09:30", { type: "incident" }, "reclassified")],
    };
    expect(told(desk, story).clocks.map(({ outcome }) => outcome.clock.name)).toEqual(["answer"]);
    expect(clock(desk, story)).toMatchObject({ start: "2026-03-02 09:00", due: "2026-03-02 10:00" });
  });

  test("PRI-8 a person may decide that no level fits: then there is no target to keep or to miss", () => {
    const story = {
      facts: [
        proposed,
        fixed("2026-03-02 09:30", { priority: "none-fits", by: "supplier" }),
        "2026-03-02 16:00 answered",
      ],
    };
    expect(clock(desk, story)).toMatchObject({ verdict: "no-target", due: "" });
  });

  test("PRI-8 a ticket that nobody classified is unproven once it is answered", () => {
    expect(
      clock(desk, { is: { type: "incident" }, facts: ["2026-03-02 09:00 reported", "2026-03-02 16:00 answered"] })
        ?.verdict,
    ).toBe("unproven");
  });

  test("PRI-3 every change stands in the explanation with the fact that brought it", () => {
    const story = {
      is: { type: "incident", priority: "low" },
      facts: [
        "2026-03-02 09:00 reported",
        fixed("2026-03-02 10:00", { priority: "high", by: "supplier", why: "more users" }, "reclassified"),
      ],
    };
    expect(explained(desk, story)?.dues.map(({ because }) => because?.fields["why"])).toEqual([
      undefined,
      "more users",
    ]);
  });
});
