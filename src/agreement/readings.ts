/**
 * The other readings of an agreement, by name: each is a patch that gives a whole agreement again (VER-4). A name may be
 * written with its interpretation in front, `holidays.national`, where two interpretations use the same word.
 */
import type { AgreementFile } from "./schema/agreement.ts";
import type { Patch } from "./patch.ts";

export interface Reading {
  readonly interpretation: string;
  readonly name: string;
  readonly patch: Patch;
}

export function readingsOf(file: AgreementFile): Reading[] {
  return Object.entries(file.interpretations ?? {}).flatMap(([interpretation, { others }]) =>
    Object.entries(others ?? {}).map(([name, patch]) => ({ interpretation, name, patch })),
  );
}

/** The reading of that name; undefined when there is none, or more than one. */
export function findReading(file: AgreementFile, name: string): Reading | undefined {
  const found = readingsOf(file).filter((one) => one.name === name || `${one.interpretation}.${one.name}` === name);
  return found.length === 1 ? found[0] : undefined;
}
