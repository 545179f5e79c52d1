/**
 * Sets our verdicts beside those that an export carries, and gives every disagreement exactly one cause: the first thing
 * that, had it been otherwise, would have given the recorded verdict. They are tried in the order of `disagreementCauses`;
 * what nothing explains is called so. Only tickets that disagree are judged again.
 */
import type { Text } from "../agreement/schema/basics.ts";
import { elapsedBetween } from "../engine/due.ts";
import { judge } from "../engine/judge.ts";
import type { Objective } from "../engine/objective.ts";
import { judgedClock, type ClockOutcome, type ClockVerdict, type Judgement } from "../engine/outcome.ts";
import type { Program, Threshold } from "../engine/program.ts";
import { judgeSteady, targetless, worst } from "../engine/thresholds.ts";
import { keepFirst } from "./first-keys.ts";
import { otherwise, type Otherwise } from "./otherwise.ts";
import { disagreementCauses, type DisagreementCause, type RecordedCause, type RecordedScore } from "./score.ts";
import { groupTitle } from "./titles.ts";

/** What an export says of a ticket: that what was promised was kept, or that it was missed. */
export type RecordedVerdict = "kept" | "missed";

export interface RecordedQuestion {
  readonly column: string;
  /** The clock that the column judges; undefined: all together. */
  readonly clock: string | undefined;
}

/** Exports carry whole minutes, or cut their seconds off: a difference this small says nothing. */
export const aroundTheBoundMs = 60_000;

export class RecordedComparison {
  private readonly program: Program;
  private readonly question: RecordedQuestion;
  private readonly objectives: ReadonlyMap<Threshold, Objective>;
  private readonly causes = new Map<DisagreementCause, CountedCause>();
  private readonly groups = new Map<string, CountedGroup>();
  private others: readonly Otherwise[] | undefined;
  private agree = 0;
  private disagree = 0;
  private without = 0;

  constructor(program: Program, question: RecordedQuestion, objectives: readonly Objective[]) {
    this.program = program;
    this.question = question;
    this.objectives = new Map(objectives.map((objective) => [objective.threshold, objective]));
  }

  /** `judgement` is undefined for a ticket that was set apart. */
  add(ticket: string, judgement: Judgement | undefined, recorded: RecordedVerdict | undefined): void {
    if (recorded === undefined) {
      this.without += 1;
      return;
    }
    const ours = judgement === undefined ? undefined : this.verdictOf(judgement);
    const agrees = ours !== undefined && readAs(ours) === recorded;
    this.countGroup(judgement, agrees);
    if (agrees) this.agree += 1;
    else this.count(ticket, recorded, this.causeOf(judgement, ours, recorded));
  }

  score(): RecordedScore {
    const causes = disagreementCauses.flatMap((cause): RecordedCause[] => {
      const counted = this.causes.get(cause);
      return counted === undefined ? [] : [{ cause, ...counted, tickets: [...counted.tickets] }];
    });
    const inCauses = causes.reduce((sum, one) => sum + one.recordedKept + one.recordedMissed, 0);
    if (inCauses !== this.disagree) throw new Error(`${this.disagree} disagreements have ${inCauses} causes`);
    return {
      ...this.question,
      agree: this.agree,
      disagree: this.disagree,
      without: this.without,
      byGroup: this.groupsInOrder(),
      causes,
    };
  }

  private groupsInOrder(): RecordedScore["byGroup"] {
    const keys = new Set([...this.objectives.values()].map(({ group }) => keyOf(group)));
    return [...keys, ""].flatMap((key) => this.groups.get(key) ?? []).filter((one, i, all) => all.indexOf(one) === i);
  }

  private countGroup(judgement: Judgement | undefined, agrees: boolean): void {
    const outcome =
      judgement === undefined ? undefined : this.outcomesOf(judgement).find((one) => one.thresholds.length > 0);
    const objective = outcome === undefined ? undefined : this.objectives.get(outcome.thresholds[0]!.countsFor);
    const key = keyOf(objective?.group ?? []);
    let counted = this.groups.get(key);
    if (counted === undefined) {
      const title = objective === undefined ? { nl: "", en: "" } : groupTitle(objective);
      counted = { group: objective?.group ?? [], groupTitle: title, agree: 0, disagree: 0 };
      this.groups.set(key, counted);
    }
    if (agrees) counted.agree += 1;
    else counted.disagree += 1;
  }

  private count(ticket: string, recorded: RecordedVerdict, cause: DisagreementCause): void {
    this.disagree += 1;
    let counted = this.causes.get(cause);
    if (counted === undefined) this.causes.set(cause, (counted = { recordedKept: 0, recordedMissed: 0, tickets: [] }));
    if (recorded === "kept") counted.recordedKept += 1;
    else counted.recordedMissed += 1;
    keepFirst(counted.tickets, ticket);
  }

