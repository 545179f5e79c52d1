/** Availability of periods, told as stories: AVL-1, AVL-2, AVL-4, AVL-5, AVL-6, AVL-7, AVL-9, OBJ-5. */
import { describe, expect, test } from "vitest";
import { figure, stretches, texts, told, uptime } from "../../../../test/uptime.ts";

const plain = uptime("target: at least 99.9%, services: [web]");
/** `service: web, state: slow` as fields. */
function fieldsOf(written: string): Record<string, string> {
  return Object.fromEntries(
    written
      .split(", ")
      .map((one): [string, string] => [one.slice(0, one.indexOf(": ")), one.slice(one.indexOf(": ") + 2)]),
  );
}

const down = (from: string, to: string, fields = "service: web") => [
  { [`${from} outage-started`]: fieldsOf(fields) },
  { [`${to} outage-ended`]: { service: "web" } },
];

describe("the length of a period", () => {
  test.each([
    ["a year", "2027", "8760 h", "8 h 45 min 36 s"],
    ["a leap year", "2028", "8784 h", "8 h 47 min 2 s 400 ms"],
    ["February", "2027-02", "672 h", "40 min 19 s 200 ms"],
    ["February of a leap year", "2028-02", "696 h", "41 min 45 s 600 ms"],
    ["March, an hour short", "2027-03", "743 h", "44 min 34 s 800 ms"],
    ["October, an hour long", "2027-10", "745 h", "44 min 42 s"],
  ])("AVL-1 %s has all its minutes, and allows its part of them", (_what, period, whole, allowed) => {
    const facts = down(`${period.slice(0, 4)}-02-10 10:00`, `${period.slice(0, 4)}-02-10 10:00`);
    expect(told(plain, { facts, period })).toMatchObject({ whole, allowed, verdict: "kept" });
  });

  test("AVL-1 the night in which the clocks change counts as long as it was", () => {
    expect(told(plain, { facts: down("2027-03-28 01:00", "2027-03-28 04:00"), period: "2027-03" })["down"]).toBe("2 h");
    expect(told(plain, { facts: down("2027-10-31 01:00", "2027-10-31 04:00"), period: "2027-10" })["down"]).toBe("4 h");
  });

  test("AVL-1 the bound itself is kept, a millisecond more is missed", () => {
    const facts = (to: string) => down("2027-02-10 10:00", to);
    const verdict = (to: string) => told(plain, { facts: facts(to), period: "2027-02" })["verdict"];
    expect(verdict("2027-02-10 10:40:19.200")).toBe("kept");
    expect(verdict("2027-02-10 10:40:19.201")).toBe("missed");
    const over = uptime("target: over 99.9%, services: [web]");
    expect(told(over, { facts: facts("2027-02-10 10:40:19.199"), period: "2027-02" })["verdict"]).toBe("kept");
    expect(told(over, { facts: facts("2027-02-10 10:40:19.200"), period: "2027-02" })["verdict"]).toBe("missed");
  });

  test("AVL-1 an outage across new year's midnight is of both years, each for its part", () => {
    const facts = down("2026-12-31 22:00", "2027-01-01 03:00");
    expect(told(plain, { facts, period: "2026" })["down"]).toBe("2 h");
    expect(told(plain, { facts, period: "2027" })["down"]).toBe("3 h");
  });

  test("AVL-1 a part year is judged for its part, and a period that the contract does not reach not at all", () => {
    const story = {
      facts: down("2027-03-31 23:00", "2027-04-01 02:00"),
      contract: { term: "2027-04-01 to 2028-04-01" },
    };
    expect(told(plain, { ...story, period: "2027" })).toMatchObject({ whole: "6601 h", down: "2 h" });
    expect(told(plain, { ...story, period: "2027-03" })).toEqual({ verdict: "outside" });
    expect(stretches(plain, { ...story, period: "2027-03" })).toEqual(["2027-03-31 23:00 outside-contract 1 h"]);
  });

  test("AVL-1 in service hours only what falls inside them counts, of the outage and of the period", () => {
    const desk = uptime("target: at least 99%, services: [web], hours: office");
    const story = { facts: down("2026-03-06 16:00", "2026-03-09 10:00"), period: "2026-03" };
    expect(told(desk, story)).toMatchObject({
      whole: "176 h",
      down: "2 h",
      allowed: "1 h 45 min 36 s",
      verdict: "missed",
    });
    expect(stretches(desk, story)).toEqual([
      "2026-03-06 16:00 down 1 h",
      "2026-03-06 17:00 outside-hours 64 h",
      "2026-03-09 09:00 down 1 h",
    ]);
  });

  test("AVL-1 hours that never open in a period leave nothing to judge", () => {
    const weekend = uptime(
      "target: at least 99%, services: [web], hours: summer",
      `hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 } }, summer: { article: "1", week: {}, dates: { 2026-07-01: 09:00-17:00 } } }`,
    );
    expect(told(weekend, { facts: down("2026-03-02 10:00", "2026-03-02 11:00"), period: "2026-03" })["verdict"]).toBe(
      "outside",
    );
  });

  test("AVL-1 a budget of time can be the target, and without a target there is no verdict", () => {
    const facts = down("2027-02-10 10:00", "2027-02-10 14:00");
    const budget = (target: string) => told(uptime(`target: ${target}, services: [web]`), { facts, period: "2027-02" });
    expect(budget("at most 4 h")).toMatchObject({ verdict: "kept", allowed: "4 h", left: "0 s" });
    expect(budget("under 4 h")["verdict"]).toBe("missed");
    expect(budget("aim 99.9%")["verdict"]).toBe("over-aim");
    expect(budget("none")).toMatchObject({ verdict: "no-target", share: "167/168" });
  });
});

