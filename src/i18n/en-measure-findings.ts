/** In English: what can be wrong with a measure, its exclusions and its schedule. */
import type { FindingWords } from "./words.ts";

const kinds: Readonly<Record<string, string>> = {
  uptime: "availability",
  samples: "samples",
  signs: "signs of life",
  usage: "usage",
  work: "work",
};

const fields: Readonly<Record<string, string>> = {
  minute: "minute",
  hour: "hour",
  "day-of-month": "day of the month",
  month: "month",
  "day-of-week": "day of the week",
};

function kindName(kind: string | number | undefined): string {
  return kinds[String(kind)] ?? String(kind);
}

export const enMeasureFindings = {
  "measure.key": ({ key, of, kinds: own }) =>
    `"${key}" says nothing about ${kindName(of)} ("of: ${of}"). It belongs to a measure of ${String(own)
      .split(" · ")
      .map(kindName)
      .join(" or ")}. Leave it out, or measure something else.`,
  "measure.needs": ({ key, needs }) =>
    `"${key}" only means something together with "${needs}", which is not here. Add that, or leave this out.`,
  "measure.target": ({ written, of, example }) =>
    `"${written}" is no target for ${kindName(of)}. Write one such as ${example}, or none.`,
  "measure.bound": ({ key, written, example }) =>
    `"${key}" is held against a length of time, and "${written}" does not say how long at most. Write for instance ${key}: ${example}.`,
  "measure.gap": ({ gap, every }) =>
    `Signs that come every ${every} always leave more between them than "${gap}" allows. Let them come more often, or allow a longer gap.`,
  "exclusion.open": ({ name }) =>
    `"${name}" does not say what is taken off, so every outage would be. Name a cause, a link with the work, hours or a condition.`,
  "schedule.every": () =>
    'A time of the day goes with a number of days, weeks, months or years. Write for instance "every: 1 day", or leave "at" out.',
  "schedule.at": ({ written }) =>
    `"${written}" is no time at which this can come. Write for instance 02:00, for weeks sunday 02:00, for months day 15 02:00.`,
  "schedule.fields": ({ written, found }) =>
    `"${written}" has ${found} ${found === "1" ? "field" : "fields"}, and a cron line has five: minute, hour, day of the month, month, day of the week.`,
  "schedule.field": ({ part, field, least, most }) =>
    `"${part}" is no ${fields[String(field)] ?? field}. That is a number from ${least} up to and including ${most}, a range, a list, or * for all.`,
  "schedule.never": ({ written }) => `"${written}" never comes: there is no such date.`,
} as const satisfies Partial<FindingWords>;
