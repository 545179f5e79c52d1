import { describe, expect, it } from "vitest";
import { noFields, type Fact, type Fields } from "../facts/fact.ts";
import { asMeasured, measuredTime } from "./measured-time.ts";

const notAsked = { asOf: undefined, measuredFrom: undefined, measuredTo: undefined };
const noLog = { logFrom: Infinity, saysSince: false };

const facts = (...said: readonly [at: number, kind: string, fields?: Fields][]): Fact[] =>
  said.map(([at, kind, fields = noFields], seq) => ({ kind, at, seq, fields }));

/** When measuring is said to begin, with what is added to the facts themselves. */
function begins(all: readonly Fact[], covered?: ReadonlySet<string>) {
  const time = measuredTime(all, noLog, notAsked, 1000);
  const added = asMeasured(all, time, covered).slice(all.length);
  return { ...time, added: added.map(({ at, fields }) => [at, fields]) };
}

describe("since when outages would have been recorded", () => {
  it("AVL-5 what nobody says is taken from the first record on", () => {
    const all = facts([20, "outage-started"], [30, "outage-ended"]);
    expect(begins(all)).toMatchObject({ by: "records", from: 20, to: 1000, added: [[20, noFields]] });
  });

  it("AVL-5 measuring that only ends and begins again was going on since the first record", () => {
    const all = facts(
      [20, "outage-started", { service: "web" }],
      [40, "monitoring-ended", { service: "web" }],
      [50, "monitoring-started", { service: "web" }],
    );
    expect(begins(all)).toMatchObject({ by: "records", from: 20, added: [[20, { service: "web" }]] });
  });

  it("AVL-5 a service of which nobody says so was measured from the first record on, not for ever", () => {
    const all = facts([10, "monitoring-started", { service: "web" }], [20, "outage-started", { service: "mail" }]);
    expect(begins(all)).toMatchObject({ by: "records", from: 10, added: [[10, { service: "mail" }]] });
    const ofAny = facts([10, "monitoring-started", { service: "web" }], [20, "outage-started"]);
    expect(begins(ofAny, new Set(["web", "mail"])).added).toEqual([[10, { service: "mail" }]]);
  });

  it("AVL-5 nothing is added where the records say all of it", () => {
    const all = facts([10, "monitoring-started"], [20, "outage-started", { service: "mail" }]);
    expect(begins(all)).toMatchObject({ by: "told", from: 10, added: [] });
    expect(begins(facts([10, "monitoring-started", { service: "web" }]), new Set(["web", "mail"])).added).toEqual([]);
  });

  it("AVL-5 what is asked on the command line goes before what the records say", () => {
    const all = facts([10, "monitoring-started"], [20, "outage-started"]);
    const time = measuredTime(all, noLog, { ...notAsked, measuredFrom: 5, measuredTo: 50 }, 1000);
    expect(asMeasured(all, time, undefined).map(({ kind, at }) => [kind, at])).toEqual([
      ["outage-started", 20],
      ["monitoring-started", 5],
      ["monitoring-ended", 50],
    ]);
  });
});
