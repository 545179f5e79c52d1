/** The words of the page that comes with what somebody takes along, in both languages beside each other. */
import type { Role } from "../facts/role.ts";
import type { Language } from "./words.ts";

export interface TakenWords {
  readonly title: (whose: string) => string;
  readonly made: (at: string) => string;
  readonly lead: string;
  /** In which zone every moment is told. */
  readonly zone: (zone: string) => string;
  readonly person: string;
  readonly sessions: string;
  readonly sessionColumns: readonly string[];
  readonly leftOutTitle: string;
  /** Of one person: what is kept of them and is not given. */
  readonly leftOut: string;
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
  /** Without a name where nobody is known to have done it. */
  readonly withdrawn: (by: string | null, at: string) => string;
  readonly fields: Readonly<
    Record<
      | "name"
      | "organisation"
      | "email"
      | "phone"
      | "lang"
      | "login"
      | "role"
      | "state"
      | "lastSignedInAt"
      | "hasSecondFactor"
      | "language"
      | "theme",
      string
    >
  >;
  readonly contractColumns: readonly string[];
  readonly roles: Readonly<Record<Role, string>>;
  readonly states: Readonly<Record<string, string>>;
  /** What a form asked beside a text, where the agreement has no words for it. */
  readonly beside: Readonly<Record<string, string>>;
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
    zone: (zone) => `Alle tijden zijn in de tijdzone ${zone}.`,
    person: "Persoon",
    sessions: "Waar je bent ingelogd",
    sessionColumns: ["Sinds", "Laatst gebruikt", "Hoe", "Adres", "Apparaat"],
    leftOutTitle: "Wat er niet bij zit",
    leftOut:
      "Je wachtwoord, je toegangssleutels en de sleutel van je authenticator: daarmee kan iemand als jou inloggen. Van inlogsessies die voorbij zijn het adres en het apparaat: die bewaart Peil niet. Aantekeningen die de leverancier onder elkaar maakt, en wat anderen schreven op meldingen die je niet zelf meldde of volgt.",
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
    withdrawn: (by, at) => `ingetrokken${by === null ? "" : ` door ${by}`} ${at}`,
    fields: {
      name: "Naam",
      organisation: "Organisatie",
      email: "E-mailadres",
      phone: "Telefoon",
      lang: "Taal waarin we schrijven",
      login: "E-mailadres om mee aan te melden",
      role: "Rol",
      state: "Toestand",
      lastSignedInAt: "Laatst ingelogd",
      hasSecondFactor: "Tweede stap bij inloggen",
      language: "Taal van het scherm",
      theme: "Kleuren van het scherm",
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
      new: "nieuw",
      open: "in behandeling",
      waiting: "wacht",
      resolved: "opgelost",
      closed: "gesloten",
      merged: "samengevoegd",
      spam: "spam",
      nl: "Nederlands",
      en: "Engels",
      system: "als het apparaat",
      light: "licht",
      dark: "donker",
      password: "wachtwoord",
      passkey: "toegangssleutel",
      openid: "eenmalig inloggen (OpenID)",
      link: "link",
    },
    beside: { why: "Reden", "steps-taken": "Zelf al geprobeerd" },
    yesNo: ["nee", "ja"],
  },
  en: {
    title: (whose) => `Data of ${whose}`,
    made: (at) => `Made by Peil at ${at}.`,
    lead: "This page shows what is kept. data.json holds the same, and every fact, for computers; the attachments are in the folder attachments.",
    zone: (zone) => `All times are in the time zone ${zone}.`,
    person: "Person",
    sessions: "Where you are signed in",
    sessionColumns: ["Since", "Last used", "How", "Address", "Device"],
    leftOutTitle: "What is not in here",
    leftOut:
      "Your password, your passkeys and the key of your authenticator: with those somebody could sign in as you. Of sign-ins that have ended the address and the device: Peil does not keep them. Notes that the supplier's people make among themselves, and what others wrote on tickets that you did not report or follow.",
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
    withdrawn: (by, at) => `withdrawn${by === null ? "" : ` by ${by}`} ${at}`,
    fields: {
      name: "Name",
      organisation: "Organisation",
      email: "E-mail address",
      phone: "Telephone",
      lang: "Language that we write in",
      login: "E-mail address to sign in with",
      role: "Role",
      state: "State",
      lastSignedInAt: "Last signed in",
      hasSecondFactor: "Second step when signing in",
      language: "Language of the screen",
      theme: "Colours of the screen",
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
      new: "new",
      open: "in progress",
      waiting: "waiting",
      resolved: "resolved",
      closed: "closed",
      merged: "merged",
      spam: "spam",
      nl: "Dutch",
      en: "English",
      system: "as the device",
      light: "light",
      dark: "dark",
      password: "password",
      passkey: "passkey",
      openid: "single sign-on (OpenID)",
      link: "link",
    },
    beside: { why: "Reason", "steps-taken": "Tried already" },
    yesNo: ["no", "yes"],
  },
};
