import { describe, expect, test } from "vitest";
import { act, clock, given } from "../../test/given.ts";

/** Whether a rule that asks this accepts a note, refuses it, or does not know and so lets it be. */
function judged(
  condition: string,
  fields: Record<string, string>,
  more: { is?: Record<string, string>; facts?: string[]; contract?: Record<string, string[]> } = {},
) {
  const program = given(`
levels:
  priority: { article: "1", of: ticket, values: [high, low] }
rules:
  asked: { article: "2", when: noted, only-if: ${condition} }
`);
  const facts = ["2026-03-02 09:00 reported", ...(more.facts ?? []), { "2026-03-02 12:00 noted": fields }];
  return act(program, { is: more.is ?? {}, contract: more.contract ?? {}, facts }, "noted");
}

describe("absent is not no", () => {
  test("CHK-5 what nobody recorded is not known: it refuses nothing, and its opposite is not known either", () => {
    expect(judged("{ emergency: yes }", { emergency: "no" })).toBe("refused");
    expect(judged("{ emergency: yes }", {})).toBe("accepted");
    expect(judged("{ not: { emergency: no } }", {})).toBe("accepted");
    expect(judged("{ not: { emergency: yes } }", { emergency: "yes" })).toBe("refused");
  });

  test("CHK-5 of several tests one that fails is enough, and one that is not known saves nothing", () => {
    expect(judged("{ emergency: yes, via: phone }", { via: "mail" })).toBe("refused");
    expect(judged("{ any: [{ emergency: yes }, { via: phone }] }", { via: "phone" })).toBe("accepted");
    expect(judged("{ any: [{ emergency: yes }, { via: phone }] }", { via: "mail" })).toBe("accepted");
    expect(judged("{ any: [{ emergency: yes }, { via: phone }] }", { via: "mail", emergency: "no" })).toBe("refused");
  });

  test("CHK-5 a clock whose population asks what nobody recorded is unproven", () => {
    const program = given(`
clocks:
  answer: { article: "2", from: reported, to: answered, where: { part: link }, hours: office, target: within 2 h, per: month }
`);
    const verdict = (is: Record<string, string>) =>
      clock(program, { is, facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 answered"] })?.verdict;
    expect([verdict({ part: "link" }), verdict({ part: "core" }), verdict({})]).toEqual([
      "kept",
      "outside",
      "unproven",
    ]);
  });

  test("CHK-5 the opposite of what nobody recorded is not known either", () => {
    const program = given(`
clocks:
  answer: { article: "2", from: reported, to: answered, where: { not: { part: link } }, hours: office, target: within 2 h, per: month }
`);
    const verdict = (is: Record<string, string>) =>
      clock(program, { is, facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 answered"] })?.verdict;
    expect([verdict({ part: "link" }), verdict({ part: "core" }), verdict({})]).toEqual([
      "outside",
      "kept",
      "unproven",
    ]);
  });

  test("CHK-5 a filter on a fact reads the fact's own fields: one that lacks the field does not match", () => {
    const program = given(`
clocks:
  answer: { article: "2", from: reported, to: { answered: { substantive: yes } }, hours: office, target: within 2 h, per: month }
`);
    const stop = (fields: Record<string, string>) =>
      clock(program, {
        is: { substantive: "yes" },
        facts: ["2026-03-02 09:00 reported", { "2026-03-02 10:00 answered": fields }],
      })?.stop;
    expect([stop({ substantive: "yes" }), stop({ substantive: "no" }), stop({})]).toEqual([
      "2026-03-02 10:00",
      "none",
      "none",
    ]);
  });
});

describe("words of a condition", () => {
  test("CHK-5 any value, one of several, and a list of which one fits", () => {
    expect(judged("{ via: [phone, mail] }", { via: "mail" })).toBe("accepted");
    expect(judged("{ via: any }", { via: "letter" })).toBe("accepted");
    expect(judged("{ via: [phone, mail] }", { via: "letter" })).toBe("refused");
  });

  test("ACT-1 a role counts as its party, and a name in the contract's list as what the list says", () => {
    expect(judged("{ by: customer }", { by: "administrator" })).toBe("accepted");
    expect(judged("{ by: administrator }", { by: "user" })).toBe("refused");
    expect(judged("{ by: reporters }", { by: "user" }, { contract: { reporters: ["user"] } })).toBe("accepted");
  });

  test("PRI-4 CHK-5 what is asked can depend on a level; while that is not known nothing is refused", () => {
    const asked = "{ via: { high: phone, low: [phone, mail] } }";
    expect(judged(asked, { via: "mail" }, { is: { priority: "high" } })).toBe("refused");
    expect(judged(asked, { via: "mail" }, { is: { priority: "low" } })).toBe("accepted");
    expect(judged(asked, { via: "mail" })).toBe("accepted");
  });

  test("ACT-1 what facts say is known: had before the act, lacking, or taken back", () => {
    const before = (fact: string) => ({ facts: [`2026-03-02 10:00 ${fact}`] });
    expect(judged("{ has: consent-given }", {}, before("consent-given"))).toBe("accepted");
    expect(judged("{ has: consent-given }", {})).toBe("refused");
    expect(judged("{ lacks: consent-given }", {}, before("consent-given"))).toBe("refused");
    expect(
      judged(
        "{ lacks: consent-given }",
        {},
        { facts: ["2026-03-02 10:00 consent-given", "2026-03-02 11:00 consent-withdrawn"] },
      ),
    ).toBe("accepted");
  });

  test("ACT-1 inside and outside hours, on a date, and how a clock stands", () => {
    const at = (condition: string, moment: string) => {
      const program = given(`
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 2 h, per: month }
rules:
  asked: { article: "2", when: noted, only-if: ${condition} }
`);
      return act(program, { facts: ["2026-03-02 09:00 reported", `${moment} noted`] }, "noted");
    };
    expect([at("{ inside: office }", "2026-03-02 16:59"), at("{ inside: office }", "2026-03-02 17:00")]).toEqual([
      "accepted",
      "refused",
    ]);
    expect([at("{ outside: office }", "2026-03-02 16:59"), at("{ outside: office }", "2026-03-02 17:00")]).toEqual([
      "refused",
      "accepted",
    ]);
    expect([at("{ date: 3 mar }", "2026-03-03 00:00"), at("{ date: 2026-03-03 }", "2026-03-04 00:00")]).toEqual([
      "accepted",
      "refused",
    ]);
    expect([at("{ missed: answer }", "2026-03-02 11:00"), at("{ missed: answer }", "2026-03-02 11:01")]).toEqual([
      "refused",
      "accepted",
    ]);
    expect(at("{ kept: answer }", "2026-03-02 10:00")).toBe("refused");
  });
});
