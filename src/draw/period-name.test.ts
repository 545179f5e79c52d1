import { expect, test } from "vitest";
import { periodName } from "./period-name.ts";

test("OBJ-1 every kind of period has a name in both languages", () => {
  const labels = ["2026-03", "2026-Q1", "2026-H2", "2026", "2026-04-01/2027-04-01"];
  expect(labels.map((label) => periodName(label, "nl"))).toEqual([
    "maart 2026",
    "1e kwartaal 2026",
    "2e halfjaar 2026",
    "2026",
    "1 apr 2026 – 31 mrt 2027",
  ]);
  expect(labels.map((label) => periodName(label, "en", "short"))).toEqual([
    "Mar 2026",
    "Q1 2026",
    "second half of 2026",
    "2026",
    "1 Apr 2026 – 31 Mar 2027",
  ]);
});
