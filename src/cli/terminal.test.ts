import { describe, expect, test } from "vitest";
import { languageOf, wantsColour } from "./terminal.ts";

describe("colour", () => {
  test.each([
    ["on a terminal", {}, true, true],
    ["in a pipe", {}, false, false],
    ["on a terminal that knows none", { TERM: "dumb" }, true, false],
    ["refused by NO_COLOR", { NO_COLOR: "1" }, true, false],
    ["with NO_COLOR left empty", { NO_COLOR: "" }, true, true],
    ["forced into a pipe", { FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
    ["forced off", { FORCE_COLOR: "0" }, true, false],
  ])("%s", (_when, env, isTerminal, wanted) => {
    expect(wantsColour(env, isTerminal)).toBe(wanted);
  });
});

test.each([
  [{}, "en"],
  [{ LANG: "nl_NL.UTF-8" }, "nl"],
  [{ LANG: "nl_NL.UTF-8", LC_MESSAGES: "de_DE" }, "en"],
  [{ LANG: "en_GB", LC_ALL: "nl_BE" }, "nl"],
  [{ LC_ALL: "", LANG: "nl" }, "nl"],
])("the language of %o is %s", (env, lang) => {
  expect(languageOf(env)).toBe(lang);
});
