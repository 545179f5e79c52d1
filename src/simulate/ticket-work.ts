/**
 * Work on a ticket from the response to its end: stretches of work in the staff's hours with waits between them, handing
 * over, booking of time, the solution, thanks or a return, and closing.
 */
import { clocksFor } from "../engine/population.ts";
import type { FieldValue } from "../facts/fact.ts";
import type { Hours } from "../time/hours.ts";
import type { Course } from "./course.ts";
import { patternsOf } from "../engine/pattern.ts";
import { livedDuties } from "./duties-done.ts";
import { askedFields, fieldValue } from "./proper-act.ts";
import { atWork, day, hour, minute, staffWith } from "./setting.ts";
import { afterLength, later, promisedMs, usedShare } from "./targets.ts";
import type { Spark } from "./problems.ts";
import { foundLevels } from "./ticket-kind.ts";
import { announce, applies, hasOwnAnswer, usual } from "./ticket-response.ts";
import { waitOf, waitsFor, type Wait } from "./ticket-waits.ts";
import { isDesk, isSecondLine } from "./world.ts";

export function workOn(course: Course, spark?: Spark): void {
  const { setting, chance } = course;
  const respondedAt = course.at;
  const { ms, promised } = workingTime(course, respondedAt, spark?.endedAt);
  const expected = Math.min(ms * 1.25, Math.max(promised ?? ms, minute));
  announce(course, respondedAt, later(workHours(course), respondedAt, ms > (promised ?? ms) ? ms * 0.6 : expected));
  const waits = spark?.endedAt === undefined ? waitsFor(course, promised) : [];
  const isAsked = hasOwnAnswer(course) && waits.length > 0;
  const stretches = pieces(course, ms, waits.length + 1);
  const theirs = waits.findIndex(({ kind }) => kind === "third-party");
  const findsAt = theirs >= 0 ? theirs : waits.length;
  if (hasOwnAnswer(course)) answer(course, waits[0]);
  if (course.kind.manner === "incident" && ms > 2 * hour) wayRound(course);
  for (const [i, stretch] of stretches.entries()) {
    // Of each stretch of work the first half goes by before anybody notes anything.
    if (!isAsked || i > 0) course.at = workUntil(course, stretch / 2);
    if (i === (waits[0]?.kind === "customer" ? 1 : 0)) handOver(course);
    if (!isAsked || i > 0) book(course, Math.min(stretch, 3 * hour));
    if (i === findsAt) find(course);
    if (i === waits.length && course.kind.manner === "change") assess(course);
    if (!isAsked || i > 0) course.at = workUntil(course, stretch / 2);
    const wait = waits[i];
    if (wait !== undefined) waitOf(course, wait);
  }
  solve(course, "solved");
  const { manner } = course.kind;
  const mayFail = manner === "change" || (manner === "incident" && course.talk.hasCause);
  const comesBack = mayFail && !course.isDeclined && spark === undefined;
  if (comesBack && chance.odds(setting.parameters.mistakes.reopened)) comeBack(course);
  else react(course);
  close(course);
}

/** The first word on a question is the answer to it, or what has to be asked back first. */
function answer({ happenings, talk, kind }: Course, wait: Wait | undefined): void {
  const first = happenings.find(({ kind, says }) => kind === "answered" && says === undefined);
  if (first === undefined) return;
  talk.now(first.at);
  const words = wait === undefined ? talk.answered(false, kind.manner) : talk.ask(wait.reason);
  first.says = () => words;
}

