/** The words of Peil's reports in English. */
import { enFindings } from "./en-findings.ts";
import type { Words } from "./words.ts";

const some = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

export const en: Words = {
  findings: enFindings,
  severities: { error: "error", failure: "fails", remark: "remark" },
  kinds: {
    hours: "hours", level: "level", "level-value": "value", clock: "clock", term: "term", "ticket-type": "type of ticket",
    subject: "subject", person: "party or role", "contract-item": "contract item", moment: "moment", reading: "reading",
    axis: "axis", measured: "clock, measure or duty",
  },
  verdicts: {
    kept: "kept", missed: "missed", "over-aim": "over the aim", running: "running", outside: "outside the promise",
    unproven: "unproven", "no-target": "no target",
  },
  segments: { counted: "counts", closed: "closed", paused: "waits", "reopened-gap": "resolved meanwhile" },
  acts: { accepted: "accepted", refused: "refused", asked: "more is asked", advised: "advised against", masked: "masked", noted: "noted" },
  rowStates: { run: "runs", planned: "planned", record: "recorded", text: "text" },
  coverage: {
    included: "included", charged: "charged", optional: "optional", "not-offered": "not offered", outside: "outside the agreement",
    "best-effort": "best effort",
  },
  check: {
    agreement: "Agreement", findings: "Findings", remarks: "About the original", examples: "Examples", rows: "Traceability",
    row: "row", article: "article", terms: "terms", state: "state", what: "what", expected: "expected", actual: "is",
    under: (reading) => `under the reading ${reading}`,
    fine: "Everything holds.",
    unproved: "No example fails when this changes",
    counts: (n) => `${some(n.errors, "error")}, ${some(n.failures, "failure")}, ${some(n.remarks, "remark")}`,
    examplesRun: (n) => `${n.green} of ${some(n.cases, "case")} hold${n.planned === 0 ? "" : `, ${n.planned} not run yet`}`,
    rowsTraced: (n) => `${some(n.rows, "row")}: ${n.run} run, ${n.planned} planned, ${n.record} recorded, ${n.text} text`,
    proved: (n) => `${n.proved} of ${some(n.values, "value")} pinned down by an example`,
  },
  explain: {
    ticket: "Ticket", asOf: "as of", classification: "classification", provisional: "provisional", coverage: "coverage",
    clock: "clock", target: "target", start: "start", stop: "stop", due: "due", missedAt: "missed at", atRisk: "at risk from",
    elapsed: "elapsed", remaining: "remaining", verdict: "verdict", from: "from", until: "until", length: "length",
    because: "because of", endedBy: "ended by", article: "article", total: "total", facts: "Facts", acts: "Acts",
    lacking: "lacking", shownApart: "shown apart", laterStops: "later", earlierDues: "earlier due", notStarted: "not started",
    stillRunning: "still running", noTarget: "no target",
  },
};
