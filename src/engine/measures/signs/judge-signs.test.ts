import { describe, expect, test } from "vitest";
import { given } from "../../../../test/given.ts";
import { evidenceOf, figures, judged, type Told } from "../../../../test/judged.ts";
import { formatElapsed } from "../../../time/length.ts";
import { instantToLocal } from "../../../time/moment.ts";
import { evidenceProblems } from "../evidence-problems.ts";
import type { MeasureFigure } from "../figure.ts";

const zone = "Europe/Amsterdam";
const control = (rest: string, contract = "contract: { term: { is: from and to }, systems: { is: list } }") =>
  given(`
${contract}
measures:
  backup: { article: "3", of: signs, what: backup, per: month, target: 100%, ${rest} }
`);
const nightly = control('every: 1 day, at: "02:00", grace: 2 h');
const daily = control("every: 1 day, grace: 6 h");
const sign = (at: string, fields: Record<string, string> = {}) => ({
  [`${at} sign-received`]: { what: "backup", ...fields },
});
const signs = (from: string, times: number, every: string, fields: Record<string, string> = {}) =>
  sign(from, { times: String(times), every, ...fields });
const over = "2026-04-01 12:00";
const counts = ["expected", "received", "late", "missing", "open"] as const;
const march = (told: Told, program = nightly) => figures(judged(program, "2026-03", told), ...counts);
const counted = (verdict: string, ...all: number[]) =>
  [verdict, ...counts.map((name, i) => `${name} ${all[i]}`)].join(" ");
const stretches = ({ stretches: all }: MeasureFigure) =>
  all.map(({ is, from, to }) => `${is} ${instantToLocal(zone, from)} ${formatElapsed(to - from)}`);

