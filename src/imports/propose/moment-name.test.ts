import { describe, expect, test } from "vitest";
import { happenings } from "./column-words.ts";
import { isTarget, momentMatch } from "./moment-name.ts";

const best = (name: string) =>
  Object.entries(happenings)
    .map(([kind, said]) => ({ kind, fit: momentMatch(name, said) }))
    .toSorted((a, b) => b.fit - a.fit)
    .find(({ fit }) => fit > 0.35)?.kind;

describe("what the name of a moment says", () => {
  test.each([
    ["Opening date", "reported"],
    ["Date Logged", "reported"],
    ["ts_open", "reported"],
    ["Datum/tijd aangemeld", "reported"],
    ["aanmaakdatum", "reported"],
    ["Datum", "reported"],
    ["takeintoaccountdate", "acknowledged"],
    ["Initial response time", "answered"],
    ["Custom field ([CHART] Date of First Response)", "answered"],
    ["Gereageerd op", "answered"],
    ["Opgepakt", "work-started"],
    ["metric_set.solved_at", "resolved"],
    ["oplosdatum", "resolved"],
    ["meldingsdatum", "reported"],
    ["Reopen_Time", "reopened"],
    ["re-opened at", "reopened"],
    ["last_close_at", "closed"],
    ["Closing date", "closed"],
    ["Datum afgemeld", "closed"],
    ["onHoldDate", "parked"],
    ["begin_waiting_date", "parked"],
  ])("IMP-11 %s says %s", (name, fact) => {
    expect(best(name)).toBe(fact);
  });

  test.each(["Last update", "status_updated_at", "sys_updated_on", "Last Viewed"])("IMP-11 %s says nothing", (name) => {
    expect(best(name)).toBeUndefined();
  });

  test.each(["Due by Time", "targetDate", "streefdatum", "time_to_resolve", "Planned end"])(
    "IMP-11 %s is what the desk aimed at",
    (name) => {
      expect(isTarget(name)).toBe(true);
    },
  );

  test("IMP-11 of two columns with the name of one fact the first word of the list is taken", () => {
    const fit = (name: string) => momentMatch(name, happenings["closed"]!);
    expect(fit("last_close_at")).toBeGreaterThan(fit("close_at"));
  });
});
