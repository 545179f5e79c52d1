/**
 * How a ticket's clocks ran, as the API tells it: every stretch with the article and the facts that bound it, every due that
 * held, and the duties that hang on it. CLK-10: the stretches add up to the run.
 */
import { z } from "zod";
import { isToCustomer } from "../desk/promises.ts";
import type { ClockExplanation, Explanation } from "../engine/explain.ts";
import { judgedClock, type ClockOutcome, type Judgement } from "../engine/outcome.ts";
import { isLeftBy, membership, withdrawal } from "../engine/population.ts";
import type { Program } from "../engine/program.ts";
import { levelValue } from "../engine/subject.ts";
import type { Fact } from "../facts/fact.ts";
import { fulfilledBy, moment, uuid } from "./fields.ts";
import { fieldsReply } from "./ticket-shown.ts";

const at = moment.nullable();
const because = z.object({ id: z.string().nullable(), kind: z.string(), at: moment }).nullable();

const threshold = z.object({
  target: z.string(),
  isAim: z.boolean(),
  dueAt: at,
  atRiskAt: at,
  missedAt: at,
  remainingMs: z.number().nullable(),
  verdict: z.string(),
});
const segment = z.object({
  kind: z.enum(["counted", "closed", "paused", "reopened-gap"]),
  from: moment,
  to: moment,
  ms: z.number(),
  article: z.string(),
  because: because.meta({
    description:
      "the wait; of a reopened gap the solution, of a counted stretch a wait for which this clock does not pause",
  }),
  endedBy: because,
});
const clock = z.object({
  clock: z.string(),
  article: z.string(),
  hours: z.string(),
  verdict: z.string(),
  startAt: at,
  startedBy: because,
  startedAfter: z.string().nullable().meta({ description: "the clock from whose end, or due, it runs" }),
  outsideBy: because.meta({ description: "what took it out of this clock; null where it never was of it" }),
  stopAt: at,
  stoppedBy: because,
  elapsedMs: z.number(),
  thresholds: z.array(threshold),
  dues: z.array(z.object({ from: moment, target: z.array(z.string()), dueAt: z.array(at), because })),
  segments: z.array(segment),
  shownApart: z.array(z.object({ because, ms: z.number() })),
});
const duty = z.object({
  duty: z.string(),
  article: z.string(),
  isAim: z.boolean(),
  isToCustomer: z.boolean().meta({ description: "what the supplier owes, and not to its own people alone" }),
  verdict: z.string(),
  openedAt: at,
  openedBy: because,
  dueAt: at,
  doneAt: at,
  doneBy: because,
  brokenAt: at,
  lacks: z.array(z.string()),
  to: fulfilledBy,
});

export const explanationReply = z
  .object({
    ticket: uuid,
    agreement: z.string(),
    edition: z.string(),
    zone: z.string(),
    asOf: moment,
    classification: fieldsReply,
    isProvisional: z.boolean(),
    coverage: z.object({ word: z.string(), article: z.string(), chargedMinutes: z.number().nullable() }).nullable(),
    clocks: z.array(clock),
    duties: z.array(duty),
  })
  .meta({ id: "Explanation" });

export type ShownExplanation = z.output<typeof explanationReply>;

