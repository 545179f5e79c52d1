import path from "node:path";
import { expect, test } from "vitest";
import { run } from "./check.ts";
import { terminal } from "../../test/terminal.ts";

const root = path.join(import.meta.dirname, "../..");

async function check(...args: string[]) {
  const { io, said } = terminal({ cwd: root });
  return { code: await run(args, io), ...said };
}

test("CHK-1 a mapping is checked like an agreement, and in the words of those beside it", async () => {
  const alone = await check("mappings/topdesk-incidents.yaml");
  expect(alone.code).toBe(0);
  expect(alone.out).toContain("can tell");
  const fits = await check("mappings/samples/agreement.yaml", "mappings/topdesk-incidents.yaml");
  expect(fits.code).toBe(0);
  const other = await check("docs/tutorial/agreement.yaml", "mappings/topdesk-incidents.yaml", "--json");
  expect(other.code).toBe(2);
  const { mappings } = JSON.parse(other.out) as { mappings: { agreements: string[]; findings: { line: number }[] }[] };
  expect(mappings[0]!.agreements).toEqual(["order-portal"]);
  expect(mappings[0]!.findings.every(({ line }) => line > 1)).toBe(true);
  expect(mappings[0]!.findings.length).toBeGreaterThan(0);
});
