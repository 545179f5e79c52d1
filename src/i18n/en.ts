/** The words of Peil's reports in English. */
import { enFindings } from "./en-findings.ts";
import { enMeasure } from "./en-measure.ts";
import { enMeasurePage } from "./en-measure-page.ts";
import { enDuties } from "./duty-words.ts";
import { enPage } from "./en-page.ts";
import { enCompare } from "./en-compare.ts";
import { enScore } from "./en-score.ts";
import type { Words } from "./words.ts";

const some = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

export const en: Words = {
  findings: enFindings,
  severities: { error: "error", failure: "fails", remark: "remark" },
  kinds: {
    hours: "hours",
    level: "level",
    "level-value": "value",
    clock: "clock",
    term: "term",
    "ticket-type": "type of ticket",
    subject: "subject",
    person: "party or role",
    "contract-item": "contract item",
    moment: "moment",
    reading: "reading",
    axis: "axis",
    measured: "clock, measure or duty",
  },
  verdicts: {
    kept: "kept",
    missed: "missed",
    "over-aim": "aim not met",
    running: "running",
    outside: "outside the promise",
    unproven: "unproven",
    "no-target": "no target",
  },
  segments: { counted: "counts", closed: "closed", paused: "waits", "reopened-gap": "resolved meanwhile" },
  acts: {
    accepted: "accepted",
    refused: "refused",
    asked: "more is asked",
    advised: "advised against",
    masked: "masked",
    noted: "noted",
  },
  rowStates: { run: "runs", planned: "planned", record: "recorded", text: "text" },
  coverage: {
    included: "included",
    charged: "charged",
    optional: "optional",
    "not-offered": "not offered",
    outside: "outside the agreement",
    "best-effort": "best effort",
  },
  check: {
    remarks: "About the original",
    rows: "Requirements",
    article: "art.",
    fine: "Everything holds.",
    unproved: "No example fails when this changes",
    deleted: "deleted",
    allHold: "all hold",
    unclaimed: "unclaimed",
    rowsLabel: "rows",
    examplesLabel: "examples",
    interpretationsLabel: "readings",
    remarksLabel: "about the original",
    doNotHold: (cases) => `${some(cases, "case")} ${cases === 1 ? "does" : "do"} not hold`,
    named: (n) =>
      `${some(n.judged, "named example")} in ${some(n.cases, "case")}${n.planned === 0 ? "" : `, ${n.planned} more ${n.planned === 1 ? "waits" : "wait"} for terms that are planned`}`,
    interpretations: (n, others) =>
      `${some(n, "interpretation")}, ${some(others, "other reading")} as ${others === 1 ? "a patch" : "patches"}`,
    remarksCount: (n) => some(n, "remark"),
    provedBy: (examples) => some(examples, "example"),
    rowsTraced: (n) =>
      `${some(n.rows, "row")}: ${n.run} run, ${n.planned} planned, ${n.record} recorded${n.text === 0 ? "" : `, ${n.text} text`}`,
    mutants: (n) =>
      `${some(n.made, "small change")} made: ${n.red} turn an example red, ${n.refused} are refused by the check, ${n.survived} go unnoticed`,
    total: (agreements) => some(agreements, "agreement"),
    mappingColumns: "reads",
    mappingFacts: "can tell",
    mappingWords: "in words of",
    mappingFine: "The mapping can be read.",
    broken: (findings) => `${some(findings, "finding")} to mend.`,
  },
  files: {
    annexes: (name, other) => `${name} and ${other} are of contracts with different annexes. Judge each by itself.`,
    missing: (name) => `${name}: there is no such file. Check the name, or where you are.`,
    folder: (name) => `${name} is a folder. Name a file in it.`,
    unreadable: (name) => `${name} cannot be read. Check its permissions.`,
    export: (name) =>
      `${name} is the export of a desk, by its name, and a file in YAML is asked for here. The agreement comes first; --map says how to read exports.`,
  },
  explain: {
    ticket: "Ticket",
    asOf: "as of",
    coverage: "coverage",
    due: "due",
    missedAt: "missed at",
    atRisk: "at risk from",
    elapsed: "elapsed",
    total: "counted in all",
    acts: "What the agreement says of each act",
    lacking: "lacking",
    provisional: "Provisional: the side that fixes the classification has not decided yet.",
    notStarted: "Not started.",
    stillRunning: "still running",
    noClocks: "No clock of this agreement is for this ticket.",
    noDueWhileWaiting: "no due while it waits",
    onHours: (hours) => `on ${hours} hours`,
    follows: (axes) => `follows from ${axes}`,
    whileWaiting: (remaining) => `no due while it waits, ${remaining} left`,
    earlier: (target, due) => `Before that: ${target}, due ${due}`,
    apart: (fact, moment, length) => `Shown apart: ${fact} from ${moment}, ${length} of open time. It counts.`,
    later: (fact, moment) => `Later, without effect on this clock: ${fact} ${moment}`,
    ignored: (fact, moment, why) =>
      why === "one-sided"
        ? `Without effect: ${fact} of ${moment}. A classification is corrected by both sides, or after a dispute.`
        : `Without effect: ${fact} of ${moment}. It names no fact that was recorded before it.`,
    badMoment: (written) => `"${written}" is no moment. Write 2026-11-20 16:30 or 2026-11-20T15:30:00Z.`,
    noTicket: (wanted, ids) => `There is no ticket "${wanted}". There are: ${ids}`,
    whichTicket: (ids) => `The file holds several tickets; name one: ${ids}`,
    more: (count) => `and ${count} more`,
    noExample: (name, names) =>
      `There is no example "${name}". There are:\n${names.map((one) => `  ${one}`).join("\n")}`,
    noValue: (value, values) => `The example has no value "${value}". There are: ${values}`,
    noFacts: (name) => `The example "${name}" has no ticket that can be explained; peil check says more.`,
    valueAlone: "--value is the value of $x in an example: name the example too, with --example.",
    needsTicket: "with --map: peil explain <agreement> <export…> <ticket> --map <mapping>",
    notExported: (key, column) => `No record has "${key}" as its ${column}. Its column is the \`key\` of the mapping.`,
    setApart: (key) => `Ticket ${key} cannot be judged: part of what happened to it could not be read.`,
    facts: "Facts in the export",
    twoReadings: (differs) =>
      differs === ""
        ? "A moment of this ticket can be read in two ways. The other reading gives the same verdicts."
        : `A moment of this ticket can be read in two ways. The other reading gives: ${differs}.`,
  },
  duties: enDuties,
  page: enPage,
  measurePage: enMeasurePage,
  measure: enMeasure,
  score: enScore,
  compare: enCompare,
};
