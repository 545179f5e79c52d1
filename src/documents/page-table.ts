/** Tables of a page: a caption, headed columns, numbers to the right, and a box of their own to scroll in. */
import { html, type Html } from "./html.ts";

export interface Column {
  readonly title: string;
  readonly kind?: "number" | "wide";
}

export type Cell = string | Html;

/** The first cell of each row heads it; `label` is the caption, and the name of the box that scrolls. */
export function pageTable(label: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">
    <table>
      <caption>
        ${label}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" ${kindOf(column)}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, i) => tableCell(cell, i, columns[i]))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

function tableCell(cell: Cell, i: number, column: Column | undefined): Html {
  return i === 0 ? html`<th scope="row" ${kindOf(column)}>${cell}</th>` : html`<td ${kindOf(column)}>${cell}</td>`;
}

function kindOf(column: Column | undefined): Html | undefined {
  return column?.kind === undefined ? undefined : html`class="${column.kind}"`;
}
