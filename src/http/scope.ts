/**
 * What a principal sees (API-4, API-5): the supplier's people the whole tenant, a customer's people their own organisation, an
 * auditor one contract of it. Row level security holds the tenant, the customer and the contract; this says which.
 */
import type { Scope } from "../database/database.ts";
import { isSupplierRole, reaches, type Principal } from "../identity/principal.ts";
import { Problem } from "./problem.ts";
import type { Operation, Stream } from "./operation.ts";

export function scopeOf({ tenant, role, customer, contract }: Principal): Scope {
  if (isSupplierRole(role)) return { tenant, customer: "all", contract: "all" };
  if (customer === null) throw new TypeError("a customer's person without a customer");
  if (role !== "auditor") return { tenant, customer, contract: "all" };
  if (contract === null) throw new TypeError("an auditor without a contract");
  return { tenant, customer, contract };
}

/** An end user sees the tickets they reported or watch, and no others of their organisation. */
export function ownTicketsOf({ role, person }: Principal): string | undefined {
  return role === "end-user" ? person : undefined;
}

/** Whether the role, and the key it came with, may do this at all; asked before anything is looked up. */
export function objectionTo(
  principal: Principal,
  { roles, scope }: Pick<Operation | Stream, "roles" | "scope">,
): Problem | undefined {
  if (!roles.includes(principal.role)) return new Problem("not-allowed", { params: { role: principal.role } });
  if (scope === "session" ? principal.via === "session" : reaches(principal, scope)) return undefined;
  return new Problem("scope-missing", { params: { scope } });
}