  private causeOf(
    judgement: Judgement | undefined,
    ours: ClockVerdict | undefined,
    recorded: RecordedVerdict,
  ): DisagreementCause {
    if (judgement === undefined) return "set-apart";
    if (ours === undefined || noVerdict.has(ours)) return "not-judged";
    if (ours === "running" && recorded === "kept") return "still-running";
    if (this.isAroundTheBound(judgement, recorded)) return "around-the-bound";
    for (const one of disagreementCauses) if (this.wouldFit(one, judgement, recorded)) return one;
    return ours === "running" ? "still-running" : "unexplained";
  }

  private wouldFit(cause: DisagreementCause, judgement: Judgement, recorded: RecordedVerdict): boolean {
    if (cause === "another-priority") return this.fitsAnotherClassification(judgement, recorded);
    this.others ??= otherwise(this.program);
    return this.others.some((one) => {
      if (one.cause !== cause || !touched(judgement, one.touches)) return false;
      const verdict = this.verdictOf(judge(one.program, judgement.subject, judgement.asOf));
      return verdict !== undefined && readAs(verdict) === recorded;
    });
  }

  /** Every miss by so little that a rounding explains it; or for a recorded miss, one target so nearly used up. */
  private isAroundTheBound(judgement: Judgement, recorded: RecordedVerdict): boolean {
    const outcomes = this.outcomesOf(judgement);
    if (recorded === "missed") return outcomes.some((outcome) => outcome.thresholds.some((_, i) => isNear(outcome, i)));
    return outcomes.every((outcome) =>
      outcome.thresholds.every((one, i) => readAs(one.verdict) !== "missed" || isNear(outcome, i)),
    );
  }

  /** The target of another classification that this very ticket had, as if it had held from the start. */
  private fitsAnotherClassification(judgement: Judgement, recorded: RecordedVerdict): boolean {
    if (judgement.states.length === 1) return false;
    return judgement.states.some((state) => {
      const verdicts = this.outcomesOf(judgement).map((outcome): ClockVerdict => {
        const { clock, run } = outcome;
        if (noVerdict.has(outcome.verdict)) return outcome.verdict;
        const endAt = run.stopFact === undefined ? judgement.asOf : run.stopAt;
        const elapsedMs = elapsedBetween(clock, run.startAt, endAt, run.pauses);
        const thresholds = judgeSteady(clock, run, endAt, elapsedMs, state);
        return thresholds.length > 0 ? worst(thresholds) : targetless(clock, state, run);
      });
      const verdict = together(verdicts);
      return verdict !== undefined && readAs(verdict) === recorded;
    });
  }

  private verdictOf(judgement: Judgement): ClockVerdict | undefined {
    return together(this.outcomesOf(judgement).map((outcome) => outcome.verdict));
  }

  private outcomesOf(judgement: Judgement): readonly ClockOutcome[] {
    const { clock } = this.question;
    if (clock === undefined) return judgement.clocks;
    const outcome = judgedClock(judgement, clock);
    return outcome === undefined ? [] : [outcome];
  }
}

interface CountedCause {
  recordedKept: number;
  recordedMissed: number;
  tickets: string[];
}

interface CountedGroup {
  readonly group: readonly string[];
  readonly groupTitle: Text;
  agree: number;
  disagree: number;
}

function keyOf(group: readonly string[]): string {
  return group.join("\n");
}

function touched({ settled }: Judgement, kinds: ReadonlySet<string> | undefined): boolean {
  return kinds === undefined || settled.facts.some((fact) => kinds.has(fact.kind));
}

const noVerdict: ReadonlySet<ClockVerdict> = new Set(["outside", "unproven", "no-target"]);

/** A desk that records whether a target was met asks nothing of promise or aim: an aim that was passed is not met. */
function readAs(verdict: ClockVerdict): RecordedVerdict | undefined {
  if (verdict === "kept") return "kept";
  return verdict === "missed" || verdict === "over-aim" ? "missed" : undefined;
}

const gravest: readonly ClockVerdict[] = ["missed", "over-aim", "running", "unproven", "kept"];

/** Of several clocks together: missed where one is, kept where all that promise anything are. */
function together(verdicts: readonly ClockVerdict[]): ClockVerdict | undefined {
  return verdicts.length === 1 ? verdicts[0] : (gravest.find((verdict) => verdicts.includes(verdict)) ?? verdicts[0]);
}

function isNear({ elapsedMs, run, thresholds }: ClockOutcome, i: number): boolean {
  const { threshold, dueAt } = thresholds[i]!;
  if (threshold.kind === "elapsed") return Math.abs(elapsedMs - threshold.ms) <= aroundTheBoundMs;
  return Math.abs(run.stopAt - dueAt) <= aroundTheBoundMs;
}
