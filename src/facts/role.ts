/** What somebody may be in Peil, on either side of the contract. What an agreement calls its own roles stands in the agreement. */

const sides = {
  agent: "supplier",
  "second-line-agent": "supplier",
  manager: "supplier",
  administrator: "supplier",
  "customer-administrator": "customer",
  contact: "customer",
  "end-user": "customer",
  auditor: "customer",
} as const;

export type Role = keyof typeof sides;
export const roles = Object.keys(sides) as readonly Role[];

export function sideOfRole(role: Role): "supplier" | "customer" {
  return sides[role];
}

/** The supplier's people who handle tickets. */
export const agents: readonly Role[] = ["agent", "second-line-agent", "manager", "administrator"];
/** The customer's people who may speak on a ticket. */
export const customers: readonly Role[] = ["customer-administrator", "contact", "end-user"];
