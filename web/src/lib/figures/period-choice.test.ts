import { expect, test } from "vitest";
import { periodChoices } from "./period-choice.ts";

const now = Date.UTC(2026, 10, 22, 9);

test("FIG-2 the newest period of each kind comes first, and none lies before the contract", () => {
  const kinds = periodChoices("Europe/Amsterdam", "2026-08-15", now, "nl");
  expect(kinds.map(({ kind }) => kind)).toEqual(["maand", "kwartaal", "halfjaar", "jaar", "contractjaar"]);
  expect(kinds[0]!.periods.map(({ label }) => label)).toEqual(["2026-11", "2026-10", "2026-09", "2026-08"]);
  expect(kinds[1]!.periods.map(({ name }) => name)).toEqual(["4e kwartaal 2026", "3e kwartaal 2026"]);
  expect(kinds[4]!.periods.map(({ label }) => label)).toEqual(["2026-08-15/2027-08-15"]);
});
