/**
 * Maintenance and releases of the services: announced with the notice that the agreement asks, or too late, or not at all;
 * moved, cancelled, overrun, at once. The fields with which the agreement tells kinds of work apart follow what it is.
 */
import { tests, type Condition } from "../agreement/schema/moment.ts";
import type { FieldValue } from "../facts/fact.ts";
import type { Chance } from "./chance.ts";
import { livedDuties, noticeMoment, doneBefore } from "./duties-done.ts";
import { iso } from "./outages.ts";
import { missingBefore, properFields, type Place } from "./proper-act.ts";
import { monthsOf, watchedBy, type ServiceLog } from "./services.ts";
import { atWork, day, hour, minute, type Setting } from "./setting.ts";
import type { Spark } from "./problems.ts";

export function liveMaintenance(setting: Setting, log: ServiceLog): void {
  const { "a-year": perYear } = setting.parameters.service.maintenance;
  const services = [...new Set(watchedBy(setting, "uptime").map(({ service }) => service))];
  for (const month of monthsOf(setting)) {
    const chance = setting.chance.of("maintenance", month.key);
    for (let n = chance.count(perYear / 12); n > 0; n--) {
      const noon = month.from + chance.whole(2, 26) * day + 12 * hour;
      const work = `M-${month.key.slice(2, 7)}-${n}`;
      const service = services.length === 0 ? undefined : chance.pick([...services, undefined]);
      liveWork({ setting, log, chance: chance.of(n), work, service }, noon);
    }
  }
}

interface Work {
  readonly setting: Setting;
  readonly log: ServiceLog;
  readonly chance: Chance;
  readonly work: string;
  readonly service: string | undefined;
}

function liveWork(of: Work, noon: number): void {
  const { setting, log, chance, work, service } = of;
  const { maintenance } = setting.parameters.service;
  const subject: Record<string, FieldValue> = service === undefined ? { work } : { work, service };
  const isAtOnce = chance.odds(maintenance["at-once"]);
  const startAt = isAtOnce ? noon + chance.whole(-180, 300) * minute : plannedStart(setting, noon, chance);
  const length = chance.whole(2, 8) * 30 * minute;
  const about = workFields(setting, isAtOnce, chance);
  let start = startAt;
  if (!isAtOnce && !chance.odds(maintenance.unannounced)) start = announceWork(of, subject, about, startAt, length);
  if (Number.isNaN(start)) return;
  const actual = start + (isAtOnce ? 0 : chance.whole(-2, 9) * minute);
  const fields = properFields(placeOf(setting, log, chance), "maintenance-started", actual, {
    ...subject,
    ...about,
    by: "supplier",
  });
  log.add("maintenance-started", actual, fields);
  const overrun = chance.odds(maintenance.overrun) ? chance.whole(15, 110) * minute : -chance.whole(0, 40) * minute;
  const endAt = Math.max(actual + 20 * minute, actual + length + overrun);
  log.add("maintenance-ended", endAt, { ...subject, by: "supplier" });
  // What is announced as without effect mostly is.
  const isFelt = about["effect"] !== "without-effect" || chance.odds(0.1);
  if (!chance.odds(maintenance.down) || !isFelt) return;
  const downAt = actual + chance.whole(2, 15) * minute;
  // The service is gone for a part of the work; seldom for nearly all of it.
  const share = Math.min(0.95, chance.around(0.22, 0.7));
  const upAt = downAt + Math.max(4 * minute, Math.round((share * (endAt - downAt)) / 1000) * 1000);
  const outage = { ...(service === undefined ? {} : { service }), outage: `O-${work}` };
  const downFields = overlapping(setting, about);
  log.add("outage-started", downAt, { ...outage, cause: "maintenance", work, probe: "probe-1", ...downFields });
  log.add("outage-ended", upAt, { ...outage, probe: "probe-1" });
}

/** The conditions of exclusions ask some of the work's own fields of the outage too. */
function overlapping(setting: Setting, about: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  const asked = watchedBy(setting, "uptime").flatMap(({ measure }) =>
    Object.values(measure.term["not-counted"] ?? {}).flatMap((term) => namesIn(term["only-if"] ?? [])),
  );
  return Object.fromEntries(Object.entries(about).filter(([name]) => asked.includes(name)));
}

function namesIn(condition: Condition): string[] {
  return [...tests(condition)].flatMap((test) => (test.word === "attribute" ? [test.name] : []));
}

