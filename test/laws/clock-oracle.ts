/**
 * A second judge of clocks, slow and obvious: it walks minute by minute with plain predicates and shares no code with the
 * engine. It knows whole minutes only, and the millisecond by which a promise is broken. Rules: PRI-5, PRI-7, CLK-1 … CLK-6,
 * CLK-9, CLK-11 … CLK-15, CAL-6, CAL-7, CAL-8, CAL-10.
 */
import { inForce, type PlainAgreement, type PlainClock, type PlainFact, type PlainTarget } from "./plain-agreement.ts";
import { plainTimeline, type Timeline } from "./clock-timeline.ts";
import { closingOf, localOf, nextOpen, workingDateAfter, type Minute, type PlainHours } from "./plain-hours.ts";

/** Moments are epoch milliseconds here; undefined where there is none. */
export interface PlainThreshold {
  readonly dueAt: number | undefined;
  readonly missedAt: number | undefined;
  readonly verdict: string;
}

export interface PlainOutcome {
  readonly startAt: number | undefined;
  readonly stopAt: number | undefined;
  readonly elapsedMs: number;
  readonly thresholds: readonly PlainThreshold[];
}

/** Judges every clock of a ticket as it was known at `now`; facts are in order. */
export function judgePlainly(
  agreement: PlainAgreement,
  facts: readonly PlainFact[],
  now: Minute,
): Map<string, PlainOutcome> {
  const known = facts.filter((fact) => fact.minute <= now);
  const outcomes = new Map<string, PlainOutcome>();
  const usedUp = new Map<string, Minute | undefined>();
  for (const clock of agreement.clocks) {
    const type = inForce(agreement, known, "type").at(-1)!.value;
    if (clock.types !== undefined && !clock.types.includes(type ?? "")) continue;
    const start = startOf(clock, known, outcomes, usedUp, now);
    const line = plainTimeline(agreement, clock, known, start, now);
    usedUp.set(clock.name, line.start === undefined ? undefined : usedUpAt(clock, line));
    outcomes.set(clock.name, outcomeOf(clock, line, now));
  }
  return outcomes;
}

/** The fact that starts a clock, or the moment at which another lets it begin (CLK-11). */
function startOf(
  clock: PlainClock,
  facts: readonly PlainFact[],
  outcomes: ReadonlyMap<string, PlainOutcome>,
  usedUp: ReadonlyMap<string, Minute | undefined>,
  now: Minute,
): { minute: Minute | undefined; index: number } {
  if (typeof clock.from === "string") {
    const index = facts.findIndex((fact) => fact.kind === clock.from);
    return { minute: facts[index]?.minute, index };
  }
  const { clock: other, edge } = clock.from;
  const outcome = outcomes.get(other);
  const stop = outcome?.stopAt === undefined ? undefined : outcome.stopAt / 60_000;
  const due = usedUp.get(other);
  if (outcome?.startAt === undefined) return { minute: undefined, index: -1 };
  if (edge === "stop") return { minute: stop, index: -1 };
  if (edge === "due") return { minute: due, index: -1 };
  const past = due !== undefined && due <= now ? due : undefined;
  return {
    minute:
      Math.min(stop ?? Infinity, past ?? Infinity) === Infinity
        ? undefined
        : Math.min(stop ?? Infinity, past ?? Infinity),
    index: -1,
  };
}

function outcomeOf(clock: PlainClock, line: Timeline, now: Minute): PlainOutcome {
  const { start, stop } = line;
  const moments = { startAt: ms(start), stopAt: ms(stop) };
  if (start === undefined || start > now) return { ...moments, elapsedMs: 0, thresholds: [] };
  const end = stop ?? now;
  const last = line.stepAt(end);
  const misses = missesOf(clock, line, end);
  const final = last.target ?? [];
  const thresholds: PlainThreshold[] = [];
  for (let i = 0; i < Math.max(final.length, misses.length); i++) {
    const target = final[i];
    const miss = misses[i];
    if (target === undefined && miss === undefined) continue;
    const due = dueOf(clock, line, target ?? miss!.target, target === undefined ? miss!.basis : last.basis);
    const running = stop === undefined ? "running" : "kept";
    const spared = target?.kind === "none" ? "no-target" : running;
    const verdict = miss === undefined ? spared : miss.target.aim ? "over-aim" : "missed";
    thresholds.push({ dueAt: ms(due), missedAt: miss?.at, verdict });
  }
  return { ...moments, elapsedMs: line.counted(last.basis, end) * 60_000, thresholds };
}

interface Miss {
  readonly at: number;
  readonly target: PlainTarget;
  readonly basis: Minute;
}

