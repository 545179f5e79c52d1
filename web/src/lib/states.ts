/** The states of a clock, a ticket and a period: each with its own word, icon and colour, the same on every screen. */
export const toneOfState = {
  "on-track": "on",
  kept: "on",
  running: "on",
  "at-risk": "risk",
  "running-below": "risk",
  "over-aim": "risk",
  undecided: "risk",
  escalated: "risk",
  missed: "lost",
  paused: "open",
  closed: "none",
  "not-begun": "none",
  excluded: "none",
  done: "none",
  "no-tickets": "none",
  "nothing-measured": "none",
  "nothing-used": "none",
  "no-target": "none",
  outside: "none",
  unproven: "none",
} as const;

export type StateName = keyof typeof toneOfState;

/** Drawn in twelve by twelve; each differs in outline, also where colours do not print. */
export const stateShapes: Readonly<Record<StateName, string>> = {
  "on-track": `<circle class="line" cx="6" cy="6" r="4.8"/><path class="line" d="M6 3.2V6L8 7.4"/>`,
  running: `<circle class="line" cx="6" cy="6" r="4.8"/><path class="line" d="M6 3.2V6L8 7.4"/>`,
  kept: `<circle class="full" cx="6" cy="6" r="5.5"/><path class="cut" d="M3.2 6.2L5.2 8.2L8.8 4"/>`,
  "at-risk": `<path class="line" d="M6 1.2L11.2 10.6H0.8Z"/><path class="line" d="M6 4.6V7.2M6 8.4V9.2"/>`,
  "over-aim": `<path class="line" d="M6 1.2L11.2 10.6H0.8Z"/><path class="line" d="M6 4.6V7.2M6 8.4V9.2"/>`,
  "running-below": `<path class="full" d="M1.2 6A4.8 4.8 0 0 0 10.8 6Z"/><circle class="line" cx="6" cy="6" r="4.8"/>`,
  undecided: `<path class="line" d="M1.2 1.2H10.8V10.8H1.2Z"/><path class="line" d="M4.4 4.6A1.6 1.6 0 1 1 6 6.2V7.2M6 8.4V9"/>`,
  unproven: `<path class="line" stroke-dasharray="2 1.8" d="M1.2 1.2H10.8V10.8H1.2Z"/><path class="line" d="M4 6H8"/>`,
  escalated: `<path class="line" d="M1.6 6.2L6 1.8L10.4 6.2M1.6 10.6L6 6.2L10.4 10.6"/>`,
  missed: `<path class="full" d="M6 0L12 6L6 12L0 6Z"/><path class="cut" d="M4.2 4.2L7.8 7.8M7.8 4.2L4.2 7.8"/>`,
  paused: `<path class="full" d="M2.5 1.5H5V10.5H2.5ZM7 1.5H9.5V10.5H7Z"/>`,
  closed: `<path class="line" d="M9.8 8.4A5 5 0 1 1 5 1.2A4 4 0 0 0 9.8 8.4Z"/>`,
  "not-begun": `<circle class="line" cx="6" cy="6" r="4.8" stroke-dasharray="2 1.8"/><path class="line" d="M6 3.2V6L8 7.4"/>`,
  excluded: `<path class="line" d="M1.2 1.2H10.8V10.8H1.2Z"/><path class="line" d="M1.2 6L6 1.2M1.2 10.8L10.8 1.2M6 10.8L10.8 6"/>`,
  done: `<path class="line" d="M1.5 6.5L4.7 9.7L10.5 2.6"/>`,
  "no-tickets": `<circle class="line" cx="6" cy="6" r="4.8" stroke-dasharray="2 1.8"/>`,
  "nothing-measured": `<circle class="line" cx="6" cy="6" r="4.8" stroke-dasharray="2 1.8"/><circle class="full" cx="6" cy="6" r="1.3"/>`,
  "nothing-used": `<path class="line" stroke-dasharray="2 1.8" d="M3 1.2H9V10.8H3Z"/>`,
  "no-target": `<path class="line" d="M2 6H10"/>`,
  outside: `<path class="line" d="M4 1.2H1.5V10.8H4M8 1.2H10.5V10.8H8"/>`,
};
