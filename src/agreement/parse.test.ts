import { describe, expect, test } from "vitest";
import { parseAgreement } from "./parse.ts";

const head = `peil: 1
agreement: desk
edition: "1"
title: Desk
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 } }
`;

const clock = (more: string) => `${head}clocks:
  answer: { article: "2.1", from: reported, to: answered, hours: office, target: within 2 h, per: month${more} }
`;

function findings(text: string) {
  const parsed = parseAgreement(text);
  return "findings" in parsed ? parsed.findings : [];
}

const said = (text: string) =>
  findings(text).map(({ code, path, position }) => `${code} ${path.join(".")} ${position?.line}:${position?.column}`);

describe("an agreement that has the right shape", () => {
  test("CHK-1 is read into what its texts mean", () => {
    const parsed = parseAgreement(clock(""));
    if ("findings" in parsed) throw new Error("it should parse");
    expect(parsed.file.title).toEqual({ nl: "Desk", en: "Desk" });
    expect(parsed.file.clocks?.["answer"]).toMatchObject({
      from: [{ kind: "fact", fact: "reported" }],
      target: {
        kind: "value",
        value: [{ kind: "length", bound: "within", length: { kind: "elapsed", ms: 7_200_000 } }],
      },
    });
  });
});

describe("wrong shape", () => {
  test("CHK-1 an unknown key says which one was meant, at its line and column and with the article it stands under", () => {
    const [one] = findings(clock(", tagret: none"));
    expect(one).toMatchObject({
      code: "shape.unknown-key",
      severity: "error",
      article: "2.1",
      params: { key: "tagret", near: "target" },
    });
    expect(one?.position).toEqual({ line: 10, column: 106 });
  });

  test("CHK-1 a key that is missing is a finding, and so is a word that is none of those asked", () => {
    expect(said(head.replace('edition: "1"\n', ""))).toEqual(["shape.missing-key edition 1:1"]);
    expect(findings(clock(", reclassify: stay"))).toMatchObject([
      { code: "shape.not-one-of", params: { values: "continue · restart" } },
    ]);
  });

  test("CHK-1 all findings come at once", () => {
    const text = clock(", tagret: none, reclassify: stay").replace("within 2 h", "within 2");
    expect(
      findings(text)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(["shape.not-one-of", "shape.unknown-key", "value.length"]);
  });

  test("CHK-2 a target without a unit or a bound, or with a share above the whole, is no target", () => {
    const target = (written: string) => findings(clock("").replace("within 2 h", written)).map(({ code }) => code);
    expect(target("within 2")).toEqual(["value.length"]);
    expect(target("2 h")).toEqual(["value.target"]);
    expect(target("101% within 2 h")).toEqual(["value.share"]);
    expect(target("under 0 h")).toEqual(["value.zero"]);
    expect(target("100% within 2 h")).toEqual([]);
  });

  test("CHK-1 of a moment or a value by level the branch that was meant is explained", () => {
    expect(findings(clock("").replace("from: reported", "from: { reportd: { via: phone } }"))).toMatchObject([
      { code: "name.fact-unknown", params: { name: "reportd", near: "reported" } },
    ]);
    expect(findings(clock("").replace("target: within 2 h", "target: { high: within 2 h, low: soon }"))).toMatchObject([
      { code: "value.target", params: { written: "soon" } },
    ]);
  });

  test("CHK-1 text that is no YAML, and a list where a map should be, are findings too", () => {
    expect(said("[1, 2")[0]).toMatch(/^file\.not-yaml/);
    expect(said(head.replace("parties: { supplier: {}, customer: {} }", "parties: [supplier]"))).toEqual([
      "shape.expected parties 6:10",
    ]);
  });
});
