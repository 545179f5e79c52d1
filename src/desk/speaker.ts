/**
 * In which role of the agreement somebody speaks: a customer's person in a role that they were named in (`contact-named`), the
 * supplier's in any of its own. And whether those whom a command names are there at all, and on this contract.
 */
import type { Fact } from "../facts/fact.ts";
import type { Role } from "../facts/role.ts";
import { sideOfRole } from "../facts/role.ts";
import type { Transaction } from "../database/database.ts";
import type { Program } from "../engine/program.ts";
import type { Command } from "./command.ts";
import type { ContractView, Refusal } from "./verb.ts";

export interface KnownPerson {
  readonly person: string;
  readonly customer: string | undefined;
  readonly role: Role;
  readonly isActive: boolean;
}

/** Those who ask, and those whom they name, as far as the scope shows them. */
export async function readPersons(tx: Transaction, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ person: string; customer: string | null; role: Role; state: string }>(
    "SELECT person, customer, role, state FROM peil.person WHERE tenant = $1 AND person = ANY($2)",
    [tx.scope.tenant, ids],
    "persons",
  );
  return new Map(
    rows.map(({ person, customer, role, state }) => [
      person,
      { person, customer: customer ?? undefined, role, isActive: state === "active" },
    ]),
  );
}

export interface Speaker {
  /** UUID; undefined for the system. */
  readonly person: string | undefined;
  readonly by: string;
}

export function speakerOf(
  { actor, as }: Command,
  persons: ReadonlyMap<string, KnownPerson>,
  { customer }: ContractView,
  program: Program,
  relation: readonly Fact[],
): Speaker | Refusal {
  if (actor.person === undefined) return { person: undefined, by: as ?? "supplier" };
  const { person } = actor;
  const known = persons.get(person);
  if (known === undefined || !mayBeNamed(known, customer)) return { refused: "no-such-person", params: { person } };
  const { own, possible } = voicesOf(program, relation, known);
  if (as !== undefined && !possible.includes(as)) return { refused: "not-your-role", params: { role: as, possible } };
  return { person, by: as ?? own };
}

/** As what somebody may speak, and as what they do where they do not say. */
export function voicesOf(
  program: Program,
  relation: readonly Fact[],
  { person, role }: Pick<KnownPerson, "person" | "role">,
): { readonly own: string; readonly possible: readonly string[] } {
  const side = sideOfRole(role);
  const named = side === "customer" ? rolesNamed(relation, person) : rolesOfSupplier(program);
  const own = side === "customer" ? (named[0] ?? ownRole(program, role, side)) : side;
  return { own, possible: [side, ...named] };
}

/** On a contract only the supplier's people are named, and those of its own customer. */
export function mayBeNamed({ customer: own, isActive }: KnownPerson, customer: string): boolean {
  return isActive && (own === undefined || own === customer);
}

/** Where the agreement knows a role by the same name, that is the one; the customer's administrator is its administrator. */
function ownRole(program: Program, role: Role, side: string): string {
  const names = role === "customer-administrator" ? [role, "administrator"] : [role];
  return names.find((name) => program.sides.get(name) === side) ?? side;
}

/** The roles in which a person was named and not removed since, in the order of naming. */
function rolesNamed(relation: readonly Fact[], person: string): string[] {
  const named = new Set<string>();
  for (const { kind, fields } of relation) {
    if (fields["person"] !== person) continue;
    const role = fields["role"];
    if (kind === "contact-named" && typeof role === "string") named.add(role);
    if (kind === "contact-removed" && typeof role === "string") named.delete(role);
    if (kind === "contact-removed" && role === undefined) named.clear();
  }
  return [...named];
}

function rolesOfSupplier(program: Program): string[] {
  return [...program.sides].flatMap(([role, side]) => (side === "supplier" ? [role] : []));
}
