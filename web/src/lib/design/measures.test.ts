import { expect, test } from "vitest";
import { design } from "#lib/words/design.ts";
import { figureWords } from "#lib/words/figures.ts";
import { measuresOfDesign } from "#lib/design/measures.ts";
import type { FigureWords } from "#lib/figures/objective-row.ts";

const nl = (pairs: Readonly<Record<string, readonly [string, string]>>) =>
  Object.fromEntries(Object.entries(pairs).map(([key, [word]]) => [key, word]));

test("WEB-5 the living page shows measures of every kind, in every state that one can be in, with their drawings", () => {
  const shown = measuresOfDesign(nl(design) as never, nl(figureWords) as FigureWords, "nl");
  const states = new Set(shown.flatMap(({ row }) => row.periods.map(({ state }) => state)));
  expect([...states].toSorted()).toEqual(["kept", "missed", "nothing-used", "over-aim", "running", "unproven"]);
  const drawn = shown.filter(({ drawings }) => drawings.plain.length + drawings.both.length > 0);
  expect(new Set(drawn.map(({ row }) => row.title)).size).toBe(3);
});
