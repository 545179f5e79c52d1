/**
 * The colours of every drawing, each with one meaning: deep water for what is on track, amber for what is at risk, red
 * for what was missed, violet-grey for what is still open, ink for the norm. Text on paper reaches 4.5 to 1 and shapes 3
 * to 1 in both themes. Print always uses the light one.
 */
const colours = `
:root {
  color-scheme: light dark;
  --paper: #fcfdfd; --ink: #12212c; --quiet: #4d5f6b; --rule: #ccd5db; --plate: #eaf0f3;
  --on: #17608c; --on-soft: #4f90b6; --risk: #9a5b00; --risk-soft: #bd7f22; --lost: #b3261e; --lost-soft: #d5655d;
  --open: #6a5f85;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #10181e; --ink: #e6edf1; --quiet: #a3b4bf; --rule: #34434d; --plate: #1d2931;
    --on: #5cb0dd; --on-soft: #3a7da5; --risk: #e5ab45; --risk-soft: #a97a2a; --lost: #ff8d83; --lost-soft: #c2554c;
    --open: #b7abd2;
  }
}
`;

/** How shapes and texts of a drawing take their colours; a page that has the colours of its own needs no more. */
export const drawingShapes = `.peil { display: inline-block; max-width: 100%; height: auto; overflow: visible; vertical-align: middle; font-size: 12px; font-family: inherit; font-variant-numeric: tabular-nums lining-nums; fill: none; flex: none; }
.peil text { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
.peil .quiet { fill: var(--quiet); font-size: 11px; }
.peil .strong { font-weight: 650; }
.peil .said { fill: var(--ink); font-size: 11px; }
.peil .plate { fill: var(--plate); }
.peil .plate.empty { stroke: var(--quiet); stroke-dasharray: 2 2; stroke-width: 1; }
.peil .water.on, .peil .bar.on { fill: var(--on); }
.peil .water.risk { fill: var(--risk-soft); }
.peil .water.lost, .peil .bar.lost { fill: var(--lost-soft); }
.peil .water.on.running { fill: var(--on-soft); }
.peil .level { stroke-width: 2; }
.peil .level.on { stroke: var(--on); }
.peil .level.risk { stroke: var(--risk); }
.peil .level.lost { stroke: var(--lost); }
.peil .left { stroke: var(--paper); stroke-width: 1; }
.peil .over { stroke: var(--lost); stroke-width: 1; }
.peil .short { stroke: var(--lost); stroke-width: 1; }
.peil .norm { stroke: var(--ink); stroke-width: 2; }
.peil .norm.thin { stroke-width: 1; }
.peil .norm.aim { stroke-dasharray: 4 2; }
.peil .open { stroke: var(--open); stroke-width: 1.5; }
.peil .said.lost { fill: var(--lost); }
.peil .block { fill: var(--quiet); }
.peil .axis { stroke: var(--quiet); stroke-width: 1; }
.peil .tear { stroke: var(--paper); stroke-width: 2; }
.peil .icon .solid { fill: currentColor; }
.peil .icon .outline { stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }
.peil .icon .cut { stroke: var(--paper); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.peil .icon.on { color: var(--on); }
.peil .icon.risk { color: var(--risk); }
.peil .icon.lost { color: var(--lost); }
.peil .icon.none { color: var(--quiet); }
.peil .strip.up { fill: var(--on-soft); }
.peil .strip.down { fill: var(--lost); }
.peil .strip.joined, .peil .strip.off, .peil .strip.cover { fill: var(--paper); }
.peil .strip.joined { stroke: var(--lost); }
.peil .strip.off { stroke: var(--quiet); }
.peil .strip.hollow { fill: var(--paper); stroke: var(--risk); }
.peil .strip.outside-hours { fill: var(--plate); }
.peil .strip.to-come { stroke: var(--rule); stroke-dasharray: 2 2; }
.peil .strip-off { stroke: var(--ink); stroke-width: 0.9; }
.peil .strip-cut { stroke: var(--paper); stroke-width: 1.2; }
.peil .strip-joined, .peil .strip-strike { stroke: var(--lost); stroke-width: 1; }
.peil .strip-gap { stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 1 3; stroke-linecap: round; }
.peil .strip-tick { stroke: var(--rule); stroke-width: 1; }
.peil .strip-mark { stroke: var(--quiet); stroke-width: 1; }
.peil .strip-ray { fill: var(--plate); }
.peil .sign-late { fill: var(--paper); stroke: var(--risk); stroke-width: 1.8; }
.peil .sign-missing { stroke: var(--lost); stroke-width: 2.2; }
.peil .run.on { fill: var(--on-soft); }
.peil .run.risk { fill: var(--risk-soft); }
.peil .run.lost { fill: var(--lost-soft); }
.peil .run.closed { fill: var(--plate); }
.peil .run-hatch { stroke: var(--quiet); stroke-width: 0.7; }
.peil .run.paused { fill: var(--open); }
.peil .run.gap { fill: var(--paper); stroke: var(--open); stroke-dasharray: 3 2; }
.peil .run.ahead { fill: var(--paper); stroke: var(--on-soft); stroke-width: 1; }
.peil .run-word { font-size: 11px; stroke: none; fill: var(--paper); }
.peil .run-word.reopened-gap { fill: var(--ink); }
.peil .run-end { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 1.5; }
.peil .run-tick { stroke: var(--quiet); stroke-width: 1; }
.peil .run-risk { fill: var(--risk); }
.peil .norm.past { stroke-width: 1; stroke: var(--quiet); stroke-dasharray: 2 2; }
.peil .tip { fill: var(--ink); }
.peil .row { font-size: 11px; }
.peil .letter { font-size: 9px; font-weight: 650; stroke-width: 2px; }
.peil .letter.lost { fill: var(--lost); }
@media print { .peil { print-color-adjust: exact; } }
`;

export const drawingStyle = colours + drawingShapes;
