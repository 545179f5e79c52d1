/**
 * The frame of a page that stands by itself: no script, nothing fetched, and a policy that forbids both. It follows from
 * its arguments alone, so the same figures give the same bytes. Rule: DRA-6.
 */
import { createHash } from "node:crypto";
import { drawingStyle } from "../draw/drawing-style.ts";
import type { Language } from "../i18n/words.ts";
import { html, type Html } from "./html.ts";
import { pageStyle } from "./page-style.ts";

export interface PageParts {
  readonly title: string;
  readonly head: Html;
  readonly body: readonly (Html | undefined)[];
  /** How the page was made, at its foot. */
  readonly made: string;
  /** What this sort of page adds to the style of all. */
  readonly style?: string;
}

export function pageShell({ title, head, body, made, style: own = "" }: PageParts, lang: Language): string {
  const style = `${drawingStyle}${pageStyle}${own}`;
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ html: policy }}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="Peil" />
        <title>${title}</title>
        ${{ html: `<style>${style}</style>` }}
      </head>
      <body>
        ${head}
        <main>${body.flatMap((part) => part ?? [])}</main>
        <footer><p>${made}</p></footer>
      </body>
    </html> `.html;
}
