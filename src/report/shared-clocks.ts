/**
 * Clocks that two agreements promise alike, word for word and on the same hours, in a file that says the same of everything
 * that judging hangs on. They give the same verdict on every ticket, so one of the two needs no judging: editions and
 * readings of an agreement share most of it. Rule: CMP-3.
 */
import type { Clock, Program } from "../engine/program.ts";

/** The names of the clocks of `own` that `other` has alike. */
export function sharedClocks(own: Program, other: Program): ReadonlySet<string> {
  if (groundOf(own) !== groundOf(other)) return new Set();
  const alike = own.clocks.filter((clock) => {
    const same = other.clocks.find(({ name }) => name === clock.name);
    return same !== undefined && standsAlone(clock) && isAlike(clock, same);
  });
  // Whatever hangs on other clocks may hang on these, so nothing is left out.
  return own.clocks.every((clock) => alike.includes(clock) || standsAlone(clock))
    ? new Set(alike.map(({ name }) => name))
    : new Set();
}

/** The program without those clocks; undefined where nothing is left to judge. */
export function withoutClocks(program: Program, names: ReadonlySet<string>): Program | undefined {
  if (names.size === 0) return program;
  const left = (clocks: readonly Clock[]) => clocks.filter(({ name }) => !names.has(name));
  const clocks = left(program.clocks);
  if (clocks.length === 0) return undefined;
  const clocksOfType = new Map([...program.clocksOfType].map(([type, some]) => [type, left(some)]));
  return { ...program, clocks, clocksOfType, clocksOfAll: left(program.clocksOfAll) };
}

function standsAlone({ followsClock, term }: Clock): boolean {
  return !followsClock && term.where === undefined;
}

function isAlike(a: Clock, b: Clock): boolean {
  return a.hours === b.hours && a.hoursName === b.hoursName && JSON.stringify(a.term) === JSON.stringify(b.term);
}

const grounds = new WeakMap<Program, string>();

/** All that classifying and settling hang on: everything but names, texts, examples, the hours and the clocks themselves. */
function groundOf(program: Program): string {
  let ground = grounds.get(program);
  if (ground === undefined) {
    const { file, prioritising } = program;
    const { parties, contract, recording, levels, coverage, rules, rights, force } = file;
    const said = [file["time-zone"], parties, contract, recording, levels, coverage, rules, rights, force];
    ground = JSON.stringify([...said, [...prioritising].toSorted()]);
    grounds.set(program, ground);
  }
  return ground;
}
