import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Outside the test runner, which would transform what Node refuses. */
function plainNode(args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test("plain Node takes every file as it is", () => {
  const { status, said } = plainNode(["tools/plain-node.ts"]);
  expect(said).toMatch(/^\d+ files under Node \d+\.\d+\.\d+, 0 refused\n$/);
  expect(status).toBe(0);
});

test("a file that needs more than its types taken away is refused", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "peil-plain-"));
  try {
    mkdirSync(path.join(folder, "src/time"), { recursive: true });
    mkdirSync(path.join(folder, "tools"));
    writeFileSync(path.join(folder, "src/time/day.ts"), "export enum Day { Monday }\n");
    writeFileSync(path.join(folder, "tools/day.ts"), "export namespace Day { export const monday = 1; }\n");
    const script = `
      import { refusals } from ${JSON.stringify(path.join(root, "tools/plain-node.ts"))};
      const files = ["src/time/day.ts", "tools/day.ts"].map((path) => ({ path, text: "" }));
      console.log((await refusals(${JSON.stringify(folder)}, files)).join("\\n"));`;
    const { said } = plainNode(["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script]);
    expect(said.split("\n").map((line) => line.split(":")[0])).toEqual(["src/time/day.ts", "tools/day.ts", ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
