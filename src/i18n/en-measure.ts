/** The words of `peil measure` in English. */
import type { MeasureWords } from "./measure-words.ts";

const list = (names: readonly string[]): string => names.join(" · ");

export const enMeasure: MeasureWords = {
  needsRecords: "peil: name the agreement, and at least one file of records.",
  needsMap: (files) =>
    `No mapping says how to read ${list(files)}. Add \`--map\`: a mapping file, or the name of one that comes along. Only a fact log needs none.`,
  mapsDiffer: (maps, files) =>
    `There are ${maps} mappings for ${files} ${files === 1 ? "file" : "files"}. Give \`--map\` once for all of them, or once for each, in the order of the files.`,
  noMeasures: "This agreement has no measures.",
  noMeasure: (name, known) => `This agreement has no measure "${name}". There are: ${list(known)}`,
  noCustomer: (name, known) =>
    `No record is of a customer "${name}".${known.length === 0 ? " None of them says of which customer it is." : ` There are: ${list(known)}`}`,
  noService: (name) => `No measure of this agreement is judged for a service "${name}".`,
  badMoment: (option, written) =>
    `"${written}" behind ${option} is no moment. Write 2026-01-01, 2026-01-01 09:00, or ISO 8601.`,
  neverMeasured: (from, to) =>
    `--measured-to ${to} is not after --measured-from ${from}. Are the two in each other's place?`,
  allSilent: "No measure of the agreement can be judged, because these records never tell what it is made of:",
  nothingShown: "No period of any measure lies in what was asked for.",
  noRecords: "These files hold no record that could be read, so nothing can be said.",
  silent: (measure, lacks) => `${measure} is not judged: these records never tell ${lacks}.`,
  read: (n, text, files) => `${text} ${n === 1 ? "record" : "records"} from ${files} ${files === 1 ? "file" : "files"}`,
  measured: (from, to, by) =>
    to === undefined
      ? `outages recorded since ${from}${by === "records" ? ", the first record; --measured-from says otherwise" : ""}`
      : `outages recorded from ${from} to ${to}`,
  customer: (id, name) => `Customer ${name === undefined ? id : `${id}, ${name}`}`,
  service: (name) => `service ${name}`,
  aim: "an aim",
  noPeriods: "no records of it",
  taken: (exclusion, length, times) =>
    `${exclusion}: ${length} not counted${times === 1 ? "" : `, in ${times} stretches`}`,
  failed: (exclusion, from, length, conditions) => `${exclusion}: ${length} from ${from} count, because ${conditions}`,
  moreParts: (n) => `and ${n} more: --periods`,
  moreFailed: (n) => `and ${n} more that count; --json has them all`,
  stillAllowed: (length) => `the whole period still allows ${length}`,
  beyond: (length) => `${length} more than the whole period allows`,
  unread: (n, text) =>
    `${text} ${n === 1 ? "record" : "records"} that could not be read may be about it, so nothing is proven`,
  partly: (since) => `recorded only since ${since}; what was before may have used it up`,
  otherReading: (verdict) => `read the other way, a moment that can be read in two ways makes it: ${verdict}`,
  found: "What is wrong with the records",
  columns: {
    agreement: "agreement",
    edition: "edition",
    customer: "customer",
    measure: "measure",
    article: "article",
    target: "target",
    per: "per",
    period: "period",
    from: "from",
    to: "to",
    service: "service",
    verdict: "verdict",
    unread: "unread records",
    exclusions: "exclusions",
  },
};