describe("by the clock", () => {
  const but = (at: string) => ({
    facts: [signs("2026-03-01 02:05", 9, "1 day"), sign(at), signs("2026-03-11 02:05", 21, "1 day")],
    at: over,
  });
  test.each([
    ["2026-03-10 01:59", counted("missed", 31, 30, 0, 1, 0)],
    ["2026-03-10 02:00", counted("kept", 31, 31, 0, 0, 0)],
    ["2026-03-10 04:00", counted("kept", 31, 31, 0, 0, 0)],
    ["2026-03-10 04:01", counted("missed", 31, 30, 1, 0, 0)],
    ["2026-03-11 01:59", counted("missed", 31, 30, 1, 0, 0)],
  ])("HBT-1 HBT-2 two o'clock with two hours of grace: a sign at %s", (at, expected) => {
    expect(march(but(at))).toBe(expected);
  });

  test("HBT-1 the night that skips two o'clock asks one at three, the night that has it twice asks one", () => {
    const march29 = (at: string) => ({
      facts: [signs("2026-03-01 02:05", 28, "1 day"), sign(at), signs("2026-03-30 02:05", 2, "1 day")],
      at: over,
    });
    expect(march(march29("2026-03-29 05:00"))).toBe(counted("kept", 31, 31, 0, 0, 0));
    expect(march(march29("2026-03-29 05:01"))).toBe(counted("missed", 31, 30, 1, 0, 0));
    const october = { facts: [signs("2026-10-01 02:30", 31, "1 day")], at: "2026-11-02 00:00" };
    expect(figures(judged(nightly, "2026-10", october), ...counts)).toBe(counted("kept", 31, 31, 0, 0, 0));
    const asWritten = control('every: 1 day, at: "02:00", grace: 2 h, clock-change: as-written');
    expect(figures(judged(asWritten, "2026-10", october), ...counts)).toBe(counted("missed", 32, 31, 0, 1, 0));
  });

  test("HBT-1 a sign again, or of last night's expectation, answers no other", () => {
    const twice = [signs("2026-03-01 02:05", 31, "1 day"), sign("2026-03-10 02:30"), sign("2026-03-10 09:00")];
    expect(march({ facts: twice, at: over })).toBe(counted("kept", 31, 31, 0, 0, 0));
    const all = [...twice, sign("2026-04-01 02:00")];
    expect(march({ facts: all.slice(1), at: over })).toContain("missing");
  });

  test("HBT-1 a sign after the end of the month answers what was expected in it", () => {
    const late = control('every: 1 day, at: "23:00", grace: 2 h');
    const told = { facts: [signs("2026-03-01 23:05", 30, "1 day"), sign("2026-04-01 00:59")], at: over };
    expect(march(told, late)).toBe(counted("kept", 31, 31, 0, 0, 0));
    expect(figures(judged(late, "2026-04", told), ...counts)).toBe(counted("running", 0, 0, 0, 0, 0));
  });

  test("HBT-1 the contract's first day is where it begins, else the first sign", () => {
    const told = { facts: [signs("2026-03-16 02:05", 16, "1 day")], at: over };
    expect(march(told)).toBe(counted("kept", 16, 16, 0, 0, 0));
    const contract = { term: "2026-03-15 to 2027-03-15" };
    expect(march({ ...told, contract })).toBe(counted("missed", 17, 16, 0, 1, 0));
    expect(judged(nightly, "2026-02", { ...told, contract }).verdict).toBe("outside");
    expect(judged(nightly, "2026-02", told).verdict).toBe("unproven");
    expect(judged(nightly, "2026-03", { facts: [], at: over }).verdict).toBe("unproven");
    expect(march({ facts: [], at: over, contract })).toBe(counted("missed", 17, 0, 0, 17, 0));
  });

  test("OBJ-5 a running month is missed at once where all must come, and open until the grace is over", () => {
    const facts = [signs("2026-03-01 02:05", 9, "1 day")];
    expect(march({ facts, at: "2026-03-10 01:59" })).toBe(counted("running", 9, 9, 0, 0, 0));
    expect(march({ facts, at: "2026-03-10 04:00" })).toBe(counted("running", 10, 9, 0, 0, 1));
    expect(march({ facts, at: "2026-03-10 04:00:00.001" })).toBe(counted("missed", 10, 9, 0, 1, 0));
  });

  test("OBJ-5 a month that is over goes on while a sign that could decide it can still come", () => {
    const late = (target: string) =>
      given(`
measures:
  backup: { article: "3", of: signs, what: backup, per: month, cron: "0 23 * * *", grace: 2 h, target: ${target} }
`);
    const verdict = (target: string, at: string) =>
      judged(late(target), "2026-03", { facts: [signs("2026-03-01 23:05", 30, "1 day")], at }).verdict;
    expect(verdict("100%", "2026-04-01 01:00")).toBe("running");
    expect(verdict("100%", "2026-04-01 01:01")).toBe("missed");
    expect(verdict("at least 96%", "2026-04-01 01:00")).toBe("kept"); // 30 of 31, whatever comes
  });

  test("OBJ-3 OBJ-5 a share is lost once what is still to come cannot make it up", () => {
    const share = (target: string, at: string) =>
      judged(
        given(`
measures:
  backup: { article: "3", of: signs, what: backup, per: month, cron: "0 2 * * *", grace: 2 h, target: ${target} }
`),
        "2026-03",
        { facts: [signs("2026-03-01 02:05", 9, "1 day")], at },
      ).verdict;
    // 31 are expected; the first that is missing is that of the 10th, known after four o'clock.
    expect(share("at least 90%", "2026-03-12 05:00")).toBe("running"); // three may be missing
    expect(share("at least 90%", "2026-03-13 05:00")).toBe("missed");
    expect(share("aim at least 90%", "2026-03-13 05:00")).toBe("over-aim");
    expect(share("over 29%", over)).toBe("kept");
    expect(share("at least 30%", over)).toBe("missed");
  });
});

