/** What a contract fills in, by the names that agreements have for it, as the form of a contract and its readers call it. Rule: CON-1. */
import type { Text } from "../agreement/schema/basics.ts";
import { agreementNames, peopleNames } from "./agreement-names.ts";
import type { Language } from "./words.ts";

const called = (nl: string, en: string): Text => ({ nl, en });

/** Here they stand in a list or above a field; elsewhere, in a sentence, an agreement's word may be called otherwise. */
const contractNames: Readonly<Record<string, Text>> = {
  server: called("server", "server"),
  workplace: called("werkplek", "workplace"),
  "network-device": called("netwerkapparaat", "network device"),
  mobile: called("telefoon of tablet", "phone or tablet"),
  "cloud-tenant": called("cloudomgeving", "cloud tenant"),
  workspace: called("Workspace", "Workspace"),
  customers: called("Klanten", "Customers"),
  housing: called("Wonen", "Housing"),
  phone: called("Telefoonnummer van de servicedesk", "Telephone number of the service desk"),
  mail: called("E-mailadres van de servicedesk", "E-mail address of the service desk"),
  "emergency-phone": called("Calamiteitennummer", "Emergency number"),
  reporters: called("Wie mag melden", "Who may report"),
};

/** A name that is not known is said as it is written, without its hyphens. */
export function contractName(name: string, language: Language): string {
  const known = contractNames[name] ?? peopleNames[name];
  if (known !== undefined) return known[language];
  const own = language === "nl" && Object.hasOwn(agreementNames, name) ? agreementNames[name] : undefined;
  return own ?? name.replaceAll("-", " ");
}
