/** Availability against a judge that asks every step of time by itself, and the laws that any availability keeps: AVL. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MeasureFigure } from "../../src/engine/measures/figure.ts";
import { judgeUptime } from "../../src/engine/measures/uptime/judge-uptime.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { aCase, anOutage, aPeriod } from "./availability-arbitraries.ts";
import { at, evidenceOf, factsOf, stepMs, steps, type PlainCase } from "./availability-case.ts";
import { plainFigure } from "./availability-oracle.ts";

const runs = { numRuns: Number(process.env["PEIL_RUNS"] ?? 1000) };

function judged(one: PlainCase, from: number, to: number, asOf: number, facts?: readonly Fact[]): MeasureFigure {
  const evidence = evidenceOf(one, asOf, facts === undefined ? undefined : [...facts]);
  return judgeUptime(evidence.program.measures[0]!, evidence, { label: "", from: at(from), to: at(to) });
}

function ms(figure: MeasureFigure, name: "down" | "not-counted" | "unmeasured" | "whole" | "allowed"): number {
  const value = figure.values[name];
  return value?.unit === "ms" ? value.value : 0;
}

function share({ values: { share: value } }: MeasureFigure): readonly [bigint, bigint] | undefined {
  return value?.unit === "share" ? [BigInt(value.value.num), BigInt(value.value.den)] : undefined;
}

/** Whether the availability of one is at most that of the other. */
function isAtMost(one: MeasureFigure, other: MeasureFigure): boolean {
  const [a, b] = [share(one), share(other)];
  return a === undefined || b === undefined || a[0] * b[1] <= b[0] * a[1];
}

test("AVL-1 AVL-3 AVL-4 AVL-5 AVL-6 AVL-7 AVL-8 AVL-9 availability is what counting every step gives", () => {
  fc.assert(
    fc.property(aCase, aPeriod, (one, { from, to, asOf }) => {
      const figure = judged(one, from, to, asOf);
      const plain = plainFigure(one, from, to, asOf);
      // Whether what goes on can turn a period that is over is asked below: counting steps knows of no later ones.
      const mayTurn = figure.verdict === "running" && asOf >= to && ["kept", "unproven"].includes(plain.verdict);
      const floor = (amount: number) => Math.floor((amount * stepMs) / 10_000);
      expect({
        verdict: mayTurn ? plain.verdict : figure.verdict,
        down: ms(figure, "down"),
        "not-counted": ms(figure, "not-counted"),
        unmeasured: ms(figure, "unmeasured"),
      }).toEqual({
        verdict: plain.verdict,
        down: floor(plain.down),
        "not-counted": floor(plain.notCounted),
        unmeasured: plain.unmeasured * stepMs,
      });
      const value = share(figure);
      expect(value === undefined).toBe(plain.share === undefined);
      const [up, of] = value ?? [0n, 0n];
      const [plainUp, plainOf] = plain.share ?? [0, 0];
      expect(up * BigInt(plainOf)).toBe(BigInt(plainUp) * of);
    }),
    runs,
  );
});

test("AVL-1 AVL-3 the stretches that are down or joined add up to the figure of a service, where outages weigh whole", () => {
  fc.assert(
    fc.property(aCase, aPeriod, (drawn, { from, to, asOf }) => {
      const rule = { ...drawn.rule, services: ["a"], partial: "whole" as const };
      const figure = judged({ ...drawn, rule }, from, to, asOf);
      const sum = (...kinds: string[]) =>
        figure.stretches.filter(({ is }) => kinds.includes(is)).reduce((all, one) => all + one.to - one.from, 0);
      expect(sum("down", "joined")).toBe(ms(figure, "down"));
      expect(sum("not-counted")).toBe(ms(figure, "not-counted"));
    }),
    runs,
  );
});

test("AVL-1 AVL-7 a period that is cut in two adds up, wherever it is cut", () => {
  fc.assert(
    fc.property(aCase, aPeriod, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, { from, to, asOf }, part) => {
      // Of several services the worst can be another in each part; parts of an outage leave parts of a millisecond.
      const rule = { ...drawn.rule, together: "union" as const, denominator: "period" as const };
      const one = { ...drawn, rule };
      const middle = from + Math.round(part * (to - from));
      const parts = [judged(one, from, middle, asOf), judged(one, middle, to, asOf)];
      const figure = judged(one, from, to, asOf);
      for (const name of ["whole", "down", "not-counted", "unmeasured"] as const)
        expect(parts.reduce((sum, of) => sum + ms(of, name), 0)).toBe(ms(figure, name));
    }),
    runs,
  );
});