describe("what is short, and what is joined", () => {
  const hour = uptime("target: at least 98%, services: [web], ignore: under 1 h");

  test("AVL-4 an outage of 59:59 is none, one of 60:00 counts from its first minute", () => {
    const facts = (to: string) => down("2027-01-10 10:00", to);
    expect(told(hour, { facts: facts("2027-01-10 10:59:59"), period: "2027-01" })["down"]).toBe("0 s");
    expect(told(hour, { facts: facts("2027-01-10 11:00"), period: "2027-01" })["down"]).toBe("1 h");
    expect(stretches(hour, { facts: facts("2027-01-10 10:59:59"), period: "2027-01" })).toEqual([
      "2027-01-10 10:00 too-short 59 min 59 s",
    ]);
  });

  test("RPT-2 AVL-7 what is too short leads back to its outage, also where an exclusion would have taken it off", () => {
    const works = uptime(
      "target: at least 98%, services: [web], ignore: under 1 h, not-counted: { work: { cause: work } }",
    );
    const facts = down("2027-01-10 10:00", "2027-01-10 10:30", "service: web, cause: work");
    const [short] = figure(works, { facts, period: "2027-01" }).stretches;
    expect(short).toMatchObject({ is: "too-short", exclusion: "work" });
    expect(short!.facts.map(({ kind }) => kind)).toEqual(["outage-started", "outage-ended"]);
  });

  test("AVL-4 its own length is taken, also where a month's end or an exclusion cuts it", () => {
    const facts = down("2027-01-31 23:30", "2027-02-01 00:30");
    expect(told(hour, { facts, period: "2027-01", at: "2027-02-02 00:00" })["down"]).toBe("30 min");
    expect(told(hour, { facts, period: "2027-01", at: "2027-02-01 00:29" })["down"]).toBe("0 s"); // an hour not yet
    const works = "not-counted: { work: { cause: work, at-most: 30 min } }";
    const own = uptime(`target: at least 98%, services: [web], ignore: under 1 h, ${works}`);
    const counted = uptime(
      `target: at least 98%, services: [web], ignore: under 1 h, ignore-by: counted-length, ${works}`,
    );
    const story = {
      facts: down("2027-01-10 10:00", "2027-01-10 11:00", "service: web, cause: work"),
      period: "2027-01",
    };
    expect(told(own, story)).toMatchObject({ down: "30 min", "not-counted": "30 min" });
    expect(told(counted, story)).toMatchObject({ down: "0 s", "not-counted": "30 min" });
  });

  test("AVL-4 AVL-7 repeats are one outage only where the agreement joins them, and then the gap counts", () => {
    const facts = [...down("2027-01-10 08:00", "2027-01-10 08:59"), ...down("2027-01-10 09:09", "2027-01-10 10:08")];
    const joined = (join: string) => uptime(`target: at least 98%, services: [web], ignore: under 1 h, join: ${join}`);
    expect(told(hour, { facts, period: "2027-01" })["down"]).toBe("0 s");
    expect(told(joined("under 10 min"), { facts, period: "2027-01" })["down"]).toBe("0 s");
    expect(told(joined("at most 10 min"), { facts, period: "2027-01" })["down"]).toBe("2 h 8 min");
    expect(stretches(joined("at most 10 min"), { facts, period: "2027-01" })).toEqual([
      "2027-01-10 08:00 down 59 min",
      "2027-01-10 08:59 joined 10 min",
      "2027-01-10 09:09 down 59 min",
    ]);
  });
});

