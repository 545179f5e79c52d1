/** By which rows of figures a promise of an agreement is told. */
import type { components } from "#lib/made/schema.js";
import { measureKey } from "#lib/figures/measure-row.ts";
import { objectiveKey } from "#lib/figures/objective-row.ts";

export type ToldPromise = components["schemas"]["AgreementPromise"];

export function keysOf({ figure }: Pick<ToldPromise, "figure">): string[] {
  if (figure?.kind === "measure") return [measureKey(figure.measure)];
  if (figure?.kind !== "objective") return [];
  return figure.groups.map(({ group, target }) => objectiveKey({ clock: figure.clock, group, target }));
}
