/** The words of `peil score` in English. */
import type { ScoreWords } from "./score-words.ts";

const list = (names: readonly string[]): string => names.join(" · ");

export const enScore: ScoreWords = {
  needsMap: "peil: --map says how to read the export: a mapping file, or the name of one that comes along.",
  needsExport: "peil: name the agreement, and at least one export.",
  noMapping: (name, near, names) =>
    `There is no mapping "${name}", and no such file.${near === undefined ? "" : ` Did you mean "${near}"?`}${names.length === 0 ? "" : ` There are: ${list(names)}`}`,
  badPeriod: (written) =>
    `"${written}" is no period. Write 2026-03, 2026-Q1, 2026-H1, 2026, or from one to another: 2026-01..2026-06.`,
  badNumber: (option) => `peil: ${option} needs a whole number.`,
  noRecorded: (column, known) =>
    `The mapping does not say what "${column}" means. Write in it, with the values of your export:\n  recorded: { ${column}: { kept: ["true"], missed: ["false"] } }${known.length === 0 ? "" : `\nIt does say so of: ${list(known)}`}`,
  noCustomer: (name, names) =>
    names.length === 0
      ? `No ticket is of a customer "${name}": none of them says of which customer it is. Map \`customer\` under \`ticket\`.`
      : `No ticket is of a customer "${name}". There are: ${list(names)}`,
  cannotWrite: (name) => `${name} cannot be written. Check the folder and its permissions.`,
  written: (names) => `Written: ${names.join(", ")}`,
  records: (n) => `${n} records read`,
  judging: (n, of) => `${n} of ${of} tickets judged`,
  read: (read, judged) => `${read} tickets read, ${judged} judged`,
  total: "in all",
  earlier: (n) => `and ${n} earlier ${n === 1 ? "period" : "periods"}: --periods shows ${n === 1 ? "it" : "them"} too`,
  without: (groups) => `no tickets: ${groups}`,
  span: (label) => `period ${label}`,
  customer: (name) => `customer ${name}`,
  reading: (name) => `read as ${name}`,
  apart: (p) =>
    [
      [p.outside, "outside the promise"],
      [p.unproven, "unproven"],
      [p.noTarget, "without a target"],
      [p.unplaced, "running, without a target so far"],
    ]
      .flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`]))
      .join(", "),
  times: "×",
  took: (elapsed, target) => `${elapsed} of ${target}`,
  due: (moment) => `due ${moment}`,
  setsApart: "set apart",
  recordedCounts: (kept, missed) => `export says kept: ${kept}, missed: ${missed}`,
  such: (tickets) => `such as ${tickets}`,
  columns: {
    agreement: "agreement",
    edition: "edition",
    clock: "clock",
    article: "article",
    group: "group",
    target: "target",
    per: "per",
    period: "period",
    from: "from",
    to: "to",
    population: "finished",
    kept: "kept",
    missed: "missed",
    open: "open",
    share: "attained %",
    norm: "norm %",
    allowed: "may miss",
    left: "misses left",
    verdict: "verdict",
    ticket: "ticket",
    start: "start",
    due: "due",
    missedAt: "missed at",
    stop: "stop",
    elapsedHours: "elapsed hours",
    targetHours: "target hours",
    used: "target used %",
    level: "level",
    month: "month",
    value: "value",
    tickets: "tickets",
    cause: "cause",
    recordedKept: "export: kept",
    recordedMissed: "export: missed",
    kind: "what was found",
    count: "times",
    setsApart: "sets tickets apart",
    places: "first places",
    recorded: "recorded",
    asOf: "as of",
    what: "what",
    said: "value",
  },
  sheets: {
    score: "Score",
    objectives: "Objectives",
    months: "Months",
    worst: "Worst tickets",
    recorded: "Recorded verdict",
    leftOut: "Left out",
  },
  verdictsOfClock: "verdict",
};