/** Open time that the solution takes from now on, and what was promised of it; of an outage as long as it lasted. */
function workingTime(
  course: Course,
  from: number,
  endedAt: number | undefined,
): { ms: number; promised: number | undefined } {
  const { setting, kind, chance } = course;
  const { work } = setting.parameters;
  const share = usedShare(chance, work["resolution-missed"], work.spread);
  const lasting =
    endedAt === undefined ? undefined : Math.max(10 * minute, endedAt - from + chance.whole(4, 25) * minute);
  for (const clock of clocksFor(setting.program, kind.type)) {
    const [stop] = clock.to;
    const start = clock.followsClock ? from : course.happenings[0]!.at;
    if (!/^(resolved|closed)$/.test(stop?.fact ?? "") || !applies(course, clock, start)) continue;
    const promised = promisedMs(clock, course.attributes, start);
    if (promised === undefined) continue;
    const left = promised - (clock.followsClock ? 0 : clock.hours.open(start, from));
    const most = kind.rank === 0 && share < 1 ? chance.around(90 * minute, 0.5) : Infinity;
    const ms = lasting ?? Math.max(12 * minute, Math.min(most, promised * share - (promised - left)));
    return { ms, promised: Math.max(left, minute) };
  }
  const ms =
    lasting ?? (hasOwnAnswer(course) ? chance.around(8 * minute, 0.8) : Math.max(12 * minute, usual(course) * share));
  return { ms, promised: undefined };
}

function pieces({ chance }: Course, ms: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => 0.3 + chance.unit());
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => (ms * weight) / sum);
}

function workUntil(course: Course, ms: number): number {
  const { setting, at, kind, chance } = course;
  const done = later(workHours(course), at, ms);
  return kind.rank === 0 ? done : Math.max(atWork(setting, done, chance), at + minute);
}

/** A critical promise that runs at night is worked on at night, and so is what somebody called the emergency number for. */
function workHours({ setting, kind, happenings }: Course): Hours {
  if (kind.rank > 0) return setting.staffHours;
  if (String(happenings[0]?.fields["via"]).includes("emergency")) return setting.program.hours.get("always")!;
  const clock = clocksFor(setting.program, kind.type).find(({ to }) => /^(resolved|closed)$/.test(to[0]?.fact ?? ""));
  return clock?.hours ?? setting.staffHours;
}

function wayRound(course: Course): void {
  const { chance, agent, talk } = course;
  talk.now(course.at);
  const words = talk.wayRound();
  if (words === undefined || !chance.odds(0.7)) return;
  course.at = workUntil(course, chance.around(25 * minute, 0.6));
  course.act("noted", course.at, { internal: "no" }, agent, () => words);
}

function handOver(course: Course): void {
  const { setting, chance, kind, talk } = course;
  const { staff } = setting.world;
  const engineers = staff.filter(({ role }) => isSecondLine(role));
  const second = engineers.length > 0 ? engineers : staff.filter((one) => isDesk(one.role) && one !== course.agent);
  // Nobody hands over a detail, or what the customer has to put right itself.
  const isForSecond = ["incident", "problem"].includes(kind.manner) && talk.hasCause && talk.fault !== "customer";
  if (!isForSecond || second.length === 0 || !chance.odds(setting.parameters.work["second-line"] * 1.5)) return;
  decide(course);
  const to = chance.pick(second);
  course.act("handed-over", course.at, { line: "second", to: to.id }, course.agent, () => talk.note("handed"));
  course.at = workUntil(course, chance.around(30 * minute, 0.7));
  const words = talk.found();
  course.act("noted", course.at, { internal: "yes" }, to, () => words);
}

/** Time is booked as it is spent, with the kind of work that suits the ticket and what it was done on. */
function book(course: Course, most: number): void {
  const { setting, chance, kind, agent } = course;
  const { booking } = setting.parameters.work;
  const short = course.talk.hasCause || kind.manner !== "incident" ? most : Math.min(most, 45 * minute);
  const drawn = Math.min(chance.around(booking.median, booking.spread), short);
  const minutes = Math.max(5, Math.round(drawn / (5 * minute)) * 5);
  // A quick answer is not booked.
  const isQuick = kind.manner === "question" && minutes <= 5 && chance.odds(0.6);
  if (!isBooked(course) && (kind.manner === "remark" || isQuick)) return;
  course.act("work-booked", course.at, { minutes: String(minutes), ...workFields(course) }, agent);
}

/** Whether a rule wants that time was booked before a ticket is closed. */
function isBooked({ setting, kind }: Course): boolean {
  return Object.values(setting.program.file.rules ?? {}).some(
    (rule) =>
      (rule.for?.includes(kind.type ?? "") ?? true) &&
      (rule["only-if"] ?? []).some(
        (test) => test.word === "has" && test.moments.some((one) => one.kind === "fact" && one.fact === "work-booked"),
      ),
  );
}

