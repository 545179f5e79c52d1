/**
 * The time that may be down in a period as a bar: what of it is used, what is left, and what was too much, which lies in
 * hatching beyond the line of what is allowed. Rules: AVL-1, OBJ-5.
 */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { elapsedText } from "./elapsed-text.ts";
import { drawing, hatch, label, line, rect } from "./svg.ts";

export interface Budget {
  readonly usedMs: number;
  /** What the whole period allows. */
  readonly allowedMs: number;
}

const wide = 288;

/** 292 by 44; `title` says of what, and in which period. */
export function budgetBar({ usedMs, allowedMs }: Budget, title: string, lang: Language): string {
  const words = languages[lang].measurePage.strip;
  const left = allowedMs - usedMs;
  const full = Math.max(allowedMs, usedMs, 1);
  const place = (ms: number) => 2 + (Math.max(0, ms) / full) * wide;
  const bar = (from: number, to: number, least: number) => ({
    x: from,
    y: 4,
    width: Math.max(to - from, least),
    height: 14,
  });
  const kept = bar(2, place(Math.min(usedMs, allowedMs)), usedMs > 0 ? 1.5 : 0);
  const tooMuch = bar(place(allowedMs), place(usedMs), left < 0 ? 1.5 : 0);
  const said =
    left < 0 ? words.over(elapsedText(Math.ceil(-left), lang)) : words.left(elapsedText(Math.floor(left), lang));
  const description = `${words.used(elapsedText(usedMs, lang))}, ${words.allowed(elapsedText(Math.floor(allowedMs), lang))}, ${said}.`;
  return drawing({
    width: 292,
    height: 38,
    title,
    description,
    body:
      rect("plate empty", { x: 2, y: 4, width: wide, height: 14 }) +
      rect(left < 0 ? "bar lost" : "bar on", kept) +
      (left < 0 ? rect("bar lost", tooMuch) + hatch("short", tooMuch, 3) : "") +
      line("norm", place(allowedMs), 0, place(allowedMs), 22) +
      label("said", 2, 34, words.used(elapsedText(usedMs, lang))) +
      label(left < 0 ? "said lost" : "said", 2 + wide, 34, said, "end"),
  });
}
