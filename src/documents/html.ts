/**
 * HTML whose holes escape what is put into them. Only what was made here counts as markup, so a ticket's key, a column's
 * name or a value out of somebody's export can be nothing but text, whatever stands in it.
 */
import { safeText } from "../draw/safe-text.ts";

export interface Html {
  readonly html: string;
}

type Hole = string | Html | readonly Html[] | undefined;

/** The text of a template, its holes escaped; lists are joined, and nothing gives nothing. Indentation is left out. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  const lines = parts.map((part) => part.replace(/\s*\n\s*/g, "\n"));
  return { html: lines.reduce((text, part, i) => text + filled(holes[i - 1]) + part) };
}

/** A drawing, which escapes its own words. */
export function drawn(svg: string): Html {
  return { html: svg };
}

/** A name out of the export or the agreement, whose direction of writing stays its own. */
export function named(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** These with this between them. */
export function joined(parts: readonly Html[], between: string): Html {
  return { html: parts.map((part) => part.html).join(safeText(between)) };
}

function filled(hole: Hole): string {
  if (hole === undefined) return "";
  if (typeof hole === "string") return safeText(hole);
  return "html" in hole ? hole.html : hole.map((one) => one.html).join("");
}
