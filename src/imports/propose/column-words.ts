/** What desks call their columns, in English and Dutch, in order of preference; compared by `nameMatch`. */
import { phrases } from "./phrases.ts";

export const keyNames = phrases(`
  number, ticket number, ticket id, ticket, ticketnummer, incident number, incidentnummer, incident id, incident,
  issue key, key, meldingnummer, meldingsnummer, case number, case id, zaaknummer, request number, request id,
  call number, callnummer, task number, nummer, nr, documentkey, document key, trace concept name, task, ticketid,
  ticket ref, ticket no, ticketnr, ticket reference, incidentnr, meldingnr, zaak, zaaknr, case, reference, referentie,
  ref, id
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

/** What is said of the moment of a fact, without the words for a moment: see `momentMatch`. */
export const happenings: Readonly<Record<string, readonly string[]>> = {
  reported: phrases(`
    reported, call, opened, open, opening, created, creation, create, sys created, logged, gemeld, melding, aangemeld,
    aanmelding, aanmeld, aangemaakt, aanmaak, geopend, registered, registration, reg, geregistreerd, registratie,
    submitted, submission, raised, ingediend, request, requested, received, ontvangen, binnengekomen, occurred,
    downtime start, start, started, begin, date
  `),
  acknowledged: phrases(`
    acknowledged, acknowledge, acknowledgement, ack, take into account, taken into account, ontvangst bevestigd,
    bevestigd, ontvangstbevestiging
  `),
  answered: phrases(`
    first response, first responded, first reply, first replied, first answer, first answered, first contact, first
    touch, initial response, initial reply, response, responded, first comment, eerste reactie, eerste antwoord,
    gereageerd, reactie, beantwoord
  `),
  "work-started": phrases(`
    work start, work started, in progress, picked up, opgepakt, in behandeling, in behandeling genomen,
    in behandeling sinds
  `),
  assigned: ["assigned", "initially assigned", "toegewezen"],
  resolved: phrases(`
    last resolved, last solved, resolved, resolve, resolution, solved, solve, solution, fixed, fix, restored, completed, completion,
    complete, finished, done, opgelost, oplossing, oplos, gereed, afgehandeld, afhandeling, afhandel, afgerond,
    afronding, voltooid, verholpen, hersteld, downtime end, end, ended, until, tot, einde
  `),
  reopened: ["reopened", "reopen", "re opened", "heropend", "heropening"],
  closed: phrases(`
    last closed, last close, closed, close, closing, closure, gesloten, sluiting, sluit, afgesloten, afsluiting,
    afsluit, afgemeld, afmelding, afmeld
  `),
  parked: phrases(`
    on hold, on hold since, onhold, hold, hold since, waiting since, begin waiting, pending since, paused since, pause,
    paused, wacht sinds, wachtend sinds
  `),
};

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
    type, ticket type, issue type, issuetype name, issuetype, soort melding, soort, tickettype, record type, call type,
    sys class name, tracker, work item type, meldingsoort
  `),
  priority: ["priority", "priority name", "prioriteit", "prio", "severity", "sev", "urgentieklasse"],
  severity: ["severity", "sev", "ernst", "priority", "priority name", "prioriteit"],
  impact: ["impact", "impact name", "effect"],
  urgency: ["urgency", "urgency name", "urgentie", "spoed"],
  customer: phrases(`
    customer, company, klant, klantnaam, organization, organisation, organization name, organisatie, account,
    account name, customer name, company name, client name, customer id, client, entity, entities id, branch, vestiging, bedrijf
  `),
  service: ["service", "business service", "dienst", "service name"],
  environment: ["environment", "omgeving"],
  plan: ["plan", "subscription", "abonnement"],
};

/** Columns that now and then hold types; mostly they hold something else. */
export const mayBeTypes: readonly string[] = ["category", "categorie"];

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
  "target met",
];
export const missedNames = phrases(`
  has breached, breached, sla breached, breach, sla violated, violated, overdue, te laat, buiten sla, sla
  overschreden, overschreden
`);
