/**
 * What instruments write down: samples counted by the hour, signs of life with their gaps, and use that grows. Signs that
 * come as they should are written as so many, so far apart; a line is only begun anew at a gap, a month or a clock change.
 */
import { addCalendar } from "../time/working-days.ts";
import { civilDate, DAY_MS } from "../time/local-date.ts";
import { localDay, startOfDay, zoneOf } from "../time/zone.ts";
import type { Chance } from "./chance.ts";
import { iso } from "./outages.ts";
import { properFields } from "./proper-act.ts";
import { fieldsFor, monthsOf, watchedBy, type ServiceLog, type Watched } from "./services.ts";
import { day, hour, minute, type Setting } from "./setting.ts";

export function liveSamples(setting: Setting, log: ServiceLog): void {
  for (const watched of watchedBy(setting, "samples")) {
    const isTest = watched.measure.term.requires !== undefined || watched.measure.per === "year";
    for (const month of monthsOf(setting)) {
      const chance = setting.chance.of("samples", watched.measure.name, watched.service ?? "", month.key);
      if (isTest) sampleTest(setting, log, watched, month, chance);
      else
        for (let at = month.from, n = 0; at < month.to; at += DAY_MS, n++)
          sampleDay(setting, log, watched, at, chance.of(n));
    }
  }
}

/** Hours of the day with their part of the samples; the night is counted in one. */
const parts: readonly (readonly [from: number, hours: number, weight: number])[] = [
  [0, 6, 0.6],
  ...Array.from(
    { length: 16 },
    (_, i) => [6 + i, 1, [0.3, 0.7, 1.4, 1.9, 2, 1.8, 1.4, 1.7, 1.9, 1.8, 1.5, 1, 0.7, 0.7, 0.6, 0.4][i]!] as const,
  ),
  [22, 2, 0.4],
];

function sampleDay(setting: Setting, log: ServiceLog, watched: Watched, at: number, chance: Chance): void {
  const { target } = watched.measure;
  if (target.kind !== "share-within") return;
  const { "an-hour": anHour, slack, "slow-day": slowDay } = setting.parameters.service.samples;
  const zone = zoneOf(setting.program.zone);
  const dayNo = localDay(zone, at + 6 * hour);
  const isWeekend = (((dayNo + 3) % 7) + 7) % 7 >= 5;
  const norm = target.share.fraction.num / target.share.fraction.den;
  const isSlow = chance.odds(slowDay);
  const slow = (1 - norm) * (isSlow ? slack + 0.5 + chance.unit() : slack * (0.6 + 0.8 * chance.unit()));
  const base = { ...fieldsFor(watched, chance), ...properOf(setting, watched, chance, at) };
  for (const [from, hours, weight] of parts) {
    const of = chance.count(anHour * weight * (isWeekend ? 0.3 : 1));
    if (of === 0) continue;
    const late = Math.min(of, chance.count(of * slow * (weight > 1.6 ? 1.25 : 0.9)));
    const moment = zone.toInstant(dayNo * DAY_MS + (from + hours) * hour);
    log.add("sampled", moment, { ...base, [target.bound]: String(of - late), of: String(of) });
  }
}

/** What rules about samples ask: that a point is listed, that it is production. */
function properOf(setting: Setting, watched: Watched, chance: Chance, at: number): Record<string, string> {
  const place = { setting, kind: "relation" as const, attributes: {}, customer: watched.customer, before: [], chance };
  const orderly = {
    ...setting,
    parameters: { ...setting.parameters, mistakes: { ...setting.parameters.mistakes, incomplete: 0 } },
  };
  return properFields({ ...place, setting: orderly }, "sampled", at, fieldsFor(watched, chance)) as Record<
    string,
    string
  >;
}

