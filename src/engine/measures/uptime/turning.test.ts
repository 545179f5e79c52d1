import type { Data } from "../../../agreement/source.ts";
import { describe, expect, test } from "vitest";
import { figure, stretches, told, uptime } from "../../../../test/uptime.ts";

const verdictsAt = (program: ReturnType<typeof uptime>, facts: readonly object[], ...moments: string[]) =>
  moments.map((at) => told(program, { facts: facts as never, period: "2027-01", at })["verdict"]);

describe("a period that is over, and an outage that is not", () => {
  const short = uptime("target: at least 99.95%, ignore: under 1 h");
  const goesOn = { "2027-01-31 23:20 outage-started": { outage: "O1" } };

  test("AVL-4 OBJ-5 while it may yet become long enough to count the period is running", () => {
    expect(verdictsAt(short, [goesOn], "2027-02-01 00:00", "2027-02-01 00:19", "2027-02-01 00:20")).toEqual([
      "running",
      "running",
      "missed",
    ]);
    const ended = [goesOn, { "2027-02-01 00:10 outage-ended": { outage: "O1" } }];
    expect(verdictsAt(short, ended, "2027-02-01 00:00", "2027-02-01 00:10")).toEqual(["running", "kept"]);
  });

  test("OBJ-5 one that cannot turn the verdict leaves it", () => {
    const lenient = uptime("target: at least 99%, ignore: under 1 h");
    expect(verdictsAt(lenient, [goesOn], "2027-02-01 00:00")).toEqual(["kept"]);
    const strict = uptime("target: 100%");
    expect(verdictsAt(strict, [goesOn], "2027-01-31 23:30", "2027-02-01 00:00")).toEqual(["missed", "missed"]);
  });

  test("AVL-4 OBJ-5 while the gap before a next one could be joined the period is running", () => {
    const joining = uptime("target: at least 99.995%, join: under 10 min");
    const facts = [
      { "2027-01-31 23:53 outage-started": { outage: "O1" } },
      { "2027-01-31 23:55 outage-ended": { outage: "O1" } },
    ];
    expect(verdictsAt(joining, facts, "2027-02-01 00:00", "2027-02-01 00:04", "2027-02-01 00:05")).toEqual([
      "running",
      "running",
      "kept",
    ]);
    const again = [
      ...facts,
      { "2027-02-01 00:03 outage-started": { outage: "O2" } },
      { "2027-02-01 00:04 outage-ended": { outage: "O2" } },
    ];
    expect(verdictsAt(joining, again, "2027-02-01 00:00", "2027-02-01 00:05")).toEqual(["running", "missed"]);
  });

  test("AVL-3 OBJ-5 what a cap excuses only while the work stays under it may yet count whole", () => {
    const capped = uptime(
      "target: at least 99.9%, not-counted: { release: { cause: release, at-most: 4 h, beyond: whole } }",
    );
    const facts = [{ "2027-01-31 22:00 outage-started": { outage: "O1", cause: "release" } }];
    expect(verdictsAt(capped, facts, "2027-02-01 00:00", "2027-02-01 02:00", "2027-02-01 02:01")).toEqual([
      "running",
      "running",
      "missed",
    ]);
  });

  test("AVL-6 OBJ-5 of services together as one as well", () => {
    const united = uptime("services: [web, mail], together: union, target: at least 99.95%, ignore: under 1 h");
    expect(verdictsAt(united, [goesOn], "2027-02-01 00:00", "2027-02-01 00:20")).toEqual(["running", "missed"]);
  });
});

