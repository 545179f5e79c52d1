/**
 * What one ticket counts for, in words that can be added up and taken off again: for each objective that it has a place in, as what
 * and in which period. A ticket that is still open stands in whatever period it is now, so its place names none. Rules: OBJ-2, FIG-3.
 */
import { forecast } from "../engine/forecast.ts";
import { judge } from "../engine/judge.ts";
import { isReported, type Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import { Tally } from "../engine/tally.ts";

export interface Counted {
  readonly places: readonly string[];
  /** Undefined of what was not reported, or not yet. */
  readonly reportedAt: number | undefined;
  /** The next moment at which it counts otherwise though nothing more is recorded; Infinity where there is none. */
  readonly changesAt: number;
}

export type Standing = "kept" | "missed" | "open";

/** `3 k 2026-10`: of the fourth objective of the program, kept in that month; `3 o`: open now. */
export function placeOf(objective: number, standing: Standing, period: string | undefined): string {
  return `${objective} ${standing[0]}${period === undefined ? "" : ` ${period}`}`;
}

/** Judges tickets of one program. */
export class Places {
  private readonly program: Program;
  private readonly tally: Tally;
  private found: string[] = [];

  constructor(program: Program) {
    this.program = program;
    this.tally = new Tally(program, (objective, { label }, _, { dueAt }, standing) => {
      const { "judged-in": judgedIn = "stop" } = objective.clock.term;
      const isNow = standing === "open" && (judgedIn === "stop" || (judgedIn === "due" && Number.isNaN(dueAt)));
      this.found.push(placeOf(this.tally.objectives.indexOf(objective), standing, isNow ? undefined : label));
    });
  }

  of(ticket: Subject, asOf: number): Counted {
    const judgement = judge(this.program, ticket, asOf);
    const changesAt = nextChange(this.program, judgement);
    if (!isReported(judgement)) return { places: [], reportedAt: undefined, changesAt };
    this.found = [];
    this.tally.add(judgement);
    const reportedAt = judgement.settled.facts.find(({ kind }) => kind === "reported")!.at;
    return { places: this.found, reportedAt, changesAt };
  }
}

/** The first moment after `asOf` at which a ticket counts otherwise though nothing more is recorded; Infinity where there is none. */
export function nextChange(program: Program, judgement: Judgement): number {
  const { asOf, clocks, subject } = judgement;
  let next = Infinity;
  const consider = (at: number | undefined) => {
    if (at !== undefined && at > asOf && at < next) next = at;
  };
  for (const { at, recordedAt } of subject.facts) {
    consider(at);
    consider(recordedAt);
  }
  if (clocks.every(({ run }) => run.stopFact !== undefined)) return next;
  for (const { run, thresholds } of forecast(program, judgement).clocks) {
    consider(run.startAt);
    for (const { missedAt } of thresholds) consider(missedAt);
  }
  return next;
}
