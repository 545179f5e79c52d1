/** The head of a page that reports: of which agreement, its particulars as terms and what is said of them, and notes. */
import { languages } from "../i18n/word-finding.ts";
import type { Language } from "../i18n/words.ts";
import { html, named, type Html } from "./html.ts";

export interface PageHead {
  /** What kind of report it is. */
  readonly kind: string;
  readonly of: {
    readonly title: Readonly<Record<Language, string>>;
    readonly agreement: string;
    readonly edition: string;
  };
  /** What is not said is left out. */
  readonly particulars: readonly (readonly [term: string, said: Html | undefined])[];
  /** What must be read before any figure. */
  readonly warnings: readonly string[];
  /** How it stands, in one sentence. */
  readonly standing: string;
  readonly notes: readonly string[];
}

export function pageHead({ kind, of, particulars, warnings, standing, notes }: PageHead, lang: Language): Html {
  return html`<header class="head">
    <p class="kind">${kind}</p>
    <h1>${named(of.title[lang])}</h1>
    <p class="quiet">${named(of.agreement)}, ${languages[lang].page.head.edition} ${named(of.edition)}</p>
    <dl>
      ${particulars.flatMap(([term, said]) =>
        said === undefined
          ? []
          : html`<div>
              <dt>${term}</dt>
              <dd>${said}</dd>
            </div>`,
      )}
    </dl>
    ${warnings.map((one) => html`<p class="failed">${one}</p> `)}
    <p class="stands">${standing}</p>
    ${notes.map((one) => html`<p class="note">${one}</p> `)}
  </header> `;
}
