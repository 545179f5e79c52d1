/**
 * Lengths that are not written in the agreement itself: from the customer's contract, by a period of the calendar, or `as
 * agreed`. One that rests on nothing is told (DUT-5): the file gives it a reading, or the parties a length.
 */
import { error, remark, type Finding, type Path } from "./finding.ts";
import { periods } from "./schema/basics.ts";
import type { DutyTerm } from "./schema/agreement.ts";
import { unknownName, type Scope } from "./scope.ts";

/** A written length has been read already; this one is a name. */
export function checkAgreed(
  scope: Scope,
  length: DutyTerm["within"],
  path: Path,
  reading: readonly string[] | undefined,
): Finding[] {
  if (length?.kind !== "from") return [];
  const { name } = length;
  const items = Object.keys(scope.file.contract ?? {});
  if (items.includes(name)) return [];
  if (name === "as agreed") return reading === undefined ? [remark("original.length-open", path, { name })] : [];
  if (/^[a-z][a-z-]*$/.test(name)) return [unknownName(name, items, path, "contract-item")];
  return [error(/^[\d.]+$/.test(name) ? "value.length-unit" : "value.length", path, { written: name })];
}

/** `every` may name a period of the calendar as well. */
export function checkEvery(
  scope: Scope,
  every: DutyTerm["every"],
  path: Path,
  reading: readonly string[] | undefined,
): Finding[] {
  const isPeriod = every?.kind === "from" && (periods as readonly string[]).includes(every.name);
  return isPeriod ? [] : checkAgreed(scope, every, path, reading);
}
