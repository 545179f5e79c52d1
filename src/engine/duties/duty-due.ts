/**
 * By when a duty is to be done. After a fact: elapsed time on its hours, working days by the reading of those hours, or
 * calendar time from the first open moment (CAL-6, CAL-8). Before one: that many working days wholly between, or the same
 * local time so many days earlier (DUT-2, DUT-6).
 */
import type { Fact, FieldValue } from "../../facts/fact.ts";
import { parseLength, type Length } from "../../time/length.ts";
import { addCalendar, addWorkingDays, workingDaysBefore } from "../../time/working-days.ts";
import type { Judgement } from "../outcome.ts";
import { never } from "../run.ts";
import type { Duty } from "./duty.ts";
import type { Opening } from "./duty-scene.ts";

/** Epoch milliseconds; NaN where nothing says how long there is (DUT-5). */
export function dueAfter({ hours }: Duty, openedAt: number, length: Length | undefined): number {
  if (length === undefined) return never;
  if (length.kind === "elapsed") return hours.due(openedAt, length.ms);
  if (length.kind === "working-days") return addWorkingDays(hours, openedAt, length.n, hours.definition.workingDay!);
  return addCalendar(hours.zone.id, hours.nextOpen(openedAt), length.n, length.unit);
}

/** The last moment at which the notice is still whole. */
export function dueBefore({ hours, length }: Duty, at: number): number {
  if (length === undefined) return at;
  if (length.kind === "elapsed") return hours.due(at, -length.ms);
  if (length.kind === "working-days") return workingDaysBefore(hours, at, length.n);
  return addCalendar(hours.zone.id, at, -length.n, length.unit);
}

/**
 * How long there is: as the agreement writes it, as the contract fills it in, or `as agreed`: with the opening itself
 * (`within`), or later in a fact `agreed: { on: <duty>, within: 4 h }`.
 */
export function lengthOf(duty: Duty, { subject, settled }: Judgement, { fact, index }: Opening): Length | undefined {
  const { within } = duty.term;
  if (within?.kind !== "from") return duty.length;
  const said =
    within.name === "as agreed"
      ? (fact?.fields["within"] ?? agreedAfter(settled.facts, index, duty.name))
      : subject.contract?.[within.name];
  return typeof said === "string" ? parseLength(said) : undefined;
}

function agreedAfter(facts: readonly Fact[], index: number, duty: string): FieldValue | undefined {
  const isIt = ({ kind, fields }: Fact) => kind === "agreed" && fields["on"] === duty && "within" in fields;
  return facts.find((fact, i) => i > index && isIt(fact))?.fields["within"];
}
