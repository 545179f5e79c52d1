import { describe, expect, test } from "vitest";
import { given, moment } from "../../../../test/given.ts";
import { evidenceOf, figures, judged } from "../../../../test/judged.ts";
import { Evidence } from "../evidence.ts";
import { sampleProblems } from "./samples-of.ts";

const pages = (target = "90% within 5 s", more = "") =>
  given(`
contract: { endpoints: { is: list }, term: { is: from and to } }
measures:
  pages: { article: "3", of: samples, what: page, services: endpoints, per: month, target: ${target}, ${more} }
`);
const all = "population" as const;
const sampled = (at: string, fields: Record<string, string | string[]>) => ({
  [`${at} sampled`]: { what: "page", ...fields },
});
const first = "2026-03-02 09:00";
const over = "2026-04-01 00:00";
const of1000 = (fields: Record<string, string | string[]>) => ({
  facts: [sampled(first, { of: "1000", ...fields })],
  at: over,
});

describe("the share of all samples", () => {
  test.each([
    ["90% within 5 s", "within", "899", "missed"],
    ["90% within 5 s", "within", "900", "kept"],
    ["90% within 5 s", "within", "901", "kept"],
    ["over 50% under 2 s", "under", "499", "missed"],
    ["over 50% under 2 s", "under", "500", "missed"],
    ["over 50% under 2 s", "under", "501", "kept"],
    ["aim 95% within 3 s", "within", "949", "over-aim"],
    ["aim 95% within 3 s", "within", "950", "kept"],
  ])("RSP-1 OBJ-3 %s of a thousand: %s %s is %s", (target, bound, count, verdict) => {
    expect(judged(pages(target), "2026-03", of1000({ [bound]: count })).verdict).toBe(verdict);
  });

  test("RSP-1 a sample of exactly the bound is within it, and not under it", () => {
    const took = ["4999 ms", "5 s", "5001 ms"];
    const facts = took.map((one) => sampled(first, { took: one }));
    const kept = (target: string) => figures(judged(pages(target), "2026-03", { facts, at: over }), "kept", "over");
    expect(kept("60% within 5 s")).toBe("kept kept 2 over 1");
    expect(kept("60% under 5 s")).toBe("missed kept 1 over 2");
  });

  test("RSP-1 a sample that failed counts as over, alone or among others", () => {
    const facts = [
      ...Array.from({ length: 9 }, () => sampled(first, { took: "1 s" })),
      sampled(first, { failed: "yes" }),
    ];
    const names = [all, "kept", "over", "failed", "share"] as const;
    expect(figures(judged(pages(), "2026-03", { facts, at: over }), ...names)).toBe(
      "kept population 10 kept 9 over 1 failed 1 share 9/10",
    );
    expect(figures(judged(pages(), "2026-03", of1000({ within: "899", failed: "101" })), ...names)).toBe(
      "missed population 1000 kept 899 over 101 failed 101 share 899/1000",
    );
  });

  test("RSP-1 a histogram tells at its own edges, and between them only what is certain", () => {
    const counts = (...entries: string[]) => judged(pages(), "2026-03", of1000({ counts: entries }));
    expect(figures(counts("400 within 2 s", "900 within 5 s"), "share")).toBe("kept share 900/1000");
    expect(figures(counts("880 under 5 s", "920 within 6 s"), "kept", "over", "share")).toBe(
      "unproven kept 880 over 80 share none",
    );
    expect(counts("900 under 5 s").verdict).toBe("kept");
    expect(counts("880 under 5 s", "899 within 6 s").verdict).toBe("missed");
  });

  test("RSP-1 the month of a sample is that of its moment", () => {
    const facts = [
      sampled("2026-03-31 23:59:59.999", { took: "1 s" }),
      sampled("2026-04-01 00:00", { took: "9 s" }),
      sampled("2026-04-30 23:59:59.999", { took: "9 s" }),
      sampled("2026-05-01 00:00", { took: "1 s" }),
    ];
    const month = (label: string) => figures(judged(pages(), label, { facts, at: "2026-06-01 00:00" }), all, "kept");
    expect(month("2026-03")).toBe("kept population 1 kept 1");
    expect(month("2026-04")).toBe("missed population 2 kept 0");
    expect(month("2026-05")).toBe("kept population 1 kept 1");
  });
});

