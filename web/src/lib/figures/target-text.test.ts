import { expect, test } from "vitest";
import { targetText } from "./target-text.ts";

test.each([
  ["90% under 4 h", "90% in minder dan 4 u", "90% under 4 h"],
  ["within 5 working days", "binnen 5 werkdagen", "within 5 working days"],
  ["within 1 month", "binnen 1 maand", "within 1 month"],
  ["within 3 months", "binnen 3 maanden", "within 3 months"],
  ["aim 95% within 3 s", "95% binnen 3 s", "95% within 3 s"],
  ["at least 99.5%", "ten minste 99,5%", "at least 99.5%"],
  ["at most 4 h", "ten hoogste 4 u", "at most 4 h"],
  ["over 50% under 2 s", "meer dan 50% in minder dan 2 s", "over 50% under 2 s"],
  ["80% to 110%", "80% tot 110%", "80% to 110%"],
  ["none", "geen norm", "no norm"],
])("WEB-42 OBJ-3 the target %s is said in both languages", (written, nl, en) => {
  expect(targetText(written, "nl")).toBe(nl);
  expect(targetText(written, "en")).toBe(en);
});