/** A test of a few seconds, some times a year: failing over. */
function sampleTest(
  setting: Setting,
  log: ServiceLog,
  watched: Watched,
  month: { from: number; to: number },
  chance: Chance,
): void {
  const { target } = watched.measure;
  if (!chance.odds(0.25) || target.kind !== "share-within") return;
  const at = setting.staffHours.nextClose(month.from + chance.whole(3, 24) * day) + chance.whole(30, 200) * minute;
  const took = Math.round((target.ms / 1000) * Math.min(1.6, chance.around(0.6, 0.25)));
  log.add("sampled", at, { ...fieldsFor(watched, chance), took: `${took} s` });
}

export function liveSigns(setting: Setting, log: ServiceLog): void {
  for (const watched of watchedBy(setting, "signs").filter(isAsked)) {
    const step = stepOf(watched);
    for (const month of monthsOf(setting)) {
      const chance = setting.chance.of(
        "signs",
        watched.measure.name,
        watched.service ?? "",
        watched.customer?.id ?? "",
        month.key,
      );
      const from = Math.max(month.from, watched.customer?.startsAt ?? month.from);
      if (typeof step === "number")
        for (const span of daysIn(setting, from, month.to)) signsOfDay(setting, log, watched, step, span, chance);
      else signsOfMonth(setting, log, watched, step, { from, to: month.to }, chance);
    }
  }
}

/** What the agreement asks of some packages alone is done for those alone. */
function isAsked({ measure, about }: Watched): boolean {
  return (measure.term.where ?? []).every((test) => {
    if (test.word !== "attribute" || test.values.kind !== "value") return true;
    const own = about[test.name];
    return own === undefined || test.values.value.includes(String(own));
  });
}

type Step = { n: number; unit: "day" | "week" | "month" | "year" };

/** Every so many milliseconds, or every so many days, weeks, months. Of what is to be agreed: each quarter. */
function stepOf({ measure }: Watched): number | Step {
  const { every } = measure.term;
  if (every === undefined) return { n: 1, unit: "day" };
  if (every.kind === "from") return { n: 3, unit: "month" };
  if (every.kind === "elapsed") return every.ms;
  return every.kind === "calendar" ? { n: every.n, unit: every.unit } : { n: every.n, unit: "day" };
}

function daysIn({ program }: Setting, from: number, to: number): { from: number; to: number }[] {
  const zone = zoneOf(program.zone);
  const days = [];
  for (let dayNo = localDay(zone, from); startOfDay(zone, dayNo) < to; dayNo++)
    days.push({ from: Math.max(from, startOfDay(zone, dayNo)), to: startOfDay(zone, dayNo + 1) });
  return days;
}

/** Many signs a day: one line a day, or two around a gap. */
function signsOfDay(
  setting: Setting,
  log: ServiceLog,
  watched: Watched,
  step: number,
  { from, to }: { from: number; to: number },
  chance: Chance,
): void {
  const { missing } = setting.parameters.service.signs;
  const count = Math.floor((to - from) / step);
  // A share of all signs is missing, and they go missing together: a gap of some length, on few days.
  const gap = chance.odds(missing * 1.5) ? chance.whole(1, Math.max(1, Math.floor(count / 8))) : 0;
  const gapAt = gap === 0 ? count : chance.whole(0, count - gap);
  const write = (first: number, times: number) => {
    if (times <= 0) return;
    const fields = { ...fieldsFor(watched, chance), times: String(times), every: lengthText(step) };
    log.add("sign-received", from + first * step, { ...fields, ...oldest(setting, watched, from) }, watched.customer);
  };
  write(0, gapAt);
  write(gapAt + gap, count - gapAt - gap);
}

