import { describe, expect, test } from "vitest";
import { readSource } from "./source.ts";

function source(text: string) {
  const read = readSource(text);
  if ("findings" in read) throw new Error(JSON.stringify(read.findings));
  return read.source;
}

const findings = (input: string | Uint8Array) => {
  const read = readSource(input);
  return "findings" in read ? read.findings.map(({ code, position, params }) => ({ code, ...position, params })) : [];
};

describe("text stays as it was written", () => {
  test("CHK-1 what other tools take for yes, a number or a time of day is text here", () => {
    expect(source('a: no\nb: 16:00\nc: 2.40\nd: 007\ne: ~\nf: "quoted"\non: yes\n').data).toEqual({
      a: "no", b: "16:00", c: "2.40", d: "007", e: "~", f: "quoted", on: "yes",
    }); // prettier-ignore
    expect(source("a:\n").data).toEqual({ a: "" });
  });

  test("CHK-1 every node has its line and column, and a path that is not there that of its nearest ancestor", () => {
    const read = source("hours:\n  office:\n    week: { mon-fri: 09:00-17:00 }\n    closed: [a, b]\n");
    expect(read.position(["hours", "office", "week"])).toEqual({ line: 3, column: 11 });
    expect(read.position(["hours", "office", "week"], "key")).toEqual({ line: 3, column: 5 });
    expect(read.position(["hours", "office", "closed", 1])).toEqual({ line: 4, column: 17 });
    expect(read.position(["hours", "office", "early"])).toEqual({ line: 3, column: 5 });
  });
});

describe("what is refused", () => {
  test("CHK-1 text that is no YAML says where it stops being that", () => {
    expect(findings("a: [1, 2\nb: 3\n")[0]).toMatchObject({ code: "file.not-yaml" });
    expect(findings("")).toMatchObject([{ code: "shape.expected", line: 1, column: 1 }]);
    expect(findings("a: 1\n---\nb: 2\n")).toMatchObject([{ code: "yaml.several-documents" }]);
  });

  test("CHK-1 a key that stands twice names the line of the first", () => {
    expect(findings("a: 1\nb: 2\na: 3\n")).toMatchObject([
      { code: "yaml.duplicate-key", line: 3, column: 1, params: { key: "a", line: 1 } },
    ]);
  });

  test("CHK-1 aliases, merge keys and keys that a language keeps for itself are refused, all in one run", () => {
    const text = "a: &x { b: 1 }\nc: *x\n__proto__: 1\nd: { <<: {} }\n";
    expect(findings(text).map(({ code, line }) => `${code} ${line}`)).toEqual([
      "yaml.alias 2",
      "yaml.reserved-key 3",
      "yaml.reserved-key 4",
    ]);
  });

  test("CHK-1 what is nested without end, or too large, is refused and not read", () => {
    expect(findings(`a: ${"[".repeat(70)}${"]".repeat(70)}\n`).map(({ code }) => code)).toEqual(["yaml.too-deep"]);
    expect(findings(new Uint8Array(8 * 1024 * 1024 + 1))).toMatchObject([{ code: "file.too-large" }]);
  });

  test("CHK-1 bytes that are no UTF-8 are refused at the first of them", () => {
    expect(findings(new Uint8Array([...Buffer.from("a: 1\nb: "), 0xe9, 0x0a]))).toMatchObject([
      { code: "file.encoding", line: 2, column: 4, params: { byte: 9 } },
    ]);
    expect(findings(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toMatchObject([{ code: "file.encoding", line: 1 }]);
  });
});
