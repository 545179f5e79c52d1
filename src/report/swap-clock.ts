/**
 * One's own clock with a part of another agreement's clock in it: its target, its hours, its waiting, where it begins and
 * where it ends. Whichever part alone gives the other's verdict is why the two differ. Hours and tables are shared, nothing
 * is compiled anew. Rules: CLK-1, CLK-2, CLK-6, CLK-12, CLK-13, PRI-6.
 */
import type { Clock, Program, Threshold } from "../engine/program.ts";
import { mapped, thresholdOn } from "./otherwise.ts";

export type ClockPart = "target" | "hours" | "waiting" | "start" | "end" | "reopening";

/** The parts in the order in which they are tried. */
export const clockParts: readonly ClockPart[] = ["target", "hours", "waiting", "start", "end", "reopening"];

/** A program in which this clock has that part of another; undefined where it makes no difference, or no sense. */
export function withPart(program: Program, own: Clock, part: ClockPart, theirs: Program, other: Clock) {
  const clock = swaps[part](own, other);
  const channelRule = part === "start" ? theirs.channelRule : program.channelRule;
  if (clock === undefined || (clock === own && channelRule === program.channelRule)) return undefined;
  return withClock({ ...program, channelRule }, own, clock);
}

/** A program in which this clock has just this target, whatever the classification. */
export function withTarget(program: Program, own: Clock, thresholds: readonly Threshold[], hours: Clock) {
  const value = thresholdsOn(thresholds, own, hours);
  return value === undefined ? undefined : withClock(program, own, { ...own, target: { kind: "value", value } });
}

const swaps: Readonly<Record<ClockPart, (own: Clock, other: Clock) => Clock | undefined>> = {
  target: (own, other) => {
    const target = mapped(other.target, (thresholds) => thresholdsOn(thresholds, own, other));
    return target === undefined ? undefined : { ...own, target, restart: other.restart };
  },
  hours: (own, other) => {
    if (own.hours === other.hours) return own;
    const { hours, hoursName, zone } = other;
    const target = mapped(own.target, (thresholds) => thresholdsOn(thresholds, other, own));
    return target === undefined ? undefined : { ...own, hours, hoursName, zone, target };
  },
  waiting: (own, other) =>
    JSON.stringify(own.pauses) === JSON.stringify(other.pauses) ? own : { ...own, pauses: other.pauses },
  start: (own, { from, follows, followsClock }) => {
    if (isSame(own.from, from) && isSame(own.follows, follows)) return own;
    // What another clock of the other agreement does is not known here.
    return followsClock ? undefined : { ...own, from, follows, followsClock };
  },
  end: (own, { to }) => (isSame(own.to, to) ? own : { ...own, to }),
  reopening: (own, { reopenBefore, gapCounts }) => ({ ...own, reopenBefore, gapCounts }),
};

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Working days are as long as the hours say on which they are counted. */
function thresholdsOn(thresholds: readonly Threshold[], on: Clock, from: Clock): readonly Threshold[] | undefined {
  if (on.hours === from.hours) return thresholds;
  const moved = thresholds.map((one) => thresholdOn(one, on.hours, on.hoursName));
  return moved.every((one) => one !== undefined) ? moved : undefined;
}

/** Alone where it stands alone: what no other clock or condition needs is not judged with it. */
function withClock(program: Program, own: Clock, clock: Clock): Program {
  const isAlone = !clock.followsClock && clock.term.where === undefined;
  const changed = (clocks: readonly Clock[]) => clocks.flatMap((one) => (one === own ? [clock] : isAlone ? [] : [one]));
  return {
    ...program,
    clocks: changed(program.clocks),
    clocksOfType: new Map([...program.clocksOfType].map(([type, clocks]) => [type, changed(clocks)])),
    clocksOfAll: changed(program.clocksOfAll),
  };
}
