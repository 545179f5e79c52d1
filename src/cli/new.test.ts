import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "./new.ts";
import type { Language } from "../i18n/words.ts";
import { terminal } from "../../test/terminal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "peil-new-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function peil(args: string[], lang: Language = "en") {
  const { io, said } = terminal({ cwd: folder, lang });
  return { code: await run(args, io), ...said };
}

describe("CHK-3 peil new", () => {
  test("CHK-3 prints an agreement of that name, in the language and zone that are asked for", async () => {
    const { code, out, err } = await peil(["our-service", "--zone", "Europe/Brussels"], "nl");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("agreement: our-service\n");
    expect(out).toContain("time-zone: Europe/Brussels\n");
    expect(out).toContain("# Wie.");
  });

  test("CHK-3 writes a file, and says what to do next", async () => {
    const { code, out } = await peil(["our-service", "--out", "a.yaml"]);
    expect(code).toBe(0);
    expect(out).toContain("peil check a.yaml");
    expect(readFileSync(path.join(folder, "a.yaml"), "utf8")).toContain("agreement: our-service\n");
  });

  test("CHK-3 tells another program the name and the path", async () => {
    const { out } = await peil(["our-service", "--out", "a.yaml", "--json"]);
    expect(JSON.parse(out)).toEqual({ name: "our-service", path: "a.yaml" });
  });

  test("CHK-3 never overwrites", async () => {
    writeFileSync(path.join(folder, "a.yaml"), "mine");
    const { code, err } = await peil(["our-service", "--out", "a.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain("a.yaml is already there");
    expect(readFileSync(path.join(folder, "a.yaml"), "utf8")).toBe("mine");
  });

  test.each([
    ["no name", [], "use `peil new <name>"],
    ["a name with a capital", ["Ours"], "cannot be a name"],
    ["two names", ["a", "b"], "use `peil new <name>"],
    ["an option that is none", ["a", "--force"], "use `peil new <name>"],
    ["a zone that is none", ["a", "--zone", "Europe/Amsterdm"], 'Did you mean "Europe/Amsterdam"?'],
    ["a folder that is not there", ["a", "--out", "b/c.yaml"], "Make it first"],
  ])("CHK-3 refuses %s, and writes nothing", async (_what, args, said) => {
    const { code, out, err } = await peil(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(existsSync(path.join(folder, "b"))).toBe(false);
  });
});
