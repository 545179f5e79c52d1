/**
 * The first hours of a ticket: it is reported, confirmed, taken by somebody, classified, and answered by whatever fact
 * stops the agreement's first clock. What was classified wrongly is put right, with who and why.
 */
import { holds } from "../engine/condition.ts";
import { clocksFor } from "../engine/population.ts";
import type { Clock } from "../engine/program.ts";
import { levelValue } from "../engine/subject.ts";
import { instantToIso } from "../time/moment.ts";
import type { FieldValue } from "../facts/fact.ts";
import type { Course } from "./course.ts";
import { askedFields, sceneOf } from "./proper-act.ts";
import { atWork, hour, minute, staffWith } from "./setting.ts";
import { spokenMoment } from "./spoken-moment.ts";
import { later, promisedMs, usedShare } from "./targets.ts";
import { deciderOf, pickType, valuesFor } from "./ticket-kind.ts";
import { isDesk } from "./world.ts";

/** How the report described the ticket; `actual` is what the desk will make of it. */
export interface Described {
  readonly reported: Readonly<Record<string, FieldValue>>;
  readonly actual: Readonly<Record<string, string>>;
}

/** Who reports says how bad it is; where the other side decides that, it is a proposal, and can be wrong. */
export function describe(
  course: Pick<Course, "kind" | "chance" | "setting">,
): Described & { is: Described["reported"] } {
  const { kind, chance, setting } = course;
  const { priority, levels } = kind;
  if (priority === undefined) return { is: levels, reported: {}, actual: {} };
  const names = priority.axes.length > 0 ? priority.axes.map(({ name }) => name) : [priority.name];
  const actual = Object.fromEntries(
    names.flatMap((name) => (levels[name] === undefined ? [] : [[name, levels[name]]])),
  );
  const isWrong = chance.odds(setting.parameters.mistakes["wrong-priority"]);
  // Whoever is hindered finds it worse than it is, more often than the other way round.
  const rank = Math.min(kind.ranks - 1, Math.max(0, kind.rank + (chance.odds(0.75) ? -1 : 1)));
  const told = isWrong ? valuesFor(priority, priority.values[rank]!, chance) : actual;
  const rest = Object.fromEntries(Object.entries(levels).filter(([name]) => !(name in actual)));
  const isProposal = deciderOf(kind) === "supplier";
  return isProposal ? { is: rest, reported: told, actual } : { is: { ...rest, ...told }, reported: {}, actual };
}

/** The report itself, and the confirmation that goes out by itself. */
export function report(course: Course, via: string, described: Described, says: () => string): void {
  const { person, chance } = course;
  course.act("reported", course.at, { ...described.reported, via }, person, says);
  if (!/phone/.test(via))
    course.add(
      "acknowledged",
      course.at + chance.whole(4, 70) * 1000,
      { by: course.agent.role, automatic: "yes" },
      () => course.talk.note("received"),
    );
}

/** Everything up to the response; afterwards `course.at` is the moment at which work on it goes on. */
export function respond(course: Course, described: Described): void {
  const { setting, chance, agent } = course;
  const start = course.at;
  const answers = firstAnswers(course, start);
  const firstAt = Math.min(...answers.map(({ at }) => at));
  const seenAt = Math.min(firstAt - minute, atWork(setting, start + chance.whole(1, 12) * minute, chance));
  const takenAt = Math.max(start + minute, seenAt);
  course.act("assigned", takenAt, { to: agent.id }, staffWith(setting, isDesk, chance));
  correctType(course, takenAt + chance.whole(1, 4) * minute);
  classify(course, described, Math.max(takenAt + chance.whole(20, 200) * 1000, takenAt));
  for (const [i, answer] of answers.entries()) {
    const isTold = answer.kind !== "work-started";
    const at = Math.max(answer.at, takenAt + (i + 4) * minute);
    const isSlow = setting.staffHours.open(start, at) > 2 * hour;
    const says = isTold ? () => course.talk.fromDesk(planPhrase(course, at, isSlow)) : undefined;
    course.act(answer.kind, at, answer.fields, agent, isTold && !hasOwnAnswer(course) ? says : undefined);
    course.at = Math.max(course.at, at);
  }
}