/** What is told of work beside its time: its kind, and what it was done on, which is one thing for the whole ticket. */
export function workFields(course: Course): Record<string, FieldValue> {
  const { setting, customer } = course;
  const chance = course.chance.of("thing");
  const fields: Record<string, FieldValue> = {};
  // Most is done on the places where people work.
  const things = Object.keys(customer.things);
  const thing = things.find((one) => one.includes("workplace") && chance.odds(0.6)) ?? chance.pick([...things, ""]);
  for (const level of setting.program.levels.values()) {
    if (level.term.of !== "work" || level.values.length === 0) continue;
    const helping = level.values.filter((one) => one.includes("support"));
    const value =
      level.name === "kind"
        ? workKind(course, level.values)
        : chance.pick(helping.length > 0 && level.name !== "product" ? helping : level.values.slice(0, 4));
    if (value !== undefined) fields[level.name] = value;
    if (level.name === "product") fields[level.name] = level.values[chance.odds(0.95) ? 0 : 1] ?? level.values[0]!;
  }
  Object.assign(fields, customer.things[thing] ?? {});
  if (thing !== "") fields["service"] = thing;
  return fields;
}

const kindsOf: Readonly<Record<string, RegExp>> = {
  incident: /incident|repair|daily|fault/,
  question: /question|answering|support|how-to|user-admin/,
  complaint: /question|answering|support/,
  change: /small-change|change|extra-work|consult/,
  problem: /repair|daily|project/,
};

/** Undefined where the agreement has no kind of work that suits: what is free is not told apart. */
function workKind({ chance, kind }: Course, values: readonly string[]): string | undefined {
  const fitting = values.filter((value) => kindsOf[kind.manner]?.test(value));
  return fitting.length === 0 ? undefined : chance.of("kind").pick(fitting);
}

/** What the supplier must find out, is found: the cause, where it arose. Mostly it is the supplier's own. */
function find(course: Course): void {
  const { setting, chance, kind, agent, talk } = course;
  for (const level of foundLevels(setting, kind)) {
    const fault = talk.fault ?? "supplier";
    const own = level.values.find((value) => value.startsWith(fault)) ?? level.values[fault === "third-party" ? 1 : 0];
    course.at += chance.whole(2, 9) * minute;
    const isSaid = course.happenings.some(({ fields }) => fields["internal"] === "yes");
    const says = isSaid ? undefined : () => talk.found();
    if (own !== undefined) course.act("decided", course.at, { [level.name]: own }, agent, says);
  }
}

/** A wish is weighed before it is granted or not, where the agreement wants that told. */
function assess(course: Course): void {
  const { setting, kind, talk, agent, chance } = course;
  const duty = livedDuties(setting).find(
    ({ for: of, from, to }) =>
      (of?.includes(kind.type ?? "") ?? false) &&
      patternsOf(from ?? []).some(({ fact }) => fact === "reported") &&
      patternsOf(to).some(({ fact, filter }) => fact === "decided" && filter?.["assessed"] !== undefined),
  );
  talk.slots["why"] = talk.note("declined-why");
  const moment = duty?.to[0];
  if (moment?.kind !== "fact" || chance.odds(setting.parameters.relation["duty-broken"])) return;
  const fields = askedFields(moment.filter, course.place());
  for (const field of duty?.contains ?? []) fields[field] ??= fieldValue(course.place(), field);
  course.at += chance.whole(2, 9) * minute;
  course.act("decided", course.at, fields, agent, () => talk.note(course.isDeclined ? "assessed-against" : "assessed"));
}

/** What it is thought to be, which is why somebody else should look. */
function decide(course: Course): void {
  const { chance, agent } = course;
  for (const [field, value] of decisionsAsked(course)) {
    if (course.attributes[field] !== undefined || !chance.odds(0.8)) continue;
    course.at += chance.whole(1, 5) * minute;
    course.act("decided", course.at, { [field]: value }, agent);
  }
}

