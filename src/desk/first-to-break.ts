/**
 * At which moment the first clock of a ticket breaks: what a queue is ordered by, and shows (DSK-20). A clock that is over and
 * still runs broke already, and stands by when it did. What nobody classified may turn out to be of any class: it stands by the
 * soonest that any of them would give, since the first decision holds from the report (PRI-5). What was proposed gives its own.
 */
import { holds } from "../engine/condition.ts";
import { dueAt } from "../engine/due.ts";
import type { ClockOutcome, Judgement } from "../engine/outcome.ts";
import type { Choice, Clock, Level, Program, Threshold } from "../engine/program.ts";
import { chosen, levelValue, type State } from "../engine/subject.ts";

export interface FirstToBreak {
  /** Epoch milliseconds, and the clock by name; undefined where none runs, or none has a moment while it waits. */
  readonly first: { readonly at: number; readonly clock: string } | undefined;
  /** Nobody decided how it is classified: a clock has no target for want of a level, or has the one that was proposed (PRI-5). */
  readonly isUnclassified: boolean;
}

export function firstToBreak(program: Program, judgement: Judgement): FirstToBreak {
  const { attributes, provisional } = judgement.states.at(-1)!;
  const running = judgement.clocks.filter(runs);
  const promised = running.flatMap((outcome) => breakOf(outcome) ?? []);
  const type = program.types === undefined ? "" : levelValue(program.types, attributes);
  const open =
    type === undefined ? ofAnyType(program, judgement) : running.filter(({ thresholds }) => thresholds.length === 0);
  const wanting = open.filter(({ clock }) => isWanting(clock.target, attributes, type));
  const possible = wanting.flatMap(({ clock, run }) =>
    leaves(clock.target, attributes)
      .map((threshold) => ({ at: dueAt(clock, threshold, run.startAt, run.pauses), clock: clock.name }))
      .filter(({ at }) => Number.isFinite(at)),
  );
  const [first] = [...promised, ...possible].toSorted((a, b) => a.at - b.at);
  return { first, isUnclassified: type === undefined || provisional || wanting.length > 0 };
}

function runs({ run, verdict }: ClockOutcome): boolean {
  return run.stopFact === undefined && !Number.isNaN(run.startAt) && verdict !== "outside" && verdict !== "unproven";
}

/** The first of its thresholds; one that was missed before its due moved on stays missed (CLK-12). */
function breakOf({ clock, thresholds }: ClockOutcome): { at: number; clock: string } | undefined {
  const moments = thresholds
    .map((one) => (one.missedAt < one.dueAt ? one.missedAt : one.dueAt))
    .filter((at) => Number.isFinite(at));
  return moments.length === 0 ? undefined : { at: Math.min(...moments), clock: clock.name };
}

type Started = Pick<ClockOutcome, "clock" | "run">;

/** Of a ticket whose type nobody said, the clocks that its report would have started under any type. */
function ofAnyType(program: Program, { settled: { facts }, states, subject }: Judgement): Started[] {
  const report = facts.find(({ kind }) => kind === "reported");
  if (report === undefined) return [];
  const { attributes } = states.at(-1)!;
  const scene = { program, subject, attributes, at: report.at, act: undefined, before: [], standing: () => undefined };
  const run = { startAt: report.at, startFact: report, stopAt: NaN, stopFact: undefined, pauses: [], gaps: [] };
  return program.clocks
    .filter(
      ({ from, term }) => from.some(({ fact }) => fact === "reported") && holds(term.where ?? [], scene) !== false,
    )
    .filter(({ to }) => !facts.some(({ kind }) => to.some(({ fact }) => fact === kind)))
    .map((clock) => ({ clock, run }));
}

function isWanting(target: Clock["target"], attributes: State["attributes"], type: string | undefined): boolean {
  if (type === undefined) return true;
  if (chosen(target, attributes) !== undefined) return false;
  const level = firstUnknown(target, attributes);
  return level !== undefined && (level.term.of === "ticket" || level.term.of === type);
}

/** The first level on the way that has no value; undefined where one has a value that fits none of the cases (PRI-8). */
function firstUnknown(choice: Choice<unknown>, attributes: State["attributes"]): Level | undefined {
  let node = choice;
  while (node.kind === "by") {
    const value = levelValue(node.level, attributes);
    if (value === undefined) return node.level;
    const next = node.cases.get(value);
    if (next === undefined) return undefined;
    node = next;
  }
  return undefined;
}

/** All that could still be chosen. */
function leaves(choice: Choice<readonly Threshold[]>, attributes: State["attributes"]): readonly Threshold[] {
  if (choice.kind === "value") return choice.value;
  const value = levelValue(choice.level, attributes);
  if (value === undefined) return [...choice.cases.values()].flatMap((one) => leaves(one, attributes));
  const next = choice.cases.get(value);
  return next === undefined ? [] : leaves(next, attributes);
}
