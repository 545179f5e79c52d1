/**
 * What the words of agreements are called where they stand in a sentence. The words themselves are English, so English needs none but
 * of people, who have an article there; a word that is not here is said as it is written.
 */
import type { Text } from "../agreement/schema/basics.ts";
import { nlAgreementFields } from "./nl-agreement-fields.ts";
import { nlAgreementThings } from "./nl-agreement-things.ts";

/** In Dutch. */
export const agreementNames: Readonly<Record<string, string>> = { ...nlAgreementThings, ...nlAgreementFields };

/** What a name is called where it stands by itself: its own title, else the words above, without an article. */
export function nameOf(written: string, title?: Text): Text {
  if (title !== undefined) return title;
  const { nl, en } = Object.hasOwn(peopleNames, written)
    ? peopleNames[written]!
    : called(plainName(written), plainName(written));
  const known = Object.hasOwn(agreementNames, written) ? agreementNames[written] : undefined;
  return called(known ?? nl.replace(/^(?:de|het|een) /, ""), en.replace(/^(?:the|an?) /, ""));
}

/** `start-of-work` as people read it; what is no name of an agreement stays as it was written. */
export function plainName(written: string): string {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(written)
    ? written.replaceAll("-", " ").replace(/\bsla\b/, "SLA")
    : written;
}

const called = (nl: string, en: string): Text => ({ nl, en });

export const peopleNames: Readonly<Record<string, Text>> = {
  supplier: called("de leverancier", "the supplier"),
  customer: called("de klant", "the customer"),
  "third-party": called("een derde", "a third party"),
  both: called("beide partijen", "both parties"),
  anyone: called("iedereen", "anyone"),
  "all-customers": called("alle klanten", "all customers"),
  reporter: called("de melder", "the reporter"),
  reporters: called("de melders", "the reporters"),
  administrator: called("de beheerder", "the administrator"),
  "any-employee": called("iedere medewerker", "any employee"),
  board: called("de directie van de leverancier", "the supplier's board"),
  contact: called("de contactpersoon", "the contact"),
  "desk-contact": called("de contactpersoon voor het loket", "the desk contact"),
  directors: called("de directie", "the directors"),
  "emergency-contact": called("de contactpersoon voor calamiteiten", "the emergency contact"),
  engineer: called("de engineer", "the engineer"),
  management: called("de leiding", "the management"),
  manager: called("de leidinggevende", "the manager"),
  "operations-manager": called("de operationeel manager", "the operations manager"),
  "signed-on-users": called("de aangemelde gebruikers", "the signed-on users"),
  "support-centre": called("het supportcentrum", "the support centre"),
  "support-coordinator": called("de supportcoördinator", "the support coordinator"),
  "support-team": called("het supportteam", "the support team"),
  support: called("support", "support"),
  "account-manager": called("de accountmanager", "the account manager"),
  "service-manager": called("de servicemanager", "the service manager"),
  "customer-success-manager": called("de customer success manager", "the customer success manager"),
  "technical-director": called("de technisch directeur", "the technical director"),
  "general-director": called("de algemeen directeur", "the general director"),
  "project-office": called("het projectbureau", "the project office"),
  "product-team": called("het productteam", "the product team"),
  helpdesk: called("de helpdesk", "the helpdesk"),
  host: called("de hoster", "the host"),
  representative: called("de vertegenwoordiger", "the representative"),
  colleague: called("een collega", "a colleague"),
  user: called("de gebruiker", "the user"),
  users: called("de gebruikers", "the users"),
  "user-group": called("de gebruikersgroep", "the user group"),
  Ireland: called("Ierland", "Ireland"),
  Netherlands: called("Nederland", "the Netherlands"),
  "main requirements of ISO 27001": called("de hoofdeisen van ISO 27001", "the main requirements of ISO 27001"),
};