/** Decisions of which duties on this type speak, and which are no level: `cause: system-fault`. */
function decisionsAsked({ setting, kind }: Course): [string, string][] {
  return Object.values(setting.program.file.duties ?? {}).flatMap((duty) => {
    if (!(duty.for?.includes(kind.type ?? "") ?? false)) return [];
    return (duty.from ?? []).flatMap((moment): [string, string][] => {
      if (moment.kind !== "fact" || moment.fact !== "decided") return [];
      return Object.entries(moment.filter)
        .filter(([field]) => !setting.program.levels.has(field))
        .map(([field, [value]]) => [field, value!]);
    });
  });
}

/** What has to be said for the clocks to know that it is solved: that it was tested. */
export function solvedFields(course: Course): Record<string, FieldValue> {
  const stops = clocksFor(course.setting.program, course.kind.type).flatMap(({ to }) => to);
  const asked = stops
    .filter(({ fact }) => fact === "resolved")
    .map(({ filter }) => askedFields(filter ?? {}, course.place()));
  return Object.assign({}, ...asked) as Record<string, FieldValue>;
}

function solve(course: Course, phrase: "solved" | "refixed"): void {
  const { kind, talk, agent, chance } = course;
  const isAnswered =
    hasOwnAnswer(course) && !course.happenings.some(({ kind: fact }) => fact === "waiting-for-customer");
  const words = () => {
    if (course.isDeclined) return talk.fromDesk("declined");
    if (phrase === "refixed") return talk.fromDesk(kind.manner === "incident" ? "refixed" : "refixed-change");
    return hasOwnAnswer(course) ? talk.answered(course.isMissed, kind.manner) : talk.solved(course.isMissed);
  };
  course.at += chance.whole(1, 3) * minute;
  course.act("resolved", course.at, solvedFields(course), agent, isAnswered ? undefined : words);
}

/** The customer writes back, or not. */
function react(course: Course): void {
  const { setting, chance, person, talk } = course;
  const odds = { terse: 0.2, plain: 0.4, polite: 0.7, chatty: 0.75, upset: 0.35 }[person.tone];
  if (course.kind.manner === "remark" || !chance.odds(odds)) return;
  course.at = later(setting.staffHours, course.at, chance.around(2 * hour, 1));
  const isIncident = course.kind.manner === "incident";
  course.act("noted", course.at, { via: course.backVia }, person, () => {
    if (course.isDeclined) return talk.plainWord("thanks-declined");
    if (isIncident) return talk.word(course.isMissed ? "grumble" : "thanks");
    const { manner } = course.kind;
    const hasOwn = manner === "change" || manner === "complaint";
    return talk.plainWord(hasOwn ? `thanks-${manner}` : "thanks-answer");
  });
}

function comeBack(course: Course): void {
  const { setting, chance, person, talk } = course;
  course.at = later(setting.staffHours, course.at, chance.around(6 * hour, 1));
  const why = fieldValue(course.place(), course.kind.manner === "change" ? "why-reopened-change" : "why-reopened");
  course.act("reopened", course.at, { why }, person, () =>
    talk.plainWord(course.kind.manner === "incident" ? "reopened" : "reopened-change"),
  );
  course.at = workUntil(course, chance.around(90 * minute, 0.8));
  book(course, 2 * hour);
  solve(course, "refixed");
  react(course);
}

function close(course: Course): void {
  const { setting, chance, agent } = course;
  const { "close-after": after } = setting.parameters.work;
  const wait = Math.min(chance.around(after.median, after.spread), 14 * day);
  const last = course.happenings.at(-1)!;
  const isThanked = last.kind === "noted" && last.fields["by"] === course.person.role;
  const at = isThanked ? course.at + chance.around(40 * minute, 1) : course.at + wait;
  const desk = chance.odds(0.3) ? agent : staffWith(setting, isDesk, chance);
  const calendar = afterLength(setting.staffHours, course.at, { kind: "elapsed", ms: minute });
  course.at = Math.max(atWork(setting, Math.round(at / 1000) * 1000, chance), calendar);
  course.act("closed", course.at, {}, desk);
}
