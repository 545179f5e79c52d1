import { expect, test } from "vitest";
import { instantToLocal, localToInstant } from "../time/moment.ts";
import { anchorOf, periodOf, periodsOf, readPeriod } from "./period.ts";

const zone = "Europe/Amsterdam";
const at = (local: string) => localToInstant(zone, local).at!;
const shown = (per: Parameters<typeof periodOf>[0], moment: string, term?: string) => {
  const { label, from, to } = periodOf(per, zone, at(moment), anchorOf(term));
  return `${label}: ${instantToLocal(zone, from)} up to ${instantToLocal(zone, to)}`;
};

test.each([
  ["month", "2026-03-29 12:00", "2026-03: 2026-03-01 00:00 up to 2026-04-01 00:00"],
  ["quarter", "2026-03-31 23:59", "2026-Q1: 2026-01-01 00:00 up to 2026-04-01 00:00"],
  ["quarter", "2026-04-01 00:00", "2026-Q2: 2026-04-01 00:00 up to 2026-07-01 00:00"],
  ["half-year", "2026-12-31 23:59", "2026-H2: 2026-07-01 00:00 up to 2027-01-01 00:00"],
  ["year", "2026-01-01 00:00", "2026: 2026-01-01 00:00 up to 2027-01-01 00:00"],
] as const)("OBJ-1 a %s holds %s", (per, moment, expected) => {
  expect(shown(per, moment)).toBe(expected);
});

test("OBJ-1 a contract year begins on the contract's own date, and without a known contract on the first of January", () => {
  const term = "2024-04-01 to 2029-04-01";
  expect(shown("contract-year", "2026-03-31 23:59", term)).toBe(
    "2025-04-01/2026-04-01: 2025-04-01 00:00 up to 2026-04-01 00:00",
  );
  expect(shown("contract-year", "2026-04-01 00:00", term)).toMatch("2026-04-01/2027-04-01");
  expect(shown("contract-year", "2026-04-01 00:00")).toMatch("2026-01-01/2027-01-01");
  expect(shown("contract-year", "2026-04-01 00:00", "from the signing on")).toMatch("2026-01-01/2027-01-01");
});

test("OBJ-1 every label that is shown can be asked for, also that of a contract which began on a leap day", () => {
  for (const start of ["2024-02-29", "2024-02-28", "2024-04-01"]) {
    for (let year = 2024; year < 2034; year++) {
      const { label } = periodOf("contract-year", zone, Date.UTC(year, 5, 1), anchorOf(start));
      expect(readPeriod(label, zone)?.period.label).toBe(label);
    }
  }
});

test("OBJ-1 a contract that began on a leap day has its year begin on the 28th elsewhere", () => {
  expect(shown("contract-year", "2026-02-28 00:00", "2024-02-29")).toMatch("2026-02-28/2027-02-28");
  expect(shown("contract-year", "2028-02-28 23:59", "2024-02-29")).toMatch("2027-02-28/2028-02-29");
});

test("OBJ-1 the same period is the same object, and one follows another", () => {
  const months = periodsOf("month", zone);
  expect(months.at(at("2026-03-01 00:00"))).toBe(months.at(at("2026-03-31 23:59")));
  expect(months.after(months.at(at("2026-12-05 00:00"))).label).toBe("2027-01");
});

test("OBJ-1 a moment outside the years of known clock changes has a period too", () => {
  const label = (iso: string) => periodOf("month", zone, Date.parse(iso)).label;
  expect([label("1899-06-15T00:00:00Z"), label("2200-06-15T00:00:00Z"), label("2204-02-29T12:00:00Z")]).toEqual([
    "1899-06",
    "2200-06",
    "2204-02",
  ]);
  expect(periodOf("contract-year", zone, Date.parse("2203-03-01T00:00:00Z"), anchorOf("2024-04-01")).label).toBe(
    "2202-04-01/2203-04-01",
  );
});

test("OBJ-1 a label is read back as its period, and what is none is not", () => {
  for (const label of ["2026-03", "2026-Q4", "2026-H2", "2026", "2026-04-01/2027-04-01", "2024-02-29/2025-02-28"])
    expect(readPeriod(label, zone)?.period.label).toBe(label);
  expect(readPeriod("2026-Q1", zone)).toMatchObject({ per: "quarter", period: { from: at("2026-01-01 00:00") } });
  for (const wrong of [
    "2026-13",
    "2026-00",
    "2026-3",
    "2026-Q5",
    "2026-Q0",
    "2026-H3",
    "26",
    "2026-04-01",
    "2026-04-01/2027-05-01",
    "2026-02-30/2027-02-28",
    "",
  ])
    expect(readPeriod(wrong, zone)).toBe(undefined);
});
