import { describe, expect, test } from "vitest";
import { clock, given, told } from "../../test/given.ts";

const answer = (target: string, more = "") =>
  given(`
clocks:
  answer:
    article: "2"
    from: reported
    to: answered
    hours: office
    target: ${target}
    per: month
    ${more}
`);

const answeredAt = (at: string) => ({ facts: ["2026-03-02 09:00 reported", `2026-03-02 ${at} answered`] });
const reported = { facts: ["2026-03-02 09:00 reported"] };

describe("what is used, and when it is due", () => {
  test("CLK-1 a clock runs from one fact to another, on the hours it names", () => {
    const story = { facts: ["2026-03-02 16:00 reported", "2026-03-03 10:30 answered"] };
    expect(clock(answer("within 4 h"), story)).toMatchObject({
      start: "2026-03-02 16:00",
      stop: "2026-03-03 10:30",
      elapsed: "2 h 30 min",
      due: "2026-03-03 12:00",
    });
  });

  test("CLK-1 a clock whose beginning nobody recorded is unproven once it has stopped", () => {
    expect(clock(answer("within 4 h"), { facts: ["2026-03-02 10:00 answered"] })).toMatchObject({
      verdict: "unproven",
      start: "none",
    });
  });

  test("CLK-3 a ticket in the weekend is due on Monday, and at Friday's closing when the target ends there", () => {
    expect(clock(answer("within 2 h"), { facts: ["2026-03-07 12:00 reported"] })?.due).toBe("2026-03-09 11:00");
    expect(clock(answer("within 2 h"), { facts: ["2026-03-06 15:00 reported"] })?.due).toBe("2026-03-06 17:00");
  });
});

describe("the bound of a target", () => {
  test("CLK-4 within keeps the bound itself, under does not", () => {
    const verdicts = (target: string) =>
      ["10:59", "11:00", "11:01"].map((at) => clock(answer(target), answeredAt(at))?.verdict);
    expect(verdicts("within 2 h")).toEqual(["kept", "kept", "missed"]);
    expect(verdicts("under 2 h")).toEqual(["kept", "missed", "missed"]);
  });

  test("CLK-4 the miss is certain a millisecond after the bound, or at it for under", () => {
    const at = "2026-03-02 12:00";
    expect(clock(answer("within 2 h"), { ...reported, at })).toMatchObject({
      due: "2026-03-02 11:00",
      missedAt: "2026-03-02 11:00:00.001",
    });
    expect(clock(answer("under 2 h"), { ...reported, at })).toMatchObject({
      due: "2026-03-02 11:00",
      missedAt: "2026-03-02 11:00",
    });
  });

  test("CLK-4 a running clock is missed as soon as it is past its target, not when it stops", () => {
    const verdicts = ["2026-03-02 11:00", "2026-03-02 11:01"].map(
      (at) => clock(answer("within 2 h"), { ...reported, at })?.verdict,
    );
    expect(verdicts).toEqual(["running", "missed"]);
  });

  test("CLK-4 due at Friday's closing and stopped on Sunday is kept: no time was used between", () => {
    const sunday = { facts: ["2026-03-06 15:00 reported", "2026-03-08 12:00 answered"] };
    expect(clock(answer("within 2 h"), sunday)).toMatchObject({
      verdict: "kept",
      due: "2026-03-06 17:00",
      elapsed: "2 h",
    });
    expect(
      clock(answer("within 2 h"), { facts: ["2026-03-06 15:00 reported", "2026-03-09 09:01 answered"] }),
    ).toMatchObject({
      verdict: "missed",
      missedAt: "2026-03-09 09:00:00.001",
    });
  });

  test("CAL-7 CLK-4 a promise by the moment is kept at that moment and missed after it, open or not", () => {
    const verdicts = (target: string, at: string) =>
      clock(answer(target), { facts: ["2026-03-05 10:00 reported", `2026-03-07 ${at} answered`] })?.verdict;
    expect(["09:59", "10:00", "10:01"].map((at) => verdicts("within 2 days", at))).toEqual(["kept", "kept", "missed"]);
    expect(["09:59", "10:00", "10:01"].map((at) => verdicts("under 2 days", at))).toEqual(["kept", "missed", "missed"]);
  });

  test("CLK-4 each of several targets has its own due and its own verdict, and the heaviest is the clock's", () => {
    expect(clock(answer("[90% within 2 h, 100% within 4 h]"), answeredAt("12:00"))).toMatchObject({
      verdict: "missed",
      verdicts: "missed, kept",
      due: "2026-03-02 11:00, 2026-03-02 13:00",
    });
  });
});

