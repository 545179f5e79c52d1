/** What the parts of a strip mean: each exclusion by its letter and name, and beside them only what the strips really show. */
import { exclusionsOf } from "../draw/availability-strip-row.ts";
import { exclusionLetter, stripPart } from "../draw/availability-strip-pattern.ts";
import { signSwatch, type SignPart } from "../draw/sign-strip.ts";
import { label, line } from "../draw/svg.ts";
import type { Stretch } from "../engine/measures/figure.ts";
import type { StripPart } from "../i18n/measure-page-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { MeasureResult } from "../report/measure-report.ts";
import { drawn, html, named, type Html } from "./html.ts";

export function stripLegend({ periods }: MeasureResult, lang: Language): Html {
  const words = languages[lang].measurePage.strip;
  const figures = periods.map(({ figure }) => figure);
  const stretches = figures.flatMap((figure) => figure.stretches.filter(({ from, to }) => to > from));
  const has = (part: StripPart) => stretches.some(({ is }) => is === part);
  const hasFailed = stretches.some(({ is, failed }) => is === "down" && failed.length > 0);
  const runs = figures.some(({ asOf, period }) => asOf < period.to);
  const entries: (readonly [string, Html])[] = [[swatch("up"), html`${words.parts.up}`]];
  for (const part of ["down", "joined", "too-short", "unmeasured", "outside-hours", "outside-contract"] as const)
    if (has(part)) entries.push([swatch(part), html`${words.parts[part]}`]);
  if (runs) entries.push([swatch("to-come"), html`${words.parts["to-come"]}`]);
  exclusionsOf(figures).forEach((name, i) => {
    if (stretches.some(({ exclusion }) => exclusion === name))
      entries.push([
        swatch("not-counted", i),
        html`${exclusionLetter(i)}: ${named(name)}, ${words.parts["not-counted"]}`,
      ]);
  });
  if (hasFailed) entries.push([crossed(), html`${words.crossed}`]);
  if (stretches.length > 0) entries.push([tip(), html`${words.widened}`]);
  return key(entries, words.legend);
}

/** What the marks on a line of signs mean, of those that it shows. */
export function signLegend({ periods }: MeasureResult, lang: Language): Html {
  const words = languages[lang].measurePage;
  const figures = periods.map(({ figure }) => figure);
  const has = (is: Stretch["is"]) => figures.some(({ stretches }) => stretches.some((one) => one.is === is));
  const runs = figures.some(({ asOf, period }) => asOf < period.to);
  const shown: readonly SignPart[] = [
    "received",
    ...(["late", "missing", "gap"] as const).filter(has),
    ...(runs ? (["open"] as const) : []),
  ];
  return key(
    shown.map((part) => [sign(24, signSwatch(part)), html`${words.signs[part]}`]),
    words.strip.legend,
  );
}

function key(entries: readonly (readonly [string, Html])[], name: string): Html {
  return html`<dl class="key" aria-label="${name}">
    ${entries.map(
      ([drawing, said]) =>
        html`<div>
          <dt>${drawn(drawing)}</dt>
          <dd>${said}</dd>
        </div>`,
    )}
  </dl> `;
}

function swatch(part: StripPart, exclusion = 0): string {
  return sign(24, stripPart(part, { x: 1, y: 4, width: 22, height: 12 }, exclusion));
}

function crossed(): string {
  return sign(14, label("letter lost", 7, 13, "A", "middle") + line("strip-strike", 2, 9.5, 12, 9.5));
}

function tip(): string {
  return sign(14, `<path class="strip down" d="M6 0h2v13h-2Z"/><path class="tip" d="M7 14l2 4h-4Z"/>`);
}

function sign(width: number, body: string): string {
  return `<svg class="peil" width="${width}" height="20" viewBox="0 0 ${width} 20" aria-hidden="true">${body}</svg>`;
}
