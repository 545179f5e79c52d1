import path from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./explain.ts";
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

describe("CLK-10 a ticket from an export", () => {
  const folder = path.join(import.meta.dirname, "../../test/exports");
  const explain = async (...args: string[]) => {
    const { io, said } = terminal({ cwd: folder });
    return { code: await run(["../../docs/tutorial/agreement.yaml", ...args], io), ...said };
  };

  test("CLK-10 CON-4 is explained with the place of every fact, as of the newest of the whole export", async () => {
    const { code, out } = await explain("tickets.csv", "T-2", "--map", "tickets.mapping.yaml");
    expect(code).toBe(0);
    expect(out).toContain("as of wed 25 nov 2026 09:00");
    expect(out).toMatch(/mon 23 nov 2026 10:00 +reported +via: portal +tickets\.csv:3/);
    const { facts } = JSON.parse(
      (await explain("tickets.csv", "T-2", "--map", "tickets.mapping.yaml", "--json")).out,
    ) as {
      facts: unknown[];
    };
    expect(facts[0]).toEqual({
      kind: "reported",
      at: "2026-11-23T10:00:00+01:00",
      fields: { via: "portal" },
      place: { file: "tickets.csv", line: 3 },
    });
  });

  test("IMP-2 one that was set apart is not explained, and it is said why and where", async () => {
    const { code, err } = await explain("tickets.csv", "T-3", "--map", "tickets.mapping.yaml");
    expect(code).toBe(2);
    expect(err).toContain("tickets.csv:4");
    expect(err).toContain("yesterday");
  });

  test("IMP-1 a key that no record has, and a command without a key, are told apart", async () => {
    expect((await explain("tickets.csv", "T-9", "--map", "tickets.mapping.yaml")).err).toContain('"T-9"');
    expect((await explain("tickets.csv", "--map", "tickets.mapping.yaml")).err).toContain("<ticket> --map");
  });
});
