/**
 * Due moments against a slow judge: the ticket is judged hour by hour as it would stand if nothing more were recorded, and
 * where a verdict turns the instant is searched to the millisecond.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dueMoments, firedFacts, nextMoment } from "../../src/engine/due-moments.ts";
import { elapsedBetween, dueAt } from "../../src/engine/due.ts";
import { judge } from "../../src/engine/judge.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "../../src/engine/outcome.ts";
import type { Program, Threshold } from "../../src/engine/program.ts";
import type { Subject } from "../../src/engine/subject.ts";
import { targetSteps } from "../../src/engine/target-steps.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { aCase, shownCase } from "./clock-arbitraries.ts";
import { brokenBy, factsOf, programOf, same, ticketWith } from "./engine-case.ts";

const hour = 3_600_000;
const horizon = 50 * 24 * hour;

test("DUE-1 DUE-2 CLK-4 CLK-17 what lies ahead is where the verdicts of a judge that waits for it turn", () => {
  const agree = fc.property(aCase, (one) => {
    const program = programOf(one);
    const subject = ticketWith(factsOf(one));
    const judgement = judge(program, subject);
    const until = judgement.asOf + horizon;
    const said = dueMoments(program, judgement).filter(({ at }) => at > judgement.asOf && at <= until);
    same(one, said.map(shown).toSorted(), [...turnsAhead(program, subject, judgement.asOf, until)].toSorted());
  });
  expect(brokenBy(agree)).toBeUndefined();
}, 600_000);

test("DUE-3 DUE-4 told as they come or all at once later, each moment is told once, and none is left", () => {
  const agree = fc.property(aCase, fc.boolean(), (one, isPrompt) => {
    const program = programOf(one);
    const told: Fact[] = [];
    const all = factsOf(one);
    const known: Fact[] = [];
    const tell = (now: number) => {
      const subject = ticketWith([...known, ...told]);
      for (const { kind, at, fields } of firedFacts(program, judge(program, subject), now))
        told.push({ kind, at, fields, seq: 1000 + told.length, recordedAt: now });
      const next = nextMoment(program, judge(program, ticketWith([...known, ...told])));
      if (next !== undefined && next <= now) throw new Error(`${shownCase(one)}\nleft ${next} at ${now}`);
      return next;
    };
    for (const [i, fact] of all.entries()) {
      known.push(fact);
      if (!isPrompt) continue;
      const before = all[i + 1]?.at ?? fact.at + horizon;
      for (let next = tell(fact.at); next !== undefined && next < before; next = tell(next));
    }
    tell(all.at(-1)!.at + horizon);
    const keys = told.map(({ kind, at, fields }) => JSON.stringify([kind, at, fields]));
    same(one, keys.length, new Set(keys).size);
    const judgement = judge(program, ticketWith([...known, ...told]));
    const missed = judgement.clocks.flatMap(({ clock, thresholds }) =>
      thresholds
        .filter(({ missedAt }) => missedAt <= judgement.asOf)
        .map(({ missedAt }) => `${clock.name} ${missedAt}`),
    );
    const alerted = told.map(({ at, fields }) => `${String(fields["clock"])} ${at}`);
    same(
      one,
      missed.filter((miss) => !alerted.includes(miss)),
      [],
    );
  });
  expect(brokenBy(agree)).toBeUndefined();
}, 600_000);

const shown = ({ what, clock, target, at }: ReturnType<typeof dueMoments>[number]) =>
  `${clock} ${what} ${target} ${new Date(at).toISOString()}`;

/** Judges every hour, and where something turned searches the millisecond. */
function turnsAhead(program: Program, subject: Subject, from: number, until: number): Set<string> {
  const turns = new Set<string>();
  let before = states(judge(program, subject, from));
  for (let at = from; at < until; at += hour) {
    const after = states(judge(program, subject, Math.min(until, at + hour)));
    for (const [key, state] of after) {
      const had = before.get(key);
      const end = Math.min(until, at + hour);
      const is = (t: number) => states(judge(program, subject, t)).get(key);
      const say = (word: string, turn: number) =>
        turns.add(`${key.split(" ")[0]} ${word} ${state.target} ${new Date(turn).toISOString()}`);
      if (state.over !== had?.over)
        say(
          state.over!,
          search(at, end, (t) => is(t)?.over === state.over),
        );
      if (state.attention === had?.attention) continue;
      const turn = search(at, end, (t) => is(t)?.attention === true);
      const here = is(turn)!;
      if (here.over === undefined || (here.over === "over-aim" && !here.isAim)) say("at-risk", turn);
    }
    before = after;
  }
  return turns;
}

interface Standing {
  /** Set while the target in force calls for attention, or has nothing left to lose. */
  readonly attention: true | undefined;
  readonly over: "missed" | "over-aim" | undefined;
  readonly target: string;
  readonly isAim: boolean;
}

function states(judgement: Judgement): Map<string, Standing> {
  return new Map(
    judgement.clocks.flatMap((outcome) =>
      outcome.thresholds.map(
        (one, index) => [`${outcome.clock.name} ${index}`, standing(outcome, one, index, judgement)] as const,
      ),
    ),
  );
}

function standing(outcome: ClockOutcome, one: ThresholdOutcome, index: number, judgement: Judgement): Standing {
  const { clock, run } = outcome;
  const over = one.verdict === "missed" || one.verdict === "over-aim" ? one.verdict : undefined;
  const inForce = targetSteps(clock, run, judgement.states).at(-1)!.target?.[index];
  const isLost = over === "missed" || (over === "over-aim" && inForce?.aim === true);
  const isRisky = inForce !== undefined && run.stopFact === undefined && usesShare(outcome, inForce, judgement);
  return {
    attention: isLost || isRisky || undefined,
    over,
    target: one.threshold.written,
    isAim: inForce?.aim === true,
  };
}

/** CLK-17 in words: of the target, as it would be without waiting, the share is used. */
function usesShare({ clock, run, elapsedMs }: ClockOutcome, threshold: Threshold, judgement: Judgement): boolean {
  const { startAt } = targetSteps(clock, run, judgement.states).at(-1)!;
  if (threshold.kind === "none" || !(startAt <= judgement.asOf)) return false;
  const whole =
    threshold.kind === "elapsed"
      ? threshold.ms
      : elapsedBetween(clock, startAt, dueAt(clock, threshold, startAt, []), []);
  return elapsedMs * clock.atRisk.den >= whole * clock.atRisk.num;
}

function search(low: number, high: number, isSo: (at: number) => boolean): number {
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (isSo(middle)) to = middle;
    else from = middle;
  }
  return to;
}