describe("after the last sign", () => {
  const fiveMinutes = control("every: 5 min, grace: 5 min");
  const after = (at: string) => ({
    facts: [signs("2026-03-01 00:00", 100, "5 min"), sign(at)],
    at,
  });
  test.each([
    // The hundredth came at 08:15, so one is expected at 08:20 and has until 08:25.
    ["2026-03-01 08:20", counted("running", 101, 101, 0, 0, 0)],
    ["2026-03-01 08:25", counted("running", 101, 101, 0, 0, 0)],
    ["2026-03-01 08:26", counted("missed", 102, 101, 0, 1, 0)],
    ["2026-03-01 08:18", counted("running", 101, 101, 0, 0, 0)],
    ["2026-03-01 08:17", counted("running", 100, 100, 0, 0, 0)],
  ])("HBT-1 every five minutes: the next sign comes at %s", (at, expected) => {
    expect(march(after(at), fiveMinutes)).toBe(expected);
  });

  test("HBT-1 HBT-2 the next is expected from the last on, and one more is missing with each further time", () => {
    const facts = [signs("2026-03-01 02:00", 5, "1 day"), signs("2026-03-08 08:00", 24, "1 day")];
    expect(march({ facts, at: over }, daily)).toBe(counted("missed", 31, 29, 0, 2, 0));
    const late = [signs("2026-03-01 02:00", 5, "1 day"), signs("2026-03-06 08:01", 26, "1 day")];
    expect(march({ facts: late, at: over }, daily)).toBe(counted("missed", 31, 30, 1, 0, 0));
  });

  test("HBT-1 a backup that begins a little earlier each night is in time, a second one soon after is a repetition", () => {
    const drifting = { facts: [signs("2026-03-01 02:00", 31, "86395 s")], at: "2026-04-01 00:00" };
    expect(march(drifting, daily)).toBe(counted("kept", 31, 31, 0, 0, 0));
    const repeated = [signs("2026-03-01 02:00", 31, "1 day"), signs("2026-03-01 03:00", 31, "1 day")];
    expect(march({ facts: repeated, at: "2026-04-01 00:00" }, daily)).toBe(counted("kept", 31, 31, 0, 0, 0));
  });

  test("HBT-1 CAL-7 months and days are counted in local time", () => {
    const monthly = control("every: 1 month, grace: 1 week");
    const facts = [signs("2026-01-31 02:00", 3, "1 month")];
    expect(figures(judged(monthly, "2026-02", { facts, at: over }), ...counts)).toBe(counted("kept", 1, 1, 0, 0, 0));
    const told = { facts: [signs("2026-03-01 02:00", 31, "1 day")], at: "2026-04-01 00:00" };
    const exact = control("every: 1 day");
    expect(march(told, exact)).toBe(counted("kept", 31, 31, 0, 0, 0));
  });

  test("HBT-1 before the first sign the contract's first day counts", () => {
    const contract = { term: "2026-03-01 to 2027-03-01" };
    const told = { facts: [signs("2026-03-04 06:00", 28, "1 day")], contract, at: over };
    expect(march(told, daily)).toBe(counted("missed", 30, 28, 0, 2, 0));
  });
});

describe("the worst gap", () => {
  const halfHour = control(
    "every: 30 min, grace: 30 min, gap: at most 1 h, target: 100%".replace(", target: 100%", ""),
  );
  const snapshots = (at: string) => [signs("2026-03-02 00:00", 10, "30 min"), sign(at), signs(at, 2000, "30 min")];
  test.each([
    ["2026-03-02 05:30", "kept gap 1 h"],
    ["2026-03-02 05:31", "missed gap 1 h 1 min"],
  ])("HBT-2 at most an hour, from 04:30 to %s", (at, expected) => {
    expect(figures(judged(halfHour, "2026-03", { facts: snapshots(at), at: "2026-04-01 00:00" }), "gap")).toBe(
      expected,
    );
  });

  test("HBT-2 it begins in the month before, and goes on until the moment of judging", () => {
    const facts = [sign("2026-02-28 22:00"), sign("2026-03-01 02:00")];
    const figure = judged(nightly, "2026-03", { facts, at: "2026-03-01 12:30" });
    expect(figures(figure, "gap")).toBe("running gap 10 h 30 min");
    expect(figures(judged(nightly, "2026-03", { facts, at: "2026-03-01 03:00" }), "gap")).toBe("running gap 4 h");
    expect(stretches(figure)).toEqual(["gap 2026-03-01 02:00 10 h 30 min"]);
  });

  test("HBT-2 OBJ-5 a gap that is too long is missed at once", () => {
    const facts = [signs("2026-03-02 00:00", 10, "30 min")];
    expect(judged(halfHour, "2026-03", { facts, at: "2026-03-02 05:30" }).verdict).toBe("running");
    expect(judged(halfHour, "2026-03", { facts, at: "2026-03-02 05:31" }).verdict).toBe("missed");
  });

  test("HBT-2 late and missing signs stand where they were expected", () => {
    const facts = [
      signs("2026-03-01 02:00", 3, "1 day"),
      sign("2026-03-04 05:00"),
      signs("2026-03-06 02:00", 26, "1 day"),
    ];
    expect(stretches(judged(nightly, "2026-03", { facts, at: "2026-04-01 00:00" }))).toEqual([
      "late 2026-03-04 02:00 3 h",
      "gap 2026-03-04 05:00 45 h",
      "missing 2026-03-05 02:00 2 h",
    ]);
  });
});

