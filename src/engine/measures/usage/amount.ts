/** Amounts as they are recorded: `2000 GB`, `48.5%`, `12`, `90 min`. A length is counted in milliseconds. Rule: CVG-2. */
import { parseLength } from "../../../time/length.ts";
import type { FigureValue } from "../figure.ts";
import { numberOf, parseDecimal, type Ratio } from "./ratio.ts";

export interface Amount {
  readonly value: Ratio;
  /** `GB`, `%`, `ms` for a length, empty for a bare number. */
  readonly unit: string;
}

export function parseAmount(written: string): Amount | undefined {
  const length = parseLength(written);
  if (length?.kind === "elapsed") return { value: { num: BigInt(length.ms), den: 1n }, unit: "ms" };
  const match = /^([\d.]+) ?(%|\p{L}[\p{L}\d/.-]*)?$/u.exec(written);
  const value = match === null ? undefined : parseDecimal(match[1]!);
  return value === undefined ? undefined : { value, unit: match![2] ?? "" };
}

export function shownAmount({ value, unit }: Amount): FigureValue {
  if (unit === "ms") return { unit: "ms", value: Math.floor(numberOf(value)) };
  return unit === "" ? { unit: "count", value: numberOf(value) } : { unit: "amount", value: numberOf(value), of: unit };
}
