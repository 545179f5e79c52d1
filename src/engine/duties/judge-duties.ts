/**
 * Judges the duties that follow from one subject's facts: a ticket's, a maintenance's, a release's, a version's, or the
 * contract's own. Rules: DUT-1, DUT-2, DUT-3, DUT-5, DUT-6, DUT-8, DUT-9, CLK-17, CLK-18.
 */
import type { Fact } from "../../facts/fact.ts";
import { settle } from "../../facts/settle.ts";
import { judge } from "../judge.ts";
import type { Judgement } from "../outcome.ts";
import { withdrawal } from "../population.ts";
import type { Program } from "../program.ts";
import { levelValue, type Subject } from "../subject.ts";
import type { Duty, DutyOutcome } from "./duty.ts";
import { judgeAfter } from "./judge-after.ts";
import { judgeBefore } from "./judge-before.ts";
import { judgeEachPeriod } from "./judge-each-period.ts";

/** Every duty of a subject as it was known at `asOf` (epoch milliseconds; by default at its newest fact, CON-4). */
export function judgeDuties(program: Program, subject: Subject, asOf?: number): readonly DutyOutcome[] {
  return dutiesOf(program, judgementOf(program, subject, asOf));
}

/** The same for a subject that was judged before. What began before the record tells everything may have been done unrecorded. */
export function dutiesOf(program: Program, judgement: Judgement): readonly DutyOutcome[] {
  const { since = -Infinity, kind } = judgement.subject;
  const gone = kind === "contract" ? undefined : withdrawal(program, judgement.settled.facts);
  return program.duties
    .filter((duty) => concerns(program, duty, judgement))
    .flatMap((duty) => judgeOf[duty.way](program, duty, judgement))
    .filter(({ openedAt, doneAt }) => !(openedAt < since && Number.isNaN(doneAt)))
    .map((outcome) => (isVoidedBy(outcome, gone) ? { ...outcome, verdict: "void" } : outcome));
}

/** CLK-18: what was still to be done about a ticket when its customer withdrew it, nobody owes any more. */
function isVoidedBy({ duty, openedBy, openedAt, doneBy, brokenAt }: DutyOutcome, gone: Fact | undefined): boolean {
  if (gone === undefined || duty.way !== "after" || doneBy !== undefined) return false;
  return openedBy !== gone && openedAt <= gone.at && !(brokenAt <= gone.at);
}

const judgeOf = { after: judgeAfter, before: judgeBefore, "each-period": judgeEachPeriod } as const;

/**
 * How a duty of that name stands at a moment, judged on what was recorded by then; undefined where it does not stand, or
 * where nobody can say whether it does.
 */
export function dutyStanding(
  program: Program,
  subject: Subject,
  name: string,
  at: number,
): "kept" | "missed" | "running" | undefined {
  const duties = program.duties.filter((duty) => duty.name === name);
  const verdicts = judgeDuties({ ...program, duties }, subject, at).map((outcome) => outcome.verdict);
  if (verdicts.some((verdict) => verdict === "late" || verdict === "broken" || verdict === "over-aim")) return "missed";
  if (verdicts.includes("open")) return "running";
  return verdicts.includes("kept") || verdicts.includes("waived") ? "kept" : undefined;
}

/** PRI-7: a ticket has the duties of the type that it has last. */
function concerns(program: Program, { subjects }: Duty, { subject, states }: Judgement): boolean {
  if (subjects.has(subject.kind)) return true;
  if (subject.kind !== "ticket" || program.types === undefined) return false;
  const type = levelValue(program.types, states.at(-1)!.attributes);
  return type !== undefined && subjects.has(type);
}

/** What is not a ticket has no clocks, and no classification but what it is described with. */
function judgementOf(program: Program, subject: Subject, asOf: number | undefined): Judgement {
  if (subject.kind === "ticket") return judge(program, subject, asOf);
  const settled = settle(subject.facts, asOf, program.record);
  const attributes = { ...subject.attributes, ...settled.opening };
  const states = [{ from: -Infinity, attributes, by: undefined, provisional: false }];
  return { subject, asOf: asOf ?? settled.newestAt, settled, states, clocks: [] };
}
