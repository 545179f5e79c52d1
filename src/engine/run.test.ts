import { describe, expect, test } from "vitest";
import { clock, explained, given, moment, stretches, told } from "../../test/given.ts";
import { judge } from "./judge.ts";

const fix = (more = "") =>
  given(`
clocks:
  answer:
    article: "2"
    from: reported
    to: resolved
    hours: office
    pause-while: [waiting-for-customer, waiting-for-third-party, waiting-for-access, parked]
    target: within 4 h
    per: month
    ${more}
`);

const elapsed = (facts: string[], more = "") =>
  clock(fix(more), { facts: ["2026-03-02 09:00 reported", ...facts] })?.elapsed;

test("CLK-6 CLK-10 solutions undone one after the other at the same moment are one gap, explained or not", () => {
  const at = ["2026-03-02 10:00", "2026-03-02 11:00", "2026-03-02 12:00"];
  const plain = given(`
clocks:
  answer: { article: "2", from: reported, to: resolved, hours: office, target: within 4 h, per: month }
`);
  const facts = ["2026-03-02 09:00 reported", `${at[0]} resolved`, `${at[0]} reopened`, `${at[0]} resolved`];
  facts.push(`${at[1]} reopened`, `${at[1]} resolved`, `${at[2]} reopened`);
  const { subject, asOf, clocks } = told(plain, { facts }).judgement;
  expect(clocks[0]!.run.pauses).toEqual([moment(at[0]!), moment(at[2]!)]);
  expect(judge(plain, subject, asOf).clocks[0]!.run.pauses).toEqual(clocks[0]!.run.pauses);
});

