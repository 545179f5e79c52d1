/**
 * The one vocabulary of facts, in the past tense, for agreement files, API, ledger and imports. It may grow; a word
 * never changes its meaning. Each word names the subject on which it is said, which is where a reader looks it up.
 */

export type Subject =
  | "ticket"
  | "general"
  | "service"
  | "upkeep"
  | "continuity"
  | "relation"
  | "version"
  | "correction";

const words = {
  ticket: [
    "reported",
    "assigned",
    "classified",
    "reclassified",
    "acknowledged",
    "answered",
    "plan-told",
    "work-started",
    "waiting-for-customer",
    "waiting-for-supplier",
    "waiting-for-third-party",
    "waiting-for-access",
    "parked",
    "resumed",
    "resolved",
    "reopened",
    "closed",
    "escalated",
    "linked",
    "merged",
    "noted",
    "notified",
    "alerted",
    "advised",
    "attached",
    "watched",
    "marked-spam",
    "work-booked",
    "handed-over",
  ],
  general: ["asked", "agreed", "decided", "done", "found", "sampled"],
  service: [
    "outage-started",
    "outage-ended",
    "exclusion-claimed",
    "exclusion-decided",
    "monitoring-started",
    "monitoring-ended",
    "signed-on-users",
  ],
  upkeep: [
    "maintenance-announced",
    "maintenance-moved",
    "maintenance-cancelled",
    "maintenance-started",
    "maintenance-ended",
    "release-published",
    "release-offered",
    "release-accepted",
    "release-rejected",
    "release-deployed",
    "release-withdrawn",
  ],
  continuity: ["sign-received", "restore-tested", "failover-tested", "scan-done"],
  relation: [
    "meeting-called",
    "meeting-held",
    "survey-sent",
    "report-delivered",
    "notice-sent",
    "consent-given",
    "consent-withdrawn",
    "contact-named",
    "contact-removed",
    "plan-drafted",
    "plan-approved",
    "plan-rejected",
    "plan-progressed",
    "plan-completed",
    "credit-demanded",
    "credit-granted",
    "disputed",
    "dispute-settled",
  ],
  version: [
    "version-proposed",
    "version-approved",
    "version-objected",
    "version-effective",
    "version-withdrawn",
    "term-started",
    "term-renewed",
    "term-ended",
  ],
  correction: ["corrected", "withdrawn"],
} as const satisfies Record<Subject, readonly string[]>;

export type FactKind = (typeof words)[Subject][number];

/** Every word with the subject on which it is said. */
export const vocabulary: ReadonlyMap<string, Subject> = new Map(
  Object.entries(words).flatMap(([subject, kinds]) => kinds.map((kind) => [kind, subject as Subject] as const)),
);

export const factKinds: readonly string[] = [...vocabulary.keys()];

const ownWords = new Map(factKinds.map((kind) => [kind, kind as FactKind]));

/** The vocabulary's own copy of a word, or undefined: words that are one value in memory compare at a glance. */
export function factKind(word: string): FactKind | undefined {
  return ownWords.get(word);
}

/** The party whose first word on the ticket ends a waiting interval (CLK-14); the others end by `resumed` alone. */
export const awaitedParty: ReadonlyMap<string, string> = new Map([
  ["waiting-for-customer", "customer"],
  ["waiting-for-supplier", "supplier"],
  ["waiting-for-third-party", "third-party"],
]);

/** Facts that open a waiting interval. */
export const waitingKinds: ReadonlySet<string> = new Set([
  "waiting-for-customer",
  "waiting-for-supplier",
  "waiting-for-third-party",
  "waiting-for-access",
  "parked",
]);

/** Facts that presuppose a report: on a ticket none of these can be true before it was reported. */
export const afterReport: ReadonlySet<string> = new Set(
  words.ticket.filter((kind) => kind !== "reported" && kind !== "linked" && kind !== "attached"),
);

/** What takes back what: a consent that was withdrawn, or a contact that was removed, is no longer had. */
export const takenBackBy: ReadonlyMap<string, string> = new Map([
  ["consent-given", "consent-withdrawn"],
  ["contact-named", "contact-removed"],
]);

/**
 * Fields that hold a moment rather than a word, by the kind of fact that carries them: what was announced, the last
 * success before an outage, the oldest copy that is still there, until when something was agreed to wait.
 */
const momentsOfKind: ReadonlyMap<string, readonly string[]> = new Map([
  ["maintenance-announced", ["start", "end"]],
  ["maintenance-moved", ["start", "end"]],
  ["release-published", ["start", "end"]],
  ["release-offered", ["start", "end"]],
  ["outage-started", ["last-success"]],
  ["exclusion-claimed", ["start", "end"]],
  ["exclusion-decided", ["start", "end"]],
  ["sign-received", ["oldest"]],
  ["parked", ["until"]],
]);

export function momentFields(kind: string): readonly string[] {
  return momentsOfKind.get(kind) ?? nothing;
}

const nothing: readonly string[] = [];
