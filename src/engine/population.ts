/**
 * Whether a ticket belongs to a clock: by its type, and by the clock's `where`, judged at the opening fact (CHK-5). What
 * can change on the way, such as coverage once a cause is found, is judged as it stands last. A ticket that its customer withdrew
 * leaves the clocks that it had not stopped by then. Rules: CHK-5, CLK-18, CVG-4.
 */
import type { Fact } from "../facts/fact.ts";
import { holds, type Scene } from "./condition.ts";
import type { Clock, Program } from "./program.ts";
import type { Run } from "./run.ts";
import { clockStanding, type Judgement } from "./outcome.ts";
import { levelValue, sideOf, type State } from "./subject.ts";

export interface Membership {
  readonly verdict: "in" | "outside" | "unproven";
  /** Since when it is so, epoch milliseconds; −Infinity where it always was. */
  readonly since: number;
  /** Whether both sides agreed to what took it out, or a dispute settled it. */
  readonly consented: boolean;
}

export function isForType(
  program: Program,
  types: ReadonlySet<string> | undefined,
  attributes: State["attributes"],
): boolean {
  if (types === undefined) return true;
  const type = program.types === undefined ? undefined : levelValue(program.types, attributes);
  return type !== undefined && types.has(type);
}

/** The clocks that are for tickets of this type. */
export function clocksFor(program: Program, type: string | undefined): readonly Clock[] {
  return (type === undefined ? undefined : program.clocksOfType.get(type)) ?? program.clocksOfAll;
}

export function membership(program: Program, clock: Clock, run: Run, judgement: Judgement): Membership {
  const { states } = judgement;
  const truths = states.map((state) => holds(clock.term.where!, sceneAt(program, run, judgement, state)));
  const last = truths.at(-1);
  if (last === true) return { verdict: "in", since: -Infinity, consented: false };
  const turned = truths.findLastIndex((truth) => truth !== last) + 1;
  const state = states[turned]!;
  return { verdict: last === false ? "outside" : "unproven", since: state.from, consented: isConsented(state.by) };
}

/** CLK-18: the closing with which the customer withdrew the ticket, where nothing opened it again. */
export function withdrawal(program: Program, facts: readonly Fact[]): Fact | undefined {
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]!;
    if (fact.kind === "reopened" || fact.kind === "resolved") return undefined;
    if (fact.kind === "closed")
      return fact.fields["withdrawn"] === "yes" && sideOf(program, fact) === "customer" ? fact : undefined;
  }
  return undefined;
}

/** Whether a clock had still to stop when the ticket was withdrawn, or stops on just that. */
export function isLeftBy({ stopAt, stopFact }: Run, gone: Fact | undefined): gone is Fact {
  return gone !== undefined && (stopFact === undefined || stopFact === gone || stopAt > gone.at);
}

function isConsented(fact: Fact | undefined): boolean {
  return (
    fact === undefined ||
    fact.fields["by"] === "both" ||
    fact.fields["agreed"] === "yes" ||
    fact.fields["dispute"] !== undefined
  );
}

function sceneAt(program: Program, run: Run, judgement: Judgement, state: State): Scene {
  return {
    program,
    subject: judgement.subject,
    attributes: state.attributes,
    at: run.startFact?.at ?? run.startAt,
    act: undefined,
    before: judgement.settled.facts,
    standing: (name) => clockStanding(judgement, name, judgement.asOf),
  };
}
