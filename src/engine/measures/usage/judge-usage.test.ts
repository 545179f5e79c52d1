import { describe, expect, test } from "vitest";
import { given } from "../../../../test/given.ts";
import { evidenceOf, figures, judged, type Told } from "../../../../test/judged.ts";
import { usesOf } from "./uses.ts";

const usage = (more: string, contract = "") =>
  given(`
contract: { services: { is: list }, benchmark: { is: amount per service }, term: { is: from and to }${contract} }
measures:
  use: { article: "6", of: usage, services: services, per: month, ${more} }
`);
const sampled = (at: string, fields: Record<string, string>) => ({ [`${at} sampled`]: { what: "traffic", ...fields } });
const last = "2026-04-30 23:00";
const over = "2026-05-01 00:00";
const april = (program: ReturnType<typeof usage>, told: Told) => judged(program, "2026-04", { at: over, ...told });
const fair = "what: traffic, relative-to: benchmark, target: at most 200%";

describe("beside a benchmark", () => {
  test.each([
    ["1999 GB", "kept share 1999/1000"],
    ["2000 GB", "kept share 2/1"],
    ["2000.000001 GB", "missed share 2000000001/1000000000"],
    ["2001 GB", "missed share 2001/1000"],
  ])("CVG-2 OBJ-3 fair use ends above twice of it: %s", (use, expected) => {
    const facts = [sampled(last, { use, benchmark: "1000 GB" })];
    expect(figures(april(usage(fair), { facts }), "share")).toBe(expected);
  });

  test("CVG-2 CON-1 what the contract fills in goes before what was recorded, and may be for one service or use", () => {
    const facts = [sampled(last, { use: "900 GB", benchmark: "1000 GB", service: "shop" })];
    const of = (benchmark: string | string[]) =>
      figures(april(usage(fair), { facts, contract: { services: ["shop"], benchmark } }), "of", "share");
    expect(of("300 GB")).toBe("missed of 300 GB share 3/1");
    expect(of(["mail 300 GB", "shop storage 300 GB", "shop traffic 450 GB", "900 GB"])).toBe(
      "kept of 450 GB share 2/1",
    );
    expect(of(["mail 300 GB"])).toBe("kept of 1000 GB share 9/10");
  });

  test("CVG-2 a percentage is of the whole, where nothing else is there", () => {
    const load = "what: traffic, relative-to: capacity, counted-as: mean, target: at most 50%";
    const facts = [sampled("2026-04-01 00:00", { use: "40%" }), sampled(last, { use: "60.02%" })];
    expect(figures(april(usage(load), { facts }), "used", "share")).toBe("missed used 50.01 % share 5001/10000");
    const half = [facts[0]!, sampled(last, { use: "60%" })];
    expect(figures(april(usage(load), { facts: half }), "used", "share")).toBe("kept used 50 % share 1/2");
  });

  test("CVG-2 of a benchmark of nothing any use is too much, and no use is none", () => {
    const of = (use: string) => april(usage(fair), { facts: [sampled(last, { use, benchmark: "0 GB" })] }).verdict;
    expect([of("1 GB"), of("0 GB")]).toEqual(["missed", "kept"]);
  });
});

describe("what a period's uses come to", () => {
  const facts = ["10 GB", "30 GB", "20.5 GB"].map((use, i) => sampled(`2026-04-1${i} 00:00`, { use }));
  const of = (how: string) => figures(april(usage(`what: traffic, target: at most 30, ${how}`), { facts }), "used");

  test("CVG-2 the last of them, or as is written the total, the mean or the highest", () => {
    expect(of("hours: office")).toBe("kept used 20.5 GB");
    expect(of("counted-as: last")).toBe("kept used 20.5 GB");
    expect(of("counted-as: total")).toBe("missed used 60.5 GB");
    expect(of("counted-as: highest")).toBe("kept used 30 GB");
    expect(of("counted-as: mean")).toMatch(/^kept used 20\.16/);
  });

  test("CVG-2 a band has a name", () => {
    const bands = "bands: { low: under 20, fitting: 20 to 25, high: over 25 }";
    expect(figures(april(usage(`what: traffic, target: none, ${bands}`), { facts }), "band")).toBe(
      "no-target band fitting",
    );
  });

  test("OBJ-5 CVG-2 a total that is used up is lost at once, and has a forecast; what may still fall runs on", () => {
    const running = (how: string, at: string) =>
      figures(
        judged(usage(`what: traffic, target: at most 30, counted-as: ${how}`), "2026-04", { facts, at }),
        "forecast",
      );
    expect(running("total", "2026-04-10 12:00")).toMatch(/^running forecast 31\.578/);
    expect(running("total", "2026-04-16 00:00")).toBe("missed forecast 121 GB");
    expect(running("mean", "2026-04-16 00:00")).toBe("running forecast none");
    expect(running("last", "2026-04-16 00:00")).toBe("running forecast none");
  });

  test("CON-1 CLK-17 only what was used while the contract ran", () => {
    const program = usage("what: traffic, target: at most 30, counted-as: total");
    const of = (term: string) => figures(april(program, { facts, contract: { term } }), "used");
    expect(of("2026-04-11")).toBe("missed used 50.5 GB");
    expect(of("2026-04-01 to 2026-04-11")).toBe("kept used 10 GB");
    expect(of("2026-05-01")).toBe("outside used none");
  });
});

