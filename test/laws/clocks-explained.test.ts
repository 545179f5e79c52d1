import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ClockOutcome } from "../../src/engine/outcome.ts";
import { explain } from "../../src/engine/explain.ts";
import { judge } from "../../src/engine/judge.ts";
import { targetSteps } from "../../src/engine/target-steps.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { aCase } from "./clock-arbitraries.ts";
import { brokenBy, factsOf, programOf, same, ticketWith } from "./engine-case.ts";

const timeout = 600_000;

test(
  "CLK-10 CLK-16 the stretches of a run follow each other from its start to its end, and what counted adds up to elapsed",
  () => {
    const holds = fc.property(aCase, (one) => {
      const now = one.now * 60_000;
      const { clocks, judgement } = explain(programOf(one), ticketWith(factsOf(one)), now);
      for (const { outcome, segments } of clocks) {
        const { run, clock } = outcome;
        const end = run.stopFact === undefined ? now : run.stopAt;
        const ends = segments.flatMap(({ from, to }) => [from, to]);
        const isEmpty = Number.isNaN(run.startAt) || run.startAt >= end;
        same(one, ends, isEmpty ? [] : [run.startAt, ...joints(ends), end]);
        for (const { kind, from, to } of segments) {
          same(one, to > from, true);
          same(one, [kind, clock.hours.open(from, to)], [kind, kind === "closed" ? 0 : to - from]);
        }
        const { startAt } = targetSteps(clock, run, judgement.states).at(-1)!; // a clock that restarts counts from there
        same(one, sum(segments, "counted", startAt), outcome.elapsedMs);
        same(one, sum(segments), isEmpty ? 0 : end - run.startAt);
      }
    });
    expect(brokenBy(holds)).toBeUndefined();
  },
  timeout,
);

/** The inner bounds, each of which must be the end of one stretch and the beginning of the next. */
function joints(ends: readonly number[]): number[] {
  return ends.slice(1, -1).map((_at, i) => ends[1 + i - (i % 2)]!);
}

function sum(
  segments: readonly { kind: string; from: number; to: number }[],
  kind?: string,
  since = -Infinity,
): number {
  const chosen = segments.filter((one) => (kind === undefined || one.kind === kind) && one.to > since);
  return chosen.reduce((total, { from, to }) => total + to - Math.max(from, since), 0);
}

test(
  "CLK-10 explaining a ticket changes nothing of how it is judged",
  () => {
    const holds = fc.property(aCase, (one) => {
      const program = programOf(one);
      const judged = judge(program, ticketWith(factsOf(one)), one.now * 60_000);
      const explained = explain(program, ticketWith(factsOf(one)), one.now * 60_000).clocks.map(
        ({ outcome }) => outcome,
      );
      same(one, explained.map(figures), judged.clocks.map(figures));
    });
    expect(brokenBy(holds)).toBeUndefined();
  },
  timeout,
);

const anOrder = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));

test(
  "CLK-8 TIM-4 facts in any order of arrival, written down late or not, are judged alike",
  () => {
    const holds = fc.property(aCase, anOrder, anOrder, (one, order, lateness) => {
      const program = programOf(one);
      const facts = factsOf(one);
      const now = one.now * 60_000;
      const known = facts.filter((fact) => fact.at <= now);
      const late = known.map((fact): Fact => {
        const recordedAt = Math.min(now, fact.at + Math.floor(lateness.next().value * 4) * 1_800_000);
        return recordedAt > fact.at ? Object.assign({}, fact, { recordedAt }) : fact;
      });
      const shuffled = sortedBy(late, order);
      same(
        one,
        judge(program, ticketWith(shuffled), now).clocks.map(figures),
        judge(program, ticketWith(facts), now).clocks.map(figures),
      );
    });
    expect(brokenBy(holds)).toBeUndefined();
  },
  timeout,
);

function sortedBy(facts: readonly Fact[], order: Iterator<number>): Fact[] {
  const weighed = facts.map((fact) => ({ fact, weight: order.next().value as number }));
  return weighed.toSorted((a, b) => a.weight - b.weight).map(({ fact }) => fact);
}

test(
  "TIM-4 a fact that was withdrawn is judged as if it had never been, and a moved one as if it had been there",
  () => {
    const holds = fc.property(aCase, fc.nat(), fc.integer({ min: -600, max: 600 }), (one, pick, minutes) => {
      const program = programOf(one);
      const facts = factsOf(one).map((fact): Fact => Object.assign(fact, { id: `f${fact.seq}` }));
      const later = Math.max(...facts.map(({ at }) => at), one.now * 60_000) + 600 * 60_000;
      const target = facts[1 + (pick % Math.max(1, facts.length - 1))];
      if (target === undefined) return;
      const by = (kind: string, fields: Fact["fields"]): Fact => ({
        kind,
        at: later,
        seq: 1000,
        fields: { fact: target.id!, ...fields },
      });
      const moved = { ...target, at: target.at + minutes * 60_000 };
      const clocks = (all: Fact[]) => judge(program, ticketWith(all), later).clocks.map(figures);
      same(one, clocks([...facts, by("withdrawn", {})]), clocks(facts.filter((fact) => fact !== target)));
      same(
        one,
        clocks([...facts, by("corrected", { at: String(moved.at) })]),
        clocks(facts.map((fact) => (fact === target ? moved : fact))),
      );
    });
    expect(brokenBy(holds)).toBeUndefined();
  },
  timeout,
);

/** All that is said of a clock but the facts themselves, which carry when they were written down. */
function figures({ clock, run, elapsedMs, verdict, thresholds }: ClockOutcome): object {
  const each = thresholds.map(({ dueAt, missedAt, verdict: own, threshold }) => [
    threshold.written,
    dueAt,
    missedAt,
    own,
  ]);
  const { startAt, stopAt, pauses, gaps } = run;
  return { clock: clock.name, startAt, stopAt, pauses, gaps, elapsedMs, verdict, each };
}
