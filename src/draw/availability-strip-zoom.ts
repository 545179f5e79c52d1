/**
 * The longest outage of a period enlarged: the band of the whole period, and under it the hours around that outage, joined
 * by the lines of a magnifying glass. Two minutes of a month can be seen there as what they were. Rule: AVL-2.
 */
import type { MeasureFigure } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { instantToLocal } from "../time/moment.ts";
import { localDay, startOfDay, zoneOf } from "../time/zone.ts";
import { elapsedText } from "./elapsed-text.ts";
import { runSentence, type StripOptions } from "./availability-strip.ts";
import { exclusionsOf, stripBand, type StripWindow } from "./availability-strip-row.ts";
import { at, drawing, label, line } from "./svg.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How much time the glass holds, and how far its marks lie apart. */
const glasses: readonly (readonly [span: number, step: number])[] = [
  [10 * minute, 2 * minute],
  [hour, 15 * minute],
  [4 * hour, hour],
  [12 * hour, 3 * hour],
  [day, 6 * hour],
  [4 * day, day],
  [12 * day, 3 * day],
];

/** 720 or 292 by 76; "" where nothing was down, or where the period itself already shows it. */
export function availabilityZoom(
  figure: MeasureFigure,
  periodLabel: string,
  options: StripOptions,
  lang: Language,
): string {
  const { period, stretches } = figure;
  const down = stretches.filter(({ is }) => is === "down");
  const longest = down.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  if (longest === undefined) return "";
  const length = longest.to - longest.from;
  const [span, step] = glasses.find(([held]) => length <= held * 0.7) ?? [Infinity, 0];
  if (span > (period.to - period.from) / 8) return "";
  const middle = (longest.from + longest.to) / 2;
  const from = Math.min(period.to - span, Math.max(period.from, roundDown(middle - span / 2, step, options.zone)));
  const width = options.width === "wide" ? 720 : 292;
  const whole: StripWindow = { box: { x: 1, y: 12, width: width - 2, height: 12 }, from: period.from, to: period.to };
  const glass: StripWindow = { box: { x: 1, y: 48, width: width - 2, height: 16 }, from, to: from + span };
  const exclusions = exclusionsOf([figure]);
  const words = languages[lang].measurePage.strip;
  const band = (window: StripWindow) =>
    stripBand(figure, window, exclusions, (part, run) => runSentence(run, part, exclusions, options, lang));
  const [start, end] = [glass.from, glass.to].map((moment) => instantToLocal(options.zone, moment));
  return drawing({
    width,
    height: 84,
    title: words.zoomTitle(options.name, periodLabel),
    description: `${words.zoom(start!, end!)}. ${words.parts.down}: ${instantToLocal(options.zone, longest.from)} – ${instantToLocal(options.zone, longest.to)}, ${elapsedText(length, lang)}.`,
    body: rays(whole, glass) + band(whole) + band(glass) + marks(glass, step, options),
  });
}

function rays(whole: StripWindow, glass: StripWindow): string {
  const place = (moment: number) => whole.box.x + ((moment - whole.from) / (whole.to - whole.from)) * whole.box.width;
  const [left, right] = [place(glass.from), place(glass.to)];
  const [upper, lower] = [whole.box.y + whole.box.height + 4, glass.box.y - 4];
  const edges = [glass.box.x, glass.box.x + glass.box.width];
  return `<path class="strip-ray" d="M${at(left)} ${at(upper)}L${at(edges[0]!)} ${at(lower)}H${at(edges[1]!)}L${at(right)} ${at(upper)}Z"/>`;
}

/** The last moment before this one that is round on the local clock. */
function roundDown(moment: number, step: number, zone: string): number {
  const midnight = startOfDay(zoneOf(zone), localDay(zoneOf(zone), moment));
  return midnight + Math.floor((moment - midnight) / step) * step;
}

/** Round local moments; the first one and midnights with their date. */
function marks({ box, from, to }: StripWindow, step: number, { zone, width }: StripOptions): string {
  const y = box.y + box.height;
  let body = "";
  let free = -Infinity;
  for (let moment = roundDown(from, step, zone); moment < to; moment += step) {
    if (moment < from) continue;
    const x = box.x + ((moment - from) / (to - from)) * box.width;
    const local = instantToLocal(zone, moment);
    const time = local.slice(11, 16);
    const text =
      free === -Infinity || time === "00:00"
        ? step >= day
          ? local.slice(0, 10)
          : local.slice(0, 16)
        : step >= day
          ? local.slice(5, 10)
          : time;
    const room = text.length * 6.2;
    if (x < free || x + room > box.x + box.width + (width === "wide" ? 4 : 0)) continue;
    free = x + room + 4;
    body += line("strip-mark", x, y + 4, x, y + 8) + label("quiet", x, y + 19, text);
  }
  return body;
}