/** Announces the work, with its moves; NaN where it was cancelled. */
function announceWork(
  { setting, log, chance }: Work,
  subject: Record<string, FieldValue>,
  about: Record<string, FieldValue>,
  startAt: number,
  length: number,
): number {
  const { maintenance } = setting.parameters.service;
  const duty = livedDuties(setting).find(
    ({ before, to }) => spokenOf(before, "maintenance-started") && spokenOf(to, "maintenance-announced"),
  );
  const place = placeOf(setting, log, chance);
  const latest = duty === undefined ? startAt - 7 * day : noticeMoment(place, duty, startAt);
  const isLate = chance.odds(maintenance.late);
  const slack = Math.round(chance.around(isLate ? 9 * hour : 30 * hour, 0.9) / 1000) * 1000;
  const drawn = isLate ? Math.min(latest + slack, startAt - 3 * hour) : latest - slack;
  const announcedAt = isLate ? drawn : Math.min(atWork(setting, drawn, chance), latest - minute);
  const times = (at: number) => ({ start: iso(setting, at), end: iso(setting, at + length) });
  const told = duty?.to.find((moment) => moment.kind === "fact" && moment.fact === "maintenance-announced");
  // What was announced before the life began is left out with its work: nobody could read of it.
  if (announcedAt < setting.from) return NaN;
  const how = told?.kind === "fact" ? Object.fromEntries(Object.entries(told.filter).map(([k, v]) => [k, v[0]!])) : {};
  log.add("maintenance-announced", announcedAt, { ...subject, ...about, ...how, ...times(startAt), by: "supplier" });
  if (chance.odds(maintenance.cancelled)) {
    log.add("maintenance-cancelled", cancelledBetween(setting, announcedAt, startAt, chance), {
      ...subject,
      by: "supplier",
    });
    return NaN;
  }
  if (!chance.odds(maintenance.moved)) return startAt;
  const movedAt = cancelledBetween(setting, announcedAt, startAt, chance);
  // To a day that leaves the same notice again, mostly.
  const start = startAt + chance.whole(1, 3) * 7 * day;
  log.add("maintenance-moved", movedAt, {
    ...subject,
    ...how,
    ...times(start),
    why: chance.pick(setting.texts[0]!.letters.letters["why-moved"]!),
    by: "supplier",
  });
  return start;
}

function cancelledBetween(setting: Setting, from: number, to: number, chance: Chance): number {
  const at = from + Math.round(((to - from) * (0.2 + 0.6 * chance.unit())) / 1000) * 1000;
  return Math.min(atWork(setting, at, chance), to - 30 * minute);
}

function spokenOf(moments: readonly { kind: string; fact?: string }[] | undefined, fact: string): boolean {
  return moments?.some((moment) => moment.fact === fact) ?? false;
}

/** In the evening or at the weekend; by day where the agreement wants that, and now and then in spite of what it wants. */
function plannedStart(setting: Setting, noon: number, chance: Chance): number {
  const wanted = Object.values(setting.program.file.rules ?? {}).flatMap((rule) =>
    spokenOf(rule.when, "maintenance-started") ? [...tests(rule["only-if"] ?? [])].map(({ word }) => word) : [],
  );
  const isByDay = wanted.includes("inside") ? chance.odds(0.85) : chance.odds(0.08);
  if (isByDay) return setting.staffHours.nextOpen(noon - 3 * hour) + chance.whole(1, 9) * 30 * minute;
  return noon + chance.whole(15, 23) * 30 * minute - 2 * 30 * minute; // from half past six to half past ten
}

/** `at-once: yes`, `emergency: no`, `in-window: yes`: what the agreement's terms about maintenance ask, answered. */
function workFields(setting: Setting, isAtOnce: boolean, chance: Chance): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  const isPlain = chance.odds(0.6);
  for (const [name, value] of askedOf(setting, "maintenance-started")) {
    if (/at-once|emergency/.test(name)) fields[name] = isAtOnce ? "yes" : "no";
    else if (name === "in-window") fields[name] = isPlain && !isAtOnce ? "yes" : "no";
    else if (name === "effect") fields[name] = isPlain ? "possible-effect" : "without-effect";
    else if (name === "kind" && !isAtOnce) fields[name] = isPlain ? value : "small-update";
    else if (name === "doubtful") fields[name] = chance.odds(0.2) ? "yes" : "no";
  }
  return fields;
}

/** Fields that filters and conditions name for a kind of fact, with a value that they name. */
function askedOf(setting: Setting, kind: string): [string, string][] {
  const { duties = {}, rules = {}, rights = {} } = setting.program.file;
  const moments = [
    ...Object.values(duties).flatMap(({ before, from }) => [...(before ?? []), ...(from ?? [])]),
    ...Object.values(rules).flatMap(({ when }) => when),
    ...Object.values(rights).flatMap(({ may }) => may),
  ];
  const ofDuties = Object.values(duties)
    .filter(({ before, for: subjects }) => spokenOf(before, kind) || (subjects?.includes("maintenance") ?? false))
    .flatMap(({ where }) => pairs(where ?? []));
  const filters = moments.flatMap((moment) =>
    moment.kind === "fact" && moment.fact === kind
      ? Object.entries(moment.filter).map(([name, values]): [string, string] => [name, values[0]!])
      : [],
  );
  return [...filters, ...ofDuties];
}

