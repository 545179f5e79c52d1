import { expect, test } from "vitest";
import { matricesOf, type LevelChoice } from "#lib/ticket/choices.ts";
import type { Desk } from "#lib/ticket/terms.ts";

const level = (name: string, current: string | null): LevelChoice => ({
  level: name,
  name,
  article: "2",
  values: ["low", "high"].map((value) => ({ value, name: value })),
  current,
  decidedBy: null,
  isForPriority: true,
});
const values = ["low", "high"];
const all = [level("scope", "high"), level("impact", "low"), level("urgency", null)];

/** Every combination of so many levels; the priority is what it was made of. */
function deskOf(count: number): Desk {
  const names = all.slice(0, count).map((one) => one.level);
  const rows = names.reduce<Record<string, string>[]>(
    (made, name) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  const matrix = rows.map((levels) => ({
    type: "incident",
    levels,
    priority: Object.values(levels).join("-"),
    targets: [{ clock: "answer", targets: [{ written: "within 2 h", ms: 1, isAim: false }] }],
  }));
  const none: Partial<Desk> = { levels: [], workLevels: [], clocks: [], hours: [], contacts: [], names: {} };
  return { ...none, priorityLevel: "priority", matrix } as unknown as Desk;
}

const tables = (count: number, type: string | null = "incident") => matricesOf(deskOf(count), type, all, "nl");

test("PRI-2 WEB-31 one level is a list, two are a table, three a table for each value of the first", () => {
  expect(tables(1).map(({ of, columns }) => [of, columns])).toEqual([[null, null]]);
  expect(tables(2)).toHaveLength(1);
  const three = tables(3);
  expect(three.map(({ of }) => [of?.value, of?.isNow])).toEqual([
    ["low", false],
    ["high", true],
  ]);
  expect(three.map(({ rows, columns }) => [rows.level, columns?.level])).toEqual([
    ["impact", "urgency"],
    ["impact", "urgency"],
  ]);
  for (const { of, cells } of three)
    for (const row of values)
      for (const column of values)
        expect(cells[row]?.[column]).toMatchObject({
          priority: `${of!.value}-${row}-${column}`,
          targets: [{ target: "binnen 2 u" }],
        });
});

test("PRI-2 without a type, or of four levels, there is no table to look at", () => {
  expect(tables(2, null)).toEqual([]);
  const desk = deskOf(3);
  const wider = { ...desk, matrix: desk.matrix.map((row) => ({ ...row, levels: { ...row.levels, odd: "x" } })) };
  expect(matricesOf(wider, "incident", [...all, level("odd", null)], "nl")).toEqual([]);
});
