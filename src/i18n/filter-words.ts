/** Which of its kind a fact is, in words: behind its name what it is about, by whom and how, and what it concerns with its article. */
import type { Text } from "../agreement/schema/basics.ts";
import type { Language } from "./words.ts";

export interface FilterWords {
  /** Stands behind the fact's name; a key with a fact before it holds of that fact alone. */
  readonly before: Readonly<Record<string, string>>;
  readonly with: (field: string) => string;
  readonly not: (field: string) => string;
  readonly either: (field: string) => string;
  readonly signed: (how: string) => string;
}

export const filterWords: Readonly<Record<Language, FilterWords>> = {
  nl: {
    before: {
      about: "over",
      on: "over",
      for: "voor",
      "asked for": "om",
      what: "van",
      by: "door",
      role: "als",
      step: "naar",
      via: "via",
    },
    with: (field) => `met ${field}`,
    not: (field) => (/^(?:hotfix|spoed)$/.test(field) ? `geen ${field}` : `niet ${field}`),
    either: (field) => `${field} of niet`,
    signed: (how) => `${how} getekend`,
  },
  en: {
    before: {
      about: "about",
      on: "about",
      for: "for",
      what: "of",
      by: "by",
      role: "as",
      step: "to",
      via: "by",
    },
    with: (field) => `with ${field}`,
    not: (field) => (field === "hotfix" ? "no hotfix" : field === "emergency" ? "no emergency" : `not ${field}`),
    either: (field) => `${field} or not`,
    signed: (how) => `${how} signed`,
  },
};

const called = (nl: string, en: string): Text => ({ nl, en });

/** What facts are about, with its article. What is not here is said by its name, between quotes. */
export const thingNames: Readonly<Record<string, Text>> = {
  "acting-for-customer": called("optreden namens de klant", "acting for the customer"),
  "actual-cost": called("de werkelijke kosten", "the actual cost"),
  all: called("alle meldingen", "all tickets"),
  audit: called("een audit", "an audit"),
  authorisation: called("een machtiging", "an authorisation"),
  awareness: called("bewustwording", "the raising of awareness"),
  "case-portal": called("toegang tot het ticketsysteem", "access to the case portal"),
  cause: called("de oorzaak", "the cause"),
  "certificate-of-conduct": called("een verklaring omtrent het gedrag", "a certificate of conduct"),
  change: called("een wijziging", "a change"),
  closing: called("de sluiting", "the closing"),
  "cloud-monitoring": called("bewaking van de cloud", "the monitoring of the cloud"),
  consent: called("toestemming", "consent"),
  "contract-evaluation": called("een evaluatie van het contract", "an evaluation of the contract"),
  costs: called("de kosten", "the costs"),
  creation: called("de ontvangst", "the creation"),
  "critical-update": called("een kritieke update", "a critical update"),
  "data-access": called("toegang tot gegevens", "access to data"),
  description: called("een omschrijving", "a description"),
  disclosure: called("openbaarmaking", "disclosure"),
  "documentation-hand-over": called("de overdracht van documentatie", "the hand-over of documentation"),
  evaluation: called("een evaluatie", "an evaluation"),
  export: called("een export", "an export"),
  "extra-backup": called("een extra back-up", "an extra backup"),
  fit: called("hoe de uren passen", "how the hours fit"),
  "full-backup": called("een volledige back-up", "a full backup"),
  "functional-management": called("functioneel beheer", "functional management"),
  "further-measures": called("aanvullende maatregelen", "further measures"),
  "guiding-a-release": called("begeleiding bij een release", "guidance with a release"),
  "hours-in-price": called("uren binnen de prijs", "hours within the price"),
  "interface-change": called("een wijziging van een koppelvlak", "a change of an interface"),
  invoice: called("de factuur", "the invoice"),
  "link-delivery": called("de levering van een koppeling", "the delivery of a link"),
  "login-data-passed": called("het doorgeven van inloggegevens", "the passing on of login data"),
  maintenance: called("onderhoud", "maintenance"),
  "mandated-work": called("werk onder mandaat", "work under mandate"),
  "organisation-change": called("een wijziging in de organisatie", "a change in the organisation"),
  "outside-hours": called("werk buiten de tijden", "work outside the hours"),
  priority: called("de prioriteit", "the priority"),
  "processor-agreement": called("de verwerkersovereenkomst", "the processor agreement"),
  project: called("een project", "a project"),
  quote: called("de offerte", "the quote"),
  release: called("een release", "a release"),
  renewal: called("de verlenging", "the renewal"),
  report: called("een rapport", "a report"),
  reproduction: called("reproductie", "reproduction"),
  restore: called("het terugzetten", "the restoring"),
  "screen-view": called("meekijken op het scherm", "viewing the screen"),
  "security-shortcoming": called("een tekort in de beveiliging", "a shortcoming in security"),
  "server-access": called("toegang tot de servers", "access to the servers"),
  "severity-1": called("ernst 1", "severity 1"),
  "staff-informed": called("het inlichten van medewerkers", "the informing of staff"),
  storage: called("de opslag", "the storage"),
  "test-restore": called("een proefherstel", "a test restore"),
  traffic: called("het verkeer", "the traffic"),
  training: called("een training", "a training"),
  update: called("een update", "an update"),
  "update-project": called("een project voor een update", "a project for an update"),
  "vendor-contract": called("het contract met een toeleverancier", "the contract with a vendor"),
  "vendors-named": called("het noemen van leveranciers", "the naming of vendors"),
  version: called("een versie", "a version"),
  "version-online": called("het online zetten van de versie", "the putting of the version online"),
  visit: called("een bezoek", "a visit"),
};
