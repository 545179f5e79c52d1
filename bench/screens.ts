/** The screens that are measured: who opens them, and where the main content of each is. */
import type { Role } from "../src/facts/role.ts";

export interface Screen {
  readonly name: string;
  readonly role: Role | undefined;
  /** `{ticket}` and the like are of the first that the reader sees. */
  readonly path: string;
}

export const screens: readonly Screen[] = [
  { name: "sign in", role: undefined, path: "/sign-in" },
  { name: "a link that was sent", role: undefined, path: "/link" },
  { name: "design", role: undefined, path: "/design" },
  { name: "overview", role: "manager", path: "/" },
  { name: "figures of a contract", role: "manager", path: "/contracts/{contract}" },
  { name: "a fact", role: "manager", path: "/contracts/{contract}/facts/{log}/0" },
  { name: "agreements", role: "manager", path: "/agreements" },
  { name: "an agreement", role: "manager", path: "/agreements/{contract}" },
  { name: "what an edition changes", role: "manager", path: "/agreements/{hash}/differences?from={hash}" },
  { name: "queue", role: "agent", path: "/tickets" },
  { name: "a ticket", role: "agent", path: "/tickets/{ticket}" },
  { name: "report, agent", role: "agent", path: "/tickets/new" },
  { name: "search", role: "agent", path: "/search?q=factuur" },
  { name: "account", role: "agent", path: "/account" },
  { name: "first steps", role: "administrator", path: "/start" },
  { name: "administration", role: "administrator", path: "/admin" },
  { name: "administration, customers", role: "administrator", path: "/admin/customers" },
  { name: "administration, a customer", role: "administrator", path: "/admin/customers/{customer}" },
  { name: "administration, people", role: "administrator", path: "/admin/people" },
  { name: "administration, somebody", role: "administrator", path: "/admin/people/{person}" },
  { name: "administration, a new person", role: "administrator", path: "/admin/people/new" },
  { name: "administration, contracts", role: "administrator", path: "/admin/contracts" },
  { name: "administration, a contract", role: "administrator", path: "/admin/contracts/{contract}" },
  { name: "administration, a new contract", role: "administrator", path: "/admin/contracts/new" },
  { name: "administration, services", role: "administrator", path: "/admin/services" },
  { name: "administration, agreements", role: "administrator", path: "/admin/agreements" },
  { name: "administration, an agreement", role: "administrator", path: "/admin/agreements/{hash}" },
  { name: "administration, a new agreement", role: "administrator", path: "/admin/agreements/new" },
  { name: "administration, single sign-on", role: "administrator", path: "/admin/providers" },
  { name: "administration, webhooks", role: "administrator", path: "/admin/webhooks" },
  { name: "overview, customer", role: "contact", path: "/" },
  { name: "figures of a contract, customer", role: "contact", path: "/contracts/{contract}" },
  { name: "an agreement, customer", role: "contact", path: "/agreements/{contract}" },
  { name: "tickets, customer", role: "contact", path: "/tickets" },
  { name: "a ticket, customer", role: "contact", path: "/tickets/{ticket}" },
  { name: "report, customer", role: "contact", path: "/tickets/new" },
  { name: "own data, customer", role: "contact", path: "/own-data" },
];