describe("what the record does not tell", () => {
  test("RSP-1 AVL-5 a month in which nobody measured is unproven, never kept", () => {
    expect(figures(judged(pages(), "2026-03", { facts: [], at: over }), all, "share")).toBe(
      "unproven population 0 share none",
    );
  });

  test("OBJ-5 a month that runs can only be lost where every sample must keep the bound", () => {
    const facts = [sampled(first, { took: "9 s" })];
    const running = (target: string) => judged(pages(target), "2026-03", { facts, at: "2026-03-31 23:59" }).verdict;
    expect(running("90% within 5 s")).toBe("running");
    expect(running("100% within 5 s")).toBe("missed");
    expect(running("aim 100% within 5 s")).toBe("over-aim");
    expect(running("100% within 9 s")).toBe("running");
  });

  test("CON-1 CLK-17 a contract that begins or ends within the month is judged for its part, to the instant", () => {
    const facts = [
      sampled("2026-03-09 23:59", { took: "9 s" }),
      sampled("2026-03-10 00:00", { took: "1 s" }),
      sampled("2026-03-19 23:59", { took: "1 s" }),
      sampled("2026-03-20 00:00", { took: "9 s" }),
    ];
    const of = (contract: Record<string, string>, at: string) => judged(pages(), "2026-03", { facts, contract, at });
    expect(figures(of({ term: "2026-03-10 to 2026-03-20" }, "2026-03-20 00:00"), all)).toBe("kept population 2");
    expect(of({ term: "2026-04-01" }, over).verdict).toBe("outside");
    const told = [...facts, "2026-03-02 09:20 term-started", "2026-03-20 00:00 term-ended"];
    const early = [sampled("2026-03-02 09:19", { took: "9 s" }), sampled("2026-03-02 09:21", { took: "1 s" })];
    expect(figures(judged(pages(), "2026-03", { facts: [...told, ...early], at: over }), all)).toBe(
      "missed population 4",
    );
  });
});

describe("under which conditions it was measured", () => {
  const conditions = "connection: 10 Mbit/s, equipment: modern, where: { stage: production }";
  const of = (fields: Record<string, string>) =>
    figures(
      judged(pages("90% within 5 s", conditions), "2026-03", {
        facts: [sampled(first, { took: "9 s", stage: "production", ...fields })],
        at: over,
      }),
      all,
      "apart",
    );

  test("RSP-2 a sample over a slower line stands apart; one that names none was not throttled", () => {
    expect(of({})).toBe("missed population 1 apart 0");
    for (const connection of ["10 Mbit/s", "0.01 Gbit/s", "10000 kbit/s", "100 Mbit/s"])
      expect(of({ connection })).toBe("missed population 1 apart 0");
    for (const connection of ["9.999 Mbit/s", "750 kbit/s", "9999999 bit/s"])
      expect(of({ connection })).toBe("unproven population 0 apart 1");
  });

  test("RSP-2 CHK-5 so do other equipment, and what is not known to be as the promise asks", () => {
    expect(of({ equipment: "modern" })).toBe("missed population 1 apart 0");
    expect(of({ equipment: "old" })).toBe("unproven population 0 apart 1");
    expect(of({ stage: "acceptance" })).toBe("unproven population 0 apart 1");
    const facts = [sampled(first, { took: "9 s" })];
    expect(judged(pages("90% within 5 s", conditions), "2026-03", { facts, at: over }).values["apart"]?.value).toBe(1);
  });

  test("AVL-3 what its cause takes off stands apart", () => {
    const excluded = pages(
      "90% within 5 s",
      "not-counted: { others: { cause: third-party-fault, only-if: { told: yes } } }",
    );
    const facts = [
      sampled(first, { took: "9 s", cause: "third-party-fault", told: "yes" }),
      sampled(first, { took: "9 s", cause: "third-party-fault" }),
      sampled(first, { took: "1 s" }),
    ];
    expect(figures(judged(excluded, "2026-03", { facts, at: over }), all, "kept", "apart")).toBe(
      "missed population 2 kept 1 apart 1",
    );
  });

  test("RSP-1 a sample that lacks what it must bring along counts as over", () => {
    const lossless = pages("100% within 1 min", "requires: no-data-lost");
    const verdict = (fields: Record<string, string>) =>
      judged(lossless, "2026-03", { facts: [sampled(first, { took: "59 s", ...fields })], at: over }).verdict;
    expect([verdict({ "no-data-lost": "yes" }), verdict({ "no-data-lost": "no" }), verdict({})]).toEqual([
      "kept",
      "missed",
      "missed",
    ]);
  });

  test("RSP-2 outside the hours of a measure a sample stands apart", () => {
    const facts = ["08:59:59", "09:00", "16:59:59", "17:00"].map((at) => sampled(`2026-03-02 ${at}`, { took: "1 s" }));
    const office = pages("90% within 5 s", "hours: office");
    expect(figures(judged(office, "2026-03", { facts, at: over }), all, "apart")).toBe("kept population 2 apart 2");
  });
});

