/** Duties that come round: reports after a period, meetings within it, each mostly in time. */
import type { FieldValue } from "../facts/fact.ts";
import { addCalendar } from "../time/working-days.ts";
import { parseLength } from "../time/length.ts";
import { livedDuties, type LivedDuty } from "./duties-done.ts";
import { askedFields, fieldValue, type Place } from "./proper-act.ts";
import { atWork, day, minute, type Setting } from "./setting.ts";
import type { Customer } from "./world.ts";

export interface PlannedAct {
  readonly kind: string;
  readonly at: number;
  readonly fields: Record<string, FieldValue>;
  readonly by: string;
}

export function periodicActs(setting: Setting, customer: Customer): PlannedAct[] {
  return livedDuties(setting)
    .filter(({ every, from }) => every !== undefined && from === undefined)
    .flatMap((duty) => roundsOf(setting, customer, duty));
}

const monthsIn: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  "half-year": 6,
  year: 12,
  "contract-year": 12,
};

function roundsOf(setting: Setting, customer: Customer, duty: LivedDuty): PlannedAct[] {
  const months = monthsOfEvery(duty.every!);
  if (months === undefined) return [];
  const { zone } = setting.program;
  const acts: PlannedAct[] = [];
  // A report about the period that ended comes early in the next one; a meeting is held anywhere in it.
  const anchor = isByContract(duty.every!) ? customer.startsAt : setting.from;
  for (let n = 0; ; n++) {
    const from = addCalendar(zone, anchor, n * months, "month");
    if (from >= setting.to) return acts;
    const to = addCalendar(zone, from, months, "month");
    if (to <= setting.from) continue;
    const times = Number(duty.times ?? 1);
    for (let i = 0; i < times; i++) acts.push(...roundOf(setting, customer, duty, { from, to, i, times, n }));
  }
}

/** Each contract has years of its own; the rest goes by the calendar. */
function isByContract(every: NonNullable<LivedDuty["every"]>): boolean {
  return every.kind === "from" && every.name === "contract-year";
}

function monthsOfEvery(every: NonNullable<LivedDuty["every"]>): number | undefined {
  const length = every.kind === "from" ? (parseLength(`1 ${every.name}`) ?? undefined) : every;
  if (every.kind === "from" && monthsIn[every.name] !== undefined) return monthsIn[every.name];
  if (length?.kind !== "calendar") return undefined;
  return length.unit === "month" ? length.n : length.unit === "year" ? 12 * length.n : undefined;
}

interface Round {
  readonly from: number;
  readonly to: number;
  readonly i: number;
  readonly times: number;
  readonly n: number;
}

function roundOf(
  setting: Setting,
  customer: Customer,
  duty: LivedDuty,
  { from, to, i, times, n }: Round,
): PlannedAct[] {
  const isForAll = duty.informs?.some((one) => one.startsWith("all") || one === "anyone") ?? false;
  const owner = isForAll ? "all" : customer.id;
  const chance = setting.chance.of("round", duty.name, owner, n, i);
  const { "duty-late": late, "duty-broken": broken } = setting.parameters.relation;
  const moment = duty.to.find((one) => one.kind === "fact");
  if (moment?.kind !== "fact" || chance.odds(broken)) return [];
  const isReport = moment.fact === "report-delivered";
  // Of a period that began before the life, what is left of it counts.
  const begin = isReport ? from : Math.max(from, setting.from);
  const part = (to - begin) / times;
  const drawn = begin + (isReport ? chance.whole(4, 18) * day : part * i + part * (0.15 + 0.7 * chance.unit()));
  const lateBy = chance.odds(late) ? (isReport ? 25 * day : part) : 0;
  const at = atWork(setting, Math.round((drawn + lateBy + chance.whole(0, 400) * minute) / 1000) * 1000, chance);
  if (at < Math.max(setting.from, customer.startsAt)) return [];
  const place: Place = { setting, kind: "relation", attributes: {}, customer, before: [], chance };
  const fields = askedFields(moment.filter, place);
  for (const field of [...(duty.contains ?? []), ...(duty.requires ?? [])]) fields[field] ??= fieldValue(place, field);
  return [{ kind: moment.fact, at, fields, by: duty.by[0]! }];
}
