/** `peil explain --json`: the whole explanation as data, moments in ISO 8601 with the offset of the agreement's zone. */
import type { ClockExplanation, Explanation } from "../engine/explain.ts";
import type { DutyOutcome } from "../engine/duties/duty.ts";
import type { Program } from "../engine/program.ts";
import type { ExplainedTicket } from "./explained-ticket.ts";
import { levelValue } from "../engine/subject.ts";
import type { Fact } from "../facts/fact.ts";
import { instantToIso } from "../time/moment.ts";

export function explainJson(
  program: Program,
  { id, placeOf }: ExplainedTicket,
  { judgement, covered, acts, clocks, duties }: Explanation,
): unknown {
  const page: Page = {
    moment: (at) => (Number.isFinite(at) ? instantToIso(program.zone, at) : null),
    fact: (one) => (one === undefined ? null : factJson(page, one)),
  };
  const state = judgement.states.at(-1)!;
  return {
    ticket: id,
    agreement: program.file.agreement,
    edition: program.file.edition,
    zone: program.zone,
    asOf: page.moment(judgement.asOf),
    classification: Object.fromEntries(
      [...program.levels.values()].flatMap((level) => {
        const value = levelValue(level, state.attributes);
        return value === undefined ? [] : [[level.name, value]];
      }),
    ),
    provisional: state.provisional,
    coverage:
      covered === undefined
        ? null
        : { word: covered.word, article: covered.table.term.article, chargedMinutes: covered.chargedMinutes ?? null },
    clocks: clocks.map((clock) => clockJson(page, clock)),
    duties: duties.map((duty) => dutyJson(page, duty)),
    acts: acts.map((act) => ({
      fact: page.fact(act.fact),
      outcome: act.outcome,
      by: act.by ?? null,
      lacking: act.lacking,
    })),
    ...(placeOf === undefined
      ? {}
      : { facts: judgement.settled.facts.map((one) => ({ ...factJson(page, one), place: placeOf(one) ?? null })) }),
    ignored: judgement.settled.ignored.map((one) => ({ fact: page.fact(one.fact), why: one.why })),
  };
}

interface Page {
  /** ISO 8601 with offset; null where there is no such moment. */
  readonly moment: (at: number) => string | null;
  readonly fact: (one: Fact | undefined) => unknown;
}

function factJson({ moment }: Page, { kind, at, fields }: Fact) {
  return { kind, at: moment(at), fields };
}

function dutyJson({ moment, fact }: Page, outcome: DutyOutcome): unknown {
  const { duty, verdict, openedBy, openedAt, dueAt, doneBy, doneAt, brokenAt, lacks } = outcome;
  return {
    duty: duty.name,
    article: duty.term.article,
    verdict,
    opened: moment(openedAt),
    openedBy: fact(openedBy),
    due: moment(dueAt),
    done: moment(doneAt),
    doneBy: fact(doneBy),
    brokenAt: moment(brokenAt),
    lacks,
  };
}

function clockJson({ moment, fact }: Page, clock: ClockExplanation): unknown {
  const { outcome, segments, dues, atRiskAt, apart, remainingMs, laterStops } = clock;
  return {
    clock: outcome.clock.name,
    article: outcome.clock.term.article,
    hours: outcome.clock.hoursName,
    verdict: outcome.verdict,
    start: moment(outcome.run.startAt),
    startedBy: fact(outcome.run.startFact),
    stop: moment(outcome.run.stopAt),
    stoppedBy: fact(outcome.run.stopFact),
    elapsedMs: outcome.elapsedMs,
    thresholds: outcome.thresholds.map((one, i) => ({
      target: one.threshold.written,
      aim: one.threshold.aim,
      due: moment(one.dueAt),
      atRisk: moment(atRiskAt[i]!),
      missedAt: moment(one.missedAt),
      remainingMs: one.threshold.kind === "elapsed" ? remainingMs[i] : null,
      verdict: one.verdict,
    })),
    dues: dues.map((step) => ({
      from: moment(step.from),
      target: step.written,
      due: step.dueAt.map(moment),
      because: fact(step.because),
    })),
    segments: segments.map((one) => ({
      kind: one.kind,
      from: moment(one.from),
      to: moment(one.to),
      ms: one.to - one.from,
      article: one.article,
      because: fact(one.because),
      endedBy: fact(one.endedBy),
    })),
    shownApart: apart.map((one) => ({ because: fact(one.because), ms: one.ms })),
    laterStops: laterStops.map(fact),
  };
}