export function showExplanation(program: Program, ticket: string, told: Explanation): ShownExplanation {
  const { judgement, covered, clocks, duties } = told;
  const state = judgement.states.at(-1)!;
  const levels = [...program.levels.values()].flatMap((level) => {
    const value = levelValue(level, state.attributes);
    return value === undefined ? [] : [[level.name, value] as const];
  });
  return {
    ticket,
    agreement: program.file.agreement,
    edition: program.file.edition,
    zone: program.zone,
    asOf: judgement.asOf,
    classification: Object.fromEntries(levels),
    isProvisional: state.provisional,
    coverage: covered
      ? { word: covered.word, article: covered.table.term.article, chargedMinutes: covered.chargedMinutes ?? null }
      : null,
    clocks: clocks.map((one) => showClock(program, judgement, one)),
    duties: duties.map((one) => ({
      duty: one.duty.name,
      article: one.duty.term.article,
      isAim: one.duty.aim,
      isToCustomer: isToCustomer(program, one),
      verdict: one.verdict,
      openedAt: some(one.openedAt),
      openedBy: factOf(one.openedBy),
      dueAt: some(one.dueAt),
      doneAt: some(one.doneAt),
      doneBy: factOf(one.doneBy),
      brokenAt: some(one.brokenAt),
      lacks: [...one.lacks],
      to: one.duty.to.map(({ fact, filter = {} }) => ({
        fact,
        fields: Object.fromEntries(Object.entries(filter).map(([field, values]) => [field, [...values]])),
      })),
    })),
  };
}

function showClock(program: Program, judgement: Judgement, told: ClockExplanation): ShownExplanation["clocks"][number] {
  const { outcome, segments, dues, atRiskAt, apart, remainingMs } = told;
  const { clock, run } = outcome;
  return {
    clock: clock.name,
    article: clock.term.article,
    hours: clock.hoursName,
    verdict: outcome.verdict,
    startAt: some(run.startAt),
    ...startOf(judgement, outcome),
    outsideBy: outcome.verdict === "outside" ? factOf(leavingFact(program, judgement, outcome)) : null,
    stopAt: some(run.stopAt),
    stoppedBy: factOf(run.stopFact),
    elapsedMs: outcome.elapsedMs,
    thresholds: outcome.thresholds.map(({ threshold: { written, aim, kind }, dueAt, missedAt, verdict }, i) => ({
      target: written,
      isAim: aim,
      dueAt: some(dueAt),
      atRiskAt: some(atRiskAt[i]),
      missedAt: some(missedAt),
      remainingMs: kind === "elapsed" ? (remainingMs[i] ?? null) : null,
      verdict,
    })),
    dues: dues.map(({ from, written, dueAt, because }) => ({
      from,
      target: [...written],
      because: factOf(because),
      dueAt: dueAt.map(some),
    })),
    segments: segments.map(({ kind, from, to, article, because, endedBy }) => ({
      kind,
      from,
      to,
      ms: to - from,
      article,
      because: factOf(because),
      endedBy: factOf(endedBy),
    })),
    shownApart: apart.map(({ because, ms }) => ({ because: factOf(because), ms })),
  };
}

/** What let it begin: a fact, or another clock, with the fact that stopped that one where it did not just run out (CLK-11). */
function startOf(judgement: Judgement, { clock, run }: ClockOutcome) {
  if (run.startFact !== undefined) return { startedBy: factOf(run.startFact), startedAfter: null };
  const others = clock.follows.flatMap(({ term }) => judgedClock(judgement, term) ?? []);
  const [first] = others;
  const stopped = others.find((other) => other.run.stopAt === run.startAt);
  return { startedBy: factOf(stopped?.run.stopFact), startedAfter: (stopped ?? first)?.clock.name ?? null };
}

function leavingFact(program: Program, judgement: Judgement, { clock, run }: ClockOutcome): Fact | undefined {
  const gone = withdrawal(program, judgement.settled.facts);
  const its = clock.term.where === undefined ? undefined : membership(program, clock, run, judgement);
  if (its?.verdict !== "outside" && isLeftBy(run, gone)) return gone;
  const since = its?.since;
  return judgement.states.find(({ from }) => from === since)?.by;
}

/** A moment that is there. */
function some(moment: number | undefined): number | null {
  return moment !== undefined && Number.isFinite(moment) ? moment : null;
}

/** Which fact it was; what it says stands in the list of facts, for those who may see it. */
function factOf(fact: Fact | undefined): z.output<typeof because> {
  return fact === undefined ? null : { id: fact.id ?? null, kind: fact.kind, at: fact.at };
}
