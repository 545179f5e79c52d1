/** How far a recorded verdict agrees with the agreement: one bar, with what disagrees hatched and what is unknown empty. */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText } from "./numbers.ts";
import { drawing, hatch, rect } from "./svg.ts";

/** 292 by 20. */
export function agreementBar(
  counts: { readonly agree: number; readonly disagree: number; readonly without: number },
  title: string,
  lang: Language,
): string {
  const total = Math.max(1, counts.agree + counts.disagree + counts.without);
  const wide = (n: number) => (n === 0 ? 0 : Math.max(1.5, (n / total) * 288));
  const agree = { x: 2, y: 2, width: wide(counts.agree), height: 16 };
  const disagree = { ...agree, x: agree.x + agree.width, width: wide(counts.disagree) };
  const [agreed, differing, without] = [counts.agree, counts.disagree, counts.without].map((n) => countText(n, lang));
  return drawing({
    width: 292,
    height: 20,
    title,
    description: languages[lang].page.drawing.agreement(agreed!, differing!, without!),
    body:
      rect("plate empty", { ...agree, width: 288 }) +
      rect("bar on", agree) +
      rect("bar lost", disagree) +
      hatch("short", disagree, 3),
  });
}
