/**
 * Two agreements' clocks of the same name, and why they judge a ticket differently: the first part of the other's clock
 * that, put in the place of one's own, gives the other's verdict. Programs with a part swapped are made once; a ticket that
 * ran alike under both differs by its target alone and is not judged again. Rule: CMP-2.
 */
import { judge } from "../engine/judge.ts";
import { objectivesOf } from "../engine/objective.ts";
import { judgedClock, type ClockOutcome, type Judgement } from "../engine/outcome.ts";
import type { Clock, Program, Threshold } from "../engine/program.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import type { ComparisonCause, Standing } from "./compare.ts";
import { clockParts, withPart, withTarget, type ClockPart } from "./swap-clock.ts";

/** How one agreement judged the ticket: undefined where it was set apart. */
export interface Judged {
  readonly judgement: Judgement | undefined;
  readonly outcome: ClockOutcome | undefined;
}

export class ClockPair {
  private readonly program: Program;
  private readonly clock: Clock;
  private readonly otherProgram: Program;
  private readonly otherClock: Clock;
  private readonly groups: ReadonlyMap<Threshold, string>;
  private readonly otherGroups: ReadonlyMap<Threshold, string>;
  /** What each group's targets ask, as written: to tell another group from another target. */
  private readonly asked: ReadonlyMap<string, string>;
  private readonly swapped = new Map<ClockPart, Program | undefined>();
  private readonly steady = new Map<string, Program | undefined>();

  constructor(program: Program, clock: Clock, otherProgram: Program, otherClock: Clock) {
    this.program = program;
    this.clock = clock;
    this.otherProgram = otherProgram;
    this.otherClock = otherClock;
    this.groups = groupsOf(program, clock);
    this.otherGroups = groupsOf(otherProgram, otherClock);
    this.asked = askedOf(this.groups);
  }

  /** `standing` is where the other agreement leaves the ticket, which is not where one's own does. */
  causeOf(own: Judged, other: Judged, standing: Standing): ComparisonCause {
    if (own.judgement === undefined || other.judgement === undefined) return "set-apart";
    const [mine, theirs] = [standingOf(own.outcome), standingOf(other.outcome)];
    if (mine === "none" || theirs === "none") return "not-promised";
    if (mine === "unproven" || theirs === "unproven") return "unproven";
    if (ranAlike(own.outcome!, other.outcome!)) return this.targetCause(own.outcome!, other.outcome!);
    for (const part of clockParts) {
      const found = this.causeIn(part, own, other, standing);
      if (found !== undefined) return found;
    }
    return "several";
  }

  private causeIn(part: ClockPart, own: Judged, other: Judged, standing: Standing): ComparisonCause | undefined {
    if (part !== "target") return this.gives(this.programWith(part), own, standing) ? causeOfPart[part] : undefined;
    if (this.gives(this.programWith("target"), own, standing) || this.gives(this.programFor(other), own, standing))
      return this.targetCause(own.outcome!, other.outcome!);
    return undefined;
  }

  private gives(program: Program | undefined, { judgement }: Judged, standing: Standing): boolean {
    if (program === undefined) return false;
    const { subject, asOf } = judgement!;
    try {
      return standingOf(judgedClock(judge(program, subject, asOf), this.clock.name)) === standing;
    } catch (thrown) {
      if (!(thrown instanceof HoursRangeError)) throw thrown; // the other's hours do not reach this far
      return false;
    }
  }

  private programWith(part: ClockPart): Program | undefined {
    if (!this.swapped.has(part))
      this.swapped.set(part, withPart(this.program, this.clock, part, this.otherProgram, this.otherClock));
    return this.swapped.get(part);
  }

  /** The very target that the other agreement gave this ticket, where the words of their levels differ. */
  private programFor({ outcome }: Judged): Program | undefined {
    const thresholds = outcome!.thresholds.map((one) => one.threshold);
    const key = `${this.otherGroups.get(thresholds[0]!) ?? ""}|${thresholds.map((one) => one.written).join("|")}`;
    if (!this.steady.has(key)) this.steady.set(key, withTarget(this.program, this.clock, thresholds, this.otherClock));
    return this.steady.get(key);
  }

  /** Another group of the same table, or another target for the group. */
  private targetCause(own: ClockOutcome, other: ClockOutcome): ComparisonCause {
    const group = this.otherGroups.get(other.thresholds[0]!.threshold);
    if (group === undefined || group === this.groups.get(own.thresholds[0]!.threshold)) return "other-target";
    const asked = other.thresholds.map((one) => one.threshold.written).join("|");
    return this.asked.get(group) === asked ? "other-classification" : "other-target";
  }
}

const causeOfPart: Readonly<Record<Exclude<ClockPart, "target">, ComparisonCause>> = {
  hours: "other-hours",
  waiting: "other-waiting",
  start: "other-start",
  end: "other-end",
  reopening: "other-reopening",
};

export function standingOf(outcome: ClockOutcome | undefined): Standing {
  if (outcome === undefined || outcome.verdict === "outside" || outcome.verdict === "no-target") return "none";
  return outcome.verdict;
}

function ranAlike(a: ClockOutcome, b: ClockOutcome): boolean {
  const isAlike =
    Object.is(a.run.startAt, b.run.startAt) &&
    Object.is(a.run.stopAt, b.run.stopAt) &&
    a.clock.hours === b.clock.hours &&
    a.elapsedMs === b.elapsedMs;
  return isAlike && a.thresholds.length > 0 && b.thresholds.length > 0;
}

function groupsOf(program: Program, clock: Clock): Map<Threshold, string> {
  const own = objectivesOf(program).filter((one) => one.clock === clock);
  return new Map(own.map(({ threshold, group }) => [threshold, group.join(" · ")]));
}

function askedOf(groups: ReadonlyMap<Threshold, string>): Map<string, string> {
  const asked = new Map<string, string>();
  for (const [{ written }, group] of groups) {
    const before = asked.get(group);
    asked.set(group, before === undefined ? written : `${before}|${written}`);
  }
  return asked;
}