/** Of a question the answer itself is the first word; of the rest it is a plan. */
export function hasOwnAnswer({ kind }: Pick<Course, "kind">): boolean {
  return ["question", "remark", "complaint"].includes(kind.manner);
}

function planPhrase({ kind, talk, happenings }: Course, at: number, isSlow: boolean): string {
  if (kind.manner === "change") return "change-taken";
  const isHeard = happenings.some((one) => one.kind === "notice-sent" && one.at < at);
  if (kind.rank === 0 && isSlow && !isHeard) return "plan-late";
  if (!talk.hasCause) return "plan-later";
  return kind.rank === 0 ? "plan-heavy" : kind.rank >= 2 ? "plan-later" : "plan";
}

interface Answer {
  readonly kind: string;
  readonly at: number;
  readonly fields: Record<string, FieldValue>;
}

/** The facts by which the first clocks stop, each at its moment; one that tells the customer is always among them. */
function firstAnswers(course: Course, start: number): Answer[] {
  const { setting, chance, kind } = course;
  const { work } = setting.parameters;
  const found = new Map<string, Answer>();
  const share = usedShare(chance, work["response-missed"], work.spread);
  for (const clock of clocksFor(setting.program, kind.type)) {
    const [stop] = clock.to;
    if (stop === undefined || /^(resolved|closed)$/.test(stop.fact) || !applies(course, clock, start)) continue;
    const promised = promisedMs(clock, course.attributes, start) ?? usual(course) / 6;
    const at = workingMoment(course, clock, later(clock.hours, start, soon(course, promised * share, share)), share);
    const known = found.get(stop.fact);
    const fields = askedFields(stop.filter ?? {}, course.place());
    if (known === undefined || known.at > at) found.set(stop.fact, { kind: stop.fact, at, fields });
  }
  const all = [...found.values()].toSorted((a, b) => a.at - b.at);
  if (all.some(({ kind: fact }) => /^(answered|plan-told)$/.test(fact))) return all;
  const first = all[0]?.at ?? later(setting.staffHours, start, (usual(course) / 6) * share);
  if (hasOwnAnswer(course) && all.length > 0) return all;
  return [...all, { kind: "answered", at: first + chance.whole(2, 14) * minute, fields: {} }];
}

/** What is down is answered within the hour, unless it is missed. */
function soon({ kind, chance }: Course, ms: number, share: number): number {
  return kind.rank === 0 && share < 1 ? Math.min(ms, chance.around(14 * minute, 0.6)) : ms;
}

/** Nobody answers at night, unless the promise runs at night and it is bad, or has hours of its own. */
function workingMoment(course: Course, clock: Clock, at: number, share: number): number {
  const { setting, kind, chance } = course;
  if (clock.hours !== setting.staffHours && clock.hoursName !== "always") return at;
  return kind.rank === 0 && share < 1 ? at : atWork(setting, at, chance);
}

export function applies(course: Course, clock: Clock, start: number): boolean {
  const { where } = clock.term;
  const report = course.happenings[0];
  if (where === undefined) return true;
  return holds(where, sceneOf(course.place(), "reported", start, report?.fields ?? {})) !== false;
}

/** Working time until it is done where nothing is promised, by how heavy it is. */
export function usual({ setting, kind, chance }: Course): number {
  const list = setting.parameters.work.untargeted;
  if (kind.manner === "change") return chance.around(list.at(-1)!, 0.6);
  return chance.around(list[Math.min(kind.rank, list.length - 1)]!, 0.5);
}

function classify(course: Course, { reported, actual }: Described, at: number): void {
  const { kind, agent } = course;
  if (mustRegister(course)) course.act("classified", at, {}, agent);
  if (deciderOf(kind) === "supplier") {
    course.act("classified", at, { ...actual }, agent);
    const changed = Object.keys(actual).some((name) => reported[name] !== undefined && reported[name] !== actual[name]);
    if (changed) tellPriority(course, at + minute, reported);
    return;
  }
  const wrong = Object.keys(actual).filter((name) => course.is[name] !== undefined && course.is[name] !== actual[name]);
  if (wrong.length === 0) return;
  const was = { ...course.attributes };
  const fields = Object.fromEntries(wrong.map((name) => [name, actual[name]!]));
  const why = course.talk.note(whyPhrase(course, was));
  course.act("reclassified", at, { ...fields, why }, agent);
  tellPriority(course, at + 2 * minute, was);
}

