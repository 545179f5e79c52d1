import { describe, expect, test } from "vitest";
import { objections } from "./licences.ts";
import { lackingLicences } from "./spdx.ts";

const only = (locked: object) => ({
  packages: { "": {}, "node_modules/a/node_modules/b": { version: "1.0.0", ...locked } },
});
const nothing = () => undefined;

describe("an SPDX expression", () => {
  const allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"];
  test.each([
    ["MIT", []],
    ["GPL-3.0-only", ["GPL-3.0-only"]],
    ["MIT OR GPL-3.0-only", []],
    ["GPL-3.0-only OR MIT", []],
    ["MIT AND GPL-3.0-only", ["GPL-3.0-only"]],
    ["(MIT OR GPL-3.0-only) AND ISC", []],
    ["MIT OR GPL-3.0-only AND AGPL-3.0-only", []],
    ["(MIT OR ISC) AND (GPL-3.0-only OR AGPL-3.0-only)", ["GPL-3.0-only"]],
    ["Apache-2.0 WITH LLVM-exception", []],
    ["Apache-2.0", ["Apache-2.0"]],
    ["SEE LICENSE IN LICENSE.md", ["SEE LICENSE IN LICENSE.md"]],
    ["(MIT", ["(MIT"]],
    ["MIT ISC", ["MIT ISC"]],
    ["", [""]],
  ])("%s lacks %o", (expression, lacking) => {
    expect(lackingLicences(expression, allowed)).toEqual(lacking);
  });
});

describe("a lock file", () => {
  test.each([
    [
      "a licence that does not go with ours",
      { license: "AGPL-3.0-only" },
      "b 1.0.0: AGPL-3.0-only is not allowed in what ships",
    ],
    ["a tool's licence on what ships", { license: "MPL-2.0" }, "b 1.0.0: MPL-2.0 is not allowed in what ships"],
    ["a licence no tool may have", { license: "SSPL-1.0", dev: true }, "b 1.0.0: SSPL-1.0 is not allowed here"],
    ["no licence", {}, "b 1.0.0 names no licence"],
    [
      "a script at installation",
      { license: "MIT", hasInstallScript: true },
      "b 1.0.0 runs a script when it is installed",
    ],
  ])("with %s is refused", (_what, locked, objection) => {
    expect(objections(only(locked), nothing)).toEqual([objection]);
  });

  test("that says other than the package itself is refused", () => {
    expect(objections(only({ license: "MIT" }), () => ({ license: "ISC" }))).toEqual([
      "b 1.0.0 says ISC, the lock file MIT",
    ]);
  });

  test("with allowed licences passes, a tool's MPL-2.0 included", () => {
    expect(objections(only({ license: "(MIT OR GPL-3.0-only)" }), nothing)).toEqual([]);
    expect(objections(only({ license: "MPL-2.0", dev: true }), nothing)).toEqual([]);
    expect(objections(only({}), () => ({ license: { type: "ISC" } }))).toEqual([]);
  });
});