describe("several services and kinds of use", () => {
  const both = "what: [traffic, storage], relative-to: benchmark, target: at most 200%";
  const use = (service: string, what: string, amount: string) =>
    sampled(last, { service, what, use: amount, benchmark: "100 GB" });

  test("CVG-2 AVL-6 each by itself, and the worst counts", () => {
    const facts = [
      use("shop", "traffic", "150 GB"),
      use("shop", "storage", "201 GB"),
      use("mail", "traffic", "100 GB"),
      use("mail", "storage", "1 GB"),
    ];
    const figure = april(usage(both), { facts, contract: { services: ["shop", "mail"] } });
    expect(figures(figure, "share", "group")).toBe("missed share 201/100 group shop storage");
    expect(figure.services.map((one) => `${one.service} ${figures(one, "group", "share")}`)).toEqual([
      "shop kept group traffic share 3/2",
      "shop missed group storage share 201/100",
      "mail kept group traffic share 1/1",
      "mail kept group storage share 1/100",
    ]);
  });

  test("CVG-2 AVL-5 what nobody measured is unproven, unless the rest is missed already", () => {
    const of = (amount: string) =>
      april(usage(both), { facts: [use("shop", "traffic", amount)], contract: { services: ["shop"] } }).verdict;
    expect([of("200 GB"), of("201 GB")]).toEqual(["unproven", "missed"]);
    expect(april(usage(both), {}).verdict).toBe("unproven");
  });
});

describe("what is wrong with uses", () => {
  const wrong = (...lines: Record<string, string>[]) =>
    usesOf(evidenceOf(usage(fair), { facts: lines.map((fields) => sampled(last, fields)) })).problems.map(
      ({ code, params }) => `${code} ${Object.values(params).join(" ")}`,
    );

  test("CHK-1 each is said with what it says", () => {
    expect(wrong({ use: "a lot", benchmark: "1 GB" })).toEqual(["usage.unread traffic use a lot"]);
    expect(wrong({ use: "1 GB", benchmark: "1 GB 2" })).toEqual(["usage.unread traffic benchmark 1 GB 2"]);
    expect(wrong({ use: "1 TB", benchmark: "1000 GB" })).toEqual(["usage.other-unit traffic TB GB"]);
    expect(wrong({ use: "1 GB", benchmark: "1 GB" }, { use: "1 TB" })).toEqual(["usage.other-unit traffic TB GB"]);
    expect(wrong({ use: "1 GB" })).toEqual(["usage.no-benchmark traffic benchmark"]);
    expect(wrong({ what: "verkeer", use: "1 GB" })).toEqual(["sample.unknown-what verkeer traffic"]);
  });

  test("CVG-2 what cannot be compared is unproven", () => {
    const of = (...lines: Record<string, string>[]) =>
      april(usage(fair), { facts: lines.map((fields) => sampled(last, fields)) }).verdict;
    expect(of({ use: "1 TB", benchmark: "1000 GB" })).toBe("unproven");
    expect(of({ use: "1 GB" })).toBe("unproven");
    const total = usage("what: traffic, target: at most 30, counted-as: total");
    const facts = [sampled(last, { use: "1 TB" }), sampled(last, { use: "1 GB" })];
    expect(april(total, { facts }).verdict).toBe("unproven");
  });
});
