/**
 * The clocks of a ticket as its page explains them: per clock the strip, the stretches with what began and ended them, what held and what was
 * promised. Rules: CLK-5, CLK-7, CLK-10, CLK-17.
 */
import type { StateName } from "#lib/states.ts";
import { momentText } from "#lib/moment.ts";
import { clockState, type ClockStanding } from "#lib/ticket/clock-state.ts";
import { clockWords, normWords, type SaidClock } from "#lib/ticket/clock-words.ts";
import { say } from "#lib/say.ts";
import { clockText, secondsBetween } from "#lib/ticket/exact.ts";
import {
  kindWord,
  type Because,
  type Explaining,
  type Explanation,
  type TicketClock,
  type ToldClock,
  type ToldSegment,
} from "#lib/ticket/explaining.ts";
import { normText, targetText } from "$peil/i18n/target-text.ts";
import { cutAt, limitOf, type LimitedSegment } from "#lib/ticket/past-limit.ts";
import { stripOf } from "#lib/ticket/strip.ts";

export interface Link {
  readonly text: string;
  readonly href: string | null;
  readonly at: number;
}

export interface ShownClock {
  readonly clock: string;
  readonly title: string;
  readonly hours: string;
  readonly article: string;
  readonly is: StateName;
  /** What is left now; null of one that is not running. */
  readonly left: TicketLeft | null;
  /** Why it does not run, or when it begins; empty where its state says it all. */
  readonly why: string;
  /** Of one that has not begun: when it would be due if it begins as late as it can. */
  readonly dueThen: number | null;
  /** Empty of one that does not apply: a bar with a due would say that it does. */
  readonly strips: readonly [wide: string, narrow: string];
  readonly rows: readonly ShownStretch[];
  readonly total: string;
  readonly counted: string;
  /** Of which after its target was used up; null where it was not. */
  readonly late: string | null;
  readonly isStopped: boolean;
  readonly startedBy: Link | null;
  readonly stoppedBy: Link | null;
  readonly startedAfter: string | null;
  readonly norms: readonly {
    readonly target: string;
    readonly isAim: boolean;
    readonly is: StateName;
    /** What its state leaves to be said. */
    readonly said: string;
  }[];
  readonly dues: readonly {
    readonly from: number;
    readonly target: string;
    readonly dueAt: number | null;
    readonly because: Link | null;
  }[];
  /** Why it counted while somebody was waited for; null where it did not. */
  readonly goesOn: string | null;
  readonly apart: readonly { readonly length: string; readonly because: Link | null }[];
}

export interface TicketLeft {
  readonly remainingMs: number | null;
  readonly counting: string;
  readonly dueAt: number | null;
  readonly target: string | null;
}

export interface ShownStretch {
  readonly kind: ToldSegment["kind"];
  readonly isLate: boolean;
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly length: string;
  readonly article: string;
  readonly because: Link | null;
  readonly endedBy: Link | null;
}

/** Clocks of this ticket that run, ran or wait to start; those that are not of it after all come last. */
export function shownClocks(
  told: Explanation | undefined,
  ahead: Explanation | undefined,
  rows: readonly TicketClock[],
  explaining: Explaining,
): ShownClock[] {
  const names = [...new Set([...rows.map(({ clock }) => clock), ...(told?.clocks ?? []).map(({ clock }) => clock)])];
  return names.map((name) => {
    const row = rows.find(({ clock }) => clock === name);
    const clock = told?.clocks.find(({ clock }) => clock === name);
    const next = ahead?.clocks.find(({ clock }) => clock === name);
    return clockShown(name, row, clock, next, explaining);
  });
}

