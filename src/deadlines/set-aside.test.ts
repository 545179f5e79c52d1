import { expect, test } from "vitest";
import { isOfTheDatabase } from "./database-trouble.ts";
import { SetAside } from "./set-aside.ts";

test("DUE-11 a ticket is left alone for twice as long each time, at most five minutes, and no longer once it was told", () => {
  const aside = new SetAside();
  const lengths = Array.from({ length: 11 }, () => aside.add("t", 0));
  expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1000));
  expect(aside.at(299_999)).toEqual(["t"]);
  expect(aside.at(300_000)).toEqual([]);
  expect(aside.add("t", 300_000)).toBe(300_000);
  aside.clear(["t"]);
  expect(aside.at(300_000)).toEqual([]);
  expect(aside.add("t", 300_000)).toBe(1000);
});

test("DUE-10 DUE-11 a clock that went back makes nobody wait longer than was meant", () => {
  const aside = new SetAside();
  aside.add("t", 3_600_000);
  expect(aside.at(3_600_500)).toEqual(["t"]);
  expect(aside.at(0)).toEqual([]);
});

test("DUE-11 what the database cannot help is nobody's fault, a mistake is its ticket's", () => {
  const withCode = (code: string, message = "failed") => Object.assign(new Error(message), { code });
  for (const passing of ["57P01", "08006", "53100", "40P01", "40001", "ECONNREFUSED", "57014"])
    expect(isOfTheDatabase(withCode(passing))).toBe(true);
  expect(isOfTheDatabase(new Error("Connection terminated unexpectedly"))).toBe(true);
  for (const mistake of ["23505", "22P02", "PL004", "42501"]) expect(isOfTheDatabase(withCode(mistake))).toBe(false);
  expect(isOfTheDatabase(new RangeError("hours.never-reached"))).toBe(false);
  expect(isOfTheDatabase("a text")).toBe(false);
});
