import { describe, expect, test } from "vitest";
import { act, clock, given } from "../../test/given.ts";

const levels = `
levels:
  priority: { article: "1", of: ticket, values: [high, low], decided-by: supplier }
`;
const answer = `
clocks:
  answer: { article: "2", from: reported, to: [acknowledged, answered], hours: office, target: within 2 h, per: month }
`;

describe("the right channel", () => {
  const channels = given(
    levels,
    `
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: { high: within 1 h, low: within 2 h }, per: month }
rules:
  urgent-by-phone:
    article: "4"
    when: reported
    where: { priority: high }
    only-if: { via: phone }
    else: advise
    clocks-from: acknowledged
`,
  );
  const by = (via: string, ...facts: (string | object)[]) => ({
    is: { priority: "high" },
    facts: [{ "2026-03-02 09:00 reported": { via } }, ...(facts as [])],
  });

  test("PRI-4 a report through the wrong channel is taken in, with what to do; the right one is accepted", () => {
    expect([act(channels, by("mail"), "reported"), act(channels, by("phone"), "reported")]).toEqual([
      "advised",
      "accepted",
    ]);
  });

  test("PRI-6 the clock starts at the acknowledgement or at the report through the right channel, whichever is first", () => {
    expect(clock(channels, by("phone"))?.start).toBe("2026-03-02 09:00");
    expect(clock(channels, by("mail"))).toMatchObject({ start: "none", verdict: "running" });
    expect(clock(channels, by("mail", "2026-03-02 10:00 acknowledged"))?.start).toBe("2026-03-02 10:00");
    const called = { "2026-03-02 09:30 noted": { via: "phone" } };
    expect(clock(channels, by("mail", called, "2026-03-02 10:00 acknowledged"))?.start).toBe("2026-03-02 09:30");
  });

  test("PRI-6 a report is judged by the first decided priority, whatever it became later", () => {
    const facts = [
      { "2026-03-02 09:00 reported": { via: "mail", priority: "low" } },
      { "2026-03-02 09:10 classified": { priority: "low", by: "supplier" } },
    ];
    expect(act(channels, { facts }, "reported")).toBe("accepted");
    const raised = { "2026-03-02 11:00 reclassified": { priority: "high", by: "supplier" } };
    expect(act(channels, { facts: [...facts, raised] }, "reported")).toBe("accepted");
    expect(clock(channels, { facts: [...facts, raised] })?.start).toBe("2026-03-02 09:00");
    const decided = [facts[0]!, { "2026-03-02 09:10 classified": { priority: "high", by: "supplier" } }];
    expect(act(channels, { facts: decided }, "reported")).toBe("advised");
  });

  test("PRI-6 a report of which the rule does not speak starts its clock at once", () => {
    expect(
      clock(channels, { is: { priority: "low" }, facts: [{ "2026-03-02 09:00 reported": { via: "mail" } }] })?.start,
    ).toBe("2026-03-02 09:00");
  });

  test("PRI-6 ACT-2 a report whose channel nobody wrote down runs from the report", () => {
    expect(clock(channels, { is: { priority: "high" }, facts: ["2026-03-02 09:00 reported"] })?.start).toBe(
      "2026-03-02 09:00",
    );
  });
});

describe("rules", () => {
  test("ACT-1 CHK-5 an act is judged at its moment: by the hours then, and by what was recorded before it", () => {
    const program = given(`
rules:
  by-day: { article: "4", when: closed, only-if: { inside: office } }
  with-consent: { article: "5", when: work-started, only-if: { has: consent-given } }
`);
    const closedAt = (at: string) => act(program, { facts: ["2026-03-02 09:00 reported", `${at} closed`] }, "closed");
    expect(["2026-03-02 16:59", "2026-03-02 17:00"].map(closedAt)).toEqual(["accepted", "refused"]);
    const consent = "2026-03-02 10:00 consent-given";
    const started = (...facts: string[]) =>
      act(program, { facts: ["2026-03-02 09:00 reported", ...facts] }, "work-started");
    expect(started(consent, "2026-03-02 10:00 work-started")).toBe("accepted");
    expect(started("2026-03-02 09:59 work-started", consent)).toBe("refused");
    expect(started(consent, "2026-03-02 10:30 consent-withdrawn", "2026-03-02 11:00 work-started")).toBe("refused");
  });

  test("ACT-1 CHK-5 a level in a rule is the ticket's before the act, not what the act brings", () => {
    const program = given(
      levels,
      `
rules:
  no-silent-lowering: { article: "4", when: reclassified, where: { priority: high }, only-if: { agreed: yes }, else: note }
`,
    );
    const changed = (from: string, to: string) =>
      act(
        program,
        {
          is: { priority: from },
          facts: [
            "2026-03-02 09:00 reported",
            { "2026-03-02 10:00 reclassified": { priority: to, by: "supplier", agreed: "no" } },
          ],
        },
        "reclassified",
      );
    expect([changed("high", "low"), changed("low", "high")]).toEqual(["noted", "accepted"]);
  });

  test("ACT-2 what nobody recorded refuses nothing; what a rule requires must be there", () => {
    const program = given(`
rules:
  by-contact: { article: "4", when: reported, only-if: { by: administrator } }
  described: { article: "5", when: reported, requires: [steps], else: ask }
`);
    const reported = (fields: Record<string, string>) =>
      act(program, { facts: [{ "2026-03-02 09:00 reported": fields }] }, "reported");
    expect(reported({ steps: "1, 2" })).toBe("accepted");
    expect(reported({ by: "administrator", steps: "1, 2" })).toBe("accepted");
    expect(reported({ by: "user", steps: "1, 2" })).toBe("refused");
    expect(reported({ by: "administrator" })).toBe("asked steps");
  });

  test("ACT-3 of several answers the heaviest holds: refused, asked, masked, advised, noted, accepted", () => {
    const elses = ["note", "advise", "mask", "ask", "refuse"];
    const rules = elses.map(
      (word, i) =>
        `  r${i}: { article: "${i}", when: noted, only-if: { grade: [${elses.slice(0, i).concat("none").join(", ")}] }, else: ${word} }`,
    );
    const program = given(`rules:\n${rules.join("\n")}`);
    const outcomes = ["none", ...elses].map((grade) =>
      act(program, { facts: ["2026-03-02 09:00 reported", { "2026-03-02 10:00 noted": { grade } }] }, "noted"),
    );
    expect(outcomes).toEqual(["accepted", "noted", "advised", "masked", "asked", "refused"]);
  });
});

