/** What of a run went over its target: the stretches cut where the target was used up, so that what is late can be added up (CLK-10). */
import type { ToldClock, ToldSegment } from "#lib/ticket/explaining.ts";

export interface LimitedSegment extends ToldSegment {
  /** It counted after the target was used up. */
  readonly isLate: boolean;
}

/** The moment that the first missed target was used up, or else the first aim that was passed; null where nothing was. */
export function limitOf({ thresholds }: Pick<ToldClock, "thresholds">): number | null {
  const passed = ["missed", "over-aim"].flatMap(
    (verdict) => thresholds.find((one) => one.verdict === verdict) ?? [],
  )[0];
  const at = passed?.dueAt ?? passed?.missedAt;
  return at === undefined || at === null ? null : Date.parse(at);
}

export function cutAt(segments: readonly ToldSegment[], limit: number | null): LimitedSegment[] {
  return segments.flatMap((one): LimitedSegment[] => {
    if (limit === null || one.kind !== "counted" || Date.parse(one.to) <= limit) return [{ ...one, isLate: false }];
    if (Date.parse(one.from) >= limit) return [{ ...one, isLate: true }];
    const at = new Date(limit).toISOString();
    return [
      { ...one, to: at, ms: limit - Date.parse(one.from), endedBy: null, isLate: false },
      { ...one, from: at, ms: Date.parse(one.to) - limit, isLate: true },
    ];
  });
}
