import * as fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../../src/engine/judge.ts";
import { aCase, type ClockCase } from "./clock-arbitraries.ts";
import { judgePlainly } from "./clock-oracle.ts";
import { brokenBy, factsOf, programOf, same, ticketWith } from "./engine-case.ts";

/** What the engine says, in the form of the second judge. */
function judged(one: ClockCase): object {
  const judgement = judge(programOf(one), ticketWith(factsOf(one)), one.now * 60_000);
  const moment = (at: number) => (Number.isNaN(at) ? undefined : at);
  return Object.fromEntries(
    judgement.clocks.map(({ clock, run, elapsedMs, thresholds }) => [
      clock.name,
      {
        startAt: moment(run.startAt),
        stopAt: moment(run.stopAt),
        elapsedMs,
        thresholds: thresholds.map((each) => ({
          dueAt: moment(each.dueAt),
          missedAt: moment(each.missedAt),
          verdict: each.verdict,
        })),
      },
    ]),
  );
}

const rules =
  "PRI-3 PRI-5 PRI-7 CLK-1 CLK-2 CLK-3 CLK-4 CLK-5 CLK-6 CLK-9 CLK-11 CLK-12 CLK-13 CLK-14 CLK-15 CAL-6 CAL-7 CAL-8 CAL-10";

test(`${rules} a second judge that walks minute by minute says the same of every clock`, () => {
  const agree = fc.property(aCase, (one) => {
    const plain = Object.fromEntries(judgePlainly(one.plain, one.facts, one.now));
    same(one, judged(one), plain);
  });
  expect(brokenBy(agree)).toBeUndefined();
}, 600_000);
