/**
 * All that a ticket promises its customer from now on: each clock that has a target, with every level of it, and each duty of the supplier
 * that the ticket opened. What was done with the report already, by Peil itself, says so. Rules: DSK-17, WEB-34.
 */
import type { DutyTerm } from "../agreement/schema/agreement.ts";
import type { DutyOutcome } from "../engine/duties/duty.ts";
import { dutiesOf } from "../engine/duties/judge-duties.ts";
import { dueAt } from "../engine/due.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Program, Threshold } from "../engine/program.ts";
import { chosen } from "../engine/subject.ts";
import type { ClockLeft } from "./clocks-left.ts";

/** Moments are epoch milliseconds. */
export interface Promised {
  readonly kind: "clock" | "duty";
  readonly name: string;
  readonly title: DutyTerm["name"];
  readonly article: string;
  /** The clock after whose end, or due, it runs. */
  readonly after: string | undefined;
  readonly levels: readonly PromisedLevel[];
  /** Done already, by itself. */
  readonly doneAt: number | undefined;
}

export interface PromisedLevel {
  /** As the agreement writes it: `99.9% under 6 h`; undefined where only the order or an agreed moment counts. */
  readonly written: string | undefined;
  readonly isAim: boolean;
  readonly dueAt: number | undefined;
}

/** In the order in which they are due, what has no moment last. */
export function promisesOf(program: Program, judgement: Judgement, clocks: readonly ClockLeft[]): Promised[] {
  const { attributes } = judgement.states.at(-1)!;
  const all = [
    ...clocks.flatMap((one) => ofClock(one, chosen(one.clock.target, attributes) ?? [], judgement)),
    ...dutiesOf(program, judgement).flatMap((one) => (isToCustomer(program, one) ? [ofDuty(one)] : [])),
  ];
  const first = ({ levels }: Promised) => Math.min(...levels.map((one) => one.dueAt ?? Infinity));
  return all.toSorted((a, b) => first(a) - first(b) || 0);
}

function ofClock(
  { clock, row, counting, changesAt }: ClockLeft,
  targets: readonly Threshold[],
  judgement: Judgement,
): Promised[] {
  const promised = targets.filter(({ kind }) => kind !== "none");
  if (counting === "done" || promised.length === 0) return [];
  const startAt = row.startAt === null ? (counting === "waiting-to-start" ? changesAt : null) : Date.parse(row.startAt);
  // What was waited so far moved the moment on; while the wait goes on there is none, also for a clock that has yet to start.
  const pauses = judgement.clocks.find((one) => one.clock === clock)?.run.pauses ?? [];
  const levels = promised.map((one) => ({
    written: one.written,
    isAim: one.aim,
    dueAt: startAt === null ? undefined : known(dueAt(clock, one, startAt, pauses)),
  }));
  const after = counting === "waiting-to-start" ? clock.follows[0]?.term : undefined;
  return [
    {
      kind: "clock",
      name: clock.name,
      title: clock.term.name,
      article: clock.term.article,
      after,
      levels,
      doneAt: undefined,
    },
  ];
}

/** What the supplier owes, and not to its own people alone. */
export function isToCustomer({ sides }: Program, { duty: { term, way }, verdict }: DutyOutcome): boolean {
  const isOurs = (one: string) => (sides.get(one) ?? one) === "supplier";
  const { by, informs } = term;
  return (
    way === "after" &&
    (verdict === "open" || verdict === "kept") &&
    by.some(isOurs) &&
    (informs === undefined || !informs.every(isOurs))
  );
}

function ofDuty({ duty, dueAt: due, doneBy, doneAt }: DutyOutcome): Promised {
  const { article, name } = duty.term;
  return {
    kind: "duty",
    name: duty.name,
    title: name,
    article,
    after: undefined,
    levels: [{ written: undefined, isAim: duty.aim, dueAt: known(due) }],
    doneAt: doneBy === undefined ? undefined : doneAt,
  };
}

function known(at: number): number | undefined {
  return Number.isFinite(at) ? at : undefined;
}
