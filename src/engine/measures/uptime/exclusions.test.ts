/** What is taken off an outage, and what counts because a condition failed: AVL-3, AVL-7, AVL-8. */
import { describe, expect, test } from "vitest";
import { stretches, told, uptime } from "../../../../test/uptime.ts";

const period = "2026-03";
const outage = (from: string, to: string, fields: Record<string, string> = {}) => [
  { [`${from} outage-started`]: { service: "web", ...fields } },
  { [`${to} outage-ended`]: { service: "web", ...("outage" in fields ? { outage: fields["outage"] } : {}) } },
];
const excluding = (exclusions: string, more = "", ...terms: string[]) =>
  uptime(`target: at least 99%, services: [web], not-counted: { ${exclusions} }${more}`, ...terms);

describe("the overlapping part", () => {
  test("AVL-3 a fault of another that overlaps an own fault hides nothing", () => {
    const program = excluding("network: { cause: network }");
    const facts = [
      ...outage("2026-03-02 10:00", "2026-03-02 12:00", { outage: "N", cause: "network" }),
      ...outage("2026-03-02 11:00", "2026-03-02 11:30", { outage: "O" }),
    ];
    expect(told(program, { facts, period })).toMatchObject({ down: "30 min", "not-counted": "1 h 30 min" });
    expect(stretches(program, { facts, period })).toEqual([
      "2026-03-02 10:00 not-counted 1 h network",
      "2026-03-02 11:00 down 30 min",
      "2026-03-02 11:30 not-counted 30 min network",
    ]);
  });

  test("AVL-3 a release of four hours counts for nothing, and a minute more for that minute or for all", () => {
    const program = (beyond: string) =>
      excluding(`release: { cause: release, only-if: { outside: office }, at-most: 4 h, beyond: ${beyond} }`);
    const story = (to: string) => ({ facts: outage("2026-03-08 20:00", to, { cause: "release" }), period });
    expect(told(program("excess"), story("2026-03-09 00:00"))).toMatchObject({ down: "0 s", "not-counted": "4 h" });
    expect(told(program("excess"), story("2026-03-09 00:01"))).toMatchObject({ down: "1 min", "not-counted": "4 h" });
    expect(told(program("whole"), story("2026-03-09 00:00"))["down"]).toBe("0 s");
    expect(told(program("whole"), story("2026-03-09 00:01"))["down"]).toBe("4 h 1 min");
    expect(stretches(program("excess"), story("2026-03-09 00:01"))).toEqual([
      "2026-03-08 20:00 not-counted 4 h release",
      "2026-03-09 00:00 down 1 min release [at-most 4 h beyond]",
    ]);
    expect(
      stretches(program("excess"), {
        facts: outage("2026-03-09 16:59", "2026-03-09 18:00", { cause: "release" }),
        period,
      }),
    ).toEqual(["2026-03-09 16:59 down 1 h 1 min release [only-if outside office no]"]);
  });

  test("AVL-8 a cap is of the work, over all its outages", () => {
    const program = excluding("release: { cause: release, at-most: 1 h }");
    const of = (id: string, release: string, from: string, to: string) =>
      outage(`2026-03-08 ${from}`, `2026-03-08 ${to}`, { outage: id, cause: "release", release });
    const facts = [
      ...of("A", "R1", "20:00", "20:40"),
      ...of("B", "R1", "20:30", "21:30"),
      ...of("C", "R2", "22:00", "22:50"),
    ];
    expect(told(program, { facts, period })).toMatchObject({ down: "30 min", "not-counted": "1 h 50 min" });
  });

  test("AVL-3 hours of its own bound what is taken off", () => {
    const program = excluding(
      "night: { cause: work, hours: night }",
      "",
      `
hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 } }, night: { article: "1", week: { mon-sun: 22:00-06:00 } } }`,
    );
    const story = { facts: outage("2026-03-03 05:00", "2026-03-03 07:00", { cause: "work" }), period };
    expect(told(program, story)).toMatchObject({ down: "1 h", "not-counted": "1 h" });
    expect(stretches(program, story)[1]).toBe("2026-03-03 06:00 down 1 h night [hours night beyond]");
  });

  test("AVL-1 taken off the outage alone, or off the period as well", () => {
    const facts = outage("2026-03-02 10:00", "2026-03-02 12:00", { cause: "network" });
    const share = (more: string) =>
      told(excluding("network: { cause: network }", more), {
        facts: [...facts, ...outage("2026-03-04 10:00", "2026-03-04 11:00")],
        period,
      });
    expect(share("")).toMatchObject({ share: "742/743", whole: "743 h" });
    expect(share(", denominator: without-not-counted")).toMatchObject({ share: "740/741", whole: "741 h" });
  });
});