describe("the services of a contract", () => {
  const facts = [
    sampled(first, { service: "login", took: "1 s" }),
    sampled(first, { service: "login", took: "9 s" }),
    sampled(first, { service: "search", took: "1 s" }),
    sampled(first, { service: "elsewhere", took: "9 s" }),
    sampled(first, { took: "1 s" }),
  ];

  test("CON-2 AVL-6 all that are listed count together, and each by itself; what names none is of each", () => {
    const figure = judged(pages("75% within 5 s"), "2026-03", {
      facts,
      contract: { endpoints: ["login", "search", "files"] },
      at: over,
    });
    expect(figures(figure, "share")).toBe("kept share 3/4");
    expect(figure.services.map((one) => `${one.service} ${figures(one, "share")}`)).toEqual([
      "login missed share 2/3",
      "search kept share 2/2",
      "files kept share 1/1",
    ]);
  });

  test("CON-2 without a list every service that is named counts", () => {
    const figure = judged(pages("60% within 5 s"), "2026-03", { facts, at: over });
    expect(figures(figure, "share")).toBe("kept share 3/5");
    expect(figure.services.map(({ service }) => service)).toEqual(["login", "search", "elsewhere"]);
  });
});

describe("the other readings of an average", () => {
  const times = (...list: [at: string, took: string][]) =>
    list.map(([at, took]) => sampled(`2026-03-02 ${at}`, { took }));

  test("RSP-1 the share of intervals whose mean kept the bound", () => {
    const means = pages("50% within 5 s", "counted-over: means, mean-of: 5 min");
    const facts = [
      ...times(["09:00", "2 s"], ["09:04:59.999", "8 s"], ["09:05", "5001 ms"], ["09:10", "1 s"]),
      sampled("2026-03-02 09:11", { failed: "yes" }),
      sampled("2026-03-02 09:15", { mean: "5 s", of: "40" }),
    ];
    expect(figures(judged(means, "2026-03", { facts, at: over }), all, "kept", "failed")).toBe(
      "kept population 4 kept 2 failed 1",
    );
    expect(judged(means, "2026-03", of1000({ within: "1000" })).verdict).toBe("unproven");
  });

  test("RSP-1 an interval of which one failed is over, also where its mean was recorded", () => {
    const means = pages("50% within 5 s", "counted-over: means, mean-of: 5 min");
    const interval = (failed: string) => [sampled(first, { mean: "3 s", of: "100", failed })];
    expect(judged(means, "2026-03", { facts: interval("0"), at: over }).verdict).toBe("kept");
    expect(judged(means, "2026-03", { facts: interval("1"), at: over }).verdict).toBe("missed");
  });

  test("RSP-1 the mean of the fastest share, in which a failed one is the slowest", () => {
    const fastest = (share: string, ...more: string[]) => {
      const took = ["1 s", "2 s", "9 s", ...more];
      const facts = took.map((one) => sampled(first, one === "failed" ? { failed: "yes" } : { took: one }));
      return figures(
        judged(pages(`${share} within 4 s`, "counted-over: fastest"), "2026-03", { facts, at: over }),
        "mean",
      );
    };
    expect(fastest("100%")).toBe("kept mean 4 s");
    expect(fastest("100%", "failed")).toBe("missed mean none");
    expect(fastest("75%", "failed")).toBe("kept mean 4 s");
    expect(fastest("over 50%", "failed")).toBe("kept mean 4 s");
    expect(fastest("50%", "failed")).toBe("kept mean 1 s 500 ms");
    expect(
      judged(pages("90% within 4 s", "counted-over: fastest"), "2026-03", of1000({ within: "1000" })).verdict,
    ).toBe("unproven");
  });
});

