/**
 * Sets our verdicts beside those that an export carries, and counts every disagreement under exactly one cause. Only
 * tickets that disagree are judged again.
 */
import type { Text } from "../agreement/schema/basics.ts";
import type { Objective } from "../engine/objective.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Program, Threshold } from "../engine/program.ts";
import { Disagreements, outcomesOf, readAs, verdictOf, type Cause, type RecordedVerdict } from "./disagreement.ts";
import { keepFirst } from "./first-keys.ts";
import { disagreementCauses, type RecordedCause, type RecordedScore } from "./score.ts";
import { groupTitle } from "./titles.ts";

export interface RecordedQuestion {
  readonly column: string;
  /** The clock that the column judges; undefined: all together. */
  readonly clock: string | undefined;
}

export class RecordedComparison {
  private readonly question: RecordedQuestion;
  private readonly objectives: ReadonlyMap<Threshold, Objective>;
  private readonly disagreements: Disagreements;
  private readonly causes = new Map<string, CountedCause>();
  private readonly groups = new Map<string, CountedGroup>();
  private agree = 0;
  private disagree = 0;
  private without = 0;

  constructor(program: Program, question: RecordedQuestion, objectives: readonly Objective[]) {
    this.disagreements = new Disagreements(program, question.clock);
    this.question = question;
    this.objectives = new Map(objectives.map((objective) => [objective.threshold, objective]));
  }

  /** `judgement` is undefined for a ticket that was set apart. */
  add(ticket: string, judgement: Judgement | undefined, recorded: RecordedVerdict | undefined): void {
    if (recorded === undefined) {
      this.without += 1;
      return;
    }
    const ours = judgement === undefined ? undefined : verdictOf(judgement, this.question.clock);
    const agrees = ours !== undefined && readAs(ours) === recorded;
    this.countGroup(judgement, agrees);
    if (agrees) this.agree += 1;
    else this.count(ticket, recorded, this.disagreements.causeOf(judgement, recorded));
  }

  score(): RecordedScore {
    const causes = [...this.causes.values()].toSorted(byOrder);
    const inCauses = causes.reduce((sum, one) => sum + one.recordedKept + one.recordedMissed, 0);
    if (inCauses !== this.disagree) throw new Error(`${this.disagree} disagreements have ${inCauses} causes`);
    return {
      ...this.question,
      agree: this.agree,
      disagree: this.disagree,
      without: this.without,
      byGroup: this.groupsInOrder(),
      causes: causes.map((one) => ({ ...one, tickets: [...one.tickets] })),
    };
  }

  private groupsInOrder(): RecordedScore["byGroup"] {
    const keys = new Set([...this.objectives.values()].map(({ group }) => keyOf(group)));
    return [...keys, ""].flatMap((key) => this.groups.get(key) ?? []).filter((one, i, all) => all.indexOf(one) === i);
  }

  private countGroup(judgement: Judgement | undefined, agrees: boolean): void {
    const outcome =
      judgement === undefined
        ? undefined
        : outcomesOf(judgement, this.question.clock).find((one) => one.thresholds.length > 0);
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

  private count(ticket: string, recorded: RecordedVerdict, cause: Cause): void {
    this.disagree += 1;
    const name = nameOf(cause);
    let counted = this.causes.get(name);
    if (counted === undefined)
      this.causes.set(name, (counted = { ...cause, recordedKept: 0, recordedMissed: 0, tickets: [] }));
    if (recorded === "kept") counted.recordedKept += 1;
    else counted.recordedMissed += 1;
    keepFirst(counted.tickets, ticket);
  }
}

interface CountedCause extends Cause {
  recordedKept: number;
  recordedMissed: number;
  tickets: string[];
}

function nameOf(cause: Cause): string {
  return JSON.stringify([cause.cause, cause.end, cause.both]);
}

/** As they are tried; of one kind the most frequent first. */
function byOrder(a: RecordedCause, b: RecordedCause): number {
  const order = disagreementCauses.indexOf(a.cause) - disagreementCauses.indexOf(b.cause);
  const more = b.recordedKept + b.recordedMissed - a.recordedKept - a.recordedMissed;
  return order || more || (nameOf(a) < nameOf(b) ? -1 : 1);
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