describe("waiting", () => {
  test("CLK-2 waits that overlap are counted off once", () => {
    const facts = [
      "2026-03-02 10:00 waiting-for-customer",
      "2026-03-02 11:00 parked",
      { "2026-03-02 12:00 resumed": { from: "waiting-for-customer" } },
      { "2026-03-02 13:00 resumed": { from: "parked" } },
      "2026-03-02 14:00 resolved",
    ];
    expect(clock(fix(), { facts: ["2026-03-02 09:00 reported", ...facts] })?.elapsed).toBe("2 h");
  });

  test("CLK-2 a wait without an end goes on until now, and only a reason that the clock names pauses it", () => {
    const story = {
      facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 waiting-for-customer"],
      at: "2026-03-02 16:00",
    };
    expect(clock(fix(), story)).toMatchObject({ elapsed: "1 h", due: "none", verdict: "running" });
    expect(elapsed(["2026-03-02 10:00 waiting-for-supplier", "2026-03-02 12:00 resolved"])).toBe("3 h");
  });

  test("CLK-2 a reason can be narrowed to what is waited for", () => {
    const narrow = given(`
clocks:
  answer:
    article: "2"
    from: reported
    to: resolved
    hours: office
    pause-while: { waiting-for-customer: { for: consent } }
    target: within 4 h
    per: month
`);
    const waited = (what: string) =>
      clock(narrow, {
        facts: [
          "2026-03-02 09:00 reported",
          { "2026-03-02 10:00 waiting-for-customer": { for: what } },
          "2026-03-02 12:00 resolved",
        ],
      })?.elapsed;
    expect([waited("consent"), waited("a-description")]).toEqual(["1 h", "3 h"]);
  });

  test("CLK-3 while it waits there is no due, only what remains", () => {
    const story = { facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 parked"], at: "2026-03-02 11:00" };
    expect(clock(fix(), story)?.due).toBe("none");
    expect(explained(fix(), story)?.remainingMs).toEqual([3 * 3_600_000]);
  });

  test("CLK-3 a due that is reached when the waiting begins stays", () => {
    const story = { facts: ["2026-03-02 09:00 reported", "2026-03-02 13:00 parked"], at: "2026-03-02 16:00" };
    expect(clock(fix(), story)).toMatchObject({ due: "2026-03-02 13:00", verdict: "running" });
  });

  test("CLK-3 CLK-2 what is said after a clock has stopped no longer moves its due", () => {
    const answered = given(`
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, pause-while: parked, target: within 4 h, per: month }
`);
    const facts = ["2026-03-02 09:00 reported", "2026-03-02 10:00 answered", "2026-03-02 11:00 parked"];
    expect(clock(answered, { facts, at: "2026-03-03 12:00" })).toMatchObject({
      verdict: "kept",
      due: "2026-03-02 13:00",
    });
    const within = ["2026-03-02 09:00 reported", "2026-03-02 10:00 parked", "2026-03-02 11:00 answered"];
    expect(clock(answered, { facts: within, at: "2026-03-03 12:00" })?.due).toBe("2026-03-02 14:00");
  });

  test("CLK-14 a wait for the customer ends at the first word of the customer, in any role, and not at an automatic one", () => {
    const spoken = (said: Record<string, string>) =>
      clock(fix(), {
        facts: [
          "2026-03-02 09:00 reported",
          "2026-03-02 10:00 waiting-for-customer",
          { "2026-03-02 11:00 noted": said },
          "2026-03-02 13:00 resolved",
        ],
      })?.elapsed;
    expect(spoken({ by: "customer" })).toBe("3 h");
    expect(spoken({ by: "administrator" })).toBe("3 h");
    expect(spoken({ by: "supplier" })).toBe("1 h");
    expect(spoken({ by: "customer", automatic: "yes" })).toBe("1 h");
  });

  test("CLK-14 resumed ends every wait, or the one that it names; a party that says so has spoken too", () => {
    const resumed = (said: Record<string, string>) =>
      clock(fix(), {
        facts: [
          "2026-03-02 09:00 reported",
          { "2026-03-02 10:00 waiting-for-customer": { for: "consent" } },
          { "2026-03-02 11:00 resumed": said },
          "2026-03-02 13:00 resolved",
        ],
      })?.elapsed;
    expect(resumed({ by: "supplier" })).toBe("3 h");
    expect(resumed({ by: "supplier", from: "consent" })).toBe("3 h");
    expect(resumed({ by: "supplier", from: "waiting-for-customer" })).toBe("3 h");
    expect(resumed({ by: "supplier", from: "parked" })).toBe("1 h");
    expect(resumed({ by: "customer", from: "parked" })).toBe("3 h");
  });

  test("CLK-14 waiting for access, and what was parked, end when work resumes, whoever speaks meanwhile", () => {
    for (const kind of ["waiting-for-access", "parked"]) {
      const facts = [
        `2026-03-02 10:00 ${kind}`,
        { "2026-03-02 11:00 noted": { by: "customer" } },
        "2026-03-02 12:00 resumed",
        "2026-03-02 13:00 resolved",
      ];
      expect(clock(fix(), { facts: ["2026-03-02 09:00 reported", ...facts] })?.elapsed).toBe("2 h");
    }
  });

  test("CLK-14 who has solved a ticket waits for nobody: a reopened one runs", () => {
    expect(
      elapsed([
        "2026-03-02 10:00 parked",
        "2026-03-02 11:00 resolved",
        "2026-03-02 12:00 reopened",
        "2026-03-02 13:00 resolved",
      ]),
    ).toBe("2 h");
  });
});

describe("stopping", () => {
  test("CLK-11 the first fact that stops a clock counts, and later ones are shown", () => {
    const story = { facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 resolved", "2026-03-02 12:00 resolved"] };
    expect(clock(fix(), story)).toMatchObject({ stop: "2026-03-02 10:00", elapsed: "1 h" });
    expect(explained(fix(), story)?.laterStops.map(({ kind }) => kind)).toEqual(["resolved"]);
  });

  test("CLK-15 a ticket that the desk closes by itself is closed all the same", () => {
    const solved = given(`
clocks:
  solution: { article: "2", from: reported, to: [resolved, closed], hours: office, target: within 4 h, per: month }
`);
    const facts = ["2026-03-02 09:00 reported", { "2026-03-02 10:00 closed": { automatic: "yes" } }];
    expect(clock(solved, { facts }, "solution")).toMatchObject({ stop: "2026-03-02 10:00", verdict: "kept" });
  });

  test("CLK-15 an automatic answer stops nothing", () => {
    const answered = given(`
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 4 h, per: month }
`);
    const facts = [
      "2026-03-02 09:00 reported",
      { "2026-03-02 09:01 answered": { automatic: "yes" } },
      "2026-03-02 11:00 answered",
    ];
    expect(clock(answered, { facts })?.stop).toBe("2026-03-02 11:00");
  });

  test("CLK-8 of two facts at one instant the sequence decides: a stop before the start stops nothing", () => {
    const answered = given(`
clocks:
  answer: { article: "2", from: work-started, to: answered, hours: office, target: within 4 h, per: month }
`);
    const at = "2026-03-02 12:00";
    expect(clock(answered, { facts: ["2026-03-02 09:00 answered", "2026-03-02 09:00 work-started"], at })?.stop).toBe(
      "none",
    );
    expect(clock(answered, { facts: ["2026-03-02 09:00 work-started", "2026-03-02 09:00 answered"], at })?.stop).toBe(
      "2026-03-02 09:00",
    );
  });
});

describe("reopening", () => {
  const reopened = [
    "2026-03-02 09:00 reported",
    "2026-03-02 10:00 resolved",
    "2026-03-02 11:00 closed",
    "2026-03-02 15:00 reopened",
    "2026-03-02 16:00 resolved",
  ];

  test("CLK-6 the time between solution and reopening is free, or counts where the agreement says so", () => {
    expect(clock(fix(), { facts: reopened })).toMatchObject({ elapsed: "2 h", verdict: "kept" });
    expect(clock(fix("reopen: gap-counts"), { facts: reopened })).toMatchObject({ elapsed: "7 h", verdict: "missed" });
  });

  test("CLK-4 CLK-6 a miss that the reopening brings is certain at the reopening, not before", () => {
    expect(clock(fix("reopen: gap-counts"), { facts: reopened })).toMatchObject({
      due: "2026-03-02 13:00",
      missedAt: "2026-03-02 15:00",
    });
    expect(clock(fix("reopen: gap-counts"), { facts: reopened, at: "2026-03-02 14:00" })?.verdict).toBe("kept");
  });

  test("CLK-6 whatever was said of waiting between solution and reopening changes nothing of the gap", () => {
    const facts = [
      "2026-03-02 09:00 reported",
      "2026-03-02 10:00 resolved",
      "2026-03-02 11:00 parked",
      "2026-03-02 12:00 reopened",
      "2026-03-02 13:00 resumed",
      "2026-03-02 14:00 resolved",
    ];
    expect(clock(fix(), { facts })?.elapsed).toBe("2 h");
    expect(stretches(fix(), { facts })).toEqual([
      "2026-03-02 09:00 counted 1 h",
      "2026-03-02 10:00 reopened-gap 2 h",
      "2026-03-02 12:00 paused 1 h",
      "2026-03-02 13:00 counted 1 h",
    ]);
  });

  test("CLK-13 reopening undoes a solution, not an answer", () => {
    const both = given(`
clocks:
  answer: { article: "2", from: reported, to: [answered, resolved], hours: office, target: within 4 h, per: month }
`);
    const facts = ["2026-03-02 09:00 reported", "2026-03-02 10:00 answered", "2026-03-02 11:00 reopened"];
    expect(clock(both, { facts })?.stop).toBe("2026-03-02 10:00");
  });

  test("CLK-13 a clock that stays is over once it stopped, and another that stopped on the same solution goes on", () => {
    const both = given(`
clocks:
  answer: { article: "2", from: reported, to: [answered, resolved], hours: office, target: within 4 h, per: month, reopen: stays }
  fix: { article: "3", from: reported, to: resolved, hours: office, target: within 4 h, per: month }
`);
    const facts = ["2026-03-02 09:00 reported", "2026-03-02 10:00 resolved", "2026-03-02 11:00 reopened"];
    const { clocks } = told(both, { facts, at: "2026-03-02 12:00" }).judgement;
    expect(clocks.map(({ clock: { name }, elapsedMs, verdict }) => [name, elapsedMs / 3_600_000, verdict])).toEqual([
      ["answer", 1, "kept"],
      ["fix", 2, "running"],
    ]);
  });

  test("CLK-13 after the agreed length a reopening is another ticket: it undoes nothing", () => {
    const reopenedAt = (at: string) =>
      clock(fix("reopen-within: 2 days"), {
        facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 resolved", `2026-03-04 ${at} reopened`],
      })?.stop;
    expect(["09:59", "10:00", "10:01"].map(reopenedAt)).toEqual(["none", "none", "2026-03-02 10:00"]);
  });

  test("CLK-13 a length in hours runs on the clock on the wall, one in working days on the hours of the clock", () => {
    const reopenedAt = (within: string, at: string) =>
      clock(fix(`reopen-within: ${within}`), {
        facts: ["2026-03-06 09:00 reported", "2026-03-06 10:00 resolved", `${at} reopened`],
      })?.stop;
    expect(reopenedAt("24 h", "2026-03-07 10:00")).toBe("none");
    expect(reopenedAt("24 h", "2026-03-07 10:01")).toBe("2026-03-06 10:00");
    expect(reopenedAt("1 working day", "2026-03-09 10:00")).toBe("none");
    expect(reopenedAt("1 working day", "2026-03-09 10:01")).toBe("2026-03-06 10:00");
  });

  test("CLK-13 CAL-6 where a working day lasts until its close, so does the length", () => {
    const closing = given(`
hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: close } }
clocks:
  answer: { article: "2", from: reported, to: resolved, hours: office, target: within 40 h, per: month, reopen-within: 2 working days }
`);
    const reopenedAt = (at: string) =>
      clock(closing, { facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 resolved", `${at} reopened`] })?.stop;
    expect(reopenedAt("2026-03-04 17:00")).toBe("none");
    expect(reopenedAt("2026-03-04 17:01")).toBe("2026-03-02 10:00");
  });
});
