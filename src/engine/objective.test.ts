import { describe, expect, test } from "vitest";
import { given } from "../../test/given.ts";
import { parseShare } from "../agreement/schema/fraction.ts";
import { judgePeriod, missesAllowed, objectivesOf, reaches, type Objective } from "./objective.ts";

const share = (written: string) => ({
  over: written.startsWith("over "),
  fraction: parseShare(written.replace("over ", ""))!,
});

const program = given(`
levels:
  plan: { article: "1", of: customer, values: [premium, basic] }
  channel: { article: "1", of: ticket, values: [phone, mail] }
clocks:
  second: { article: "2", from: first, to: resolved, hours: office, target: [90% under 4 h, within 8 h], per: quarter }
  first:
    article: "2"
    from: reported
    to: answered
    hours: office
    target: { premium: { phone: within 1 h, mail: aim within 2 h }, basic: none }
    per: month
`);

test("OBJ-1 each level of each target is an objective, in the order of the file; what promises nothing is none", () => {
  const shown = objectivesOf(program).map(
    ({ clock, group, threshold, level, per, aim }) =>
      `${clock.name} ${group.join(" ")} ${level} ${threshold.written} a ${per}${aim ? ", aim" : ""}`,
  );
  expect(shown).toEqual([
    "second  0 90% under 4 h a quarter",
    "second  1 within 8 h a quarter",
    "first premium phone 0 within 1 h a month",
    "first premium mail 0 aim within 2 h a month, aim",
  ]);
});

test("OBJ-1 without a share all of them must keep it", () => {
  expect(objectivesOf(program).map((one) => one.share)).toEqual(
    ["90%", "100%", "100%", "100%"].map((written) => share(written)),
  );
});

describe("shares as exact fractions", () => {
  test.each([
    ["90%", 36, 4, true],
    ["90%", 35, 4, false],
    ["over 90%", 36, 4, false],
    ["over 90%", 37, 4, true],
    ["over 50%", 1, 1, false],
    ["99.9%", 999, 1, true],
    ["99.9%", 998, 1, false],
    ["33.333333%", 1, 2, true],
    ["33.333334%", 1, 2, false],
    ["100%", 1, 0, true],
    ["over 100%", 1, 0, false],
    ["99.999999%", 99_999_999, 1, true],
    ["99.999999%", 99_999_998, 1, false],
    ["99.999999%", 8_999_999_910_000_000, 90_000_000, true],
    ["99.999999%", 8_999_999_909_999_999, 90_000_001, false],
  ])("OBJ-3 of %s, %i kept and %i missed: %s", (written, kept, missed, expected) => {
    expect(reaches(share(written), kept, missed)).toBe(expected);
  });

  test.each([
    ["99.9%", 40, 0],
    ["99.9%", 1000, 1],
    ["90%", 40, 4],
    ["90%", 39, 3],
    ["over 90%", 40, 3],
    ["over 90%", 39, 3],
    ["0%", 40, 40],
    ["100%", 40, 0],
    ["over 100%", 40, -1],
    ["90%", 0, 0],
    ["99.999999%", 9_000_000_000_000_000, 90_000_000],
  ])("OBJ-3 %s of %i tickets allows %i to miss", (written, population, allowed) => {
    expect(missesAllowed(share(written), population)).toBe(allowed);
  });
});

describe("the verdict over a period", () => {
  const verdict = (written: string, [kept, missed, open]: number[], asOf = 100, aim = false) => {
    const objective: Objective = { ...objectivesOf(program)[0]!, share: share(written), aim };
    return judgePeriod(objective, { kept: kept!, missed: missed!, open: open! }, 100, asOf);
  };

  test("OBJ-4 a period without tickets is neither kept nor missed", () => {
    expect(verdict("90%", [0, 0, 0])).toBe("no-tickets");
    expect(verdict("90%", [0, 0, 0], 99)).toBe("running");
  });

  test("OBJ-5 while it runs only what allows no miss can be lost", () => {
    expect(verdict("90%", [0, 9, 0], 99)).toBe("running");
    expect(verdict("99.9%", [1, 1, 0], 99)).toBe("running");
    expect(verdict("100%", [9, 0, 0], 99)).toBe("running");
    expect(verdict("100%", [9, 1, 0], 99)).toBe("missed");
  });

  test("OBJ-5 it ends at its last instant, and then has a verdict", () => {
    expect(verdict("90%", [9, 1, 0], 99)).toBe("running");
    expect(verdict("90%", [9, 1, 0], 100)).toBe("kept");
  });

  test("OBJ-5 what is still open leaves a verdict only where it cannot turn it", () => {
    expect(verdict("50%", [3, 1, 2])).toBe("kept");
    expect(verdict("50%", [2, 1, 2])).toBe("undecided");
    expect(verdict("50%", [0, 3, 2])).toBe("missed");
    expect(verdict("50%", [0, 0, 2])).toBe("undecided");
  });

  test("CLK-9 a lost aim is over its aim, and no missed promise", () => {
    expect(verdict("100%", [9, 1, 0], 99, true)).toBe("over-aim");
    expect(verdict("90%", [8, 2, 0], 100, true)).toBe("over-aim");
  });
});