describe("rights and roles", () => {
  const escalation = given(
    levels,
    answer,
    `
rights:
  escalate: { article: "6", of: customer, may: escalated, where: { missed: answer } }
`,
  );
  const escalated = (at: string, by: string) =>
    act(escalation, { facts: ["2026-03-02 09:00 reported", { [`${at} escalated`]: { by } }] }, "escalated");

  test("ACT-1 CLK-4 a right that a miss gives is there from the moment of the miss", () => {
    expect(["2026-03-02 11:00", "2026-03-02 11:01"].map((at) => escalated(at, "customer"))).toEqual([
      "refused",
      "accepted",
    ]);
  });

  test("ACT-1 a right is its holder's, in any of the holder's roles", () => {
    expect(["administrator", "supplier"].map((by) => escalated("2026-03-02 12:00", by))).toEqual([
      "accepted",
      "refused",
    ]);
  });

  test("ACT-1 a party names at most so many people for a role; who is removed or named again takes no place", () => {
    const program = given(`
parties:
  supplier: {}
  customer: { roles: { contact: { article: "7", at-most: 2, more: agreed } } }
`);
    const named = (person: string, at: string, more = {}) => ({
      [`2026-03-02 ${at} contact-named`]: { role: "contact", person, ...more },
    });
    const last = (...facts: object[]) => act(program, { kind: "relation", facts: facts as [] }, "contact-named");
    expect(last(named("a", "09:00"), named("b", "09:01"))).toBe("accepted");
    expect(last(named("a", "09:00"), named("b", "09:01"), named("c", "09:02"))).toBe("refused");
    expect(last(named("a", "09:00"), named("b", "09:01"), named("a", "09:02"))).toBe("accepted");
    expect(
      last(
        named("a", "09:00"),
        named("b", "09:01"),
        { "2026-03-02 09:02 contact-removed": { person: "a" } },
        named("c", "09:03"),
      ),
    ).toBe("accepted");
    expect(last(named("a", "09:00"), named("b", "09:01"), named("c", "09:02", { agreed: "yes" }))).toBe("accepted");
  });
});

describe("rights over a period", () => {
  const rights = given(`
measures:
  support-used: { article: "1", of: work, where: { kind: support }, per: year, target: at most 4 h }
rights:
  evaluate: { article: "2", of: customer, may: { asked: { for: evaluation } }, at-most: 2 per year }
  offer-training: { article: "3", of: supplier, may: { asked: { for: training } }, where: { missed: support-used } }
  speak: { article: "4", of: customer, may: { meeting-called: { kind: talk } } }
`);
  const asked = (...days: string[]) => ({
    facts: days.map((day) => ({ [`${day} 10:00 asked`]: { for: "evaluation", by: "customer" } })),
  });

  test("DUT-4 a right that may be used so often a year is refused once more, and again held in the next", () => {
    expect(act(rights, asked("2026-01-10", "2026-12-31"), "asked")).toBe("accepted");
    expect(act(rights, asked("2026-01-10", "2026-06-01", "2026-12-31"), "asked")).toBe("refused");
    expect(act(rights, asked("2026-01-10", "2026-06-01", "2027-01-01"), "asked")).toBe("accepted");
    expect(act(rights, asked("2025-12-31", "2026-06-01", "2026-12-31"), "asked")).toBe("accepted");
  });

  test("DUT-4 ACT-1 a right that hangs on a measure is judged on what was known then", () => {
    const booked = (minutes: string, recordedAt = "2026-02-01 12:00") => ({
      facts: [
        { "2026-02-01 10:00 work-booked": { kind: "support", minutes, "recorded-at": recordedAt } },
        { "2026-03-01 10:00 asked": { for: "training", by: "supplier" } },
      ],
    });
    expect(act(rights, booked("241"), "asked")).toBe("accepted");
    expect(act(rights, booked("240"), "asked")).toBe("refused");
    expect(act(rights, booked("241", "2026-03-01 10:01"), "asked")).toBe("refused");
  });

  test("DUT-4 what anybody may always do has nothing to run", () => {
    expect(rights.acts.map(({ name }) => name)).toEqual(["evaluate", "offer-training"]);
  });
});
