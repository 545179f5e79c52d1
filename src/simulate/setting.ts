/**
 * What everything in a simulated life is made from: the agreement, the parameters, the texts, the people, and the hours in
 * which the supplier's staff works. And what is made: happenings, which are facts with what somebody wrote beside them.
 */
import type { Fact, FieldValue } from "../facts/fact.ts";
import { compileHours } from "../time/compile-hours.ts";
import type { Hours } from "../time/hours.ts";
import { parseHours } from "../time/hours-text.ts";
import { localDay } from "../time/zone.ts";
import { civilDate } from "../time/local-date.ts";
import type { Program } from "../engine/program.ts";
import type { Chance } from "./chance.ts";
import type { Parameters } from "./parameters.ts";
import type { Texts } from "./texts.ts";
import type { Customer, Person, World } from "./world.ts";

export interface Setting {
  readonly program: Program;
  readonly parameters: Parameters;
  /** The first is the language in which the desk itself writes. */
  readonly texts: readonly Texts[];
  readonly world: World;
  readonly chance: Chance;
  /** Epoch milliseconds; what happens at `to` or later is not told. */
  readonly from: number;
  readonly to: number;
  readonly staffHours: Hours;
}

/** A fact with what was written along: the words are asked for once it is known how all went, and which number it got. */
export interface Happening extends Fact {
  fields: Record<string, FieldValue>;
  /** Undefined: of the service, for every customer. */
  readonly customer?: string | undefined;
  /** The ticket's key within the simulation; its number follows from the order of reports. */
  readonly ticket?: string | undefined;
  says?: (() => string) | undefined;
  readonly lang?: Texts["lang"];
}

/** What a ticket was, all of it. */
export interface TicketLife {
  readonly key: string;
  readonly customer: Customer;
  readonly is: Readonly<Record<string, FieldValue>>;
  readonly reportedAt: number;
  readonly happenings: Happening[];
  /** The number that it gets, once all tickets of the life are known; other tickets may name it. */
  number: string;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The hours that the clocks count by, most of them; office hours where every promise runs day and night. */
export function staffHoursOf(program: Program): Hours {
  const counts = new Map<string, number>();
  for (const { hoursName } of program.clocks) counts.set(hoursName, (counts.get(hoursName) ?? 0) + 1);
  const names = [...program.hours.keys()].filter((name) => !isAlways(program.hours.get(name)!));
  const best = names.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (best !== undefined) return program.hours.get(best)!;
  const { hours } = parseHours({ zone: program.zone, week: { "mon-fri": "09:00-17:00" }, closed: ["nl-public"] });
  const { year } = civilDate(localDay(program.hours.get("always")!.zone, 0));
  return compileHours(hours!, year, year + 1);
}

function isAlways(hours: Hours): boolean {
  return hours.open(0, 14 * day) === 14 * day;
}

/** A moment in the staff's hours: itself when they are at work, else a little after they begin. */
export function atWork({ staffHours }: Setting, drawn: number, chance: Chance): number {
  const at = Math.round(drawn / 1000) * 1000;
  return staffHours.isOpen(at) ? at : staffHours.nextOpen(at) + chance.whole(4 * 60, 50 * 60) * 1000;
}

export function textsIn(setting: Setting, lang: Texts["lang"]): Texts {
  return setting.texts.find((texts) => texts.lang === lang) ?? setting.texts[0]!;
}

/** Somebody of the staff whose role the test accepts; anybody where none is so. */
export function staffWith(setting: Setting, test: (role: string) => boolean, chance: Chance): Person {
  const fitting = setting.world.staff.filter(({ role }) => test(role));
  return chance.pick(fitting.length > 0 ? fitting : setting.world.staff);
}
