import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { secret, typedIn } from "./answers.ts";

const web = new URL("../../../", import.meta.url).pathname;

test("WEB-8 every field that hides what is typed has a name of which nothing comes back", () => {
  const names = globSync("src/**/*.svelte", { cwd: web }).flatMap((file) =>
    [...readFileSync(web + file, "utf8").matchAll(/<input\b[^]*?\/>/g)].flatMap(([input]) =>
      /type="password"|class="code"|current-password|new-password|one-time-code/.test(input)
        ? [/name="([^"]+)"/.exec(input)?.[1] ?? input]
        : [],
    ),
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !secret.test(name))).toEqual([]);
});

test("WEB-8 names that every object has are fields like any other", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["__proto__", "a"],
    ["title", "b"],
    ["password", "c"],
    ["one-time", "123456"],
    ["code", "WM"],
  ] as const)
    form.set(name, value);
  expect(Object.entries(typedIn(form))).toEqual([
    ["__proto__", "a"],
    ["title", "b"],
    ["code", "WM"],
  ]);
});