function clockShown(
  name: string,
  row: TicketClock | undefined,
  clock: ToldClock | undefined,
  next: ToldClock | undefined,
  explaining: Explaining,
): ShownClock {
  const { terms } = explaining;
  const verdict = clock?.verdict ?? row?.verdict ?? "running";
  const standing = { verdict, counting: row?.counting ?? "done", isAtRisk: row?.isAtRisk ?? false };
  const said = saidOf(clockState(standing), row, clock, explaining);
  const written = writtenIn(explaining);
  const segments = clock?.segments ?? [];
  const [start, end] = [segments[0], segments.at(-1)];
  const rows = cutAt(segments, clock === undefined ? null : limitOf(clock));
  const lengthOf = (some: readonly ToldSegment[]) =>
    some.reduce((sum, one) => sum + secondsBetween(Date.parse(one.from), Date.parse(one.to)), 0);
  const late = lengthOf(rows.filter(({ isLate }) => isLate));
  return {
    clock: name,
    title: terms.clock(name),
    hours: terms.hours(row?.hours ?? clock?.hours ?? ""),
    article: row?.article ?? clock?.article ?? "",
    is: said.is,
    left: leftOf(row),
    why: clockWords(said, explaining.w, written),
    dueThen: said.is === "not-begun" ? moment(row?.dueAt) : null,
    strips:
      clock === undefined || said.is === "excluded"
        ? ["", ""]
        : [stripOf(clock, next, explaining, 820), stripOf(clock, next, explaining, 330)],
    rows: rows.map((one) => stretchOf(one, explaining)),
    total: start === undefined ? "" : clockText(secondsBetween(Date.parse(start.from), Date.parse(end!.to))),
    counted: clockText(lengthOf(segments.filter(({ kind }) => kind === "counted"))),
    late: late === 0 ? null : clockText(late),
    isStopped: clock?.stopAt !== null && clock !== undefined,
    startedBy: linkOf(clock?.startedBy ?? null, explaining),
    stoppedBy: linkOf(clock?.stoppedBy ?? null, explaining),
    startedAfter: said.after,
    norms: (clock?.thresholds ?? []).map((one) => normOf(one, standing, said.stopAt, explaining, written)),
    dues: said.is === "excluded" ? [] : duesOf(clock, explaining),
    goesOn: clock === undefined ? null : goesOnText(clock, explaining),
    apart: (clock?.shownApart ?? []).map(({ because, ms }) => ({
      length: clockText(Math.floor(ms / 1000)),
      because: linkOf(because, explaining),
    })),
  };

  function leftOf(of: TicketClock | undefined): TicketLeft | null {
    if (of === undefined || of.counting === "done" || of.counting === "waiting-to-start") return null;
    return { remainingMs: of.remainingMs, counting: of.counting, dueAt: moment(of.dueAt), target: of.target };
  }
}

function stretchOf(one: LimitedSegment, explaining: Explaining): ShownStretch {
  return {
    kind: one.kind,
    isLate: one.isLate,
    what: one.isLate ? say(explaining.w.late, { what: kindWord(one, explaining) }) : kindWord(one, explaining),
    from: Date.parse(one.from),
    to: Date.parse(one.to),
    length: clockText(secondsBetween(Date.parse(one.from), Date.parse(one.to))),
    article: one.article,
    because: linkOf(one.because, explaining),
    endedBy: linkOf(one.endedBy, explaining),
  };
}

/** CLK-2: it pauses for what the agreement lists, and for nothing else. */
function goesOnText({ clock, article, segments }: ToldClock, { w, pausesOf, language }: Explaining): string | null {
  const pauses = pausesOf(clock);
  if (pauses === undefined || !segments.some(({ kind, because }) => kind === "counted" && because !== null))
    return null;
  if (pauses.length === 0) return say(w.neverPaused, { article });
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  return say(w.pausedOnlyFor, { article, waits: list.format(pauses) });
}

function saidOf(
  is: StateName,
  row: TicketClock | undefined,
  clock: ToldClock | undefined,
  explaining: Explaining,
): SaidClock {
  const after = clock?.startedAfter ?? null;
  return {
    is,
    stopAt: moment(clock?.stopAt),
    startsAt: moment(row?.changesAt),
    after: after === null ? null : explaining.terms.clock(after),
    outsideBy: linkOf(clock?.outsideBy ?? null, explaining)?.text ?? null,
    article: row?.article ?? clock?.article ?? "",
  };
}

function writtenIn({ zone, language, now }: Explaining): (at: number) => string {
  return (at) => momentText(at, zone, language, now);
}

function normOf(
  { target, isAim, verdict, dueAt, missedAt }: ToldClock["thresholds"][number],
  standing: ClockStanding,
  stopAt: number | null,
  { w, language }: Explaining,
  written: (at: number) => string,
): ShownClock["norms"][number] {
  const is = clockState({ ...standing, verdict });
  const said = normWords({ is, dueAt: moment(dueAt), missedAt: moment(missedAt) }, { stopAt }, w, written);
  // Of an agreement that only aims, no target is no aim either.
  return { target: normText(target, language), isAim: isAim && !/^(?:aim )?none$/.test(target), is, said };
}

/** Only where more than one due held is there anything to tell beside the norms. */
function duesOf(clock: ToldClock | undefined, explaining: Explaining): ShownClock["dues"] {
  if (clock === undefined || clock.dues.length < 2) return [];
  return clock.dues.flatMap(({ from, target, dueAt, because }) =>
    target.map((written, i) => ({
      from: Date.parse(from),
      target: targetText(written, explaining.language),
      dueAt: moment(dueAt[i]),
      because: linkOf(because, explaining),
    })),
  );
}

function linkOf(because: Because, { sentence, kind }: Explaining): Link | null {
  if (because === null) return null;
  const text = because.id === null ? undefined : sentence(because.id);
  return {
    text: text ?? kind(because.kind),
    href: text === undefined ? null : `#fact-${because.id}`,
    at: Date.parse(because.at),
  };
}

export function moment(written: string | null | undefined): number | null {
  return written === null || written === undefined ? null : Date.parse(written);
}
