/** The words of a simulated life: what can be wrong with parameters and texts, and the story to read. */
import type { FindingWords } from "./words.ts";
import type { StoryWords } from "./simulate-words.ts";

export const enSimulateFindings = {
  "parameters.number": ({ written, least, most }) =>
    `"${written}" is no number from ${least} up to and including ${most}. Write a number with a point before its decimals.`,
  "texts.slot": ({ slot, near }) =>
    `"{${slot}}" is no slot that anything fills. ${near === "" ? "Name it under `slots`, or leave the braces out." : `Did you mean "{${near}}"?`}`,
} satisfies Partial<FindingWords>;

export const enStory: StoryWords = {
  title: (agreement, from, to) => `A simulated life of ${agreement}, from ${from} to ${to}`,
  invented: "All people, organisations, numbers and events are made up.",
  seed: (seed) => `seed ${seed}`,
  people: "Who lives in it",
  staff: "The supplier",
  month: (month, year) => `${month} ${year}`,
  service: "The service",
  relation: (customer) => `With ${customer}`,
  tickets: "Tickets",
  measured: "Samples and signs of life",
  counted: (kind, times) => `${times} × ${kind}`,
  outcome: "Clocks",
  withheld: (kinds) => `also: ${kinds}`,
  recorded: (moment) => `written down on ${moment}`,
  written: (name) => `${name} is written.\n`,
  cannotWrite: (name) => `${name} cannot be written. Choose another place.`,
  badNumber: (option, least, most) => `${option} takes a whole number from ${least} up to and including ${most}.`,
  badDate: (written) => `"${written}" is no date. Write for instance 2026-01-01.`,
  badLanguage: (written) => `"${written}" is no language to write in: choose nl, en or both.`,
  noTexts: (name, names) => `there are no texts by the name "${name}"; there are: ${names.join(", ")}.`,
};
