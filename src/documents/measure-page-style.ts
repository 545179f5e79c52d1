/** What the page of measures adds to the style of all pages: strips in two widths, of which a screen shows the one that fits. */
export const measurePageStyle = `
.wide-only, .narrow-only { margin-top: 0.4rem; }
.narrow-only { display: none; }
.strips figcaption { max-width: none; }
.strips { margin-top: 0.9rem; }
.key { display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; margin: 0.5rem 0 0; font-size: 0.8125rem; line-height: 1.4; }
.key div { display: flex; gap: 0.45rem; align-items: center; }
.key dt { line-height: 0; }
.key .peil { flex: none; }
.failed { color: var(--lost); }
.plain { margin: 0; padding: 0; list-style: none; }
@media screen and (max-width: 48rem) {
  .wide-only { display: none; }
  .narrow-only { display: block; }
}
@media print {
  .strips { break-inside: avoid; }
  .drawings { flex-wrap: wrap; }
  .wide-only .peil { zoom: 0.95; }
  details.legend { display: none; }
}
`;
