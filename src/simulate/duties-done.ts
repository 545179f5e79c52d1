/**
 * What must follow from what happened: each duty of the agreement whose opening fact is there gets its fulfilment, mostly
 * in time, sometimes late, now and then never. Duties inside procedures are read like any other.
 */
import { patternsOf, matches } from "../engine/pattern.ts";
import { holds } from "../engine/condition.ts";
import type { DutyTerm } from "../agreement/schema/agreement.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import type { Length } from "../time/length.ts";
import { parseLength } from "../time/length.ts";
import type { FieldValue } from "../facts/fact.ts";
import type { Chance } from "./chance.ts";
import type { Hours } from "../time/hours.ts";
import { workingDaysBefore } from "../time/working-days.ts";
import { askedFields, fieldValue, sceneOf, type Place } from "./proper-act.ts";
import { atWork, day, hour, minute, type Happening, type Setting } from "./setting.ts";
import { afterLength, later, usedShare } from "./targets.ts";

type MaybeArticle = Omit<DutyTerm, "article" | "name">;

/** A duty as it is to be lived, with the opening of its procedure in place of the word `opens`. */
export interface LivedDuty extends MaybeArticle {
  readonly name: string;
}

const known = new WeakMap<Setting, LivedDuty[]>();

export function livedDuties(setting: Setting): readonly LivedDuty[] {
  let duties = known.get(setting);
  if (duties !== undefined) return duties;
  const { file } = setting.program;
  duties = Object.entries(file.duties ?? {}).map(([name, term]) => ({ ...term, name }));
  for (const [procedure, term] of Object.entries(file.procedures ?? {}))
    for (const [name, duty] of Object.entries(term.duties ?? {})) {
      const from = duty.from?.flatMap((moment) => opened(moment, term.opens, term.duties ?? {}));
      duties.push({ ...duty, ...(from === undefined ? {} : { from }), name: `${procedure}.${name}` });
    }
  known.set(setting, duties);
  return duties;
}

/** `opens`, or another duty of the procedure by name, as the facts that it means. */
function opened(
  moment: Moment,
  opens: readonly Moment[],
  duties: Readonly<Record<string, MaybeArticle>>,
): readonly Moment[] {
  if (moment.kind === "fact") return [moment];
  if (moment.term === "opens") return opens;
  return duties[moment.term]?.to ?? [];
}

export interface Due {
  readonly kind: string;
  readonly at: number;
  readonly fields: Record<string, FieldValue>;
  readonly duty: LivedDuty;
}

/** What is done because of this fact, each at its moment. `all` holds what is known to happen in any case. */
export function doneAfter(place: Place, fact: Happening, all: readonly Happening[]): Due[] {
  return livedDuties(place.setting).flatMap((duty) => {
    if (duty.from === undefined || !isFor(place, duty) || !isMeant(place, duty, duty.from, fact)) return [];
    if (duty.every !== undefined) return repeated(place, duty, fact, all);
    if (
      isDone(
        duty,
        fact,
        all.filter(({ at }) => at <= fact.at + 40 * day),
      )
    )
      return [];
    const at = doneAt(place, duty, fact.at);
    return at === undefined ? [] : [fulfilment(place, duty, at)];
  });
}

/** Duties that had to be done before this fact, each at the moment at which it was done. */
export function doneBefore(place: Place, kind: string, at: number, fields: Record<string, FieldValue>): Due[] {
  const fact: Happening = { kind, at, seq: 0, fields };
  return livedDuties(place.setting).flatMap((duty) => {
    if (duty.before === undefined || !isMeant(place, duty, duty.before, fact)) return [];
    if (isDone(duty, fact, sinceLast(duty.before, fact, place.before), true)) return [];
    const due = noticeMoment(place, duty, at);
    const { setting, chance } = place;
    if (chance.odds(setting.parameters.relation["duty-broken"])) return [];
    const isLate = chance.odds(setting.parameters.relation["duty-late"]);
    const early = chance.around(20 * hour, 0.8);
    const late = due + Math.min(chance.around(6 * hour, 0.8), Math.max(minute, (at - due) / 2));
    return [
      fulfilment(place, duty, whole(isLate && at > due ? late : inTime(setting, due - early - 2 * day, due, chance))),
    ];
  });
}

/** The latest moment at which it still is in time. */
export function noticeMoment({ setting }: Place, { notice, hours }: LivedDuty, at: number): number {
  const own = hoursOf(setting, hours);
  if (notice === undefined) return at - hour;
  if (notice.kind === "working-days") return workingDaysBefore(own, at, notice.n);
  return notice.kind === "elapsed" ? own.due(at, -notice.ms) : afterLength(own, at, { ...notice, n: -notice.n });
}

