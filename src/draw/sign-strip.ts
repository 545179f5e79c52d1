/**
 * Signs of life over periods, as compact lines: a sign that came late is a ring, one that never came a cross, and the
 * longest gap a bracket under the line: the recovery point that was really held. Rules: HBT-1, HBT-2, DRA-7.
 */
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { instantToLocal } from "../time/moment.ts";
import { elapsedText } from "./elapsed-text.ts";
import { boxOf, type StripWindow } from "./availability-strip-row.ts";
import { mostRows, type StripOptions, type StripRow } from "./availability-strip.ts";
import { figureText } from "./figure-text.ts";
import { measureIcon, measureState } from "./measure-state.ts";
import { safeText } from "./safe-text.ts";
import { at, drawing, label, rect } from "./svg.ts";

const rowHeight = 26;

/** 720 or 292 wide; 26 high for each row. */
export function signStrip(rows: readonly StripRow[], options: StripOptions, span: string, lang: Language): string {
  const words = languages[lang].measurePage.signs;
  const shown = rows.slice(-mostRows);
  const [left, right, width] = options.width === "wide" ? [74, 92, 720] : [58, 92, 292];
  const longest = Math.max(1, ...shown.map(({ figure: { period } }) => period.to - period.from));
  const lines = shown.map(({ label: name, figure }, i) => {
    const { period } = figure;
    const long = ((width - left - right) * (period.to - period.from)) / longest;
    const window = {
      box: { x: left, y: i * rowHeight + 10, width: long, height: 4 },
      from: period.from,
      to: period.to,
    };
    const x = width - right + 8;
    return (
      `<g><title>${safeText(`${name}: ${signSentence(figure, lang)}`)}</title>${label("row", left - 6, window.box.y + 6, name, "end")}</g>` +
      signLine(figure, window, options, lang) +
      measureIcon(measureState(figure), x, window.box.y - 4) +
      label("strong", x + 16, window.box.y + 6, countsOf(figure, lang))
    );
  });
  return drawing({
    width,
    height: shown.length * rowHeight + 2,
    title: words.title(options.name, span),
    description: shown.map((row) => `${row.label}: ${signSentence(row.figure, lang)}`).join(" "),
    body: lines.join(""),
  });
}

/** "27/28"; what came alone where nothing was expected, and "" where there is nothing to tell. */
function countsOf(figure: MeasureFigure, lang: Language): string {
  if (isSilent(figure)) return "";
  const [received, expected] = [figureText(figure, "received", lang), figureText(figure, "expected", lang)];
  return expected === "" ? received : `${received}/${expected}`;
}

/** No sign came, and none was due: a line of signs would say that all went well. */
function isSilent(figure: MeasureFigure): boolean {
  return figure.values.received === undefined || measureState(figure) === "nothing-measured";
}

/** How a period of signs stands, in one sentence. */
export function signSentence(figure: MeasureFigure, lang: Language): string {
  const { signs, states } = languages[lang].measurePage;
  if (isSilent(figure)) return `${states[measureState(figure)]}.`;
  const count = (name: "expected" | "received" | "late" | "missing") => figureText(figure, name, lang) || "0";
  return signs.period({
    state: states[measureState(figure)],
    expected: count("expected"),
    received: count("received"),
    late: count("late"),
    missing: count("missing"),
    gap: figureText(figure, "gap", lang),
  });
}

function signLine(figure: MeasureFigure, window: StripWindow, { zone }: StripOptions, lang: Language): string {
  const { period, asOf, stretches } = figure;
  const words = languages[lang].measurePage.signs;
  if (isSilent(figure)) return rect("strip to-come", boxOf(window, period.from, period.to));
  const known = Math.min(asOf, period.to);
  const gaps = stretches.filter(({ is }) => is === "gap").map((one) => bracket(one, window));
  let free = -Infinity;
  const marks = stretches
    .filter(({ is }) => is === "late" || is === "missing")
    .flatMap((one) => {
      const { x } = boxOf(window, one.from, one.to);
      if (x < free) return [];
      free = x + 4;
      const said = `${one.is === "late" ? words.late : words.missing}: ${instantToLocal(zone, one.from)}, ${elapsedText(one.to - one.from, lang)}`;
      const y = window.box.y + 2;
      return `<g><title>${safeText(said)}</title>${one.is === "late" ? ring(x, y) : cross(x, y)}</g>`;
    });
  return (
    rect("strip up", boxOf(window, period.from, known)) +
    rect("strip to-come", boxOf(window, Math.max(known, period.from), period.to)) +
    gaps.join("") +
    marks.join("")
  );
}

function bracket({ from, to }: Stretch, window: StripWindow): string {
  const { x, y, width, height } = boxOf(window, from, to);
  return `<path class="open" d="M${at(x)} ${at(y + height + 2)}v3h${at(Math.max(2, width))}v-3"/>`;
}

/** What stands in the legend: 24 by 20. */
export type SignPart = "received" | "late" | "missing" | "gap" | "open";

export function signSwatch(part: SignPart): string {
  const track = { x: 1, y: 8, width: 22, height: 4 };
  switch (part) {
    case "received":
      return rect("strip up", track);
    case "open":
      return rect("strip to-come", track);
    case "late":
      return rect("strip up", track) + ring(12, 10);
    case "missing":
      return rect("strip up", track) + cross(12, 10);
    case "gap":
      return `${rect("strip up", track)}<path class="open" d="M6 14v3h12v-3"/>`;
  }
}

function ring(x: number, y: number): string {
  return `<circle class="sign-late" cx="${at(x)}" cy="${at(y)}" r="3.5"/>`;
}

function cross(x: number, y: number): string {
  return `<path class="sign-missing" d="M${at(x - 4)} ${at(y - 4)}l8 8M${at(x + 4)} ${at(y - 4)}l-8 8"/>`;
}
