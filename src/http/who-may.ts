/** Lists of roles, as the tables of operations name them. */
import { agents, customers, roles, type Role } from "../facts/role.ts";

export const everybody: readonly Role[] = roles;
export const suppliers = agents;
export { customers };
/** Everybody who works with tickets: an auditor only reads. */
export const participants: readonly Role[] = [...agents, ...customers];
/** Those who are told what came of promises; an end user is told of his own tickets. */
export const figureReaders: readonly Role[] = [...agents, "customer-administrator", "contact", "auditor"];
/** Those who keep customers, agreements and contracts. */
export const managers: readonly Role[] = ["manager", "administrator"];
export const administrators: readonly Role[] = ["administrator"];
/** Those who keep people: the supplier's of everybody, a customer's of their own organisation. */
export const keepersOfPeople: readonly Role[] = ["administrator", "customer-administrator"];