describe("what is kept", () => {
  const kept = control("every: 1 day, grace: 6 h, kept: 30 days");
  const month = (oldest: string) => ({
    facts: [signs("2026-01-01 02:00", 90, "1 day"), sign("2026-04-01 02:00", { oldest })],
    at: "2026-05-01 00:00",
    contract: { term: "2026-01-01 to 2026-04-02" },
  });
  test.each([
    ["2026-03-02 02:00", "kept kept-for 719 h"],
    ["2026-02-01 02:00", "kept kept-for 1415 h"],
    ["2026-03-02 02:01", "missed kept-for 718 h 59 min"],
  ])("HBT-3 thirty days on 1 April, the oldest of %s", (oldest, expected) => {
    expect(figures(judged(kept, "2026-04", month(oldest)), "kept-for")).toBe(expected);
  });

  test("HBT-3 the copy that came just before may be gone, so long as each was kept until it was that old", () => {
    const facts = [signs("2026-01-01 02:00", 90, "1 day"), sign("2026-04-01 02:07", { oldest: "2026-03-03 02:00" })];
    const told = { facts, at: "2026-05-01 00:00", contract: { term: "2026-01-01 to 2026-04-02" } };
    expect(judged(kept, "2026-04", told).verdict).toBe("kept"); // that of 2 March was thirty days old at 02:00
  });

  test("HBT-3 without an inventory it is unproven, and not asked before the control has run that long", () => {
    const facts = [signs("2026-01-01 02:00", 90, "1 day")];
    const at = "2026-05-01 00:00";
    expect(judged(kept, "2026-03", { facts, at }).verdict).toBe("unproven");
    expect(judged(kept, "2026-01", { facts, at }).verdict).toBe("unproven"); // the 31st is the thirtieth day after the first
    expect(judged(kept, "2026-01", { facts: [signs("2026-01-03 02:00", 90, "1 day")], at }).verdict).toBe("kept");
  });

  test("HBT-3 not longer: what is older than promised is told", () => {
    const exact = control("every: 1 day, grace: 6 h, kept: 30 days, not-longer: yes");
    expect(judged(exact, "2026-04", month("2026-03-02 02:00")).verdict).toBe("kept");
    expect(judged(exact, "2026-04", month("2026-03-01 02:00")).verdict).toBe("missed");
  });
});

