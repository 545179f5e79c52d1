import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { terminal } from "../../test/terminal.ts";
import { demoFile } from "./demo.ts";
import { readSettings, type Settings } from "./settings.ts";
import { tellDemo } from "./tell-demo.ts";

const home = mkdtempSync(path.join(tmpdir(), "peil-tell-demo-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("SYS-5 a system that is not empty was not filled, and a demonstration that is there says where its people stand", () => {
  const settings = readSettings({ PEIL_HOME: home }, home) as Settings;
  const said = (lang: "nl" | "en") => {
    const { io, said: told } = terminal({ cwd: home, lang });
    tellDemo(io, settings, undefined, 0);
    return told.err;
  };
  expect(said("en")).toMatch(/^--demo only fills an empty system/);
  writeFileSync(demoFile(settings), "a password\n");
  expect(said("en")).toBe(
    `The demonstration is there already; its people and their password stand in ${demoFile(settings)}.\n`,
  );
  expect(said("nl")).toContain(demoFile(settings));
});
