/**
 * People as they are shown, and who looks after whom. How somebody is reached is for the supplier's people, for those who oversee
 * their own organisation, and for themselves; anybody else sees a name. Rules: API-4, API-5.
 */
import { z } from "zod";
import type { Person } from "../../contracts/people/people.ts";
import type { AccountRow } from "../../identity/identity.ts";
import { customers, roles, type Role } from "../../facts/role.ts";
import { isSupplierRole, type Principal } from "../../identity/principal.ts";
import { line, moment, uuid } from "../fields.ts";

export const called = {
  name: line(200),
  email: z.email().max(254).optional(),
  phone: line(40).optional(),
  lang: z.enum(["nl", "en"]).optional(),
};

export const role = z.enum(roles);

export const shownPerson = z
  .object({
    person: uuid,
    role,
    customer: uuid.nullable(),
    contract: uuid.nullable(),
    state: z.enum(["active", "left", "erased"]),
    name: z.string().nullable().describe("Null of somebody who was erased"),
    email: z.string().optional(),
    phone: z.string().optional(),
    lang: z.enum(["nl", "en"]).optional(),
    account: z
      .object({
        login: z.string().nullable(),
        hasPassword: z.boolean(),
        hasSecondFactor: z.boolean(),
        firstSignedInAt: moment.nullable(),
        lastSignedInAt: moment.nullable(),
      })
      .optional()
      .describe("For who looks after this person"),
  })
  .meta({ id: "Person" });

export function shownTo(
  principal: Principal,
  { called: calledAs, person, ...rest }: Person,
  account?: AccountRow,
): z.output<typeof shownPerson> {
  const { name, ...reached } = calledAs ?? { name: null };
  const isReached = isSupplierRole(principal.role) || principal.person === person || oversees(principal, rest.customer);
  return {
    person,
    ...rest,
    name,
    ...(isReached ? reached : {}),
    ...(account !== undefined && looksAfter(principal, rest) ? { account } : {}),
  };
}

function oversees({ role, customer }: Principal, ofCustomer: string | null): boolean {
  return (role === "customer-administrator" || role === "contact") && customer === ofCustomer;
}

const ofCustomers = [...customers, "auditor"] as const;
const lookedAfterBy: Readonly<Record<Role, readonly Role[]>> = {
  administrator: roles,
  manager: ofCustomers,
  // Somebody calls who is not known yet.
  agent: ["contact", "end-user"],
  "second-line-agent": ["contact", "end-user"],
  "customer-administrator": ofCustomers,
  contact: [],
  "end-user": [],
  auditor: [],
};

/** A key never makes or changes the supplier's own people: whoever finds one would make himself an administrator. */
export function looksAfter(
  principal: Principal,
  who: { readonly role: Role; readonly customer: string | null },
): boolean {
  const { role, customer, via } = principal;
  if (via === "api-key" && isSupplierRole(who.role)) return false;
  return lookedAfterBy[role].includes(who.role) && (customer === null || customer === who.customer);
}
