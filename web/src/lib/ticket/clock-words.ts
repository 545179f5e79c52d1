/**
 * What is said of a clock behind its state, so that the two read as one: "gemist" and "op do 19 nov 10:00", "telt niet mee" and why. A table of
 * all of them is its test. Rules: CLK-3, CLK-4, CLK-9, CLK-11, WEB-34.
 */
import { say } from "#lib/say.ts";
import type { StateName } from "#lib/states.ts";
import type { Words } from "#lib/ticket/explaining.ts";

export interface SaidNorm {
  readonly is: StateName;
  readonly dueAt: number | null;
  readonly missedAt: number | null;
}

export interface SaidClock {
  readonly is: StateName;
  readonly stopAt: number | null;
  /** When it begins by itself; null where that hangs on something else. */
  readonly startsAt: number | null;
  /** The clock that lets it begin, as people call it. */
  readonly after: string | null;
  /** What took the ticket out of it, as a sentence. */
  readonly outsideBy: string | null;
  readonly article: string;
}

type Told = (at: number) => string;

/** Behind the state of one of its norms; empty where the state says it all. */
export function normWords(
  { is, dueAt, missedAt }: SaidNorm,
  { stopAt }: Pick<SaidClock, "stopAt">,
  w: Words,
  told: Told,
): string {
  if (is === "missed" || is === "over-aim")
    return missedAt === null ? "" : say(is === "missed" ? w.onMoment : w.sinceMoment, { moment: told(missedAt) });
  if (is === "kept" && stopAt !== null && dueAt !== null)
    return say(w.keptBefore, { moment: told(stopAt), due: told(dueAt) });
  const mayBeDue = is === "on-track" || is === "at-risk" || is === "closed" || is === "running";
  return mayBeDue && dueAt !== null ? say(w.dueMark, { moment: told(dueAt) }) : "";
}

/** Behind the state of a clock that does not run: why. */
export function clockWords({ is, startsAt, after, outsideBy, article }: SaidClock, w: Words, told: Told): string {
  if (is === "not-begun" && startsAt !== null) return say(w.startsAt, { moment: told(startsAt) });
  if (is === "not-begun") return after === null ? w.notStarted : say(w.startsAfter, { clock: after });
  if (is === "excluded")
    return say(outsideBy === null ? w.outsideWhy : w.outsideSince, { what: outsideBy ?? "", article });
  return is === "unproven" ? say(w.unprovenWhy, { article }) : "";
}

/** Of a clock whose first norm was missed while another can still be kept: of which of the two the time is that is left. */
export function leftWord(
  { is, left }: { readonly is: StateName; readonly left: { readonly remainingMs: number | null } | null },
  w: Words,
): { readonly word?: string } {
  return is === "missed" && (left?.remainingMs ?? -1) >= 0 ? { word: w.nextNorm } : {};
}
