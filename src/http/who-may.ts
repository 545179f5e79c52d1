/** Lists of roles, as the tables of operations name them. */
import { customerRoles, roles, supplierRoles, type Role } from "../identity/principal.ts";

export const everybody: readonly Role[] = roles;
export const suppliers: readonly Role[] = supplierRoles;
export const customers: readonly Role[] = customerRoles;
/** Everybody who works with tickets: an auditor only reads. */
export const participants: readonly Role[] = [...supplierRoles, ...customerRoles];
/** Those who keep customers, agreements and contracts. */
export const managers: readonly Role[] = ["manager", "administrator"];
export const administrators: readonly Role[] = ["administrator"];
/** Those who keep people: the supplier's of everybody, a customer's of their own organisation. */
export const keepersOfPeople: readonly Role[] = ["administrator", "customer-administrator"];