describe("aims, and no target at all", () => {
  test("CLK-9 an aim that is passed is over-aim, never missed", () => {
    expect(clock(answer("aim within 2 h"), answeredAt("11:01"))?.verdict).toBe("over-aim");
    expect(clock(answer("within 2 h", "strength: aim"), answeredAt("11:01"))?.verdict).toBe("over-aim");
  });

  test("CLK-9 none has a clock without a target, and it can be explained", () => {
    expect(clock(answer("none"), answeredAt("11:01"))).toMatchObject({
      verdict: "no-target",
      elapsed: "2 h 1 min",
      due: "none",
      atRiskAt: "none",
    });
  });

  test("CON-3 the figures of an informative agreement are aims", () => {
    const informative = given(`
force: informative
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 2 h, per: month }
`);
    expect(clock(informative, answeredAt("11:00"))?.verdict).toBe("kept");
    expect(clock(informative, answeredAt("11:01"))?.verdict).toBe("over-aim");
  });
});

describe("the moment of judging", () => {
  test("CON-4 it is the newest moment in the record unless another is asked", () => {
    const { judgement } = told(answer("within 2 h"), {
      facts: ["2026-03-02 09:00 reported", { "2026-03-02 09:30 noted": { "recorded-at": "2026-03-02 10:00" } }],
    });
    expect(new Date(judgement.asOf).toISOString()).toBe("2026-03-02T09:00:00.000Z");
    expect(clock(answer("within 2 h"), { ...answeredAt("11:01"), at: "2026-03-02 10:00" })).toMatchObject({
      verdict: "running",
      elapsed: "1 h",
      stop: "none",
    });
  });
});

describe("the verdicts are a closed list", () => {
  test("CLK-17 kept, missed, over-aim, running, unproven and no-target", () => {
    const verdicts = [
      clock(answer("within 2 h"), answeredAt("11:00")),
      clock(answer("within 2 h"), answeredAt("11:01")),
      clock(answer("aim within 2 h"), answeredAt("11:01")),
      clock(answer("within 2 h"), reported),
      clock(answer("within 2 h"), { facts: ["2026-03-02 11:00 answered"] }),
      clock(answer("none"), answeredAt("11:00")),
    ].map((one) => one?.verdict);
    expect(verdicts).toEqual(["kept", "missed", "over-aim", "running", "unproven", "no-target"]);
  });

  test("CLK-17 a clock is at risk from three quarters of its target, or from the share it names", () => {
    expect(clock(answer("within 2 h"), reported)?.atRiskAt).toBe("2026-03-02 10:30");
    expect(clock(answer("within 2 h", "at-risk: 50%"), reported)?.atRiskAt).toBe("2026-03-02 10:00");
    expect(clock(answer("within 1 day"), reported)?.atRiskAt).toBe("2026-03-02 15:00");
  });
});

describe("what was written down late, and what was put right", () => {
  const recorded = given(`
recording: { article: "9", tolerance: 30 min }
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 2 h, per: month }
`);
  const late = (recordedAt: string, more = {}) => ({
    facts: ["2026-03-02 09:00 reported", { "2026-03-02 10:45 answered": { "recorded-at": recordedAt, ...more } }],
  });

  test("TIM-5 an answer written down beyond the tolerance counts from the writing, unless the other side confirmed it", () => {
    const stops = ["2026-03-02 11:15", "2026-03-02 11:16"].map((at) => clock(recorded, late(at))?.stop);
    expect(stops).toEqual(["2026-03-02 10:45", "2026-03-02 11:16"]);
    expect(clock(recorded, late("2026-03-02 11:16"))?.verdict).toBe("missed");
    expect(clock(recorded, late("2026-03-02 11:16", { confirmed: "yes" }))?.verdict).toBe("kept");
  });

  test("TIM-4 without such a rule the moment that was so decides, whenever it was written down", () => {
    expect(clock(answer("within 2 h"), late("2026-03-05 12:00"))).toMatchObject({
      stop: "2026-03-02 10:45",
      verdict: "kept",
    });
  });

  test("CLK-12 TIM-4 a classification that both correct is judged from the start, that of one side changes nothing", () => {
    const levels = 'levels:\n  priority: { article: "1", of: ticket, values: [high, low] }';
    const program = given(
      levels,
      `
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: { high: within 1 h, low: within 8 h }, per: month }
`,
    );
    const corrected = (by: string) => ({
      is: { priority: "high" },
      facts: [
        "2026-03-02 09:00 reported",
        "2026-03-02 12:00 answered",
        { "2026-03-03 09:00 corrected": { fact: "ticket", priority: "low", by } },
      ],
    });
    expect([corrected("both"), corrected("supplier")].map((story) => clock(program, story)?.verdict)).toEqual([
      "kept",
      "missed",
    ]);
  });
});
