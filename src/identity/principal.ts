/**
 * Who is asking: one person of one tenant, in one role, held to one customer or contract where the role says so (IDN-1). What
 * a principal may do is decided elsewhere; who it is, only here.
 */

import { sideOfRole, type Role } from "../facts/role.ts";

export { roles, type Role } from "../facts/role.ts";

/** What an API key may be limited to: a closed list, one resource and whether it is read or written. */
export const keyScopes = [
  "tickets:read",
  "tickets:write",
  "contracts:read",
  "contracts:write",
  "services:read",
  "services:write",
  "reports:read",
  "ledger:read",
  "people:read",
  "people:write",
  "webhooks:read",
  "webhooks:write",
] as const;
export type KeyScope = (typeof keyScopes)[number];

export interface Principal {
  /** UUIDs, all of them. */
  readonly tenant: string;
  readonly account: string;
  readonly person: string;
  readonly role: Role;
  /** The customer it is held to; null for the supplier's own people. */
  readonly customer: string | null;
  /** The contract it is held to; null for everybody but an auditor. */
  readonly contract: string | null;
  readonly scopes: readonly KeyScope[] | "all";
  readonly via: "session" | "api-key";
  /** The id of the session or of the key: for lists that mark the present one, and for audit. */
  readonly credential: string;
  /** When it last proved who it is, in epoch milliseconds; of an API key: when the key was made. */
  readonly authenticatedAt: number;
  /** In which they want to be answered where a request says none; null or left out: they chose none. */
  readonly language?: "nl" | "en" | null;
}

/** Whether the credential reaches this far; the role still has to allow it. Writing includes reading. */
export function reaches(principal: Principal, scope: KeyScope): boolean {
  if (principal.scopes === "all" || principal.scopes.includes(scope)) return true;
  const [resource, access] = scope.split(":");
  return access === "read" && (principal.scopes as readonly string[]).includes(`${resource}:write`);
}

export function isSupplierRole(role: Role): boolean {
  return sideOfRole(role) === "supplier";
}
