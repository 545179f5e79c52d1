/** One clock as the drawing of `src/draw/clock-timeline.ts` takes it: moments in the agreement's zone, everything in the reader's words. */
import { momentText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import { kindWord, tipOf, type Explaining, type ToldClock, type ToldSegment } from "#lib/ticket/explaining.ts";
import { clockTimeline, type TimelineStretch } from "$peil/draw/clock-timeline.ts";

const hour = 3_600_000;

export function stripOf(clock: ToldClock, next: ToldClock | undefined, explaining: Explaining, width: number): string {
  const { w, terms, zone, language, now } = explaining;
  const written = (at: number) => momentText(at, zone, language, now);
  const ran = clock.segments.map((one) => stretchOf(one, explaining));
  const endAt = ran.at(-1)?.to ?? now;
  const isStopped = clock.stopAt !== null;
  const ahead = isStopped || next === undefined ? [] : aheadOf(next, endAt, explaining);
  const first = clock.thresholds[0];
  const dues = duesOf(clock);
  return clockTimeline(
    {
      title: terms.clock(clock.clock),
      description: clock.segments
        .map((one) => tipOf(one, explaining))
        .slice(0, 40)
        .join("; "),
      ran,
      ahead,
      dues: dues.map((due) => ({
        ...due,
        label: say(due.isPast ? w.duePast : w.dueMark, { moment: written(due.at) }),
      })),
      atRiskAt: timeOf(first?.atRiskAt),
      missedAt: timeOf(clock.thresholds.map(({ missedAt }) => missedAt).find((at) => at !== null)),
      riskLabel:
        first?.atRiskAt === null || first === undefined
          ? ""
          : say(w.riskMark, { moment: written(Date.parse(first.atRiskAt)) }),
      end: say(isStopped ? w.stopped : w.now, { moment: momentText(endAt, zone, language, now, !isStopped) }),
      ticks: ticksOf(ran[0]?.from ?? now, ahead.at(-1)?.to ?? endAt, explaining),
    },
    width,
  );
}

function stretchOf(segment: ToldSegment, explaining: Explaining): TimelineStretch {
  const { kind, from, to, because } = segment;
  const inside = because === null ? undefined : explaining.whose(because.kind);
  return {
    kind,
    from: Date.parse(from),
    to: Date.parse(to),
    tip: tipOf(segment, explaining),
    ...(inside === undefined ? {} : { inside }),
  };
}

function aheadOf(next: ToldClock, endAt: number, explaining: Explaining): TimelineStretch[] {
  return next.segments.flatMap((segment) => {
    const from = Math.max(endAt, Date.parse(segment.from));
    const to = Date.parse(segment.to);
    if (to <= from) return [];
    const cut = { ...segment, from: new Date(from).toISOString() };
    const what = segment.kind === "counted" ? explaining.w.ahead : kindWord(segment, explaining);
    return [{ kind: segment.kind, from, to, tip: tipOf(cut, explaining, what) }];
  });
}

/** Those that hold, and those that held before a change of priority. */
function duesOf({ thresholds, dues }: ToldClock): { at: number; isAim: boolean; isPast: boolean }[] {
  const holding = thresholds.flatMap(({ dueAt, isAim }) =>
    dueAt === null ? [] : [{ at: Date.parse(dueAt), isAim, isPast: false }],
  );
  const before = dues.flatMap(({ dueAt }) => dueAt.flatMap((at) => (at === null ? [] : [Date.parse(at)])));
  const past = [...new Set(before)].filter((at) => holding.every((one) => one.at !== at));
  return [...past.map((at) => ({ at, isAim: false, isPast: true })), ...holding];
}

function timeOf(written: string | null | undefined): number | undefined {
  return written === null || written === undefined ? undefined : Date.parse(written);
}

/** Hours while it is about one day, days where it is about more, and so many weeks apart that they can be read. */
function ticksOf(from: number, to: number, { zone, language }: Explaining): { at: number; label: string }[] {
  const isShort = to - from <= 14 * hour;
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  let at = isShort ? start.round({ smallestUnit: "hour", roundingMode: "ceil" }) : start.startOfDay().add({ days: 1 });
  const day = new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
  });
  const ticks: { at: number; label: string }[] = [];
  while (at.epochMilliseconds < to && ticks.length < 120) {
    const time = at.epochMilliseconds;
    ticks.push({
      at: time,
      label: isShort ? `${String(at.hour).padStart(2, "0")}:00` : day.format(time).replace(",", ""),
    });
    at = isShort ? at.add({ hours: 1 }) : at.add({ days: 1 });
  }
  return ticks;
}
