/** How to read a gauge staff, beside two of them. */
import { staff } from "../draw/staff.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { PeriodScore } from "../report/score.ts";
import { drawn, html, type Html } from "./html.ts";

/** Forty made-up tickets at a norm of 90%, drawn as every other: once with two misses left, once with two too many. */
const example: PeriodScore = {
  label: "",
  from: 0,
  to: 0,
  population: 40,
  kept: 38,
  missed: 2,
  open: 3,
  missesAllowed: 4,
  missesLeft: 2,
  verdict: "kept",
};
const exampleBelow: PeriodScore = { ...example, kept: 34, missed: 6, missesLeft: -2, verdict: "missed" };

export function legend(lang: Language): Html {
  const words = languages[lang].page.sections;
  const promise = { share: { over: false, fraction: { num: 9, den: 10 } }, aim: false };
  return html`<details class="legend">
    <summary>${words.legend}</summary>
    <div class="drawings">
      <div class="pair">
        ${[example, exampleBelow].map((one) => drawn(staff({ ...one, label: words.example }, promise, lang)))}
      </div>
      <dl>
        ${words.legendLines.map(
          ({ term, said }) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${said}</dd>
            </div>`,
        )}
      </dl>
    </div>
  </details> `;
}
