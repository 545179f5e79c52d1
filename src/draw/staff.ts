/**
 * The gauge staff (peilschaal) of one promise in one period, large with both its scales or small for a row of a table.
 * On the left stands the share, on the right the misses; they are one axis. Rules: OBJ-3, OBJ-4, OBJ-5.
 */
import type { PeriodScore } from "../report/score.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText, normText, shareText } from "./numbers.ts";
import { periodName } from "./period-name.ts";
import { periodSentence } from "./period-sentence.ts";
import { heightOf, staffColumn, windowOf, type Promise } from "./staff-column.ts";
import { missStep, staffScale, type StaffScale } from "./staff-scale.ts";
import { at, drawing, label, line, type Box } from "./svg.ts";

const column: Box = { x: 56, y: 22, width: 34, height: 170 };
const smallColumn: Box = { x: 8, y: 2, width: 16, height: 40 };

/** 176 by 200, for a card or a report. */
export function staff(period: PeriodScore, promise: Promise, lang: Language): string {
  const scale = staffScale([period], promise.share);
  return drawing({
    width: 176,
    height: 206,
    title: periodName(period.label, lang),
    description: periodSentence(period, promise, lang),
    body:
      missRuler(period, scale, lang) +
      staffColumn(period, promise, scale, column, { gap: 5, overhang: 8 }) +
      openRange(period, scale) +
      shareLabels(period, promise, scale, lang) +
      promiseLabels(period, promise, scale, lang),
  });
}

/** 32 by 44, without a word in it: the row it stands in has them. */
export function smallStaff(period: PeriodScore, promise: Promise, lang: Language): string {
  const scale = staffScale([period], promise.share);
  return drawing({
    width: 32,
    height: 44,
    title: periodName(period.label, lang),
    description: periodSentence(period, promise, lang),
    body: staffColumn(period, promise, scale, smallColumn, { gap: 3, overhang: 6 }),
  });
}

/** Ticks for misses down the right edge, numbered where there is room. */
function missRuler({ population }: PeriodScore, scale: StaffScale, lang: Language): string {
  const words = languages[lang].page.drawing;
  if (population === 0) return "";
  const view = windowOf(column, scale);
  const right = column.x + column.width;
  const perMiss = view.height / ((1 - scale.foot) * population);
  const [minor, major] = [missStep(perMiss, 5), missStep(perMiss, 26)];
  const most = Math.min(population, Math.floor((1 - scale.foot) * population));
  let body = label("quiet", right + 12, 11, words.misses);
  for (let n = 0; n <= most; n += minor) {
    const y = view.y + n * perMiss;
    const isMajor = n % major === 0;
    body += line("tick", right + 2, y, right + (isMajor ? 9 : 6), y);
    if (isMajor) body += label("quiet", right + 12, y + 4, countText(n, lang));
  }
  return body;
}

/** Where the level may still come to lie, by what is open: a line beside the column from all missed to all kept. */
function openRange({ kept, open, population }: PeriodScore, scale: StaffScale): string {
  if (open === 0 || population === 0) return "";
  const view = windowOf(column, scale);
  const x = column.x - 3.5;
  const [high, low] = [kept + open, kept].map((n) => heightOf(view, scale, n / (population + open)));
  return `<path class="open" d="M${at(x - 3)} ${at(high!)}H${at(x)}V${at(low!)}H${at(x - 3)}"/>`;
}

/** 100%, the attained share, the foot of the window and 0%; what would lie over the attained share gives way. */
function shareLabels({ kept, population }: PeriodScore, { share }: Promise, scale: StaffScale, lang: Language): string {
  const words = languages[lang].page.drawing;
  const view = windowOf(column, scale);
  const x = column.x - 12;
  const attained = shareText(kept, population, share, lang);
  const levelAt = population === 0 ? -100 : heightOf(view, scale, kept / population);
  const written = [
    { y: view.y, text: "100%", isBold: false },
    { y: levelAt, text: attained, isBold: true },
    { y: column.y + column.height, text: "0%", isBold: false },
  ].filter(({ text, y, isBold }) => text !== "" && (isBold || Math.abs(y - levelAt) >= 12));
  return (
    label("quiet", x, 11, words.share, "end") +
    written.map(({ y, text, isBold }) => label(isBold ? "strong" : "quiet", x, y + 4, text, "end")).join("")
  );
}

/** The norm, and between norm and level what is left or too many; at the tear, that the axis is broken. */
function promiseLabels(period: PeriodScore, promise: Promise, scale: StaffScale, lang: Language): string {
  const words = languages[lang].page.drawing;
  const view = windowOf(column, scale);
  const x = column.x + column.width + 12;
  const { missesLeft, population, kept } = period;
  const normAt = heightOf(view, scale, promise.share.fraction.num / promise.share.fraction.den);
  const norm = words.norm(normText(promise.share, lang), promise.aim);
  const levelAt = population === 0 ? normAt : heightOf(view, scale, kept / population);
  const between = missesLeft < 0 ? words.over(countText(-missesLeft, lang)) : words.left(countText(missesLeft, lang));
  const leader = line(promise.aim ? "norm aim thin" : "norm thin", column.x + column.width + 8, normAt, x + 20, normAt);
  return (
    leader +
    label("strong", x + 24, normAt + 4, norm) +
    (population === 0 ? "" : label("said", x + 24, missesLeft < 0 ? below(normAt, levelAt) : above(normAt), between)) +
    (scale.isBroken ? label("quiet", x, column.y + column.height - 2, words.broken) : "")
  );
}

function below(normAt: number, levelAt: number): number {
  return Math.max(normAt + 19, Math.min((normAt + levelAt) / 2 + 4, normAt + 40));
}

function above(normAt: number): number {
  return normAt < 40 ? normAt + 19 : normAt - 11;
}
