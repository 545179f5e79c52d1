/**
 * A plausible life of an agreement from a seed: customers and their people, tickets with what was written on them, outages,
 * upkeep, measurements, and what passes between the parties. Nothing in it is real. The same seed gives the same life,
 * and a longer life begins with the shorter one.
 */
import { byMoment } from "../facts/fact.ts";
import type { Program } from "../engine/program.ts";
import { addCalendar } from "../time/working-days.ts";
import { arrivals } from "./arrivals.ts";
import { Chance } from "./chance.ts";
import { liveSamples, liveSigns, liveUsage } from "./measurements.ts";
import { writeLetters } from "./letters.ts";
import { liveOutages } from "./outages.ts";
import type { Parameters } from "./parameters.ts";
import { liveRelation } from "./relation.ts";
import { ServiceLog } from "./services.ts";
import { staffHoursOf, type Happening, type Setting, type TicketLife } from "./setting.ts";
import type { Names, Texts } from "./texts.ts";
import { liveTicket } from "./ticket-life.ts";
import { liveMaintenance, liveReleases } from "./upkeep.ts";
import { makeWorld, type World } from "./world.ts";

export interface SimulateOptions {
  readonly program: Program;
  readonly parameters: Parameters;
  /** The first is the desk's own language; more where customers write in several. */
  readonly texts: readonly Texts[];
  readonly names: Names;
  readonly seed: string;
  /** Epoch milliseconds of a local midnight. */
  readonly from: number;
  readonly months: number;
  readonly customers?: number | undefined;
}

export interface Life {
  readonly program: Program;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  readonly world: World;
  /** In order of their report, which is that of their numbers. */
  readonly tickets: readonly TicketLife[];
  /** Of tickets, services and relations alike, in order of moment. */
  readonly happenings: readonly Happening[];
}

export function simulate(options: SimulateOptions): Life {
  const { program, parameters, texts, names, seed, from, months } = options;
  const to = addCalendar(program.zone, from, months, "month");
  const chance = new Chance(`peil/${program.file.agreement}/${seed}`);
  const customers = options.customers ?? parameters.people.customers;
  const world = makeWorld({ program, parameters, texts, names, chance: chance.of("world"), customers, from });
  const setting: Setting = { program, parameters, texts, world, chance, from, to, staffHours: staffHoursOf(program) };
  // What is announced now may be for a day after the end, and is lived though it is not told.
  const ahead: Setting = { ...setting, to: addCalendar(program.zone, to, 3, "month") };
  const log = new ServiceLog();
  const sparks = [...liveOutages(setting, log), ...liveReleases(ahead, log)];
  liveMaintenance(ahead, log);
  liveSamples(setting, log);
  liveSigns(setting, log);
  liveUsage(setting, log);
  const relations = world.customers.flatMap((customer) => liveRelation(ahead, customer, log.happenings));
  const tickets = arrivals(setting, sparks).flatMap((start) => liveTicket(setting, start));
  const told = numbered(
    program,
    tickets.filter(({ reportedAt }) => reportedAt < to),
  );
  writeLetters(setting, [...log.happenings, ...relations], told);
  const happenings = [...log.happenings, ...relations, ...told.flatMap((ticket) => ticket.happenings)]
    .filter(({ at, recordedAt }) => at >= from && at < to && (recordedAt ?? at) < to)
    .toSorted(inOrder);
  return { program, seed, from, to, world, tickets: told, happenings };
}

/** Tickets are numbered as they come in, per year of their report. */
function numbered(program: Program, tickets: readonly TicketLife[]): TicketLife[] {
  const order = tickets.toSorted((a, b) => a.reportedAt - b.reportedAt || (a.key < b.key ? -1 : 1));
  const counts = new Map<string, number>();
  for (const ticket of order) {
    const year = Temporal.Instant.fromEpochMilliseconds(ticket.reportedAt).toZonedDateTimeISO(program.zone).year;
    const count = (counts.get(String(year)) ?? 0) + 1;
    counts.set(String(year), count);
    ticket.number = `T-${year}-${String(count).padStart(4, "0")}`;
  }
  return order;
}

/** By moment; at the same moment a ticket's own order, then the service's before the relation's. */
function inOrder(a: Happening, b: Happening): number {
  return byMoment(a, b) || compared(a.customer ?? "", b.customer ?? "") || compared(a.ticket ?? "", b.ticket ?? "");
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
