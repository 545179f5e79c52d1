import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { given, moment } from "../../../../test/given.ts";
import { judged } from "../../../../test/judged.ts";
import type { Fact, Fields } from "../../../facts/fact.ts";
import { Evidence } from "../evidence.ts";
import { SampleLog } from "./sample-log.ts";

const bounds = [
  { bound: "within", ms: 2000 },
  { bound: "under", ms: 2000 },
  { bound: "within", ms: 5000 },
] as const;

/** Three bounds of the same samples, so that three edges stand beside each other; the first is the one that is judged. */
const program = (first: number) =>
  given(
    `contract: { list: { is: list } }\nmeasures:\n` +
      [0, 1, 2]
        .map((i) => bounds[(first + i) % 3]!)
        .map(
          ({ bound, ms }, i) =>
            `  m${i}: { article: "1", of: samples, what: page, services: list, where: { stage: live }, connection: 10 Mbit/s, per: month, target: 90% ${bound} ${ms} ms }`,
        )
        .join("\n"),
  );
const programs = [0, 1, 2].map(program);

interface Sample {
  readonly at: number;
  readonly tookMs: number;
  readonly fields: Fields;
}

const begin = moment("2026-03-27 00:00");
const sample: fc.Arbitrary<Sample> = fc.record({
  // Ten days around the night of the clock change and the end of the month.
  at: fc.integer({ min: 0, max: 10 * 24 * 60 }).map((minute) => begin + minute * 60_000),
  tookMs: fc.oneof(fc.constantFrom(1999, 2000, 2001, 4999, 5000, 5001), fc.constant(NaN)),
  fields: fc
    .record({
      what: fc.constantFrom("page", "screen"),
      stage: fc.constantFrom("live", "test", undefined),
      service: fc.constantFrom("a", "b", undefined),
      connection: fc.constantFrom("10 Mbit/s", "1 Gbit/s", "750 kbit/s", undefined),
      note: fc.constantFrom("x", "y"),
    })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Fields),
});

/** Reads the rules sample by sample, with no series, hours or edges. */
function plainly(samples: readonly Sample[], which: number, label: string) {
  const { bound, ms } = bounds[which]!;
  const ofMonth = samples.filter(({ at }) =>
    label === "2026-03" ? at < moment("2026-04-01 00:00") : at >= moment("2026-04-01 00:00"),
  );
  const about = ofMonth.filter(({ fields }) => fields["what"] === "page" && fields["service"] !== "b");
  const counted = about.filter(({ fields }) => fields["stage"] === "live" && fields["connection"] !== "750 kbit/s");
  const kept = counted.filter(({ tookMs }) => (bound === "within" ? tookMs <= ms : tookMs < ms)).length;
  return {
    population: counted.length,
    kept,
    over: counted.length - kept,
    failed: counted.filter(({ tookMs }) => Number.isNaN(tookMs)).length,
    apart: about.length - counted.length,
    verdict: counted.length === 0 ? "unproven" : kept * 10 >= counted.length * 9 ? "kept" : "missed",
  };
}

const contract = { list: ["a"] };
const asOf = moment("2026-05-01 00:00");
const labels = ["2026-03", "2026-04"] as const;

function counted(evidence: Evidence, label: string) {
  const { values, verdict } = judged(evidence.program, label, evidence);
  const of = (name: keyof typeof values) => values[name]?.value;
  return {
    population: of("population"),
    kept: of("kept"),
    over: of("over"),
    failed: of("failed"),
    apart: of("apart"),
    verdict,
  };
}

function asFact({ at, tookMs, fields }: Sample, seq: number): Fact {
  const time: Fields = Number.isNaN(tookMs) ? { failed: "yes" } : { took: `${tookMs} ms` };
  return { kind: "sampled", at, seq, fields: { ...fields, ...time } };
}

function ofFacts(samples: readonly Sample[], which: number): Evidence {
  return new Evidence(programs[which]!, samples.map(asFact), { contract, asOf });
}

/** The same without a fact for each, in whatever order the rows come. */
function ofRows(samples: readonly Sample[], which: number): Evidence {
  const evidence = new Evidence(programs[which]!, [], { contract, asOf });
  const log = evidence.once(SampleLog, () => new SampleLog(programs[which]!, { contract }));
  for (const { at, tookMs, fields } of samples) log.addOne(log.kindOf(fields), at, tookMs);
  return evidence;
}

const samples = fc.array(sample, { maxLength: 120 });
const which = fc.nat({ max: 2 });

describe("counts by hour", () => {
  test("RSP-1 RSP-2 they are what a plain reading of each sample gives", () => {
    fc.assert(
      fc.property(samples, which, (all, one) => {
        for (const label of labels) expect(counted(ofFacts(all, one), label)).toEqual(plainly(all, one, label));
      }),
    );
  });

  test("RSP-1 CLK-8 rows in any order give the same as facts", () => {
    fc.assert(
      fc.property(samples, which, (all, one) => {
        for (const label of labels) expect(counted(ofRows(all, one), label)).toEqual(plainly(all, one, label));
      }),
    );
  });

  test("RSP-1 a period in two parts adds up, wherever the contract cuts it", () => {
    const cut = fc.integer({ min: 0, max: 5 * 24 * 3600 }).map((second) => begin + second * 1000);
    fc.assert(
      fc.property(samples, which, cut, (all, one, at) => {
        const whole = counted(ofFacts(all, one), "2026-03");
        const parts = ["term-ended", "term-started"].map((kind) => {
          const facts = [...all.map(asFact), { kind, at, seq: -1, fields: {} }];
          return counted(new Evidence(programs[one]!, facts, { contract, asOf }), "2026-03");
        });
        const sum = (name: "population" | "kept" | "failed" | "apart") =>
          parts.reduce((total, part) => total + Number(part[name] ?? 0), 0);
        for (const name of ["population", "kept", "failed", "apart"] as const) expect(sum(name)).toBe(whole[name] ?? 0);
      }),
    );
  });

  test("RSP-1 more hours than were foreseen, and a day that was filled in afterwards", () => {
    const hours = Array.from({ length: 24 * 40 }, (_, hour) => ({
      at: moment("2026-03-01 00:00") + hour * 3_600_000,
      tookMs: hour % 10 === 0 ? 9000 : 1000,
      fields: { what: "page", stage: "live", service: "a" },
    }));
    const late = [...hours.slice(100), ...hours.slice(0, 100).toReversed()];
    for (const order of [hours, late]) {
      const { population, kept } = counted(ofRows(order, 0), "2026-03");
      expect([population, kept]).toEqual([743, 668]); // an hour is lost in March
    }
  });
});
