import path from "node:path";
import { expect, test } from "vitest";
import { terminal } from "../../test/terminal.ts";
import { given } from "../../test/given.ts";
import { withToldDuties } from "../report/told-duties.ts";
import { run } from "./explain.ts";

const folder = path.join(import.meta.dirname, "../../agreements");
const raised = "raised to urgent before the response";

async function explain(example: string, value: string, ...args: string[]) {
  const { io, said } = terminal({ cwd: folder });
  const code = await run(["embrace/agreement.yaml", "--example", example, "--value", value, ...args], io);
  return { code, ...said };
}

test("DUT-1 a ticket's duties are told with their article, their opening, their due and what was done", async () => {
  const { out } = await explain(raised, "2026-11-24 10:00:01");
  const [title, line] = out.slice(out.indexOf("Duties\n") + "Duties\n".length).split("\n");
  expect(title).toBe("  Telling of an adjusted priority  ✗ late  art. 3.5.1");
  expect(line).toMatch(/^ {4}reclassified mon 23 nov 2026 10:00 → notice-sent tue 24 nov 2026 10:00:01/);
});

test("DUT-1 the same as data, and a late duty is a promise missed", async () => {
  const { out } = await explain(raised, "2026-11-24 10:00:01", "--json");
  const { duties } = JSON.parse(out) as { duties: unknown };
  expect(duties).toMatchObject([
    {
      duty: "tell-adjustment",
      article: "3.5.1",
      verdict: "late",
      opened: "2026-11-23T10:00:00+01:00",
      openedBy: { kind: "reclassified" },
      due: "2026-11-24T10:00:00+01:00",
      done: "2026-11-24T10:00:01+01:00",
      doneBy: { kind: "notice-sent" },
      brokenAt: "2026-11-24T10:00:00.001+01:00",
      lacks: [],
    },
  ]);
  const late = await explain(raised, "2026-11-24 10:00:01", "--fail-on-miss");
  const kept = await explain(raised, "2026-11-24 10:00:00", "--fail-on-miss");
  expect([late.code, kept.code]).toEqual([1, 0]);
});

test("IMP-10 of an export only the duties are judged that it can tell of", () => {
  const program = given(`
duties:
  told: { article: "1", by: supplier, from: reported, to: answered, within: 1 h }
  not-opened: { article: "1", by: supplier, from: linked, to: answered, within: 1 h }
  not-done: { article: "1", by: supplier, from: reported, to: { notice-sent: { about: it } }, within: 1 h }
`);
  const nothing = new Set<string>();
  const told = new Map([
    ["reported", nothing],
    ["answered", nothing],
    ["notice-sent", nothing],
  ]);
  const names = (one: typeof program) => one.duties.map(({ name }) => name);
  expect(names(withToldDuties(program, told))).toEqual(["told"]);
  expect(withToldDuties(program, "everything")).toBe(program);
});