/** The first certain miss of each threshold: of a promise before that of an aim, and it stays (CLK-9, CLK-12). */
function missesOf(clock: PlainClock, line: Timeline, end: Minute): Miss[] {
  const misses: Miss[] = [];
  for (let minute = line.start!; minute <= end; minute++) {
    if (!line.isJudged(minute)) continue;
    const { target, basis } = line.stepAt(minute);
    target?.forEach((one, i) => {
      if (misses[i] !== undefined && (one.aim || !misses[i].target.aim)) return;
      const at = missAt(clock, line, one, basis, minute, minute < end && line.isRunning(minute));
      if (at !== undefined) misses[i] = { at, target: one, basis };
    });
  }
  return misses;
}

/** Whether the miss becomes certain at this minute, or a millisecond into it (CLK-4). */
function missAt(
  clock: PlainClock,
  line: Timeline,
  target: PlainTarget,
  basis: Minute,
  minute: Minute,
  goesOn: boolean,
): number | undefined {
  if (target.kind === "none") return undefined;
  if (target.kind === "minutes") {
    const used = line.counted(basis, minute);
    if (target.under ? used >= target.n : used > target.n) return minute * 60_000;
    const counts = clock.hours.isOpen(minute) && !line.isPaused(minute);
    return used === target.n && counts && goesOn ? minute * 60_000 + 1 : undefined;
  }
  const due = dueOf(clock, line, target, basis);
  if (due === undefined) return undefined;
  if (target.under ? due <= minute : due < minute) return minute * 60_000;
  return due === minute && goesOn ? minute * 60_000 + 1 : undefined;
}

/** The minute at which a target is used up, given the waiting in the timeline; undefined where waiting never ends. */
function dueOf(clock: PlainClock, line: Timeline, target: PlainTarget, basis: Minute): Minute | undefined {
  const key = `${target.kind} ${target.n} ${target.unit} ${basis}`;
  if (!line.dues.has(key)) line.dues.set(key, walkToDue(clock, line, target, basis));
  return line.dues.get(key);
}

function walkToDue(clock: PlainClock, line: Timeline, target: PlainTarget, basis: Minute): Minute | undefined {
  if (target.kind === "none") return undefined;
  const { hours } = clock;
  if (target.kind === "minutes")
    return afterOpen(hours, basis, target.n, (minute) => line.isPaused(minute), line.waitsFrom);
  const isCalendar = target.kind === "calendar";
  const begin = isCalendar ? nextOpen(hours, basis) : basis;
  const base = baseOf(hours, target, begin);
  let due = base;
  let grown = 0;
  // A due at an opening is not reached while a wait that began the evening before goes on (CLK-3).
  const stillWaits = (minute: Minute) => minute > begin && line.isPaused(minute - 1) && line.isPaused(minute);
  for (let minute = begin; minute < due || (minute === due && stillWaits(minute)); minute++) {
    if (!line.isPaused(minute) || (!isCalendar && !hours.isOpen(minute))) continue;
    if (minute >= line.waitsFrom) return undefined;
    due = isCalendar ? due + 1 : afterOpen(hours, base, ++grown)!;
  }
  return due;
}

function afterOpen(
  hours: PlainHours,
  from: Minute,
  n: number,
  skips: (minute: Minute) => boolean = () => false,
  end = Infinity,
): Minute | undefined {
  let minute = from;
  for (let left = n; left > 0; minute++) {
    if (minute >= end) return undefined;
    if (hours.isOpen(minute) && !skips(minute)) left--;
  }
  return minute;
}

/** The due without any waiting, by the calendar of the zone. */
function baseOf(hours: PlainHours, target: PlainTarget, begin: Minute): Minute {
  const local = localOf(hours.zone, begin);
  if (target.kind === "by-close") return closingOf(hours, localOf(hours.zone, nextOpen(hours, begin)).toPlainDate())!;
  if (target.kind === "calendar") return local.add({ [target.unit]: target.n }).epochMilliseconds / 60_000;
  if (target.n === 0) return begin;
  const date = workingDateAfter(hours, local.toPlainDate(), target.n);
  const closing = closingOf(hours, date)!;
  if (hours.workingDay === "close") return closing;
  const same =
    date.toZonedDateTime({ timeZone: hours.zone, plainTime: local.toPlainTime() }).epochMilliseconds / 60_000;
  const inside = hours.isOpen(same) || hours.isOpen(same - 1);
  return inside ? same : Math.min(nextOpen(hours, same), closing);
}

/** CLK-11: when the target in force is used up, whether or not that is a miss. */
function usedUpAt(clock: PlainClock, line: Timeline): Minute | undefined {
  for (let minute = line.start!; minute < line.horizon; minute++) {
    const { target, basis } = line.stepAt(minute);
    const last = target?.at(-1);
    if (last === undefined || last.kind === "none") continue;
    const due = dueOf(clock, line, last, basis);
    if (due !== undefined && due <= minute) return minute;
  }
  return undefined;
}

function ms(minute: Minute | undefined): number | undefined {
  return minute === undefined ? undefined : minute * 60_000;
}