describe("planned work", () => {
  const announced = {
    "2026-03-10 10:00 maintenance-announced": { work: "M1", start: "2026-03-16 20:00", end: "2026-03-16 23:00" },
  };
  const begun = { "2026-03-16 20:00 maintenance-started": { work: "M1", emergency: "no" } };
  const done = outage("2026-03-16 20:00", "2026-03-16 23:00", { cause: "maintenance", work: "M1" });
  const planned = excluding("planned: { cause: maintenance, only-if: { has: maintenance-announced } }");

  test("AVL-8 only the announced time is taken off: an early start and an overrun count", () => {
    const facts = [announced, ...outage("2026-03-16 19:30", "2026-03-16 23:45", { cause: "maintenance", work: "M1" })];
    expect(stretches(planned, { facts, period })).toEqual([
      "2026-03-16 19:30 down 30 min planned [interval announced beyond]",
      "2026-03-16 20:00 not-counted 3 h planned",
      "2026-03-16 23:00 down 45 min planned [interval announced beyond]",
    ]);
    const whole = excluding("planned: { cause: maintenance, interval: whole }");
    expect(told(whole, { facts, period })["down"]).toBe("0 s");
  });

  test("AVL-8 unannounced it counts, and an announcement during or after it cures nothing", () => {
    const late = {
      "2026-03-16 20:01 maintenance-announced": { work: "M1", start: "2026-03-16 20:00", end: "2026-03-16 23:00" },
    };
    expect(stretches(planned, { facts: [begun, ...done], period })).toEqual([
      "2026-03-16 20:00 down 3 h planned [only-if has maintenance-announced no]",
    ]);
    expect(told(planned, { facts: [begun, late, ...done], period })["down"]).toBe("3 h");
    const backdated = { "2026-03-10 10:00 maintenance-announced": { work: "M1", "recorded-at": "2026-03-17 09:00" } };
    expect(told(planned, { facts: [backdated, begun, ...done], period })["down"]).toBe("3 h");
  });

  test("AVL-8 a move made before the start is the announcement; one made after it is not", () => {
    const moved = (at: string) => ({
      [`${at} maintenance-moved`]: { work: "M1", start: "2026-03-16 21:00", end: "2026-03-17 00:00" },
    });
    const facts = (at: string) => [
      announced,
      moved(at),
      ...outage("2026-03-16 20:00", "2026-03-17 00:00", { cause: "maintenance", work: "M1" }),
    ];
    expect(told(planned, { facts: facts("2026-03-15 10:00"), period })["down"]).toBe("1 h");
    expect(stretches(planned, { facts: facts("2026-03-16 20:30"), period })).toEqual([
      "2026-03-16 20:00 not-counted 3 h planned",
      "2026-03-16 23:00 down 1 h planned [interval announced beyond]",
    ]);
  });

  test("AVL-8 DUT-2 an announcement that names no time is one of the work whenever it begins", () => {
    const program = excluding("work: { cause: maintenance, only-if: { has: maintenance-announced } }");
    const facts = [
      { "2026-03-02 09:00 maintenance-announced": { work: "W" } },
      { "2026-03-10 22:00 maintenance-started": { work: "W" } },
      ...outage("2026-03-10 22:00", "2026-03-10 23:00", { cause: "maintenance", work: "W" }),
    ];
    expect(told(program, { facts, period })).toMatchObject({ down: "0 s", "not-counted": "1 h" });
  });

  test("AVL-8 work that was called off is announced no more", () => {
    const off = { "2026-03-12 10:00 maintenance-cancelled": { work: "M1" } };
    expect(told(planned, { facts: [announced, off, begun, ...done], period })["down"]).toBe("3 h");
  });

  test("AVL-8 CHK-5 what nobody recorded by the start is not known, which is not yes", () => {
    const calm = excluding("planned: { cause: maintenance, only-if: { emergency: no } }");
    expect(stretches(calm, { facts: [announced, ...done], period })).toEqual([
      "2026-03-16 20:00 down 3 h planned [only-if emergency no not-known]",
    ]);
    expect(told(calm, { facts: [announced, begun, ...done], period })["down"]).toBe("0 s");
  });

  test("AVL-8 DUT-2 the notice is a duty of its own: exactly in time is, a minute later is not", () => {
    const noticed = excluding(
      "planned: { cause: maintenance, only-if: { any: [{ kept: announce }, { agreed: yes }] } }",
      "",
      `duties: { announce: { article: "2", for: maintenance, by: supplier, to: maintenance-announced, before: maintenance-started, notice: 4 working days, hours: office } }`,
    );
    const story = (at: string) => ({
      facts: [
        { [`${at} maintenance-announced`]: { work: "M1", start: "2026-03-16 20:00", end: "2026-03-16 23:00" } },
        begun,
        ...done,
      ],
      period,
    });
    expect(told(noticed, story("2026-03-11 09:00"))["down"]).toBe("0 s");
    expect(told(noticed, story("2026-03-11 09:01"))["down"]).toBe("3 h");
    expect(stretches(noticed, story("2026-03-11 09:01"))).toEqual([
      "2026-03-16 20:00 down 3 h planned [only-if kept announce no] [only-if agreed yes not-known]",
    ]);
  });
});