/** The customer hears that the priority is another one than was asked, and why. */
function tellPriority(course: Course, at: number, was: Readonly<Record<string, FieldValue>>): void {
  const { priority } = course.kind;
  if (priority === undefined) return;
  const { lang } = course.person;
  const name = (attributes: Readonly<Record<string, FieldValue>>) => {
    const value = levelValue(priority, attributes);
    const texts = priority.term.values;
    return value === undefined || texts === undefined || Array.isArray(texts) ? value : texts[value]?.[lang];
  };
  course.talk.slots["was"] = shortName(name(was) ?? "");
  course.talk.slots["priority"] = shortName(name(course.attributes) ?? "");
  const said = course.happenings.at(-1)?.fields["why"];
  course.talk.slots["why"] = String(said ?? course.talk.note(whyPhrase(course, was)));
  course.talk.now(at);
  const words = course.talk.fromDesk("priority-told");
  course.act("notice-sent", at, { about: "priority" }, course.agent, () => words);
}

/** Where a ticket has to be registered in time and has nothing else to be classified by. */
function mustRegister({ setting, kind }: Course): boolean {
  if (!hasOwnAnswer({ kind }) || kind.priority !== undefined) return false;
  return Object.values(setting.program.file.duties ?? {}).some(
    ({ for: of, to }) =>
      (of?.includes(kind.type ?? "") ?? false) && to.some((one) => one.kind === "fact" && one.fact === "classified"),
  );
}

/** Why it is heavier than was said, or less heavy. */
function whyPhrase({ kind }: Course, was: Readonly<Record<string, FieldValue>>): string {
  const { priority, rank } = kind;
  const before = priority === undefined ? undefined : levelValue(priority, was);
  return before !== undefined && priority!.values.indexOf(before) > rank ? "priority-up" : "priority-down";
}

/** `1: everything is down` is called 1 in a sentence; a long description is no name. */
function shortName(name: string): string {
  const short = name.split(/[:,]/)[0]!;
  return short.split(" ").length > 2 ? `‘${short}’` : short;
}

/** Reported as one type, found to be another: corrected before anything else is decided. */
function correctType(course: Course, at: number): void {
  const { kind, is, agent } = course;
  if (kind.type === undefined || is["type"] === kind.type) return;
  course.act("reclassified", at, { type: kind.type, why: course.talk.note(typePhrase(kind)) }, agent);
}

function typePhrase({ manner }: Course["kind"]): string {
  return manner === "change" || manner === "incident" ? `type-${manner}` : "type-question";
}

/** What it was reported as, where that was wrong; the type that it is otherwise. */
export function reportedType(course: Pick<Course, "setting" | "chance" | "kind">): string | undefined {
  const { setting, chance, kind } = course;
  if (!chance.odds(setting.parameters.mistakes["wrong-type"]) || kind.manner === "complaint") return kind.type;
  return pickType(setting, chance.of("wrong type")) ?? kind.type;
}

/** Tells in words when it will be done: `today before 15:00`, and in the fact itself where it asks for it. */
export function announce(course: Course, at: number, doneAt: number): void {
  const { setting, talk, person } = course;
  const texts = setting.texts.find(({ lang }) => lang === person.lang) ?? setting.texts[0]!;
  talk.slots["eta"] = spokenMoment(setting.program.zone, at, Math.max(doneAt, at + hour / 2), texts);
  const plan = course.happenings.find(({ fields }) => fields["resolution-time"] !== undefined);
  if (plan !== undefined) plan.fields["resolution-time"] = instantToIso(setting.program.zone, roundUp(doneAt));
}

function roundUp(at: number): number {
  return Math.ceil(at / (hour / 2)) * (hour / 2);
}
