/** The screens that are measured: who opens them, and where the main content of each is. */
import type { Role } from "../src/facts/role.ts";

export interface Screen {
  readonly name: string;
  readonly role: Role | undefined;
  /** `{ticket}` and `{contract}` are the first that the reader sees. */
  readonly path: string;
}

export const screens: readonly Screen[] = [
  { name: "sign in", role: undefined, path: "/sign-in" },
  { name: "overview", role: "manager", path: "/" },
  { name: "figures of a contract", role: "manager", path: "/contracts/{contract}" },
  { name: "agreements", role: "manager", path: "/agreements" },
  { name: "an agreement", role: "manager", path: "/agreements/{contract}" },
  { name: "queue", role: "agent", path: "/tickets" },
  { name: "a ticket", role: "agent", path: "/tickets/{ticket}" },
  { name: "report, agent", role: "agent", path: "/tickets/new" },
  { name: "search", role: "agent", path: "/search?q=factuur" },
  { name: "account", role: "agent", path: "/account" },
  { name: "administration", role: "administrator", path: "/admin" },
  { name: "overview, customer", role: "contact", path: "/" },
  { name: "tickets, customer", role: "contact", path: "/tickets" },
  { name: "a ticket, customer", role: "contact", path: "/tickets/{ticket}" },
  { name: "report, customer", role: "contact", path: "/tickets/new" },
  { name: "own data, customer", role: "contact", path: "/own-data" },
];
