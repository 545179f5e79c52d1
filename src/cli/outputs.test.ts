import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { terminal } from "../../test/terminal.ts";
import { refusedOutputs } from "./outputs.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peil-outputs-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(path.join(folder, "export.csv"), "key\n");
mkdirSync(path.join(folder, "sub"));
symlinkSync(path.join(folder, "export.csv"), path.join(folder, "link.csv"));

async function said(outputs: readonly (string | undefined)[]): Promise<readonly string[]> {
  const refused = await refusedOutputs(outputs, ["export.csv", "servicenow-incident"], terminal({ cwd: folder }).io);
  return refused?.lines ?? [];
}

describe("files to write", () => {
  test("IMP-2 an export is not written over, by whatever name", async () => {
    for (const name of ["export.csv", "sub/../export.csv", path.join(folder, "export.csv"), "link.csv"])
      expect(await said([name])).toEqual([expect.stringContaining("is read by this command")]);
  });

  test("IMP-2 two tables do not share a file, and all objections come at once", async () => {
    expect(await said(["a", "./a", "sub", "none/b"])).toEqual([
      expect.stringContaining("./a would be written twice"),
      expect.stringContaining("sub is a folder"),
      expect.stringContaining("The folder of none/b is not there"),
    ]);
  });

  test("IMP-2 a new file, one that is already there and a pipe are fine", async () => {
    expect(await said([undefined, "new.csv", "sub/new.csv", "/dev/null", "/dev/null"])).toEqual([]);
  });
});