describe("what tells that it was down", () => {
  test("AVL-2 an outage without an end goes on until the moment of judging, and no further", () => {
    const facts = [{ "2027-02-10 10:00 outage-started": { service: "web" } }];
    expect(told(plain, { facts, period: "2027-02", at: "2027-02-10 10:30" })["down"]).toBe("30 min");
    expect(told(plain, { facts, period: "2027-02", at: "2027-03-10 10:30" })["down"]).toBe("446 h");
  });

  test("AVL-2 it begins at the first failure, at the last success, or midway", () => {
    const facts = [
      { "2027-02-10 10:00 outage-started": { service: "web", "last-success": "2027-02-10 09:50" } },
      { "2027-02-10 10:30 outage-ended": { service: "web" } },
    ];
    const from = (word: string) =>
      told(uptime(`target: none, services: [web], outage-from: ${word}`), { facts, period: "2027-02" });
    expect(["first-failure", "last-success", "middle"].map((word) => from(word)["down"])).toEqual([
      "30 min",
      "40 min",
      "35 min",
    ]);
  });

  test("AVL-2 with a quorum so many probes must tell it, and what a person tells counts by itself", () => {
    const probe = (name: string, from: string, to: string) => [
      { [`${from} outage-started`]: { outage: name, service: "web", probe: name } },
      { [`${to} outage-ended`]: { outage: name } },
    ];
    const facts = [
      ...probe("p", "2027-02-10 10:00", "2027-02-10 11:00"),
      ...probe("q", "2027-02-10 10:30", "2027-02-10 11:30"),
      { "2027-02-11 10:00 outage-started": { outage: "desk", service: "web" } },
      { "2027-02-11 10:15 outage-ended": { outage: "desk" } },
    ];
    const when = (word: string, contract = {}) =>
      told(uptime(`target: none, services: [web], down-when: ${word}`), { facts, period: "2027-02", contract })["down"];
    expect(when("any")).toBe("1 h 45 min");
    expect(when("at least 2")).toBe("45 min");
    expect(when("all")).toBe("45 min");
    expect(when("all", { probes: "p, q, r" })).toBe("15 min");
  });

  test("AVL-7 a part counts whole, by its share, or not; where parts overlap the largest does", () => {
    const part = (id: string, from: string, to: string, share: string) => [
      { [`${from} outage-started`]: { outage: id, service: "web", part: share } },
      { [`${to} outage-ended`]: { outage: id } },
    ];
    const facts = [
      ...part("a", "2027-02-10 10:00", "2027-02-10 11:00", "30%"),
      ...part("b", "2027-02-10 10:30", "2027-02-10 11:30", "12.34%"),
      ...part("c", "2027-02-11 10:00", "2027-02-11 10:10", "100%"),
    ];
    const as = (word: string) =>
      told(uptime(`target: none, services: [web], partial: ${word}`), { facts, period: "2027-02" });
    expect(as("whole")["down"]).toBe("1 h 40 min");
    expect(as("none")["down"]).toBe("10 min");
    expect(as("share")["down"]).toBe("31 min 42 s 120 ms"); // 18 min, half an hour of 12.34%, and 10 min
  });

  test("AVL-2 only the states that are named count, and an outage without a state is down", () => {
    const states = uptime("target: none, services: [web], counts: [down, unusable]");
    const down1 = (state: string) =>
      told(states, { facts: down("2027-02-10 10:00", "2027-02-10 11:00", `service: web${state}`), period: "2027-02" })[
        "down"
      ];
    expect([down1(""), down1(", state: unusable"), down1(", state: slow")]).toEqual(["1 h", "1 h", "0 s"]);
  });

  test("CHK-5 an outage without `what` is not about a measure that names one", () => {
    const site = uptime("target: none, services: [web], what: site");
    const of = (what: string) =>
      told(site, { facts: down("2027-02-10 10:00", "2027-02-10 11:00", `service: web${what}`), period: "2027-02" })[
        "down"
      ];
    expect([of(", what: site"), of(", what: api"), of("")]).toEqual(["1 h", "0 s", "0 s"]);
  });
});