function pairs(condition: Condition): [string, string][] {
  return [...tests(condition)].flatMap((test): [string, string][] =>
    test.word === "attribute" && test.values.kind === "value" ? [[test.name, test.values.value[0]!]] : [],
  );
}

/** Releases: published, offered to customers where that is promised, brought out, now and then repaired at once. */
export function liveReleases(setting: Setting, log: ServiceLog): Spark[] {
  const sparks: Spark[] = [];
  const { releases } = setting.parameters.service;
  if (!JSON.stringify(setting.program.file).includes('"release-')) return sparks;
  for (const month of monthsOf(setting)) {
    const chance = setting.chance.of("releases", month.key);
    if (!chance.odds(releases["a-year"] / 12)) continue;
    const publishedAt = atWork(setting, month.from + chance.whole(2, 18) * day + 10 * hour, chance);
    sparks.push(
      liveRelease(
        setting,
        log,
        { number: `${month.key.slice(0, 4)}.${Number(month.key.slice(5, 7))}`, publishedAt },
        chance,
      ),
    );
    if (!chance.odds(releases.hotfix)) continue;
    const number = `${month.key.slice(0, 4)}.${Number(month.key.slice(5, 7))}.1`;
    const hotfixAt = sparks.at(-1)!.at + chance.whole(1, 4) * day + chance.whole(0, 200) * minute;
    liveRelease(setting, log, { number, publishedAt: hotfixAt, isHotfix: true }, chance.of("hotfix"));
  }
  return sparks;
}

interface Release {
  readonly number: string;
  readonly publishedAt: number;
  readonly isHotfix?: boolean;
}

function liveRelease(
  setting: Setting,
  log: ServiceLog,
  { number, publishedAt, isHotfix = false }: Release,
  chance: Chance,
): Spark {
  const place = placeOf(setting, log, chance);
  const subject = { release: number, hotfix: isHotfix ? "yes" : "no", by: "supplier" };
  for (const due of doneBefore(place, "release-published", publishedAt, subject))
    log.add(due.kind, Math.min(due.at, publishedAt - minute), { release: number, by: "supplier", ...due.fields });
  log.add("release-published", publishedAt, properFields(place, "release-published", publishedAt, subject));
  const test = isHotfix ? chance.whole(1, 5) * hour : chance.whole(12, 20) * day;
  // Brought out in the evening: the staff's hours have just ended.
  const deployedAt = setting.staffHours.nextClose(publishedAt + test) + chance.whole(4, 14) * 15 * minute;
  const isRelevant = asksRelevance(setting) ? { relevant: chance.odds(0.45) ? "yes" : "no" } : {};
  const fields = { ...subject, environment: "production", ...isRelevant };
  for (const due of doneBefore(place, "release-deployed", deployedAt, fields))
    log.add(due.kind, Math.max(publishedAt + minute, due.at), { release: number, by: "supplier", ...due.fields });
  for (const moment of missingBefore(place, "release-deployed", deployedAt, fields).filter(
    ({ fact }) => !fact.startsWith("release-"),
  ))
    log.add(moment.fact, deployedAt - chance.whole(10, 40) * hour, { release: number, by: "supplier" });
  log.add("release-deployed", deployedAt, properFields(place, "release-deployed", deployedAt, fields));
  releaseOutage(setting, log, number, deployedAt, chance);
  return { kind: "release", at: deployedAt, service: undefined };
}

/** Where releases are left out of availability, they take the service down: two hours, seldom more than four. */
function releaseOutage(setting: Setting, log: ServiceLog, number: string, at: number, chance: Chance): void {
  const [watched] = watchedBy(setting, "uptime");
  const exclusions = Object.values(watched?.measure.term["not-counted"] ?? {});
  if (watched === undefined || !exclusions.some(({ cause }) => cause?.includes("release"))) return;
  const of: Record<string, FieldValue> = {
    outage: `O-release-${number}`,
    ...(watched.service === undefined ? {} : { service: watched.service }),
  };
  const length = Math.round(Math.min(chance.around(110 * minute, 0.4), 6 * hour) / 1000) * 1000;
  log.add("outage-started", at, { ...of, cause: "release", release: number });
  log.add("outage-ended", at + length, of);
}

function asksRelevance({ program }: Setting): boolean {
  return JSON.stringify(program.file.duties ?? {}).includes('"relevant"');
}

function placeOf(setting: Setting, log: ServiceLog, chance: Chance): Place {
  return { setting, kind: "relation", attributes: {}, customer: undefined, before: log.happenings, chance };
}
