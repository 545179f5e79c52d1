import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { terminal } from "../../test/terminal.ts";
import { run } from "./simulate.ts";

const root = path.resolve(import.meta.dirname, "../..");
const vecozo = path.join(root, "agreements/vecozo/agreement.yaml");
const engage = path.join(root, "agreements/engage/agreement.yaml");

async function told(...args: string[]) {
  const { io, said } = terminal({ cwd: root });
  return { code: await run(args, io), ...said };
}

describe("peil simulate", () => {
  it("writes the same bytes in another process", async () => {
    const args = ["--agreement", engage, "--seed", "7", "--months", "1"];
    const { code, out } = await told(...args);
    const main = path.join(root, "src/main.ts");
    const other = execFileSync(process.execPath, [main, "simulate", ...args], { encoding: "utf8", maxBuffer: 1e8 });
    expect([code, other === out]).toEqual([0, true]);
    expect(JSON.parse(out.split("\n")[0]!)).toMatchObject({ "peil-facts": 1, agreement: "engage", seed: "7" });
  });

  it("writes to a file, and says so", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "peil-")), "life.jsonl");
    const { code, out, err } = await told(vecozo, "--months", "1", "--customers", "1", "--out", file);
    expect([code, out, err]).toEqual([0, "", `${file} is written.\n`]);
    expect(readFileSync(file, "utf8").split("\n").length).toBeGreaterThan(1000);
    expect((await told(vecozo, "--months", "1", "--out", "/nowhere/life.jsonl")).code).toBe(2);
  });

  it("tells a story: conversations, clocks, and that all is made up", async () => {
    const { code, out } = await told(engage, "--months", "1", "--story", "--speak", "nl");
    expect(code).toBe(0);
    expect(out).toContain("All people, organisations, numbers and events are made up.");
    expect(out).toMatch(/\| (Beste|Hallo|Goedendag|Dag) \w+,/);
    expect(out).toMatch(/Clocks: Response time: (kept|over-aim)/);
  });

  it("lets people write about another line of business, in one language", async () => {
    const { out } = await told(engage, "--months", "1", "--texts", "managed-it", "--speak", "en");
    expect(out).not.toContain('"lang":"nl"');
    expect(out).toMatch(/laptop|printer|Outlook|server/);
  });

  it.each([
    [["--months", "0"], "--months takes a whole number from 1 up to and including 240."],
    [["--customers", "many"], "--customers takes a whole number from 1 up to and including 50."],
    [["--from", "2026-13-01"], '"2026-13-01" is no date.'],
    [["--speak", "fr"], '"fr" is no language to write in'],
    [["--texts", "bakery"], 'there are no texts by the name "bakery"'],
    [["--parameters", "none.yaml"], "none.yaml"],
  ])("refuses %j with what to do, and exit code 2", async (args, says) => {
    const { code, err } = await told(engage, ...args);
    expect([code, err.includes(says)]).toEqual([2, true]);
  });
});
