/** Whom somebody may add or change, by their own role: as the API holds them to it. */
import { sideOfRole, type Role } from "$peil/facts/role.ts";

const ofCustomers = ["end-user", "contact", "customer-administrator", "auditor"] as const;
const ofSupplier = ["agent", "second-line-agent", "manager", "administrator"] as const;

/** The roles that `role` may give, that with the fewest rights of a side first. */
export function rolesToGive(role: string, isForCustomer: boolean): readonly Role[] {
  if (role === "administrator") return isForCustomer ? ofCustomers : [...ofSupplier, ...ofCustomers];
  if (role === "manager" || role === "customer-administrator") return ofCustomers;
  return role === "agent" || role === "second-line-agent" ? ["end-user", "contact"] : [];
}

export function looksAfter(role: string, whose: Role): boolean {
  return rolesToGive(role, sideOfRole(whose) === "customer").includes(whose);
}

/** Who may let somebody in again, or keep them out. */
export function keepsAccess(role: string): boolean {
  return ["administrator", "manager", "customer-administrator"].includes(role);
}

export function isRole(value: unknown): value is Role {
  return [...ofSupplier, ...ofCustomers].some((one) => one === value);
}
