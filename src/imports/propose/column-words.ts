/** What desks call their columns, in English and Dutch, in order of preference; compared by `nameMatch`. */
import { phrases } from "./phrases.ts";

export const keyNames = phrases(`
  number, ticket number, ticket id, ticket, ticketnummer, incident number, incidentnummer, incident id, incident,
  issue key, key, meldingnummer, meldingsnummer, case number, case id, zaaknummer, request number, request id,
  call number, callnummer, task number, nummer, nr, documentkey, document key, trace concept name, task, ticketid,
  id
`);

/** Since when the values of a record hold. */
export const changeMomentNames = phrases(`
  sys updated at, sys updated on, updated at, updated on, updated, changed at, changed on, change date, modified,
  modified at, gewijzigd op, wijzigingsdatum, mutatiedatum, time timestamp, timestamp, event time, start at, start
  time, from, moment, tijdstip, datum
`);

export const sequenceNames = phrases(`
  sys mod count, mod count, sequence, sequence number, seq, volgnummer, revision, version, history id, event id,
  update count
`);

/** Per fact the columns with its moment. */
export const factNames: Readonly<Record<string, readonly string[]>> = {
  reported: phrases(`
    reported at, reported, opened at, opened, created at, created on, created, open date, creation date, date
    created, date opened, created date, sys created on, sys created at, gemeld op, datum gemeld, meldingsdatum,
    aangemeld op, aanmelddatum, datum aanmelding, gemeld, aangemaakt op, aangemaakt, aanmaakdatum, datum
    aangemaakt, geopend op, registratiedatum, request date, submitted, submitted at, call date, opening date,
    date, downtime start, reg date, registration date, start time, started at
  `),
  acknowledged: ["acknowledged at", "acknowledged", "acknowledged on", "ontvangst bevestigd", "bevestigd op"],
  answered: phrases(`
    first response at, first response, first response date, first responded at, first reply at, first reply,
    responded at, response date, first answer, first contact, eerste reactie, eerste reactie op, datum eerste
    reactie, reactiedatum, beantwoord op, takeintoaccountdate, take into account date, first comment at
  `),
  "work-started": ["work start", "work started", "work started at", "in progress at", "in behandeling sinds"],
  assigned: ["assigned at", "initially assigned at", "assigned on", "toegewezen op", "datum toegewezen"],
  resolved: phrases(`
    resolved at, resolved on, resolved, resolution date, resolutiondate, solved at, solved, solvedate, solve date,
    date resolved, resolved date, opgelost op, datum opgelost, oplosdatum, opgelost, completed at, completed date,
    completed, datum gereed, gereed op, gereed, afgehandeld op, datum afgehandeld, afhandeldatum, downtime end,
    fixed at, end time, ended at, end at, end date, end, until, tot, einde
  `),
  reopened: ["reopened at", "reopened time", "reopened on", "reopened", "heropend op", "heropend"],
  closed: phrases(`
    closed at, closed on, closed, close date, closedate, closed date, date closed, gesloten op, datum gesloten,
    sluitdatum, afgesloten op, afsluitdatum, afgemeld op, datum afgemeld, gesloten
  `),
};

/** Moments that say nothing of what happened: what the desk itself promised, or when somebody last looked. */
export const targetNames = phrases(`
  due, due at, due date, due on, deadline, target date, planned end, streefdatum, sla due, escalation at, time to
  resolve, uiterlijk, planned start, expected start, doorlooptijd
`);

export const stateNames = phrases(`
  state, status, ident state, incident state, ticket state, ticket status, lifecycle transition, toestand, fase,
  stage, phase, processing status, afhandelingsstatus, concept name, activity
`);

/** Columns of an export that writes each change as field, old value, new value. */
export const auditNames = {
  field: phrases(`
    field, field name, fieldname, fieldid, attribute, property, field label, changed field, kolom, veld, veldnaam
  `),
  before: phrases(`
    from string, old value, value from, oldvalue, from value, before, previous value, previous, from, old, oude waarde, van,
    was, oud
  `),
  after: phrases(`
    to string, new value, value to, newvalue, to value, after, value, to, new, nieuwe waarde, naar, nieuw
  `),
};

/** Per attribute of a ticket its columns. An agreement's own level of another name is sought by that name as well. */
export const attributeNames: Readonly<Record<string, readonly string[]>> = {
  type: phrases(`
    type, ticket type, issue type, issuetype name, issuetype, soort melding, soort, tickettype, record type
  `),
  priority: ["priority", "priority name", "prioriteit", "prio", "severity", "urgentieklasse"],
  severity: ["severity", "ernst", "priority", "priority name", "prioriteit"],
  impact: ["impact", "impact name", "effect"],
  urgency: ["urgency", "urgency name", "urgentie", "spoed"],
  customer: phrases(`
    customer, company, klant, klantnaam, organization, organisation, organization name, organisatie, account,
    account name, customer name, client, entity, entities id, branch, vestiging, bedrijf
  `),
  service: ["service", "business service", "dienst", "service name"],
  environment: ["environment", "omgeving"],
  plan: ["plan", "subscription", "abonnement"],
};

export const channelNames = phrases(`
  contact type, channel, via channel, source, via, kanaal, entry, entry type, soort binnenkomst, aangemeld via,
  requesttypes id, request source, origin, create article type
`);

/** Verdicts of the desk itself: those that say it was kept, and those that say it was missed. */
export const keptNames = [
  "made sla",
  "met sla",
  "sla met",
  "within sla",
  "in sla",
  "binnen sla",
  "sla gehaald",
  "sla behaald",
];
export const missedNames = phrases(`
  has breached, breached, sla breached, breach, sla violated, violated, overdue, te laat, buiten sla, sla
  overschreden, overschreden
`);
