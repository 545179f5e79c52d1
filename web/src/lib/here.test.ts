import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const routes = join(import.meta.dirname, "../routes");

test("WEB-5 no page's own data hides the words that every part of it takes from its layout", () => {
  const here = "language|now|states|times|refusals";
  const pages = globSync("**/+page.server.ts", { cwd: routes });
  expect(pages.length).toBeGreaterThan(20);
  const hiding = pages.filter((file) =>
    new RegExp(`^    (?:${here})[,:](?! locals\\.)`, "m").test(readFileSync(join(routes, file), "utf8")),
  );
  expect(hiding).toEqual([]);
});
