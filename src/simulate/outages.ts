/**
 * Outages of services: seldom, mostly short, with a long tail; found by a probe, with the last success before, the cause
 * decided afterwards, and what may not count claimed and decided. Each brings reports with it while people are at work.
 */
import type { FieldValue } from "../facts/fact.ts";
import { tests } from "../agreement/schema/moment.ts";
import type { Chance } from "./chance.ts";
import { monthsOf, watchedBy, type ServiceLog } from "./services.ts";
import { atWork, day, hour, minute, type Setting } from "./setting.ts";
import type { Spark } from "./problems.ts";

/** Causes that are the supplier's own, for the record. */
const ownCauses = [
  "software-fault",
  "hardware-fault",
  "configuration-error",
  "database-lock",
  "certificate",
  "overload",
];

export function liveOutages(setting: Setting, log: ServiceLog): Spark[] {
  const sparks: Spark[] = [];
  const { "a-year": perYear } = setting.parameters.service.outages;
  const services = new Set(watchedBy(setting, "uptime").map(({ service }) => service));
  for (const service of services)
    for (const month of monthsOf(setting)) {
      const chance = setting.chance.of("outages", service ?? "", month.key);
      for (let left = chance.count(perYear / 12); left > 0; left--) {
        const at = month.from + Math.floor(chance.unit() * ((month.to - month.from) / 1000)) * 1000;
        sparks.push(...liveOutage(setting, log, service, at, chance.of(left)));
      }
    }
  return sparks;
}

function liveOutage(
  setting: Setting,
  log: ServiceLog,
  service: string | undefined,
  at: number,
  chance: Chance,
): Spark[] {
  const { lasting, "heavy-tail": tail, outside, partial } = setting.parameters.service.outages;
  const stretched = chance.odds(tail) ? 5 : 1;
  const length = Math.max(40, Math.round((chance.around(lasting.median, lasting.spread) * stretched) / 1000)) * 1000;
  const name = `O-${service === undefined ? "" : `${service}-`}${dayKey(setting, at)}-${chance.whole(10, 99)}`;
  const of: Record<string, FieldValue> = service === undefined ? { outage: name } : { service, outage: name };
  const started: Record<string, FieldValue> = { ...of, probe: `probe-${chance.whole(1, 3)}` };
  if (chance.odds(0.6)) started["last-success"] = iso(setting, at - chance.whole(5, 290) * 1000);
  const isPart = chance.odds(partial);
  if (isPart) started["part"] = `${chance.whole(1, 8) * 10}%`;
  const states = watchedBy(setting, "uptime").flatMap(({ measure }) => measure.term.counts ?? []);
  if (states.length > 0) started["state"] = chance.pick(states);
  log.add("outage-started", at, started);
  log.add("outage-ended", at + length, { ...of, probe: started["probe"]! });
  const endedAt = at + length;
  const cause = decideCause(setting, log, { of, name, endedAt }, chance.odds(outside), chance);
  return length > 8 * minute && !isPart ? [{ kind: "outage", at, service, endedAt, cause }] : [];
}

interface Outage {
  readonly of: Readonly<Record<string, FieldValue>>;
  readonly name: string;
  readonly endedAt: number;
}

/** Afterwards somebody finds out why, which is answered; what the agreement does not count is claimed, mostly granted. */
function decideCause(
  setting: Setting,
  log: ServiceLog,
  { of, name, endedAt }: Outage,
  isOutside: boolean,
  chance: Chance,
): string {
  const exclusions = outsideCauses(setting);
  const decidedAt = atWork(setting, endedAt + Math.round(chance.around(6 * hour, 1) / 1000) * 1000, chance);
  if (!isOutside || exclusions.length === 0) {
    const own = chance.pick(ownCauses);
    log.add("decided", decidedAt, { ...of, cause: own, by: "supplier" });
    return own;
  }
  const { exclusion, cause } = chance.pick(exclusions);
  log.add("decided", decidedAt, { ...of, cause, by: "supplier" });
  if (!chance.odds(0.7)) return cause;
  const claimedAt = decidedAt + chance.whole(5, 90) * minute;
  log.add("exclusion-claimed", claimedAt, { ...of, exclusion, by: "supplier" });
  if (!chance.odds(0.6)) return cause;
  const answeredAt = atWork(setting, claimedAt + Math.round(chance.around(2 * day, 0.6) / 1000) * 1000, chance);
  log.add("exclusion-decided", answeredAt, {
    outage: name,
    exclusion,
    accepted: chance.odds(0.8) ? "yes" : "no",
    by: "both",
  });
  return cause;
}

/** Causes of exclusions that are no work of the supplier's own. */
function outsideCauses(setting: Setting): { exclusion: string; cause: string }[] {
  return watchedBy(setting, "uptime").flatMap(({ measure }) =>
    Object.entries(measure.term["not-counted"] ?? {}).flatMap(([exclusion, term]) => {
      const isWork = (term.cause ?? []).some((cause) => /maintenance|release|update|work/.test(cause));
      const needsMore = [...tests(term["only-if"] ?? [])].length > 0;
      return isWork || needsMore ? [] : (term.cause ?? []).map((cause) => ({ exclusion, cause }));
    }),
  );
}

export function iso({ program }: Setting, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(program.zone)
    .toString({ timeZoneName: "never", fractionalSecondDigits: 0 });
}

function dayKey(setting: Setting, at: number): string {
  return iso(setting, at).slice(2, 10).replaceAll("-", "");
}