describe("what nobody measured", () => {
  const measured = [
    { "2027-02-01 00:00 monitoring-started": { service: "web" } },
    { "2027-02-10 00:00 monitoring-ended": { service: "web" } },
    { "2027-02-11 00:00 monitoring-started": { service: "web" } },
  ];

  test("AVL-5 it is shown apart and never as up; an outage that somebody recorded is known all the same", () => {
    const facts = [...measured, ...down("2027-02-10 10:00", "2027-02-10 10:30")];
    expect(told(plain, { facts, period: "2027-02" })).toMatchObject({
      verdict: "unproven",
      unmeasured: "23 h 30 min",
      down: "30 min",
      share: "1296/1297",
    });
    expect(stretches(plain, { facts, period: "2027-02" }).filter((one) => one.includes("unmeasured"))).toEqual([
      "2027-02-10 00:00 unmeasured 10 h",
      "2027-02-10 10:30 unmeasured 13 h 30 min",
    ]);
  });

  test("AVL-5 AVL-9 without any word of a service a whole month is unmeasured", () => {
    expect(told(plain, { facts: [], period: "2027-02" })).toMatchObject({ verdict: "unproven", unmeasured: "672 h" });
    expect(told(plain, { facts: [], period: "2027-02" })["share"]).toBeUndefined();
  });

  test("AVL-9 judged both ways: kept if down would still be kept, missed if up is missed already", () => {
    const verdict = (target: string, from: string, to: string) =>
      told(uptime(`target: ${target}, services: [web]`), {
        facts: [...measured, ...down(from, to)],
        period: "2027-02",
      })["verdict"];
    expect(verdict("at least 90%", "2027-02-20 10:00", "2027-02-20 11:00")).toBe("kept");
    expect(verdict("at least 99%", "2027-02-20 10:00", "2027-02-20 11:00")).toBe("unproven");
    expect(verdict("at least 99%", "2027-02-20 10:00", "2027-02-20 17:00")).toBe("missed");
  });

  test("AVL-5 an agreement can take it as down, as up, or judge measured time alone", () => {
    const facts = [...measured, ...down("2027-02-20 10:00", "2027-02-20 11:00")];
    const by = (how: string) =>
      told(uptime(`target: at least 99%, services: [web], ${how}`), { facts, period: "2027-02" });
    expect(by("unmeasured: as-down")).toMatchObject({ verdict: "missed", share: "647/672", down: "1 h" });
    expect(by("unmeasured: as-up")).toMatchObject({ verdict: "kept", share: "671/672" });
    expect(by("denominator: measured")).toMatchObject({ verdict: "kept", whole: "648 h", share: "647/648" });
  });

  test("AVL-5 a first end of measuring tells that it went on until then, and what is still to come is not unmeasured", () => {
    const facts = [{ "2027-02-10 00:00 monitoring-ended": {} }, { "2027-02-10 06:00 monitoring-started": {} }];
    expect(told(plain, { facts, period: "2027-02", at: "2027-02-20 00:00" })).toMatchObject({
      verdict: "running",
      unmeasured: "6 h",
    });
  });
});

