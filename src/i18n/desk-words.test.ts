import { expect, test } from "vitest";
import { anyOf } from "./desk-words.ts";
import { enDesk } from "./en-desk.ts";
import { nlDesk } from "./nl-desk.ts";

test("what is possible is listed as a sentence does", () => {
  expect(anyOf([], "of")).toBe("");
  expect(anyOf(["nieuw"], "of")).toBe("nieuw");
  expect(anyOf(["nieuw", "wacht", "opgelost"], "of")).toBe("nieuw, wacht of opgelost");
});

test("a ticket in a state that does not allow it says which states do, in both languages", () => {
  const params = { state: "waiting", possible: ["new", "open", "resolved"] };
  const told = [nlDesk, enDesk].map(({ refusals }) => refusals["not-in-this-state"].say(params));
  expect(told).toStrictEqual([
    'De melding staat op "wacht". Dit kan bij nieuw, in behandeling of opgelost.',
    'The ticket is "waiting". This can be done while it is new, in progress or resolved.',
  ]);
});