test("AVL-3 AVL-4 AVL-7 more outage never raises availability", () => {
  fc.assert(
    fc.property(aCase, anOutage, aPeriod, (drawn, outage, { from, to, asOf }) => {
      // With `all` a new probe has to agree too; in time that nobody measured an outage is news of how it was; a joined
      // gap weighs as its lighter side; who names a work tells of which services that is.
      const rule = {
        ...drawn.rule,
        downWhen: drawn.rule.downWhen === "all" ? ("any" as const) : drawn.rule.downWhen,
        partial: drawn.rule.join === undefined ? drawn.rule.partial : ("whole" as const),
      };
      const before = { ...drawn, rule, measured: [{ from: 0, to: steps }] };
      const after = { ...before, outages: [...before.outages, { ...outage, work: undefined }] };
      expect(isAtMost(judged(after, from, to, asOf), judged(before, from, to, asOf))).toBe(true);
    }),
    runs,
  );
});

test("AVL-3 AVL-7 an exclusion that is accepted never lowers availability", () => {
  fc.assert(
    fc.property(aCase, fc.nat(), aPeriod, (drawn, chosen, { from, to, asOf }) => {
      fc.pre(drawn.outages.length > 0 && drawn.rule.exclusions.length > 0);
      // What a work has used of its cap is gone for its other outages; a joined gap weighs as its lighter side; of what is
      // dropped by what is left of it a part may have been taken off the base.
      const denominator = drawn.rule.ignoreBy === "counted-length" ? ("period" as const) : drawn.rule.denominator;
      const exclusions = drawn.rule.exclusions.map((one) => ({ ...one, cap: undefined }));
      const partial = drawn.rule.join === undefined ? drawn.rule.partial : ("whole" as const);
      const before = { ...drawn, rule: { ...drawn.rule, exclusions, partial, denominator } };
      const place = chosen % before.outages.length;
      const decided = before.outages.map((one, i) => (i === place ? { ...one, decided: "yes" as const } : one));
      const undecided = before.outages.map((one, i) => (i === place ? { ...one, decided: undefined } : one));
      const accepted = judged({ ...before, outages: decided }, from, to, asOf);
      expect(isAtMost(judged({ ...before, outages: undecided }, from, to, asOf), accepted)).toBe(true);
    }),
    runs,
  );
});

test("AVL-4 OBJ-5 CON-4 what is kept or missed once its period is over stays so, whatever outages follow", () => {
  const alone = { onlyIf: "none", link: "caused-by", inOffice: false } as const;
  fc.assert(
    fc.property(aCase, aPeriod, fc.nat({ max: 60 }), (drawn, { from, to }, wait) => {
      // Works, decisions, a last success and a new probe tell of what was before they are written down.
      const exclusions = drawn.rule.exclusions.map((one) => ({ ...one, ...alone }));
      const rule = { ...drawn.rule, exclusions, outageFrom: "first-failure" as const, downWhen: "any" as const };
      const outages = drawn.outages.map((one) => ({
        ...one,
        work: undefined,
        decided: undefined,
        lastSuccess: undefined,
      }));
      const one = { rule, outages, works: [], measured: [{ from: 0, to: steps }] };
      const verdict = (asOf: number) => judged(one, from, to, asOf).verdict;
      const moments = [Math.floor((from + to) / 2), to + wait, steps - 1];
      const verdicts = moments.map(verdict).filter((one) => one !== "running");
      expect(new Set(verdicts).size).toBeLessThan(2);
    }),
    runs,
  );
});

test("AVL-2 CLK-8 in whatever order facts arrive, the figure is the same", () => {
  fc.assert(
    fc.property(aCase, aPeriod, fc.infiniteStream(fc.nat()), (one, { from, to, asOf }, chance) => {
      const facts = factsOf(one);
      const shuffled = facts
        .map((fact) => ({ fact, place: chance.next().value as number }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ fact }) => fact);
      const shown = ({ verdict, values, stretches }: MeasureFigure) => ({ verdict, values, stretches });
      expect(shown(judged(one, from, to, asOf, shuffled))).toEqual(shown(judged(one, from, to, asOf, facts)));
    }),
    runs,
  );
});
