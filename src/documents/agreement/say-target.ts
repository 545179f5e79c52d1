/** Targets and bounds in words, the bound word as it was written: `under` and `within` differ by one instant (CLK-4, OBJ-3). */
import type { Fraction } from "../../agreement/schema/fraction.ts";
import type { MeasureTarget } from "../../agreement/schema/measure-target.ts";
import type { Bound, Share, Target } from "../../agreement/schema/target.ts";
import type { Speaker } from "./speaker.ts";

export function targetIn(s: Speaker, target: Target): string {
  const { target: words } = s.words;
  if (target.kind === "none") return words.none;
  const limit = target.kind === "by-close" ? words.byClose : words[target.bound](s.length(target.length));
  const said = target.share === undefined ? limit : `${shareIn(s, target.share)} ${limit}`;
  return target.aim ? words.aim(said) : said;
}

export function measureTargetIn(s: Speaker, target: MeasureTarget): string {
  const said = askedIn(s, target);
  return target.aim ? s.words.target.aim(said) : said;
}

function askedIn(s: Speaker, target: MeasureTarget): string {
  const { target: words, agreed } = s.words;
  switch (target.kind) {
    case "none":
      return words.none;
    case "agreed":
      return agreed;
    case "bound":
      return boundIn(s, target.bound);
    case "share-within":
      return `${shareIn(s, target.share)} ${words[target.bound](s.elapsed(target.ms))}`;
    case "share": {
      const { over, fraction } = target.share;
      const isExact = over || fraction.num === fraction.den;
      return isExact ? shareIn(s, target.share) : words.atLeast(shareIn(s, target.share));
    }
  }
}

export function boundIn(s: Speaker, { low, high, unit }: Bound): string {
  const { target: words } = s.words;
  const amount = (value: number) =>
    unit === "ms" ? s.elapsed(value) : s.words.number(unit === "share" ? `${value / 100}%` : String(value));
  if (low !== undefined && high !== undefined) return words.between(amount(low.value), amount(high.value));
  if (low !== undefined) return low.inside ? words.atLeast(amount(low.value)) : words.over(amount(low.value));
  return high!.inside ? words.atMost(amount(high!.value)) : words.less(amount(high!.value));
}

function shareIn(s: Speaker, { over, fraction }: Share): string {
  const share = `${s.words.number(percent(fraction))}%`;
  return over ? s.words.target.over(share) : share;
}

/** Shares have six decimals at most where they are written. */
function percent({ num, den }: Fraction): string {
  return String(Number(((num / den) * 100).toFixed(6)));
}
