/**
 * What nobody plans and yet happens between two parties: a customer asks what it may ask, something comes up that calls
 * for a duty, a version is proposed, the term is renewed, an evaluation is called for.
 */
import { patternsOf } from "../engine/pattern.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import type { FieldValue } from "../facts/fact.ts";
import { addCalendar } from "../time/working-days.ts";
import type { Chance } from "./chance.ts";
import { livedDuties } from "./duties-done.ts";
import type { PlannedAct } from "./periodic-duties.ts";
import { askedFields, type Place } from "./proper-act.ts";
import { monthsOf } from "./services.ts";
import { atWork, day, hour, minute, type Setting } from "./setting.ts";
import type { Customer } from "./world.ts";

export function openings(setting: Setting, customer: Customer): PlannedAct[] {
  return [
    ...kindsOfOpening(setting).flatMap((opening) => spread(setting, customer, opening)),
    ...renewals(setting, customer),
    ...versions(setting, customer),
  ];
}

interface Opening {
  readonly moment: Moment & { kind: "fact" };
  readonly by: string;
  readonly aYear: number;
}

/** Each act that somebody may do of itself, and each that calls for a duty, by itself. */
function kindsOfOpening(setting: Setting): Opening[] {
  const { rights = {} } = setting.program.file;
  const { "asked-a-year": asked, "happens-a-year": happens } = setting.parameters.relation;
  const found: Opening[] = Object.values(rights).flatMap((right) => {
    const free =
      right.for === undefined && right.from === undefined && !JSON.stringify(right.where ?? []).includes('"has"');
    const by = right.of.includes("customer") || right.of.includes("both") ? "customer" : right.of[0]!;
    const [may] = right.may;
    const isAsked = may?.kind === "fact" && /^(asked|meeting-called|survey-sent)$/.test(may.fact);
    return free && isAsked && !usesMiss(right.where) ? [{ moment: may, by, aYear: asked }] : [];
  });
  for (const duty of livedDuties(setting)) {
    if (duty.for !== undefined) continue;
    const by = duty.by.includes("customer") ? "customer" : "supplier";
    for (const moment of [...(duty.from ?? []), ...(duty.before ?? [])])
      if (moment.kind === "fact" && /^(found|done|advised|asked|restore-tested)$/.test(moment.fact))
        found.push({ moment, by: sideOf(moment.fact) ?? by, aYear: happens });
  }
  const seen = new Set<string>();
  return found.filter(({ moment }) => {
    const key = JSON.stringify([moment.fact, moment.filter]);
    return !isMade(setting, moment) && !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** Who asks is the customer, who advises the supplier, whoever then has to act. */
function sideOf(fact: string): string | undefined {
  return fact === "asked" ? "customer" : fact === "advised" ? "supplier" : undefined;
}

function usesMiss(where: unknown): boolean {
  return JSON.stringify(where ?? []).includes('"missed"');
}

/** Whether a duty makes the fact: then it does not come of itself. */
function isMade(setting: Setting, moment: Moment & { kind: "fact" }): boolean {
  return livedDuties(setting).some(({ to }) =>
    patternsOf(to).some(
      ({ fact, filter }) => fact === moment.fact && JSON.stringify(filter ?? {}) === JSON.stringify(moment.filter),
    ),
  );
}

function spread(setting: Setting, customer: Customer, { moment, by, aYear }: Opening): PlannedAct[] {
  // What has to be told weeks before cannot come up in the first weeks: nobody would read that it was told.
  const isTold = livedDuties(setting).some(({ before }) =>
    patternsOf(before ?? []).some(({ fact }) => fact === moment.fact),
  );
  return monthsOf(setting).flatMap((month) => {
    if (isTold && month.from === setting.from) return [];
    const chance = setting.chance.of("opening", customer.id, moment.fact, JSON.stringify(moment.filter), month.key);
    if (!chance.odds(Math.min(0.9, aYear / 12))) return [];
    const at = atWork(setting, month.from + chance.whole(0, 27) * day + chance.whole(9 * 60, 16 * 60) * minute, chance);
    if (at < Math.max(customer.startsAt, month.from)) return [];
    return [{ kind: moment.fact, at, fields: fieldsOf(setting, customer, moment, chance), by }];
  });
}

function fieldsOf(
  setting: Setting,
  customer: Customer,
  moment: Moment & { kind: "fact" },
  chance: Chance,
): Record<string, FieldValue> {
  const place: Place = { setting, kind: "relation", attributes: {}, customer, before: [], chance };
  const fields = askedFields(moment.filter, place);
  const right = Object.values(setting.program.file.rights ?? {}).find(
    ({ may }) => JSON.stringify(may) === JSON.stringify([moment]),
  );
  for (const test of right?.where ?? [])
    if (test.word === "attribute" && test.values.kind === "value") fields[test.name] ??= chance.pick(test.values.value);
  return fields;
}

/** Where the contract renews itself, it does so on its day, after a reminder. */
function renewals({ program, to, from }: Setting, customer: Customer): PlannedAct[] {
  const terms = Object.values(program.file.contract ?? {}).some(({ renews }) => renews !== undefined);
  if (!terms) return [];
  const acts: PlannedAct[] = [];
  for (let n = 1; ; n++) {
    const at = addCalendar(program.zone, customer.startsAt, n, "year");
    if (at >= to) return acts;
    // A term that ends in the first weeks was spoken of before the life began.
    if (at >= from + 60 * day) acts.push({ kind: "term-renewed", at, fields: {}, by: "both" });
  }
}

/** In the autumn a new version is proposed; it takes effect on New Year's Day, or not at all. */
function versions(setting: Setting, customer: Customer): PlannedAct[] {
  const procedures = Object.values(setting.program.file.procedures ?? {});
  const isKnown = procedures.some(({ opens }) =>
    opens.some((one) => one.kind === "fact" && one.fact === "version-proposed"),
  );
  if (!isKnown && !JSON.stringify(setting.program.file.rights ?? {}).includes('"version-proposed"')) return [];
  return monthsOf(setting).flatMap(({ from, key }) => {
    const chance = setting.chance.of("version", key); // the same for all customers
    if (!key.slice(5).startsWith("11") || !chance.odds(0.7)) return [];
    const version = `${Number(key.slice(0, 4)) + 1}-1`;
    const adverse = { "materially-adverse": chance.odds(0.2) ? "yes" : "no", version };
    const proposedAt = atWork(setting, from + chance.whole(2, 12) * day + 10 * hour, chance);
    const effectiveAt = addCalendar(setting.program.zone, from, 2, "month");
    if (proposedAt < customer.startsAt) return [];
    return [
      { kind: "version-proposed", at: proposedAt, fields: adverse, by: "supplier" },
      { kind: "version-effective", at: effectiveAt, fields: adverse, by: "both" },
    ];
  });
}
