/** How moments and facts of an answer are written: ISO 8601 with the offset of the agreement's zone, null where there is none. */
import type { Period } from "../engine/period.ts";
import { instantToIso } from "../time/moment.ts";
import type { PeriodShown } from "./answer.ts";

export interface Writing {
  readonly zone: string;
}

export function momentShown({ zone }: Writing, at: number): string | null {
  return Number.isFinite(at) ? instantToIso(zone, at) : null;
}

/** Of a moment that is there. */
export function isoOf({ zone }: Writing, at: number): string {
  return instantToIso(zone, at);
}

export function periodShown({ zone }: Writing, { label, from, to }: Period): PeriodShown {
  return { label, from: instantToIso(zone, from), to: instantToIso(zone, to) };
}
