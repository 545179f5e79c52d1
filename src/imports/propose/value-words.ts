/** What desks write in their cells, in English and Dutch: states, levels, types, channels, verdicts. Lower case. */
import { phrases } from "./phrases.ts";

/** A state: the fact that it begins, or `open`. A text that holds a whole phrase fits; the longest phrase decides. */
export const stateWords: Readonly<Record<string, readonly string[]>> = {
  open: phrases(`
    new, open, opened, active, in progress, work in progress, wip, assigned, accepted, started, processing, to do,
    todo, backlog, reopened, re opened, triage, investigating, identified, monitoring, update, queued, awaiting
    assignment, awaiting approval, in review, in call, unassigned, acknowledged, registered, logged, selected for
    development, waiting for support, escalated, nieuw, openstaand, in behandeling, behandeling, toegewezen,
    aangemeld, gemeld, geregistreerd, heropend, actief, bezig, gestart, in onderzoek, wachtrij, assign,
    assignment, take in charge
  `),
  "waiting-for-customer": phrases(`
    waiting for customer, waiting for user, waiting for caller, waiting for client, waiting for requester, waiting
    for reply, waiting on customer, waiting on user, waiting for information, waiting for feedback, awaiting user
    info, awaiting user, awaiting caller, awaiting customer, awaiting client, awaiting info, awaiting information,
    awaiting evidence, awaiting feedback, awaiting response, awaiting reply, pending customer, pending user,
    pending caller, pending client, pending information, wait user, wait customer, wait implementation customer,
    customer action, user action, need more info, needs info, wacht op klant, wachten op klant, wacht op
    gebruiker, wachten op gebruiker, wacht op melder, wachten op melder, wacht op aanvrager, wachten op aanvrager,
    wacht op informatie, wacht op reactie, wachten op reactie, wacht op terugkoppeling, bij klant, pending
  `),
  "waiting-for-third-party": phrases(`
    awaiting vendor, awaiting third party, awaiting supplier, awaiting external, waiting for vendor, waiting for
    supplier, waiting for third party, waiting on third party, waiting for external, wait vendor, pending vendor,
    pending supplier, pending third party, vendor action, wait implementation vendor, wacht op leverancier,
    wachten op leverancier, wacht op derde, wacht op derden, wachten op derden, bij leverancier, extern uitgezet
  `),
  parked: phrases(`
    on hold, hold, parked, deferred, postponed, suspended, paused, pending reminder, pending change, awaiting
    problem, awaiting change, waiting for change, wait, waiting, awaiting, scheduled, planned, in de wacht,
    geparkeerd, uitgesteld, gepland, wachten, wacht, aangehouden
  `),
  resolved: phrases(`
    resolved, solved, fixed, done, completed, complete, implemented, pending close, pending closure, opgelost,
    gereed, afgehandeld, voltooid, uitgevoerd
  `),
  closed: phrases(`
    closed, close, cancelled, canceled, rejected, declined, withdrawn, merged, duplicate, won t do, removed, deleted, spam, gesloten,
    afgesloten, geannuleerd, ingetrokken, afgewezen, vervallen, afgemeld, samengevoegd, verwijderd
  `),
};

/** Meanings that could well be another: the reader is asked to look. */
export const doubtfulStates: ReadonlySet<string> = new Set(
  phrases(`
  pending, wait, waiting, awaiting, hold, on hold, wacht, wachten, awaiting evidence, scheduled, awaiting problem,
  awaiting change, update, planned, gepland, wait implementation, implemented
`),
);

/** States of tickets that nobody has to solve any more. */
export const calledOffPhrases: ReadonlySet<string> = new Set(
  phrases(`
    cancelled, canceled, withdrawn, merged, duplicate, won t do, removed, deleted, spam, geannuleerd, ingetrokken,
    vervallen, samengevoegd, verwijderd, dubbel
  `),
);

/** Levels of how bad or how fast, from the first to the last; words of one row are of one rank. */
export const ranks: readonly (readonly string[])[] = [
  phrases(`
    critical, kritiek, kritisch, blocker, emergency, very urgent, highest, hoogste, calamiteit, very high, zeer
    hoog, showstopper
  `),
  ["urgent", "spoed", "major", "serious", "ernstig", "zeer dringend"],
  ["high", "hoog", "important", "dringend", "belangrijk"],
  phrases(`
    medium, moderate, midden, middel, gemiddeld, middelmatig, average, normal, normaal, standard, standaard, regular
  `),
  ["low", "laag", "minor", "gering"],
  phrases(`
    lowest, laagste, very low, zeer laag, planning, trivial, trivial, planned, gepland
  `),
];

/** Types of ticket that are one: an agreement's own word stands among them. */
export const types: readonly (readonly string[])[] = [
  phrases(`
    incident, storing, fault, failure, malfunction, outage, bug, defect, it help, fix an it problem, disturbance,
    report an incident, verstoring
  `),
  phrases(`
    question, vraag, servicevraag, supportvraag, informatie, information, how to, get it help, request for information,
    informatieverzoek
  `),
  [
    "request",
    "service request",
    "requested item",
    "aanvraag",
    "serviceverzoek",
    "verzoek",
    "demande",
    "service",
    "serviceaanvraag",
  ],
  ["change", "wijziging", "wijzigingsverzoek", "aanpassing", "rfc", "change request", "request for change", "wens"],
  ["problem", "probleem"],
  ["complaint", "klacht"],
  ["task", "taak"],
];

/** Ways to report, as agreements name them. */
export const channels: Readonly<Record<string, readonly string[]>> = {
  phone: ["phone", "telephone", "telefoon", "telefonisch", "ivr", "call", "voice", "telefoontje"],
  mail: ["mail", "email", "e mail", "per mail"],
  portal: phrases(`
    portal, form, web, self service, selfservice, web form, helpdesk, formulier, portaal, jira, website,
    zelfbediening
  `),
  chat: ["chat", "messaging", "whatsapp", "teams", "virtual agent"],
  desk: ["walk in", "balie", "direct", "in person", "aan de balie"],
  monitoring: ["monitoring", "alert", "event", "event management", "api", "rest", "automatic", "monitor"],
};

/** Verdicts that need no name of a column to be known as such. */
export const keptTexts: readonly string[] = phrases(`
  within sla, sla met, met sla, in sla, sla made, binnen sla, sla gehaald, sla behaald, not breached
`);
export const missedTexts: readonly string[] = phrases(`
  sla violated, sla missed, missed sla, outside sla, sla breached, buiten sla, sla gemist, sla niet behaald, breached
`);

export const yesWords: readonly string[] = phrases(`
  true, yes, y, 1, ja, j, waar, met, within, kept, gehaald, binnen
`);
export const noWords: readonly string[] = phrases(`
  false, no, n, 0, nee, onwaar, missed, breached, violated, buiten, overschreden
`);