describe("which signs count", () => {
  test("CHK-5 a sign that lacks what it must carry, or says no, is told beside what is missing", () => {
    const elsewhere = control('every: 1 day, at: "02:00", grace: 2 h, requires: [in-other-region]');
    const told = (fields: Record<string, string>) => ({
      facts: [signs("2026-03-01 02:00", 30, "1 day", { "in-other-region": "yes" }), sign("2026-03-31 02:00", fields)],
      at: over,
    });
    expect(judged(elsewhere, "2026-03", told({ "in-other-region": "yes" })).verdict).toBe("kept");
    const lacking = ({ stretches: all }: MeasureFigure) => all.flatMap(({ failed }) => failed);
    expect(lacking(judged(elsewhere, "2026-03", told({})))).toEqual([
      { condition: "requires in-other-region", because: "not-known" },
    ]);
    expect(lacking(judged(elsewhere, "2026-03", told({ "in-other-region": "no" })))).toEqual([
      { condition: "requires in-other-region", because: "no" },
    ]);
  });

  test.each([
    ["restore-tested", {}, 1],
    ["restore-tested", { what: "test-restore" }, 1],
    ["restore-tested", { what: "drill" }, 0],
    ["sign-received", { what: "test-restore" }, 1],
    ["sign-received", {}, 0],
    ["scan-done", {}, 0],
  ])("HBT-1 CHK-5 %s %o is so many signs of a test restore: %i", (kind, fields, number) => {
    const program = given(`
measures:
  tests: { article: "3", of: signs, what: test-restore, per: month, every: 1 month, grace: 1 week, target: 100% }
`);
    const told = { facts: [{ [`2026-03-02 09:00 ${kind}`]: fields }], at: "2026-03-03 00:00" };
    expect(judged(program, "2026-03", told).values.received).toEqual({ unit: "count", value: number });
  });

  test("HBT-1 a package that the contract does not have is promised nothing; while nobody says which it has, it is unproven", () => {
    const program = given(`
levels: { package: { article: "5", of: asset, values: [basic, plus] } }
contract: { systems: { is: list }, term: { is: from and to } }
measures:
  checks: { article: "3", of: signs, what: check, where: { package: plus }, per: month, every: 1 day, target: 100% }
`);
    const verdict = (contract: Record<string, string>) =>
      judged(program, "2026-03", { contract: { term: "2026-01-01 to 2027-01-01", ...contract }, at: over }).verdict;
    expect(verdict({ package: "basic" })).toBe("no-target");
    expect(verdict({ package: "plus" })).toBe("missed");
    expect(verdict({})).toBe("unproven");
  });

  test("DUT-5 as agreed: nothing is expected until the contract says how often", () => {
    const agreed = control("every: as agreed, grace: 1 week");
    const told = { facts: [sign("2026-03-02 02:00"), sign("2026-03-09 02:00")], at: over };
    expect(figures(judged(agreed, "2026-03", told), "received", "expected", "gap")).toBe(
      "no-target received 2 expected none gap 549 h",
    );
    const contract = { backup: "1 week" };
    expect(figures(judged(agreed, "2026-03", { ...told, contract }), "received", "missing")).toBe(
      "missed received 2 missing 2",
    );
  });

  test("CON-2 HBT-2 each service by itself, all by the worst; a sign that names none is one of each", () => {
    const each = control('every: 1 day, at: "02:00", grace: 2 h, services: systems');
    const contract = { systems: ["mail", "web"] };
    const facts = [
      signs("2026-03-01 02:00", 31, "1 day", { service: "mail" }),
      signs("2026-03-01 02:00", 30, "1 day", { service: "web" }),
    ];
    const figure = judged(each, "2026-03", { facts, contract, at: over });
    expect(figures(figure, "received")).toBe("missed received 30");
    expect(figure.services.map((one) => `${one.service} ${figures(one, "received")}`)).toEqual([
      "mail kept received 31",
      "web missed received 30",
    ]);
    const shared = { facts: [signs("2026-03-01 02:00", 31, "1 day")], contract, at: over };
    expect(judged(each, "2026-03", shared).services.map(({ verdict }) => verdict)).toEqual(["kept", "kept"]);
    const union = control('every: 1 day, at: "02:00", grace: 2 h, services: systems, together: union');
    expect(figures(judged(union, "2026-03", { facts, contract, at: over }), "received")).toBe("kept received 31");
  });
});

test.each([
  [sign("2026-03-02 02:00", { what: "back-up" }), "sign.unknown-what back-up backup"],
  [{ "2026-03-02 02:00 sign-received": {} }, "sign.without-what backup"],
  [sign("2026-03-02 02:00", { service: "shop" }), "sign.other-service backup shop"],
  [sign("2026-03-02 02:00", { times: "many", every: "1 day" }), "sign.unread backup times many"],
  [sign("2026-03-02 02:00", { times: "9", every: "daily" }), "sign.unread backup every daily"],
  [sign("2026-03-02 02:00", { oldest: "2026-03-03 02:00" }), "sign.unread backup oldest 2026-03-03 02:00"],
  [{ "2026-03-02 02:00 restore-tested": {} }, undefined],
])("HBT-1 HBT-3 %o: %s", (fact, said) => {
  const evidence = evidenceOf(control("every: 1 day, services: [web]"), { facts: [fact], at: over });
  const problems = evidenceProblems(evidence).map(({ code, params }) => [code, ...Object.values(params)].join(" "));
  expect(problems).toEqual(said === undefined ? [] : [said]);
});
