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
