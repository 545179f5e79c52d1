/**
 * When tickets come: by the customer's size, the month, the weekday and the hour, fewer on holidays, more each year; and
 * in a burst after an outage or a release, when many tell the same.
 */
import { civilDate, DAY_MS, weekday } from "../time/local-date.ts";
import { localDay, startOfDay, zoneOf } from "../time/zone.ts";
import { hour, minute, type Setting } from "./setting.ts";
import type { Spark } from "./problems.ts";
import type { TicketStart } from "./ticket-life.ts";

export function arrivals(setting: Setting, sparks: readonly Spark[]): TicketStart[] {
  const zone = zoneOf(setting.program.zone);
  const starts: TicketStart[] = [];
  for (const customer of setting.world.customers)
    for (let dayNo = localDay(zone, setting.from); startOfDay(zone, dayNo) < setting.to; dayNo++) {
      const chance = setting.chance.of("day", customer.id, dayNo);
      for (let n = chance.count(meanOf(setting, dayNo) * customer.size); n > 0; n--) {
        const own = chance.of(n);
        const at = zone.toInstant(dayNo * DAY_MS + timeOfDay(setting, own));
        starts.push({ key: `#${customer.id}.${dayNo}.${n}#`, customer, at, chance: own });
      }
      starts.push(
        ...burst(setting, sparks, { customer, from: startOfDay(zone, dayNo), to: startOfDay(zone, dayNo + 1), dayNo }),
      );
    }
  return starts.filter(({ at, customer }) => at >= setting.from && at < setting.to && at >= customer.startsAt);
}

function meanOf({ parameters, staffHours, from, program }: Setting, dayNo: number): number {
  const { months, weekdays, holiday, "a-working-day": base, "growth-a-year": growth } = parameters.arrivals;
  const years = (dayNo - localDay(zoneOf(program.zone), from)) / 365;
  const day = weekday(dayNo);
  const isHoliday = day < 5 && staffHours.windowsOn(dayNo).length === 0;
  return base * weekdays[day]! * months[civilDate(dayNo).month - 1]! * (isHoliday ? holiday : 1) * (1 + growth * years);
}

/** Milliseconds after midnight, to the second. */
function timeOfDay({ parameters }: Setting, chance: TicketStart["chance"]): number {
  return chance.weighted(parameters.arrivals.hours) * hour + chance.whole(0, 3599) * 1000;
}

interface CustomerDay {
  readonly customer: TicketStart["customer"];
  readonly from: number;
  readonly to: number;
  readonly dayNo: number;
}

/** While people are at work they notice an outage within the hour; what a release changed they find the next morning. */
function burst(setting: Setting, sparks: readonly Spark[], { customer, from, to, dayNo }: CustomerDay): TicketStart[] {
  const { outages, releases } = setting.parameters.service;
  return sparks.flatMap((spark, i) => {
    const opensAt = setting.staffHours.nextOpen(spark.at);
    const noticedFrom = spark.kind === "outage" ? spark.at : opensAt;
    const isSeen = noticedFrom >= from && noticedFrom < to;
    if (!isSeen || (spark.kind === "outage" && opensAt - spark.at > 0)) return [];
    const chance = setting.chance.of("burst", customer.id, spark.kind, spark.at);
    const mean = (spark.kind === "outage" ? outages.reports : releases.reports) * customer.size;
    const count = Math.min(6, chance.count(mean));
    const isOne = spark.kind === "outage" && count > 1;
    return Array.from({ length: isOne ? 1 : count }, (_, n) => {
      const after = spark.kind === "outage" ? chance.whole(2, 20) * minute : chance.whole(10, 6 * 60) * minute;
      const own = chance.of(n);
      return {
        key: `#${customer.id}.${dayNo}.s${i}.${n}#`,
        customer,
        at: noticedFrom + after + own.whole(0, 59) * 1000,
        chance: own,
        spark,
        echoes: isOne ? count - 1 : 0,
      };
    });
  });
}
