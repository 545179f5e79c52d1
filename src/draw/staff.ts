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
import { heightOf, staffColumn, windowOf, type PromisedShare } from "./staff-column.ts";
import { missStep, staffScale, type StaffScale } from "./staff-scale.ts";
import { at, drawing, label, line, rect, type Box } from "./svg.ts";

const column: Box = { x: 62, y: 22, width: 32, height: 148 };
/** The blocks of a real staff, alternately filled, stand against the column; numbers stand against the blocks. */
const blocks = { x: column.x + column.width + 2, width: 5 };
const numbers = blocks.x + blocks.width + 4;
const smallColumn: Box = { x: 8, y: 2, width: 16, height: 40 };

/** 222 by 184, for a card or a report. */
export function staff(period: PeriodScore, promise: PromisedShare, lang: Language): string {
  const scale = staffScale([period], promise.share);
  return drawing({
    width: 222,
    height: 184,
    title: periodName(period.label, lang),
    description: periodSentence(period, promise, lang),
    body:
      missRuler(period, promise, scale, lang) +
      staffColumn(period, promise, scale, column, { gap: 5, overhang: 8 }) +
      openRange(period, scale) +
      shareLabels(period, promise, scale, lang) +
      promiseLabels(period, promise, scale, lang),
  });
}

/** 32 by 44, without a word in it: the row it stands in has them. */
export function smallStaff(period: PeriodScore, promise: PromisedShare, lang: Language): string {
  const scale = staffScale([period], promise.share);
  return drawing({
    width: 32,
    height: 44,
    title: periodName(period.label, lang),
    description: periodSentence(period, promise, lang),
    body: staffColumn(period, promise, scale, smallColumn, { gap: 3, overhang: 6 }),
  });
}

/** Blocks of one, two, five … misses down the right edge, numbered where there is room and the norm is not. */
function missRuler({ population }: PeriodScore, { share }: PromisedShare, scale: StaffScale, lang: Language): string {
  const words = languages[lang].page.drawing;
  if (population === 0) return "";
  const view = windowOf(column, scale);
  const normAt = heightOf(view, scale, share.fraction.num / share.fraction.den);
  const perMiss = view.height / ((1 - scale.foot) * population);
  const [minor, major] = [missStep(perMiss, 4), missStep(perMiss, 26)];
  const foot = view.y + view.height;
  let body = label("quiet", numbers, 11, words.misses);
  for (let n = 0; view.y + n * perMiss < foot - 0.01; n += minor) {
    const y = view.y + n * perMiss;
    if ((n / minor) % 2 === 0) body += rect("block", { ...blocks, y, height: Math.min(minor * perMiss, foot - y) });
  }
  for (let n = 0; view.y + n * perMiss <= foot + 0.01; n += major) {
    const y = view.y + n * perMiss;
    const text = countText(n, lang);
    const meetsWhatIsLeft = text.length > 5 && Math.abs(y - normAt - 14) < 10; // long numbers reach beside the norm
    if (Math.abs(y - normAt) > 9 && !meetsWhatIsLeft) body += label("quiet", numbers, y + 4, text);
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
function shareLabels(
  { kept, population }: PeriodScore,
  { share }: PromisedShare,
  scale: StaffScale,
  lang: Language,
): string {
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

/** The norm, and under it what is left or too many; at the tear, that the axis is broken. */
function promiseLabels(period: PeriodScore, promise: PromisedShare, scale: StaffScale, lang: Language): string {
  const words = languages[lang].page.drawing;
  const { missesLeft, population } = period;
  const normAt = heightOf(windowOf(column, scale), scale, promise.share.fraction.num / promise.share.fraction.den);
  const x = numbers + 36;
  const said = missesLeft < 0 ? words.over(countText(-missesLeft, lang)) : words.left(countText(missesLeft, lang));
  return (
    line(promise.aim ? "norm aim thin" : "norm thin", column.x + column.width + 8, normAt, x - 4, normAt) +
    label("strong", x, normAt + 4, words.norm(normText(promise.share, lang), promise.aim)) +
    (population === 0 ? "" : label(missesLeft < 0 ? "said lost" : "said", x, normAt + 18, said)) +
    (scale.isBroken ? label("quiet", numbers, column.y + column.height + 1, words.broken) : "")
  );
}
