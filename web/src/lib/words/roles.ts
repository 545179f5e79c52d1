import type { Role } from "$peil/facts/role.ts";
import type { Pairs } from "#lib/server/words.ts";

/** What somebody may be, on either side of a contract. */
export const roles = {
  agent: ["behandelaar", "agent"],
  "second-line-agent": ["behandelaar tweede lijn", "second-line agent"],
  manager: ["servicemanager", "service level manager"],
  administrator: ["beheerder", "administrator"],
  "customer-administrator": ["functioneel beheerder", "functional administrator"],
  contact: ["contactpersoon", "contact"],
  "end-user": ["gebruiker", "end user"],
  auditor: ["auditor (leest één contract)", "auditor (reads one contract)"],
} as const satisfies Pairs & Record<Role, readonly [string, string]>;

/** What each of them may do, said where one is chosen. */
export const rolesAbout = {
  agent: ["Werkt aan de meldingen van alle klanten.", "Works on the tickets of all customers."],
  "second-line-agent": [
    "Krijgt wat de eerste lijn overdraagt, en mag hetzelfde.",
    "Gets what the first line hands over, and may do the same.",
  ],
  manager: [
    "Houdt daarbij klanten, overeenkomsten en contracten bij.",
    "Besides keeps customers, agreements and contracts.",
  ],
  administrator: ["Mag dat alles, en regelt wie er verder bij kan.", "May do all of that, and decides who else may."],
  "customer-administrator": [
    "Ziet alle meldingen en cijfers van de eigen organisatie, en houdt de mensen ervan bij.",
    "Sees all tickets and figures of their own organisation, and keeps its people.",
  ],
  contact: [
    "Meldt, en ziet alle meldingen en cijfers van de eigen organisatie.",
    "Reports, and sees all tickets and figures of their own organisation.",
  ],
  "end-user": [
    "Meldt, en ziet alleen de eigen meldingen en die hij of zij volgt.",
    "Reports, and sees only their own tickets and those that they follow.",
  ],
  auditor: ["Leest één contract na, en verandert niets.", "Reads through one contract, and changes nothing."],
} as const satisfies Pairs & Record<Role, readonly [string, string]>;
