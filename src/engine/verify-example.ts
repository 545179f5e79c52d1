/** Compares what an example expects with what the engine says, figure by figure. Rule: CHK-3. */
import { text } from "../facts/fact.ts";
import { vocabulary } from "../facts/vocabulary.ts";
import { formatElapsed } from "../time/length.ts";
import { instantToIso, instantToLocal, localToInstant } from "../time/moment.ts";
import { judgeActs, type ActJudgement } from "./acts.ts";
import { coverageOf } from "./coverage.ts";
import { elapsedBetween } from "./due.ts";
import type { Prepared } from "./example.ts";
import type { ClockFigure, Expected } from "./expectation.ts";
import { Evidence } from "./measures/evidence.ts";
import type { ClockOutcome, Judgement } from "./outcome.ts";
import type { Program } from "./program.ts";
import { isDescribed, levelValue, type Subject } from "./subject.ts";
import { targetSteps } from "./target-steps.ts";
import { atRiskAt } from "./thresholds.ts";
import { compareDuty, compareMeasure } from "./verify-measures.ts";
import type { Finding, Path } from "../agreement/finding.ts";

export interface Mismatch {
  readonly path: Path;
  /** What it is about: `response.due`, `priority`, `escalated`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

export function compare(
  program: Program,
  prepared: Prepared,
  expected: readonly Expected[],
  period: string | undefined,
  findings: Finding[],
): Mismatch[] {
  if (prepared.kind === "hours") return expected.flatMap((one) => compareHours(program, prepared, one));
  const { judgement } = prepared;
  const { subject, asOf } = judgement;
  let acts: readonly ActJudgement[] | undefined;
  let evidence: Evidence | undefined;
  return expected.flatMap((one) => {
    if (one.kind === "measure") {
      evidence ??= evidenceOf(program, subject, asOf);
      return compareMeasure(evidence, one, period, findings);
    }
    if (one.kind === "duty") return compareDuty(program, subject, asOf, one);
    if (one.kind === "clock") return compareClock(program, judgement, one);
    if (one.kind === "value") return mismatch(one, one.key, one.wanted, valueOf(program, judgement, one.key));
    if (one.kind !== "act") return [];
    acts ??= judgeActs(program, judgement);
    return mismatch(one, one.key, one.wanted, acts.findLast((act) => act.fact.kind === one.fact)?.outcome ?? "none");
  });
}

/** The facts of an example as a contract's: work on a described ticket is that ticket's, all else is the contract's own. */
function evidenceOf(program: Program, subject: Subject, asOf: number): Evidence {
  const { contract, facts } = subject;
  if (!isDescribed(subject)) return new Evidence(program, facts, { contract, asOf });
  const own = facts.filter((fact) => vocabulary.get(fact.kind) !== "ticket");
  return new Evidence(program, own, { contract, asOf, tickets: [subject] });
}

function mismatch(one: Expected, what: string, expected: string, actual: string): Mismatch[] {
  return expected === actual ? [] : [{ path: one.path, what, expected, actual }];
}

function valueOf(program: Program, judgement: Judgement, key: string): string {
  const { attributes, provisional } = judgement.states.at(-1)!;
  if (key === "provisional") return provisional ? "yes" : "no";
  const level = program.levels.get(key);
  if (level !== undefined) return levelValue(level, attributes) ?? "none";
  const covered = coverageOf(program, judgement.subject.kind, attributes);
  return text(key === "coverage" ? covered?.word : covered?.chargedMinutes?.toString()) ?? "none";
}

function compareClock(program: Program, judgement: Judgement, one: Expected & { kind: "clock" }): Mismatch[] {
  const outcome = judgement.clocks.find((clock) => clock.clock === one.clock);
  const what = `${one.key}.${one.figure}`;
  const actual = outcome === undefined ? ["none"] : figuresOf(judgement, outcome, one.figure);
  const compared = actual.slice(0, Math.max(1, one.wanted.length));
  if (compared.length === one.wanted.length && compared.every((figure, i) => figure === one.wanted[i])) return [];
  const shown = (figures: readonly (string | number)[]) =>
    figures.map((figure) => show(figure, one.figure, program.zone)).join(", ");
  return [{ path: one.path, what, expected: shown(one.wanted), actual: shown(compared) }];
}

/** The figure for each threshold of the target; one where it is the clock's own. */
function figuresOf(judgement: Judgement, outcome: ClockOutcome, figure: ClockFigure): (string | number)[] {
  const { clock, run, thresholds } = outcome;
  const each = (pick: (one: (typeof thresholds)[number]) => number) =>
    thresholds.length === 0 ? ["none"] : thresholds.map((one) => orNone(pick(one)));
  switch (figure) {
    case "verdict":
      return [outcome.verdict];
    case "verdicts":
      return thresholds.length === 0 ? [outcome.verdict] : thresholds.map((one) => one.verdict);
    case "start":
      return [orNone(run.startAt)];
    case "stop":
      return [orNone(run.stopAt)];
    case "due":
      return each((one) => one.dueAt);
    case "missed-at":
      return each((one) => one.missedAt);
    case "at-risk-at":
      return each((one) =>
        atRiskAt(clock, run, one.threshold, targetSteps(clock, run, judgement.states).at(-1)!.startAt),
      );
    case "elapsed":
      return [outcome.elapsedMs];
    case "paused": {
      const endAt = run.stopFact === undefined ? judgement.asOf : run.stopAt;
      return [
        clock.hours.open(run.startAt, Math.max(run.startAt, endAt)) -
          elapsedBetween(clock, run.startAt, endAt, run.pauses),
      ];
    }
    case "remaining":
      return each((one) =>
        one.threshold.kind === "elapsed" ? Math.max(0, one.threshold.ms - outcome.elapsedMs) : NaN,
      );
  }
}

function orNone(moment: number): number | string {
  return Number.isNaN(moment) ? "none" : moment;
}

const lengths: ReadonlySet<ClockFigure> = new Set(["elapsed", "paused", "remaining"]);

/** A moment that exists twice on the wall is shown with its offset, or the two would look the same. */
function show(value: string | number, figure: ClockFigure, zone: string): string {
  if (typeof value === "string") return value;
  if (lengths.has(figure)) return formatElapsed(value);
  const local = instantToLocal(zone, value);
  return localToInstant(zone, local).problem === undefined ? local : instantToIso(zone, value);
}

function compareHours(program: Program, prepared: Prepared & { kind: "hours" }, one: Expected): Mismatch[] {
  if (one.kind !== "hours") return [];
  const hours = program.hours.get(prepared.name)!;
  const what = `${prepared.name} ${one.figure}`;
  if (one.figure === "open") return mismatch(one, what, String(one.wanted), hours.isOpenAt(prepared.at) ? "yes" : "no");
  const at = one.figure === "next-open" ? hours.nextOpen(prepared.at) : hours.nextClose(prepared.at);
  return mismatch(one, what, instantToLocal(program.zone, Number(one.wanted)), instantToLocal(program.zone, at));
}
