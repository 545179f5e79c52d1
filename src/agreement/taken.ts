/** What a contract took of what its agreement offers: services, a plan. What hangs on something else is no promise to it (CON-1, AGD-3). */
import type { NamedTerm } from "./all-terms.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { leaves } from "./schema/by-level.ts";
import type { Condition } from "./schema/moment.ts";

/** By the items of a contract; nothing of an agreement by itself, which offers everything. */
export type Taken = Readonly<Record<string, readonly string[] | undefined>>;

export function takenOf({ contract = {} }: AgreementFile, filled: Taken): Taken {
  const taken: Record<string, readonly string[] | undefined> = {};
  for (const [item, { default: usual }] of Object.entries(contract))
    taken[item] = usual === undefined ? undefined : [usual];
  return { ...taken, ...filled };
}

/** Hours are, where something that counts in them is, or nothing does. */
export function isTaken(file: AgreementFile, { notion, name, term }: NamedTerm, taken: Taken): boolean {
  if (notion !== "hours") return holdsFor((term as { readonly where?: Condition }).where, taken);
  const using = Object.values({ ...file.clocks, ...file.measures, ...file.duties }).filter(
    ({ hours }) => hours === name,
  );
  return using.length === 0 || using.some(({ where }) => holdsFor(where, taken));
}

/** False only where the contract chose otherwise than a test asks of it. */
export function holdsFor(where: Condition = [], taken: Taken): boolean {
  return where.every((test) => {
    const found = test.word === "attribute" ? taken[test.name] : undefined;
    if (test.word !== "attribute" || found === undefined) return true;
    return [...leaves(test.values)].some(({ value }) => value.some((one) => found.includes(one)));
  });
}

/** Whether a target by these values of levels is of what was taken: of the contract's plan. */
export function isGroupTaken(
  { contract = {}, levels = {} }: AgreementFile,
  group: readonly string[],
  taken: Taken,
): boolean {
  return Object.entries(contract).every(([item, { is }]) => {
    const values = levels[is.replace(/^level /, "")]?.values ?? [];
    const chosen = group.filter((value) => (Array.isArray(values) ? values.includes(value) : value in values));
    return taken[item] === undefined || chosen.every((value) => taken[item]!.includes(value));
  });
}
