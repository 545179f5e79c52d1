import { describe, expect, test } from "vitest";
import { given, moment } from "../../../test/given.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import { Evidence } from "./evidence.ts";
import { judgeMeasure } from "./judge-measure.ts";
import { periodMeant, periodsOfMeasure } from "./measure-period.ts";
import { coveredServices } from "./services.ts";
import { factsOfContract, withServices } from "./shared-facts.ts";

const program = given(`
contract:
  services: { is: list }
measures:
  availability: { article: "1", of: uptime, services: services, per: month, target: at least 99% }
  support: { article: "2", of: work, per: contract-year, target: at most 4 h }
`);
const [availability, support] = program.measures;

let seq = 0;
const fact = (kind: string, local: string, fields: Fields = {}): Fact => ({
  kind,
  at: moment(local),
  seq: seq++,
  fields,
});

const log = [
  fact("maintenance-announced", "2026-03-01 09:00", { work: "M1", service: "mail" }),
  fact("maintenance-started", "2026-03-10 20:00", { work: "M1" }),
  fact("outage-started", "2026-03-10 20:00", { outage: "O1", work: "M1" }),
  fact("outage-ended", "2026-03-10 21:00", { outage: "O1" }),
  fact("outage-started", "2026-03-11 10:00", { outage: "O2", service: ["portal", "mail"] }),
  fact("outage-ended", "2026-03-11 12:00", { outage: "O2" }),
  fact("outage-started", "2026-03-12 10:00", { outage: "O3", service: "archive" }),
  fact("outage-ended", "2026-03-12 13:00", { outage: "O3" }),
  fact("outage-started", "2026-03-13 10:00", { outage: "O4" }),
  fact("outage-ended", "2026-03-13 10:30", { outage: "O4" }),
];

/** The contract's downtime of March, given its services. */
function down(services: readonly string[]): number | undefined {
  const contract = { services };
  const covered = coveredServices({ program, contract });
  const evidence = new Evidence(program, factsOfContract([], log, covered), {
    contract,
    asOf: moment("2026-04-01 00:00"),
  });
  const figure = judgeMeasure(availability!, evidence, periodMeant(availability!, evidence));
  return figure.services.length === 0
    ? (figure.values.down as { value: number }).value / 60_000
    : figure.services.reduce((sum, one) => sum + (one.values.down as { value: number }).value / 60_000, 0);
}

describe("facts that many contracts share", () => {
  test("CON-2 an outage or work reaches every contract that covers its service, by whatever names it", () => {
    expect(down(["mail"])).toBe(60 + 120 + 30);
    expect(down(["portal"])).toBe(120 + 30);
    expect(down(["archive"])).toBe(180 + 30);
    expect(down(["mail", "archive"])).toBe(60 + 120 + 30 + 180 + 30);
  });

  test("CON-2 nothing of a service that a contract does not cover is among its facts", () => {
    const outages = factsOfContract([], log, new Set(["archive"])).map(({ fields }) => fields["outage"]);
    expect(outages).toEqual(["O3", "O3", "O4", "O4"]);
    expect(factsOfContract([], log, new Set(["portal"])).some(({ fields }) => fields["work"] === "M1")).toBe(false);
  });

  test("CON-2 AVL-2 what is told of an outage is about its services, not those of the work that caused it", () => {
    const caused = [
      fact("maintenance-announced", "2026-03-01 09:00", { work: "M9", service: "portal" }),
      fact("outage-started", "2026-03-10 20:00", { outage: "O9", work: "M9", service: "mail" }),
      fact("outage-ended", "2026-03-10 21:00", { outage: "O9" }),
    ];
    expect(withServices(caused)[2]!.fields["service"]).toEqual(["mail"]);
    expect(factsOfContract([], caused, new Set(["portal"]))).toEqual([caused[0]]);
  });

  test("CON-2 the contract's own facts are always its own, and where nobody lists services all of the log is", () => {
    const own = [fact("work-booked", "2026-03-02 10:00", { service: "elsewhere", minutes: "30" })];
    expect(factsOfContract(own, log, new Set(["archive"])).includes(own[0]!)).toBe(true);
    expect(coveredServices({ program, contract: {} })).toBeUndefined();
    expect(factsOfContract(own, log, undefined)).toHaveLength(log.length + 1);
  });
});

describe("the periods of a contract", () => {
  const label = (contract: Fields, facts: readonly Fact[], at = "2026-03-20 12:00") => {
    const evidence = new Evidence(program, facts, { contract, asOf: moment(at) });
    return periodsOfMeasure(support!, evidence).at(evidence.asOf).label;
  };

  test("OBJ-1 a contract year begins on the date of the term, or on that of the fact that it started", () => {
    expect(label({ term: "2024-04-15 to 2029-04-15" }, [])).toBe("2025-04-15/2026-04-15");
    expect(label({}, [fact("term-started", "2025-10-01 09:00")])).toBe("2025-10-01/2026-10-01");
    expect(label({}, [])).toBe("2026-01-01/2027-01-01");
  });

  test("CON-1 AVL-1 a term that was renewed goes on beyond its written end, until it is ended", () => {
    const contract = { term: "2025-04-01 to 2026-03-11", services: ["portal"] };
    const own = (kind: string, local: string) => fact(kind, local);
    const whole = (...more: Fact[]) => {
      const evidence = new Evidence(program, [...log, ...more], { contract, asOf: moment("2026-04-01 00:00") });
      const { values } = judgeMeasure(availability!, evidence, periodMeant(availability!, evidence));
      return (values.whole as { value: number }).value / 86_400_000;
    };
    const renewed = own("term-renewed", "2026-02-01 09:00");
    expect(whole()).toBe(10);
    expect(Math.ceil(whole(renewed))).toBe(31);
    expect(whole(renewed, own("term-ended", "2026-03-21 00:00"))).toBe(20);
  });

  test("CON-4 without a name the period is that of the newest fact that tells, else that of the judging", () => {
    const meant = (facts: readonly Fact[]) =>
      periodMeant(availability!, new Evidence(program, facts, { asOf: moment("2026-06-15 00:00") })).label;
    expect(meant(log)).toBe("2026-03");
    expect(meant([])).toBe("2026-06");
  });
});
