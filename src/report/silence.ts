/**
 * What a record is silent about: clocks that it can neither start nor stop are left out of a score and named, and pauses
 * that it never tells are said, because that waiting counts as work. Silence is neither a miss nor a promise kept.
 * Rule: IMP-10.
 */
import type { FactPattern } from "../engine/pattern.ts";
import type { Clock, Program } from "../engine/program.ts";
import type { SilentPart, SilentScore } from "./score.ts";
import { titleOf } from "./titles.ts";

/** Kinds of fact that a record can tell, each with the fields that it can carry. */
export type ToldFacts = ReadonlyMap<string, ReadonlySet<string>> | "everything";

export interface SilentClock {
  readonly clock: Clock;
  /** The facts at which it starts or stops, none of which the record ever tells. */
  readonly lacks: readonly string[];
}

export interface Silence {
  /** The agreement without the clocks that nothing can be said of. */
  readonly program: Program;
  readonly clocks: readonly SilentClock[];
  /** Clocks that are judged, with the facts that would pause them and are never told. */
  readonly pauses: readonly SilentClock[];
}

export function silenceOf(program: Program, told: ToldFacts): Silence {
  const silent = new Map<string, SilentClock>();
  for (const clock of program.clocks) {
    // Clocks stand in order of dependency: what starts from a silent one is silent with it.
    const starts = clock.from.some((one) => isTold(one, told)) || clock.follows.some(({ term }) => !silent.has(term));
    const stops = clock.to.some((one) => isTold(one, told));
    if (starts && stops) continue;
    const lacks = stops
      ? [...clock.from.map(({ fact }) => fact), ...clock.follows.map(({ term }) => term)]
      : factsIn(clock.to);
    silent.set(clock.name, { clock, lacks });
  }
  const judged = program.clocks.filter(({ name }) => !silent.has(name));
  const pauses = judged.flatMap((clock) => {
    const lacks = factsIn(clock.pauses.filter((one) => !isTold(one, told)));
    return lacks.length === 0 ? [] : [{ clock, lacks }];
  });
  return { program: withClocks(program, new Set(judged)), clocks: [...silent.values()], pauses };
}

/** As a score or a comparison shows it; nothing where nobody looked for it. */
export function silentScore(silence: Pick<Silence, "clocks" | "pauses"> | undefined): SilentScore {
  return { clocks: (silence?.clocks ?? []).map(silentPart), pauses: (silence?.pauses ?? []).map(silentPart) };
}

function silentPart({ clock, lacks }: SilentClock): SilentPart {
  return { clock: clock.name, title: titleOf(clock), article: clock.term.article, lacks };
}

/** A pattern that asks for a field is told only where that field can be. */
export function isTold({ fact, filter }: FactPattern, told: ToldFacts): boolean {
  if (told === "everything") return true;
  const fields = told.get(fact);
  return fields !== undefined && Object.keys(filter ?? {}).every((field) => fields.has(field));
}

function factsIn(patterns: readonly FactPattern[]): string[] {
  return [...new Set(patterns.map(({ fact }) => fact))];
}

function withClocks(program: Program, kept: ReadonlySet<Clock>): Program {
  if (kept.size === program.clocks.length) return program;
  const only = (clocks: readonly Clock[]) => clocks.filter((clock) => kept.has(clock));
  return {
    ...program,
    clocks: only(program.clocks),
    clocksOfAll: only(program.clocksOfAll),
    clocksOfType: new Map([...program.clocksOfType].map(([type, clocks]) => [type, only(clocks)])),
  };
}
