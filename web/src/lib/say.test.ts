import { expect, test } from "vitest";
import { say } from "./say.ts";

test("WEB-3 a text is filled in, and what is filled in is not read again", () => {
  expect(say("wacht op {whom}", { whom: "{whom} | x" })).toBe("wacht op {whom} | x");
});

test.each([
  [0, "0 meldingen"],
  [1, "één melding"],
  [2, "2 meldingen"],
])("WEB-3 of %i", (count, said) => expect(say("één melding|{count} meldingen", { count })).toBe(said));

test("WEB-3 what nobody gave stays to be seen", () => expect(say("nog {length}")).toBe("nog {length}"));