describe("what is wrong with samples", () => {
  const wrong = (...lines: Parameters<typeof sampled>[1][]) =>
    sampleProblems(
      evidenceOf(pages(), {
        facts: lines.map((fields) => sampled(first, fields)),
        contract: { endpoints: ["login"] },
      }),
    ).map(({ code, params }) => `${code} ${Object.values(params).join(" ")}`);

  test("CHK-1 each is said with what it says, and counts for nothing", () => {
    expect(wrong({ within: "101", of: "100" })).toEqual(["sample.more-than-all page 101 100"]);
    expect(wrong({ within: "90", failed: "11", of: "100" })).toEqual(["sample.more-than-all page 101 100"]);
    expect(wrong({ counts: ["90 within 2 s", "80 within 5 s"], of: "100" })).toEqual(["sample.not-cumulative page"]);
    expect(wrong({ took: "5" })).toEqual(["sample.unread page took 5"]);
    expect(wrong({ took: "5 s", connection: "fibre" })).toEqual(["sample.unread page connection fibre"]);
    expect(wrong({ took: "1 s", failed: "1" })).toEqual(["sample.unread page failed 1"]);
    expect(wrong({ within: "9.5", of: "10" })).toEqual(["sample.unread page within 9.5"]);
    expect(wrong({ within: "9" })).toEqual(["sample.without-time page"]);
    expect(wrong({ of: "9" })).toEqual(["sample.without-time page"]);
    expect(wrong({ what: "pagina", took: "5 s" })).toEqual(["sample.unknown-what pagina page"]);
    expect(wrong({ service: "elsewhere", took: "5 s" })).toEqual(["sample.other-service page elsewhere"]);
  });

  test("CHK-1 what is wrong alike is said once", () => {
    expect(wrong({ what: "pagina", took: "5 s" }, { what: "pagina", took: "6 s" })).toHaveLength(1);
  });

  test("TIM-4 a sample that was written down before its moment is said, and not counted", () => {
    const at = moment(first);
    const ahead = { kind: "sampled", at, seq: 0, fields: { what: "page", took: "1 s" }, recordedAt: at - 1 };
    const evidence = new Evidence(pages(), [ahead], { asOf: moment(over) });
    expect(sampleProblems(evidence).map(({ code }) => code)).toEqual(["sample.future"]);
    expect(judged(pages(), "2026-03", evidence).values["population"]?.value).toBe(0);
  });

  test("TIM-4 also where it was corrected since", () => {
    const at = moment(first);
    const ahead = { kind: "sampled", at, seq: 0, fields: { what: "page", took: "9 s" }, recordedAt: at - 1, id: "S1" };
    const mended = { kind: "corrected", at: at + 1, seq: 1, fields: { fact: "S1", took: "1 s" } };
    const evidence = new Evidence(pages(), [ahead, mended], { asOf: moment(over) });
    expect(sampleProblems(evidence).map(({ code }) => code)).toEqual(["sample.future"]);
    expect(judged(pages(), "2026-03", evidence).values["population"]?.value).toBe(0);
  });

  test("RSP-1 a bare count is of the one bound that has its word, and else unknown", () => {
    const two = (second: string) =>
      given(`
measures:
  pages: { article: "3", of: samples, what: page, per: month, target: 90% within 5 s }
  fast: { article: "3", of: samples, what: page, per: month, target: ${second} }
`);
    const facts = [sampled(first, { within: "9", of: "10" })];
    const codes = (second: string) => sampleProblems(evidenceOf(two(second), { facts })).map(({ code }) => code);
    expect(codes("50% under 2 s")).toEqual([]);
    expect(codes("50% within 2 s")).toEqual(["sample.which-bound"]);
  });
});
