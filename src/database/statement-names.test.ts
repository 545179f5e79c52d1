/** A connection knows a prepared statement by its name: another text under the same one fails, though only where both were asked. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
/** The text, its values and its name, as `Transaction.query` takes them. */
const statement = /query(?:<[^(]*>)?\(\s*(["`])([^"`]+)\1,\s*\[[^\]]*\],\s*"([^"]+)",?\s*\)/g;

test("a name of a prepared statement is of one text alone", () => {
  const texts = new Map<string, Set<string>>();
  for (const file of globSync("src/**/*.ts", { cwd: root })) {
    for (const [, , text, name] of readFileSync(path.join(root, file), "utf8").matchAll(statement))
      texts.set(name!, (texts.get(name!) ?? new Set()).add(text!.replaceAll(/\s+/g, " ")));
  }
  expect(texts.size).toBeGreaterThan(20);
  expect([...texts].filter(([, of]) => of.size > 1).map(([name]) => name)).toEqual([]);
});
