import path from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./explain.ts";
import { run as start } from "./start.ts";
import type { CommandModule } from "./terminal.ts";
import { terminal } from "../../test/terminal.ts";

const tutorial = path.join(import.meta.dirname, "../../docs/tutorial");
const over = "two working days at normal priority, over a Friday";

async function peil(command: CommandModule["run"], ...args: string[]) {
  const { io, said } = terminal({ cwd: tutorial });
  return { code: await command(args, io), ...said };
}

describe("CLK-10 peil explain", () => {
  const explain = (...args: string[]) => peil(run, "agreement.yaml", ...args);

  test("CLK-10 a word that means nothing here is refused, and never left aside", async () => {
    for (const args of [
      ["facts.yaml", "P-104", "P-107"],
      ["facts.yaml", "P-104", "--value", "x"],
      ["facts.yaml", "--example", over],
    ])
      expect([args, (await explain(...args)).code]).toEqual([args, 2]);
    expect((await peil(start, "--fast")).code).toBe(2);
  });

  test("CLK-10 an option that is not there, or lacks its value, is named", async () => {
    expect((await explain("facts.yaml", "--fail-on-mis")).err).toMatch(
      /^peil: there is no option --fail-on-mis here\.\nUsage/,
    );
    expect((await explain("facts.yaml", "--json=1")).err).toMatch(/^peil: --json takes no value\./);
    expect((await explain("facts.yaml", "--as-of")).err).toMatch(/^peil: --as-of needs a value\./);
  });

  test("TIM-3 a moment that the clocks skip or repeat is told apart from nonsense", async () => {
    const asOf = async (moment: string) => (await explain("facts.yaml", "P-104", "--as-of", moment)).err;
    expect(await asOf("2026-03-29 02:30")).toContain("does not exist: the clocks go forward");
    expect(await asOf("2026-10-25 02:30")).toContain("exists twice");
    expect(await asOf("nonsense")).toContain("is no moment");
    expect((await explain("facts.yaml", "P-104", "--as-of", "2026-11-20T11:00:00Z")).out).toContain(
      "fri 20 nov 2026 12:00",
    );
  });

  test("CHK-3 an example is explained as it is judged, at its own moment", async () => {
    const lines = await explain("--example", over, "--value", "2026-11-23 11:00:01", "--fail-on-miss");
    expect([lines.code, lines.out.includes("missed")]).toEqual([1, true]);
    expect((await explain("--example", "the desk closes early on Friday")).code).toBe(2);
  });
});
