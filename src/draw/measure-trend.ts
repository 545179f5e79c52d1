/** A measure period after period, as a row of gauge staffs on one scale, for a row of a table. Rules: DRA-1, DRA-7. */
import type { MeasureFigure } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { measureSentence, promisedShare, standOf } from "./measure-gauge.ts";
import { periodName } from "./period-name.ts";
import { heightOf, staffColumn, windowOf } from "./staff-column.ts";
import { staffScale } from "./staff-scale.ts";
import { drawing, line, type Box } from "./svg.ts";

const most = 13;

/** The last thirteen at most, 112 by 40; "" where there are fewer than two, or nothing that a share can be taken of. */
export function measureTrend(figures: readonly MeasureFigure[], name: string, lang: Language): string {
  const shown = figures.slice(-most).flatMap((figure) => {
    const stand = standOf(figure);
    return stand === undefined ? [] : [{ figure, stand }];
  });
  const promise = shown.length < 2 ? undefined : promisedShare(shown.at(-1)!.figure);
  if (promise === undefined) return "";
  const stands = shown.map(({ stand }) => stand);
  const scale = staffScale(stands, promise.share);
  const box: Box = { x: 2, y: 3, width: 6, height: 34 };
  const normAt = heightOf(windowOf(box, scale), scale, promise.share.fraction.num / promise.share.fraction.den);
  const staffs = stands.map((stand, i) =>
    staffColumn(stand, promise, scale, { ...box, x: 3 + i * 8 }, { gap: 3, overhang: 0 }),
  );
  const width = shown.length * 8 + 4;
  const named = shown.map(({ figure }) => ({ figure, label: periodName(figure.period.label, lang) }));
  const [first, last] = [named[0]!, named.at(-1)!];
  return drawing({
    width,
    height: 40,
    title: languages[lang].page.drawing.trend(name, languages[lang].page.drawing.from(first.label, last.label)),
    description: named.map(({ figure, label }) => `${label}: ${measureSentence(figure, lang)}`).join(" "),
    body: staffs.join("") + line(promise.aim ? "norm aim" : "norm", 0, normAt, width, normAt),
  });
}
