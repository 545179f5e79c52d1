import { describe, expect, test } from "vitest";
import { run } from "./schema.ts";
import { terminal } from "../../test/terminal.ts";

async function peil(args: string[]) {
  const { io, said } = terminal({ cwd: "." });
  return { code: await run(args, io), ...said };
}

describe("CHK-1 peil schema", () => {
  test.each([
    [[], "Peil agreement"],
    [["--json"], "Peil agreement"],
    [["agreement"], "Peil agreement"],
    [["mapping"], "Peil mapping"],
    [["--json", "mapping"], "Peil mapping"],
  ])("CHK-1 prints one JSON document with %j", async (args, title) => {
    const { code, out } = await peil(args);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title, type: "object" });
  });

  test.each([
    [["--yaml"], 'does not know "--yaml": it is agreement or mapping'],
    [["constructor"], 'does not know "constructor"'],
    [["agreement", "mapping"], "one schema at a time"],
  ])("CHK-1 refuses %j", async (args, said) => {
    const { code, out, err } = await peil(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });
});