describe("what excuses too much", () => {
  const two = uptime(
    "services: [web, mail], target: at least 99.99%, not-counted: { force-majeure: { cause: force-majeure } }",
  );
  const both = [
    { "2027-01-10 10:00 outage-started": { outage: "O1", service: "web" } },
    { "2027-01-10 10:00 outage-started": { outage: "O1", service: "mail" } },
    { "2027-01-10 11:00 outage-ended": { outage: "O1" } },
  ];
  const perService = (...facts: object[]) =>
    figure(two, { facts: [...both, ...facts] as never, period: "2027-01" }).services.map(
      ({ service, verdict }) => `${service} ${verdict}`,
    );

  test("AVL-3 CON-2 an exclusion that was decided for one service takes nothing off another", () => {
    const decided = { outage: "O1", exclusion: "force-majeure", accepted: "yes" };
    expect(perService({ "2027-01-11 09:00 exclusion-decided": { ...decided, service: "web" } })).toEqual([
      "web kept",
      "mail missed",
    ]);
    expect(perService({ "2027-01-11 09:00 exclusion-decided": decided })).toEqual(["web kept", "mail kept"]);
  });

  test("AVL-2 CON-2 so does a cause that was decided for one service", () => {
    const decided = { outage: "O1", cause: "force-majeure", service: "mail" };
    expect(perService({ "2027-01-11 09:00 decided": decided })).toEqual(["web missed", "mail kept"]);
  });

  const planned = uptime(
    "target: at least 99.99%, not-counted: { planned: { cause: maintenance, only-if: { has: maintenance-announced } } }",
  );
  const outage = [
    { "2027-01-10 20:30 outage-started": { outage: "O1", cause: "maintenance", work: "W1" } },
    { "2027-01-10 22:30 outage-ended": { outage: "O1" } },
  ];
  const announced = (fields: Record<string, string>) => ({
    "2027-01-10 21:00 maintenance-announced": { work: "W1", ...fields },
  });

  test("AVL-8 an announcement of a start that has passed announces nothing, whenever the work really began", () => {
    const late = announced({ start: "2027-01-10 20:00", end: "2027-01-10 23:00" });
    const lacks = "2027-01-10 20:30 down 2 h planned [only-if has maintenance-announced no]";
    const started = { "2027-01-10 22:00 maintenance-started": { work: "W1" } };
    for (const facts of [
      [late, ...outage],
      [late, started, ...outage],
    ])
      expect(stretches(planned, { facts, period: "2027-01" })).toEqual([lacks]);
  });

  test("AVL-8 a work that is announced for later excuses nothing before that", () => {
    const early = announced({ start: "2027-01-10 21:30", end: "2027-01-10 23:00" });
    expect(stretches(planned, { facts: [early, ...outage], period: "2027-01" })).toEqual([
      "2027-01-10 20:30 down 1 h planned [interval announced beyond]",
      "2027-01-10 21:30 not-counted 1 h planned",
    ]);
  });
});

describe("stretches", () => {
  test("AVL-1 a contract that reaches the whole period leaves no stretch outside it", () => {
    const facts = [{ "2027-01-31 23:20 outage-started": {} }, "2027-02-01 01:00 outage-ended"];
    expect(stretches(uptime("target: at least 99%"), { facts, period: "2027-02" })).toEqual([
      "2027-02-01 00:00 down 1 h",
    ]);
  });
});

describe("services of which nobody speaks", () => {
  const two = uptime("services: [web, mail], target: at least 99%");
  const verdicts = (facts: readonly Data[]) =>
    figure(two, { facts, period: "2027-01" }).services.map(({ verdict }) => verdict);

  test("AVL-5 a list of outages is whole; beside one that was measured, another was not", () => {
    const outage = [
      { "2027-01-10 10:00 outage-started": { service: "web" } },
      { "2027-01-10 11:00 outage-ended": { service: "web" } },
    ];
    expect(verdicts(outage)).toEqual(["kept", "kept"]);
    expect(verdicts([{ "2026-12-01 00:00 monitoring-started": { service: "web" } }, ...outage])).toEqual([
      "kept",
      "unproven",
    ]);
    expect(verdicts(["2026-12-01 00:00 monitoring-started", ...outage] as never)).toEqual(["kept", "kept"]);
  });
});