describe("caused by the work, or merely during it", () => {
  const work = [
    {
      "2026-03-10 10:00 maintenance-announced": {
        work: "M1",
        service: "web",
        start: "2026-03-16 20:00",
        end: "2026-03-16 23:00",
      },
    },
    { "2026-03-16 20:00 maintenance-started": { work: "M1" } },
  ];
  const facts = [...work, ...outage("2026-03-16 22:00", "2026-03-17 00:00")];

  test("AVL-3 by default only what the work caused is its doing", () => {
    const causal = excluding("planned: { cause: maintenance }");
    expect(told(causal, { facts, period })["down"]).toBe("2 h");
    const named = [...work, ...outage("2026-03-16 22:00", "2026-03-16 23:00", { work: "M1", cause: "disk" })];
    expect(stretches(causal, { facts: named, period })).toEqual([
      "2026-03-16 22:00 down 1 h planned [link caused-by no]",
    ]);
  });

  test("AVL-3 where the agreement says so it is whatever happens during it, and no longer than that", () => {
    const during = excluding("planned: { cause: maintenance, link: during }");
    expect(told(during, { facts, period })).toMatchObject({ down: "1 h", "not-counted": "1 h" });
  });
});

describe("decided afterwards", () => {
  const cause = excluding("network: { cause: network }");
  const facts = outage("2026-03-02 10:00", "2026-03-02 12:00", { outage: "O1", cause: "unknown" });

  test("AVL-2 a cause that is found later is the cause", () => {
    expect(
      told(cause, { facts: [...facts, { "2026-03-05 10:00 decided": { outage: "O1", cause: "network" } }], period })[
        "down"
      ],
    ).toBe("0 s");
  });

  test("AVL-3 a claim takes nothing off; a decision does, or settles that it counts", () => {
    const claim = { "2026-03-05 10:00 exclusion-claimed": { outage: "O1", exclusion: "network" } };
    const decision = (accepted: string, more = {}) => ({
      "2026-03-06 10:00 exclusion-decided": { outage: "O1", exclusion: "network", accepted, ...more },
    });
    expect(stretches(cause, { facts: [...facts, claim], period })).toEqual([
      "2026-03-02 10:00 down 2 h network [cause network no]",
    ]);
    expect(told(cause, { facts: [...facts, claim, decision("yes")], period })["down"]).toBe("0 s");
    const part = { start: "2026-03-02 11:30", end: "2026-03-02 13:00" };
    expect(told(cause, { facts: [...facts, claim, decision("yes", part)], period })["down"]).toBe("1 h 30 min");
    const own = outage("2026-03-02 10:00", "2026-03-02 12:00", { outage: "O1", cause: "network" });
    expect(stretches(cause, { facts: [...own, decision("no")], period })).toEqual([
      "2026-03-02 10:00 down 2 h network [exclusion-decided accepted yes no]",
    ]);
  });
});