describe("a period that still runs", () => {
  test("OBJ-5 it shows the figure so far, and what the whole of it still allows", () => {
    const facts = down("2027-02-10 10:00", "2027-02-10 10:20");
    expect(told(plain, { facts, period: "2027-02", at: "2027-02-11 00:00" })).toMatchObject({
      verdict: "running",
      share: "719/720",
      whole: "672 h",
      allowed: "40 min 19 s 200 ms",
      left: "20 min 19 s 200 ms",
    });
  });

  test("OBJ-5 it is missed as soon as nothing can save it, and never kept before its end", () => {
    const story = { facts: down("2027-02-10 10:00", "2027-02-10 10:41"), period: "2027-02" };
    expect(told(plain, { ...story, at: "2027-02-10 10:40:19" })["verdict"]).toBe("running");
    expect(told(plain, { ...story, at: "2027-02-10 10:41" })["verdict"]).toBe("missed");
    expect(told(plain, { ...story, facts: story.facts.slice(0, 0), at: "2027-02-28 23:59" })["verdict"]).toBe(
      "running",
    );
    const all = uptime("target: 100%, services: [web]");
    expect(told(all, { ...story, at: "2027-02-10 10:00:00.001" })["verdict"]).toBe("missed");
  });

  test("OBJ-5 a period that has not begun has its allowance and no share", () => {
    const story = { facts: down("2027-01-10 10:00", "2027-01-10 11:00"), period: "2027-02", at: "2027-01-15 00:00" };
    expect(told(plain, story)).toMatchObject({ verdict: "running", left: "40 min 19 s 200 ms", down: "0 s" });
    expect(told(plain, story)["share"]).toBeUndefined();
  });
});

describe("several services", () => {
  const facts = [
    { "2027-02-10 10:00 outage-started": { service: "web", outage: "O1" } },
    { "2027-02-10 10:30 outage-ended": { outage: "O1" } },
    { "2027-02-10 10:20 outage-started": { service: ["api", "mail"], outage: "O2" } },
    { "2027-02-10 11:00 outage-ended": { outage: "O2" } },
    { "2027-02-12 10:00 outage-started": { outage: "O3", part: "50%" } },
    { "2027-02-12 10:05 outage-ended": { outage: "O3" } },
  ];

  test("AVL-6 each by itself, and together as the worst of them", () => {
    const several = uptime("target: at least 99.9%, services: [web, api, mail]");
    const judged = figure(several, { facts, period: "2027-02" });
    expect(judged.services.map((one) => [one.service, one.verdict, texts(one)["down"]])).toEqual([
      ["web", "kept", "35 min"],
      ["api", "missed", "45 min"],
      ["mail", "missed", "45 min"],
    ]);
    expect(texts(judged)).toMatchObject({ verdict: "missed", down: "45 min" });
    expect(judged.service).toBeUndefined();
  });

  test("AVL-6 or as their union, which is down while any of them is", () => {
    const union = uptime("target: at least 99.9%, services: [web, api, mail], together: union");
    expect(told(union, { facts, period: "2027-02" })).toMatchObject({ verdict: "missed", down: "1 h 5 min" });
  });

  test("AVL-6 CON-2 where nobody lists services they are those of which the record speaks", () => {
    const any = uptime("target: at least 99.9%");
    expect(figure(any, { facts, period: "2027-02" }).services.map(({ service }) => service)).toEqual([
      "api",
      "mail",
      "web",
    ]);
    const unnamed = [{ "2027-02-10 10:00 outage-started": {} }, { "2027-02-10 11:00 outage-ended": {} }];
    expect(told(any, { facts: unnamed, period: "2027-02" })["down"]).toBe("1 h");
  });
});
