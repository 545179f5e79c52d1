import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawingStyle } from "$peil/draw/drawing-style.ts";

const plain = (css: string) => css.replaceAll(/\/\*.*?\*\//gs, "").replaceAll(/[\s;]+/g, "");
const sheet = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

test("DRA-3 a drawing looks the same in the application as in a report", () => {
  const rules = drawingStyle.split("\n").filter((line) => /^(\.peil|@media print)/.test(line));
  expect(rules.length).toBeGreaterThan(40);
  expect(plain(sheet("drawings.css"))).toBe(plain(rules.join("")));
});

test("DRA-3 colours of drawings and of the application are the same colours", () => {
  const colours = (css: string) =>
    new Map(
      [
        ...css.matchAll(/(--(?:paper|ink|quiet|rule|plate|on|on-soft|risk|risk-soft|lost|lost-soft|open)): (#\w+)/g),
      ].map(([, name, colour]) => [name, colour]),
    );
  const [light, dark] = [sheet("tokens.css").split("@media")[0]!, sheet("tokens.css").split("@media")[1]!];
  const [lightDrawn, darkDrawn] = [drawingStyle.split("@media")[0]!, drawingStyle.split("@media")[1]!];
  expect(colours(lightDrawn)).toEqual(colours(light));
  expect(colours(darkDrawn)).toEqual(colours(dark));
});
