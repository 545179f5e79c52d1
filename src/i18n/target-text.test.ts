import { expect, test } from "vitest";
import { normText, targetText } from "./target-text.ts";

test.each([
  ["90% under 4 h", "90% in minder dan 4 u", "90% under 4 h"],
  ["under 0.5 h", "in minder dan 0,5 u", "under 0.5 h"],
  ["within 5 working days", "binnen 5 werkdagen", "within 5 working days"],
  ["within 1 working day", "binnen 1 werkdag", "within 1 working day"],
  ["within 1 month", "binnen 1 maand", "within 1 month"],
  ["within 11 months", "binnen 11 maanden", "within 11 months"],
  ["aim 95% within 3 s", "streven: 95% binnen 3 s", "aim: 95% within 3 s"],
  ["at least 99.5%", "ten minste 99,5%", "at least 99.5%"],
  ["at most 4 h", "hoogstens 4 u", "at most 4 h"],
  ["over 50% under 2 s", "meer dan 50% in minder dan 2 s", "over 50% under 2 s"],
  ["80% to 110%", "80% tot en met 110%", "80% to 110%"],
  ["by close", "vóór sluitingstijd", "by closing time"],
  ["as agreed", "naar afspraak", "as agreed"],
  ["none", "geen norm", "no target"],
  ["next opening", "next opening", "next opening"],
])("WEB-42 CLK-4 OBJ-3 the target %s is said in both languages", (written, nl, en) => {
  expect([targetText(written, "nl"), targetText(written, "en")]).toEqual([nl, en]);
});

test("WEB-42 a norm is said without the word that it is an aim, which stands beside it", () => {
  expect([normText("aim within 2 h", "nl"), normText("within 2 h", "en")]).toEqual(["binnen 2 u", "within 2 h"]);
});
