/** The words of the page that comes with what somebody takes along, in both languages beside each other. */
import type { Role } from "../facts/role.ts";
import type { Language } from "./words.ts";

export interface TakenWords {
  readonly title: (whose: string) => string;
  readonly made: (at: string) => string;
  readonly lead: string;
  readonly person: string;
  readonly contracts: string;
  readonly people: string;
  readonly assets: string;
  readonly tickets: string;
  readonly loose: string;
  readonly facts: string;
  readonly factsLead: (count: string) => string;
  readonly untitled: string;
  readonly unreadable: string;
  readonly missing: string;
  readonly missingLead: string;
  /** Why a file is not there. */
  readonly lacks: Readonly<Record<"lost" | "broken", string>>;
  readonly lacking: (why: "lost" | "broken") => string;
  readonly reported: (at: string) => string;
  readonly type: (name: string) => string;
  readonly priority: (name: string) => string;
  readonly automatic: string;
  readonly addressed: (to: string) => string;
  readonly recorded: (at: string) => string;
  readonly fields: Readonly<
    Record<
      "name" | "email" | "phone" | "lang" | "login" | "role" | "state" | "lastSignedInAt" | "hasSecondFactor",
      string
    >
  >;
  readonly contractColumns: readonly string[];
  readonly roles: Readonly<Record<Role, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly yesNo: readonly [no: string, yes: string];
}

const lacks = {
  nl: { lost: "Peil heeft het niet meer", broken: "het is beschadigd" },
  en: { lost: "Peil no longer has it", broken: "it is damaged" },
};

export const takenWords: Readonly<Record<Language, TakenWords>> = {
  nl: {
    title: (whose) => `Gegevens van ${whose}`,
    made: (at) => `Door Peil gemaakt op ${at}.`,
    lead: "Deze bladzijde laat zien wat er bewaard wordt. In data.json staat hetzelfde, en elk feit, voor computers; de bijlagen staan in de map attachments.",
    person: "Persoon",
    contracts: "Contracten",
    people: "Mensen",
    assets: "Objecten",
    tickets: "Meldingen",
    loose: "Niet bij een melding",
    facts: "Feiten",
    factsLead: (count) => `${count} vastgelegde feiten staan in data.json, met de plaats in hun register.`,
    untitled: "(gewist)",
    unreadable: "Dit is gewist of kan niet worden gelezen.",
    missing: "Bestanden die ontbreken",
    missingLead:
      "Deze bestanden konden niet mee. Vraag de leverancier erom en noem het nummer van de melding; al het andere is compleet.",
    lacks: lacks.nl,
    lacking: (why) => `dit bestand ontbreekt: ${lacks.nl[why]}; vraag de leverancier erom`,
    reported: (at) => `gemeld ${at}`,
    type: (name) => `soort: ${name}`,
    priority: (name) => `prioriteit: ${name}`,
    automatic: "automatisch",
    addressed: (to) => `gericht aan ${to}`,
    recorded: (at) => `vastgelegd ${at}`,
    fields: {
      name: "Naam",
      email: "E-mailadres",
      phone: "Telefoon",
      lang: "Taal",
      login: "E-mailadres om mee aan te melden",
      role: "Rol",
      state: "Toestand",
      lastSignedInAt: "Laatst ingelogd",
      hasSecondFactor: "Tweede stap bij inloggen",
    },
    contractColumns: ["Contract", "Overeenkomst", "Van", "Tot"],
    roles: {
      agent: "behandelaar",
      "second-line-agent": "behandelaar tweede lijn",
      manager: "servicemanager",
      administrator: "beheerder",
      "customer-administrator": "functioneel beheerder",
      contact: "contactpersoon",
      "end-user": "gebruiker",
      auditor: "auditor",
    },
    states: {
      active: "actief",
      left: "vertrokken",
      erased: "gewist",
      new: "ontvangen",
      open: "in behandeling",
      waiting: "wacht",
      resolved: "opgelost",
      closed: "gesloten",
      merged: "samengevoegd",
      spam: "spam",
      nl: "Nederlands",
      en: "Engels",
    },
    yesNo: ["nee", "ja"],
  },
  en: {
    title: (whose) => `Data of ${whose}`,
    made: (at) => `Made by Peil at ${at}.`,
    lead: "This page shows what is kept. data.json holds the same, and every fact, for computers; the attachments are in the folder attachments.",
    person: "Person",
    contracts: "Contracts",
    people: "People",
    assets: "Assets",
    tickets: "Tickets",
    loose: "On no ticket",
    facts: "Facts",
    factsLead: (count) => `${count} recorded facts are in data.json, with their place in their log.`,
    untitled: "(erased)",
    unreadable: "This was erased or cannot be read.",
    missing: "Files that are missing",
    missingLead:
      "These files could not come along. Ask the supplier for them and name the number of the ticket; all the rest is complete.",
    lacks: lacks.en,
    lacking: (why) => `this file is missing: ${lacks.en[why]}; ask the supplier for it`,
    reported: (at) => `reported ${at}`,
    type: (name) => `type: ${name}`,
    priority: (name) => `priority: ${name}`,
    automatic: "automatic",
    addressed: (to) => `addressed to ${to}`,
    recorded: (at) => `recorded ${at}`,
    fields: {
      name: "Name",
      email: "E-mail address",
      phone: "Telephone",
      lang: "Language",
      login: "E-mail address to sign in with",
      role: "Role",
      state: "State",
      lastSignedInAt: "Last signed in",
      hasSecondFactor: "Second step when signing in",
    },
    contractColumns: ["Contract", "Agreement", "From", "To"],
    roles: {
      agent: "agent",
      "second-line-agent": "second-line agent",
      manager: "service level manager",
      administrator: "administrator",
      "customer-administrator": "functional administrator",
      contact: "contact",
      "end-user": "end user",
      auditor: "auditor",
    },
    states: {
      active: "active",
      left: "left",
      erased: "erased",
      new: "received",
      open: "in progress",
      waiting: "waiting",
      resolved: "resolved",
      closed: "closed",
      merged: "merged",
      spam: "spam",
      nl: "Dutch",
      en: "English",
    },
    yesNo: ["no", "yes"],
  },
};
