/**
 * What the two READMEs show is what the commands answer. Where they now answer otherwise, `npm test -- test/docs -u`
 * writes the new answers into the pages; read that difference before you commit it.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { answered, answerOf, shownCommands } from "./shown-commands.ts";

const root = path.resolve(import.meta.dirname, "../..");

test.each([
  ["README.md", "en_GB.UTF-8"],
  ["README.nl.md", "nl_NL.UTF-8"],
])("CHK-3 CLK-10 %s shows what each command answers", { timeout: 60_000 }, async (name, lang) => {
  const page = readFileSync(path.join(root, name), "utf8");
  expect(shownCommands(page)).toBeGreaterThan(4);
  const now = answered(page, (command) => answerOf(command, root, lang));
  await expect(now).toMatchFileSnapshot(path.join(root, name));
});