/** A sign a day or less: one by one, at about the hour that it is asked, or now and then late or not at all. */
function signsOfMonth(
  setting: Setting,
  log: ServiceLog,
  watched: Watched,
  step: Step,
  span: { from: number; to: number },
  chance: Chance,
): void {
  const { missing, late } = setting.parameters.service.signs;
  const { at: asked, grace } = watched.measure.term;
  const zone = zoneOf(setting.program.zone);
  const [hours, minutes] = (asked ?? "02:00").split(":").map(Number);
  const offset = hours! * hour + minutes! * minute;
  const graceMs = grace?.kind === "elapsed" ? grace.ms : day;
  for (let dayNo = localDay(zone, span.from); startOfDay(zone, dayNo) < span.to; dayNo++) {
    if (!isDue(step, dayNo)) continue;
    if (chance.odds(missing)) continue;
    const delay = chance.odds(late) ? graceMs * (1.1 + chance.unit()) : chance.around(6 * minute, 0.6);
    const at = zone.toInstant(dayNo * DAY_MS + offset) + Math.round(Math.min(delay, graceMs * 2) / 1000) * 1000;
    if (at < span.from) continue;
    log.add("sign-received", at, { ...fieldsFor(watched, chance), ...oldest(setting, watched, at) }, watched.customer);
  }
}

function isDue({ n, unit }: Step, dayNo: number): boolean {
  const { month, day: ofMonth } = civilDate(dayNo);
  if (unit === "day") return dayNo % n === 0;
  if (unit === "week") return (dayNo + 3) % (7 * n) === 1;
  if (unit === "month") return ofMonth === 6 && (month - 1) % n === 0;
  return ofMonth === 12 && month === 5;
}

/** The oldest copy that is still there, where copies must be kept so long. */
function oldest(setting: Setting, { measure }: Watched, at: number): Record<string, string> {
  const { kept } = measure.term;
  if (kept === undefined) return {};
  const back = kept.kind === "calendar" ? addCalendar(setting.program.zone, at, -kept.n, kept.unit) : at - 30 * day;
  return { oldest: iso(setting, back - 4 * hour) };
}

function lengthText(ms: number): string {
  return ms % hour === 0 ? `${ms / hour} h` : `${Math.round(ms / minute)} min`;
}

/** Use at the end of each month, growing towards what is agreed. */
export function liveUsage(setting: Setting, log: ServiceLog): void {
  for (const watched of watchedBy(setting, "usage"))
    for (const customer of setting.world.customers) usageOf(setting, log, watched, customer);
}

function usageOf(setting: Setting, log: ServiceLog, watched: Watched, customer: Customer): void {
  const { start, "growth-a-month": growth } = setting.parameters.service.usage;
  const own = setting.chance.of("usage", watched.measure.name, watched.service ?? "", customer.id);
  const limit = limitOf(watched, customer, own);
  const begin = start * allowedOf(watched) * Math.min(1.25, own.around(1, 0.2));
  for (const [n, month] of monthsOf(setting).entries()) {
    if (customer.startsAt >= month.from) continue;
    for (const what of watched.measure.term.what ?? []) {
      const chance = own.of(month.key, what);
      const share = begin * (1 + growth) ** n * chance.around(1, 0.05);
      const use = { use: amount(limit, share), benchmark: amount(limit, 1) };
      log.add(
        "sampled",
        month.to - chance.whole(1, 5) * hour,
        { ...fieldsFor(watched, chance), what, ...use },
        customer,
      );
    }
  }
}

/** How much of the limit the agreement allows: twice, or half of it. */
function allowedOf({ measure: { target } }: Watched): number {
  const bound = target.kind === "bound" && target.bound.unit === "share" ? target.bound.high : undefined;
  return bound === undefined ? 1 : bound.value / 10_000; // in hundredths of a percent
}

interface Limit {
  readonly amount: number;
  readonly unit: string;
}

/** What the contract says to compare with; a share of itself where it is a capacity. */
function limitOf({ measure }: Watched, customer: Customer, chance: Chance): Limit {
  const written = customer.contract[measure.term["relative-to"] ?? ""];
  const match = /^(\d+) (\w+)$/.exec(typeof written === "string" ? written : "");
  if (match !== null) return { amount: Number(match[1]), unit: ` ${match[2]!}` };
  return measure.term["relative-to"] === "capacity"
    ? { amount: 100, unit: "" }
    : { amount: chance.whole(4, 12) * 100, unit: " GB" };
}

type Customer = Setting["world"]["customers"][number];

function amount({ amount: all, unit }: Limit, share: number): string {
  return `${Math.round(all * share)}${unit}`;
}
