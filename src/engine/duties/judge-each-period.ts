/**
 * Duties of every period: so many times a year, once a quarter. Each time is an instance: the k-th of n is due at k/n of the
 * period, so that it can still be kept, and is broken at the period's end. Where there is a time to deliver, such as a report
 * within a month, the instance opens at the period's end and is judged as a duty after it. Rules: DUT-3, DUT-9.
 */
import type { Fact } from "../../facts/fact.ts";
import { addCalendar } from "../../time/working-days.ts";
import { periodsOfTerm, termOf, type Term } from "../measures/contract-term.ts";
import type { Per } from "../objective.ts";
import type { Judgement } from "../outcome.ts";
import { monthsOf, type Period, type Periods } from "../period.ts";
import type { Program } from "../program.ts";
import { never } from "../run.ts";
import type { Duty, DutyOutcome, DutyVerdict } from "./duty.ts";
import { dueAfter } from "./duty-due.ts";
import { fulfils, lackedBy, waives } from "./duty-facts.ts";

/** Of the contract's own facts. Only periods that lie whole inside its term are asked for: no promise is made of a part. */
export function judgeEachPeriod(program: Program, duty: Duty, judgement: Judgement): DutyOutcome[] {
  const { settled, subject, asOf } = judgement;
  const { facts } = settled;
  const ofKind = (kind: string) => facts.filter((fact) => fact.kind === kind);
  const term = termOf(program.zone, subject.contract ?? {}, ofKind);
  const periods = periodsOfTerm(perOf(duty), program.zone, term);
  const done = facts.filter((fact) => fulfils(duty, fact));
  const waived = facts.filter((fact) => waives(program, duty, fact));
  return [
    ...asked(periods, term, { firstAt: facts[0]?.at ?? Infinity, since: subject.since ?? -Infinity, asOf }),
  ].flatMap((period) =>
    duty.term.within === undefined
      ? inPeriod(program, duty, period, done, waived, asOf)
      : afterPeriod(duty, period, periods.after(period).to, done, waived, asOf),
  );
}

/** A duty of every period names it: `every: half-year`. Of other lengths none are compiled (`dutyRuns`). */
function perOf({ term: { every } }: Duty): Per {
  return (every as { readonly name: Per }).name;
}

interface Known {
  readonly firstAt: number;
  readonly since: number;
  readonly asOf: number;
}

/** The periods that have begun, from that of the contract's first day or fact; none of which the record tells but a part. */
function* asked(periods: Periods, term: Term, { firstAt, since, asOf }: Known): Generator<Period> {
  const from = Math.max(since, Number.isFinite(term.from) ? term.from : firstAt);
  if (!(from <= asOf)) return;
  for (let period = periods.at(from); period.from <= asOf; period = periods.after(period)) {
    if (period.from >= Math.max(since, term.from) && period.to <= term.to) yield period;
  }
}

function inPeriod(
  program: Program,
  duty: Duty,
  period: Period,
  done: readonly Fact[],
  waived: readonly Fact[],
  asOf: number,
): DutyOutcome[] {
  const times = Number(duty.term.times ?? 1);
  const isInside = ({ at }: Fact) => at >= period.from && at < period.to;
  const inside = done.filter(isInside);
  const isWaived = waived.some(isInside);
  return Array.from({ length: times }, (_, k) => {
    const fact = inside[k];
    const isOver = asOf >= period.to;
    const verdict = fact !== undefined ? "kept" : isWaived ? "waived" : isOver ? "broken" : "open";
    return outcomeOf(duty, period, {
      openedAt: period.from,
      dueAt: partOf(program.zone, perOf(duty), period, k + 1, times),
      brokenAt: period.to,
      fact,
      verdict,
    });
  });
}

/** The same day of a later month where the period's months can be shared out so; else the same part of its time. */
function partOf(zone: string, per: Per, { from, to }: Period, k: number, n: number): number {
  const months = (monthsOf[per] * k) / n;
  return Number.isInteger(months) ? addCalendar(zone, from, months, "month") : from + Math.floor(((to - from) / n) * k);
}

function afterPeriod(
  duty: Duty,
  period: Period,
  nextEnd: number,
  done: readonly Fact[],
  waived: readonly Fact[],
  asOf: number,
): DutyOutcome[] {
  if (asOf < period.to) return [];
  const isNext = ({ at }: Fact) => at >= period.to && at < nextEnd;
  const fact = done.find(isNext);
  const dueAt = dueAfter(duty, period.to, duty.length);
  const verdict =
    fact !== undefined
      ? fact.at > dueAt
        ? "late"
        : "kept"
      : waived.some(isNext)
        ? "waived"
        : asOf > dueAt
          ? "broken"
          : "open";
  return [outcomeOf(duty, period, { openedAt: period.to, dueAt, brokenAt: dueAt + 1, fact, verdict })];
}

interface Instance {
  readonly openedAt: number;
  readonly dueAt: number;
  readonly brokenAt: number;
  readonly fact: Fact | undefined;
  readonly verdict: DutyVerdict;
}

function outcomeOf(duty: Duty, period: Period, { openedAt, dueAt, brokenAt, fact, verdict }: Instance): DutyOutcome {
  const isLost = verdict === "late" || verdict === "broken";
  return {
    duty,
    period: period.label,
    openedBy: undefined,
    openedAt,
    dueAt,
    doneBy: fact,
    doneAt: fact?.at ?? never,
    brokenAt: isLost ? brokenAt : never,
    verdict: isLost && duty.aim ? "over-aim" : verdict,
    lacks: lackedBy(duty, fact),
  };
}
