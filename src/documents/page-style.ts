/**
 * How a page of figures looks: calm, dense and exact, in one column that a phone can hold and that a wide screen fills
 * with drawings side by side. The colours are those of the drawings.
 */
export const pageStyle = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem clamp(0.9rem, 3vw, 2.5rem) 3rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 400 0.9375rem/1.55 Seravek, "Gill Sans Nova", "Source Sans 3", "Source Sans Pro", "Noto Sans", Ubuntu, Calibri, "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, dl, dd, figure { margin: 0; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.15rem); line-height: 1.15; font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 650; }
h3 { font-size: 1rem; font-weight: 400; line-height: 1.4; }
h3 .group { font-weight: 650; }
.written { margin-inline-start: 0.4em; }
.quiet, .note, .kind { color: var(--quiet); }
h3 .quiet { margin-inline-start: 0.4em; font-size: 0.875rem; }
.kind { font-size: 0.8125rem; letter-spacing: 0.02em; }
.note { font-size: 0.875rem; max-width: 60rem; }
section { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 2px solid var(--ink); }
section > .note { margin-bottom: 0.9rem; }
a { color: inherit; text-decoration-color: var(--on); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { color: var(--on); }
:focus-visible { outline: 2px solid var(--on); outline-offset: 2px; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.head dl { display: flex; flex-wrap: wrap; gap: 0.7rem 2.5rem; margin: 1.1rem 0 1rem; }
.head dt { color: var(--quiet); font-size: 0.8125rem; }
.head .line { display: block; }
.stands { font-size: 1.0625rem; line-height: 1.45; max-width: 46rem; }

table { border-collapse: collapse; }
.overview { width: 100%; }
.scroll table { min-width: min(100%, 34rem); }
th { font-weight: 400; text-align: start; }
th, td { padding: 0.28rem 0.9rem 0.28rem 0; vertical-align: top; text-align: start; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; border-bottom: 1px solid var(--rule); line-height: 1.3; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
caption { text-align: start; color: var(--quiet); font-size: 0.8125rem; padding-bottom: 0.3rem; }
.number { text-align: end; white-space: nowrap; }
time { white-space: nowrap; }
.scroll { overflow-x: auto; margin-top: 0.6rem; }
.scroll th, .scroll td { overflow-wrap: break-word; min-width: 4.2rem; }
.scroll th[scope="row"] { min-width: 7rem; max-width: 22rem; }
section > .scroll > table > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scroll .wide { min-width: 13rem; }
.state { white-space: nowrap; }
.tally { white-space: nowrap; margin-inline-end: 0.55em; }
.mark { width: 0.95em; height: 0.95em; vertical-align: -0.12em; }

.overview th, .overview td { vertical-align: middle; }
.overview [scope="row"] { min-width: 8rem; max-width: 18rem; }
.overview .agreed { min-width: 8rem; max-width: 12rem; }
.overview .period { white-space: nowrap; }
.overview .verdict { min-width: 6.5rem; max-width: 9rem; }
.overview .verdict .state { white-space: normal; display: inline-grid; grid-template-columns: auto 1fr; gap: 0.4em; align-items: baseline; line-height: 1.3; }
.overview .history { min-width: 15.5rem; }
.overview .history > .peil { margin-block: 0.15rem; }
.overview .history .peil:not(.mark) { margin-inline-end: 0.7rem; }
.overview tbody + tbody .clock > th { padding-top: 1.1rem; }
.overview .clock > th { font-weight: 650; border-top: 0; padding-bottom: 0.15rem; }
.overview .clock + tr > * { border-top: 0; }
.overview thead th { overflow-wrap: normal; }
.overview .gauge { width: 3rem; padding-block: 0.15rem; line-height: 0; }
.overview .share { font-weight: 650; }
.overview thead th:nth-child(5), .overview thead th:nth-child(6) { text-align: end; }

.promise { padding: 0.9rem 0 1.1rem; border-top: 1px solid var(--rule); }
.note + .promise { border-top: 0; padding-top: 0; }
.drawings { display: flex; flex-wrap: wrap; gap: 1.2rem 2.4rem; margin-top: 0.5rem; align-items: flex-start; }
figure { min-width: 0; max-width: 100%; }
figcaption { font-size: 0.8125rem; color: var(--quiet); margin-bottom: 0.4rem; max-width: 20rem; line-height: 1.4; }
.now figcaption, figcaption strong, figcaption .state { color: var(--ink); }
.when { margin-inline-end: 0.5em; }
.pair { display: flex; gap: 0.6rem; align-items: flex-start; flex-wrap: wrap; }
figure .note { max-width: 20rem; }
.figures { font-size: 0.875rem; line-height: 1.35; padding-top: 1rem; }
.figures div { display: grid; grid-template-columns: 1fr auto; gap: 0.9rem; padding: 0.12rem 0; min-width: 8.5rem; }
.figures dt { color: var(--quiet); }
.figures dd { text-align: end; }
.figures div:first-child dd { font-weight: 650; }
details { margin-top: 0.5rem; }
summary { cursor: pointer; color: var(--quiet); font-size: 0.875rem; width: fit-content; padding: 0.2rem 0; }
summary:hover { color: var(--ink); }
.legend { margin-top: 1.2rem; }
.legend dl { max-width: 34rem; flex: 1 1 16rem; }
.legend dl div { padding: 0.3rem 0; }
.legend dt { font-weight: 650; }
footer { margin-top: 3rem; padding-top: 0.8rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.8125rem; }

@media screen and (max-width: 62rem) {
  .overview, .overview tbody, .overview thead { display: block; }
  .overview thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .overview tr { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr) auto; column-gap: 0.6rem; padding: 0.45rem 0; border-top: 1px solid var(--rule); align-items: center; }
  .overview .clock, .overview .clock + tr { border-top: 0; display: block; }
  .overview .clock + tr { display: grid; }
  .overview tr > * { padding: 0; border: 0; }
  .overview .gauge { grid-area: 1 / 1 / 5 / 2; align-self: start; padding-top: 0.2rem; }
  .overview [scope="row"] { grid-area: 1 / 2 / 2 / 4; }
  .overview .agreed { grid-area: 2 / 2 / 3 / 3; color: var(--quiet); font-size: 0.875rem; }
  .overview .share { grid-area: 2 / 3 / 3 / 4; }
  .overview .period { grid-area: 3 / 2 / 4 / 3; color: var(--quiet); font-size: 0.875rem; }
  .overview .left { grid-area: 3 / 3 / 4 / 4; font-size: 0.875rem; }
  .overview .verdict { grid-area: 4 / 2 / 5 / 4; }
  .overview .history { grid-area: 5 / 1 / 6 / 4; min-width: 0; padding-top: 0.2rem; }
  .overview [scope="row"], .overview .agreed, .overview .verdict { min-width: 0; max-width: none; }
}
@media screen and (max-width: 26rem) {
  .figures { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.6rem; width: 100%; padding-top: 0; }
  .figures div { min-width: 0; }
}
@media print {
  @page { margin: 14mm 12mm; }
  html { font-size: 70%; }
  body { padding: 0; max-width: none; }
  section { margin-top: 1.4rem; }
  .promise, tr, figure, .head { break-inside: avoid; }
  h2, h3, .note { break-after: avoid; }
  .scroll { overflow: visible; }
  a { text-decoration: none; }
  details:not([open]) { display: none; }
  .drawings { gap: 0.6rem 1.1rem; flex-wrap: nowrap; }
  .drawings .peil:not(.mark), .history .peil:not(.mark) { zoom: 0.72; }
  .pair { flex-wrap: nowrap; gap: 0.3rem; }
  .figures { font-size: 0.8125rem; padding-top: 0.4rem; }
  .figures div { min-width: 6.5rem; padding: 0; gap: 0.4rem; }
  .legend, .promise { break-inside: avoid; }
  .overview .history { min-width: 0; }
  .overview th, .overview td { padding-inline-end: 0.5rem; }
  .tally { margin-inline-end: 0.3em; }
  .overview .history .peil:not(.mark) { margin-inline-end: 0.4rem; }
}
`;
