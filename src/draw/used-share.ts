/**
 * How much of its target each ticket used, as a distribution: a ticket's promise is lost to the right of the line at
 * 100%. A bar that holds one ticket can always be seen, so the lowest bars are a little taller than their count.
 */
import { usedEdges } from "../report/score.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText } from "./numbers.ts";
import { at, drawing, hatch, label, line, rect, type Box } from "./svg.ts";

const plot: Box = { x: 4, y: 22, width: 260, height: 78 };
/** Room for all that used more than the last edge, set apart from the rest. */
const beyondBar: Box = { x: plot.x + plot.width + 8, y: plot.y, width: 16, height: plot.height };

/** 292 by 138; `used` has one count for each of `usedEdges` and one for all beyond. */
export function usedShare(used: readonly number[], name: string, lang: Language): string {
  const words = languages[lang].page.drawing;
  const most = Math.max(0, ...used);
  const fullest = used.indexOf(most);
  const onTarget = usedEdges.indexOf(1) + 1;
  const sum = (counts: readonly number[]) =>
    countText(
      counts.reduce((total, n) => total + n, 0),
      lang,
    );
  return drawing({
    width: 292,
    height: 138,
    title: words.used(name),
    description: words.usedSummary({
      within: sum(used.slice(0, onTarget)),
      beyond: sum(used.slice(onTarget)),
      most: countText(most, lang),
      mostAt: bucketName(fullest),
    }),
    body: bars(used, most) + axis(used, most, fullest, lang),
  });
}

/** `35–40%`, `> 200%`. */
export function bucketName(bucket: number): string {
  const to = usedEdges[bucket];
  const percent = (share: number) => Math.round(share * 100);
  if (to === undefined) return `> ${percent(usedEdges.at(-1)!)}%`;
  return `${percent(usedEdges[bucket - 1] ?? 0)}\u2013${percent(to)}%`;
}

function bars(used: readonly number[], most: number): string {
  const step = plot.width / usedEdges.length;
  return used
    .map((count, i) => {
      if (count === 0) return "";
      const isBeyond = i >= usedEdges.length;
      const height = Math.max(1.5, (count / most) * plot.height);
      const y = plot.y + plot.height - height;
      const box = isBeyond ? { ...beyondBar, y, height } : { x: plot.x + i * step + 0.5, y, width: step - 1, height };
      const isMissed = isBeyond || usedEdges[i]! > 1;
      return isMissed ? rect("bar lost", box) + hatch("short", box, 3) : rect("bar on", box);
    })
    .join("");
}

function axis(used: readonly number[], most: number, fullest: number, lang: Language): string {
  const words = languages[lang].page.drawing;
  const base = plot.y + plot.height;
  const middle = plot.x + plot.width / 2;
  const end = plot.x + plot.width;
  const peakAt =
    fullest >= usedEdges.length ? beyondBar.x + 8 : plot.x + ((fullest + 0.5) / usedEdges.length) * plot.width;
  const marks = [0, 0.5, 1, 1.5, 2].map((share) => ({ x: plot.x + (share / 2) * plot.width, text: `${share * 100}%` }));
  const ends = `M${at(plot.x)} ${at(base + 0.5)}H${at(end)}M${at(beyondBar.x)} ${at(base + 0.5)}h${at(beyondBar.width)}`;
  return (
    `<path class="axis" d="${ends}"/>` +
    line("norm", middle, plot.y - 8, middle, base + 4) +
    marks
      .slice(0, -1)
      .map(({ x, text }) =>
        label(text === "100%" ? "strong" : "quiet", x, base + 16, text, x < 20 ? "start" : "middle"),
      )
      .join("") +
    label("quiet", beyondBar.x + beyondBar.width, base + 16, "> 200%", "end") +
    label("quiet", plot.x, base + 32, words.usedAxis) +
    (used.length === 0 || most === 0
      ? label("quiet", middle + 6, plot.y + 30, words.noTickets)
      : label(
          "quiet",
          Math.max(plot.x, Math.min(peakAt - 5, end)),
          plot.y - 6,
          countText(most, lang),
          peakAt > end ? "end" : "start",
        ))
  );
}