function fulfilment(place: Place, duty: LivedDuty, at: number): Due {
  const facts = duty.to.filter((moment) => moment.kind === "fact");
  const [first] = facts;
  const moment = facts.length > 1 && place.chance.odds(0.25) ? place.chance.pick(facts) : first;
  const fields = moment === undefined ? {} : askedFields(moment.filter, place);
  for (const field of [...(duty.contains ?? []), ...(duty.requires ?? [])]) fields[field] ??= fieldValue(place, field);
  if (duty.automatic === true) fields["automatic"] = "yes";
  return { kind: moment?.fact ?? "done", at, fields, duty };
}

function isFor({ kind, attributes }: Place, duty: LivedDuty): boolean {
  if (duty.for === undefined) return true;
  return kind === "ticket" && duty.for.includes(String(attributes["type"]));
}

function isMeant(place: Place, duty: LivedDuty, moments: readonly Moment[], fact: Happening): boolean {
  if (!patternsOf(moments).some((pattern) => matches(pattern, fact))) return false;
  return duty.where === undefined || holds(duty.where, sceneOf(place, fact.kind, fact.at, fact.fields)) === true;
}

function isDone(duty: LivedDuty, fact: Happening, all: readonly Happening[], before = false): boolean {
  const patterns = patternsOf(duty.to);
  return all.some(
    (other) =>
      other !== fact &&
      (before ? isOfSame(fact, other) : other.at >= fact.at) &&
      patterns.some((one) => matches(one, other)),
  );
}

/** What bears no name of its own was said of this one only since the last one. */
function sinceLast(moments: readonly Moment[], fact: Happening, before: readonly Happening[]): readonly Happening[] {
  if (subjects.some((name) => fact.fields[name] !== undefined)) return before;
  const patterns = patternsOf(moments);
  const had = before.filter((other) => other.at < fact.at && patterns.some((one) => matches(one, other)));
  const lastAt = Math.max(-Infinity, ...had.map(({ at }) => at));
  return before.filter(({ at }) => at > lastAt);
}

const subjects = ["release", "work", "version"];

/** What was said of another release or work was not said of this one. */
function isOfSame({ fields }: Happening, { fields: others }: Happening): boolean {
  return subjects.every((name) => fields[name] === others[name]);
}

/** Undefined: never. */
function doneAt(place: Place, duty: LivedDuty, from: number): number | undefined {
  const { setting, chance } = place;
  if (duty.automatic === true) return from + (isAtOnce(duty) ? 0 : chance.whole(2, 50) * 1000);
  const { "duty-late": late, "duty-broken": broken } = setting.parameters.relation;
  if (chance.odds(broken)) return undefined;
  const hours = hoursOf(setting, duty.hours);
  const length: Length | undefined = lengthOf(setting, duty.within);
  const promised =
    length === undefined ? 5 * day : Math.max(minute, hours.open(from, afterLength(hours, from, length)));
  const at = later(hours, from, promised * usedShare(chance, late, 0.8));
  const isQuick = length?.kind === "elapsed" && length.ms <= hour;
  const dueAt = later(hours, from, promised);
  return Math.max(
    from + minute,
    isQuick ? at : at > dueAt ? atWork(setting, at, chance) : inTime(setting, at, dueAt, chance),
  );
}

/** In the staff's hours, on an earlier day where the next ones would be too late. */
function inTime(setting: Setting, drawn: number, dueAt: number, chance: Chance): number {
  for (let back = 0; back < 5; back++) {
    const at = atWork(setting, drawn - back * day, chance);
    if (at <= dueAt) return at;
  }
  return drawn;
}

/** `within: 0 min`: the machine does it in the same moment. */
function isAtOnce({ within }: LivedDuty): boolean {
  return within?.kind === "elapsed" && within.ms === 0;
}

function lengthOf({ program }: Setting, within: LivedDuty["within"]): Length | undefined {
  if (within === undefined || within.kind !== "from") return within;
  return parseLength(program.file.contract?.[within.name]?.default ?? "");
}

/** Done again and again until what ends it: following up a third party, telling how a plan goes. */
function repeated(place: Place, duty: LivedDuty, fact: Happening, all: readonly Happening[]): Due[] {
  const { setting, chance } = place;
  const length = duty.every!.kind === "from" ? parseLength(`1 ${duty.every!.name}`) : duty.every;
  if (length === undefined) return [];
  const ends = patternsOf(duty.until ?? []);
  const ended = all.find((other) => other.at > fact.at && ends.some((one) => matches(one, other)))?.at;
  const hours = hoursOf(setting, duty.hours);
  const dues: Due[] = [];
  for (let from = fact.at, n = 0; n < 12; n++) {
    const until = afterLength(hours, from, length);
    if (until >= (ended ?? fact.at + 100 * day)) break;
    if (!chance.odds(setting.parameters.relation["duty-broken"]))
      dues.push(fulfilment(place, duty, atWork(setting, whole(until - (until - from) * 0.15 * chance.unit()), chance)));
    from = until;
  }
  return dues.filter(({ at }) => at > fact.at && at < (ended ?? Infinity));
}

function hoursOf({ program }: Setting, name: string | undefined): Hours {
  return program.hours.get(name ?? "always")!;
}

function whole(at: number): number {
  return Math.round(at / 1000) * 1000;
}
