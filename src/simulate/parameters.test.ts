import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readParameters } from "./parameters.ts";
import { readBusiness } from "./texts.ts";

const written = readFileSync(new URL("../../simulation/parameters.yaml", import.meta.url), "utf8");
const found = (text: string) => {
  const read = readParameters(text);
  return "findings" in read ? read.findings.map(({ code, position }) => `${code} ${position?.line}`) : [];
};
const lineOf = (text: string) => written.split("\n").findIndex((line) => line.includes(text)) + 1;

describe("parameters of a simulated life", () => {
  it("CHK-1 those that come along read, and each is explained on its line", () => {
    expect(found(written)).toEqual([]);
    const bare = written.split("\n").filter((line) => /^ +[\w-]+: [^{[]*[^:{[]$/.test(line) && !line.includes("#"));
    expect(bare.filter((line, i) => i > 0 && !/: [{[]/.test(line) && line.trim() !== "")).toEqual([]);
  });

  it("CHK-1 every value that cannot be is found, with its place", () => {
    const bad = written
      .replace("response-missed: 3%", "response-missed: 105%")
      .replace("size-spread: 0.35", "size-spread: -1")
      .replace("median: 35 min", "median: soon")
      .replace("  parked: 4%", "  parkd: 4%");
    const lines = [lineOf("size-spread"), lineOf("response-missed"), lineOf("booking:"), lineOf("parked: 4%")];
    const codes = found(bad);
    expect(codes).toContain(`parameters.number ${lines[0]}`);
    expect(codes).toContain(`value.share ${lines[1]}`);
    expect(codes).toContain(`value.length ${lines[2]}`);
    expect(codes.some((code) => code === `shape.unknown-key ${lines[3]}`)).toBe(true);
  });

  it("CHK-1 a slot of a text that nothing fills is found", () => {
    const text = `peil-texts: 1\ntexts: own\nlang: nl\nslots: { oven: [oven] }\nproblems:\n  incident:\n    - { about: "De {oven}", see: "{nothing}", fix: "{agent}" }\n`;
    const read = readBusiness(text);
    expect("findings" in read && read.findings.map(({ code, params }) => [code, params["slot"]])).toEqual([
      ["texts.slot", "nothing"],
    ]);
  });
});
