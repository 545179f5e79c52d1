/**
 * One ticket from report to closing: an ordinary one, one that was told twice, one that nobody meant. After it was lived
 * it is judged, so that the desk apologises where it was late and the customer escalates where that is a right.
 */
import { judge } from "../engine/judge.ts";
import { chosen } from "../engine/subject.ts";
import { leaves } from "../agreement/schema/by-level.ts";
import type { ByLevel } from "../agreement/schema/by-level.ts";
import type { FieldValue } from "../facts/fact.ts";
import { byMoment } from "../facts/fact.ts";
import type { Chance } from "./chance.ts";
import { Course } from "./course.ts";
import { doneAfter } from "./duties-done.ts";
import { atWork, hour, minute, staffWith, textsIn, type Setting, type TicketLife } from "./setting.ts";
import { filledIn, hitBy, levelsFor, problemFor, type Spark } from "./problems.ts";
import { spokenSince } from "./spoken-since.ts";
import { Talk } from "./talk.ts";
import type { Texts } from "./texts.ts";
import {
  emergencyChannel,
  pickChannel,
  pickKind,
  pickReporter,
  pickType,
  valuesFor,
  type Kind,
} from "./ticket-kind.ts";
import { describe, report, reportedType, respond, type Described } from "./ticket-response.ts";
import { solvedFields, workFields, workOn } from "./ticket-work.ts";
import { isDesk, type Customer, type Person } from "./world.ts";

export interface TicketStart {
  readonly key: string;
  readonly customer: Customer;
  readonly at: number;
  readonly chance: Chance;
  readonly spark?: Spark | undefined;
  readonly isSpam?: boolean;
  /** How many more tell the same: an outage is one ticket, to which the others are added. */
  readonly echoes?: number;
}

/** The ticket, and those in which colleagues told the same thing. */
export function liveTicket(setting: Setting, start: TicketStart): TicketLife[] {
  const { chance, spark } = start;
  const { mistakes } = setting.parameters;
  if (spark === undefined && chance.odds(mistakes.spam)) return [spamTicket(setting, start)];
  const { course, via, described } = begin(setting, start);
  report(course, via, described, wordsOf(course, via, start));
  respond(course, described);
  workOn(course, spark);
  mistake(course);
  follow(course);
  judgeAndMind(course);
  const life = ended(course);
  const isDouble = spark === undefined && chance.odds(mistakes.duplicate);
  const echoes = start.echoes ?? (isDouble ? 1 : 0);
  return [life, ...Array.from({ length: echoes }, (_, n) => twin(setting, start, course, life, n))];
}

function begin(setting: Setting, start: TicketStart): { course: Course; via: string; described: Described } {
  const { chance, customer, at, spark } = start;
  const typed = typeOf(setting, start);
  const type = typed ?? pickType(setting, chance);
  const first = pickKind(setting, type, chance, spark?.kind === "outage");
  const call = emergencyChannel(setting, customer, first, at);
  // Nobody calls at night about what can wait.
  const drawn = call === undefined ? first : heaviest(first, chance);
  const own = customer.people.filter(({ role }) => role.includes("emergency"));
  const person = call !== undefined && own.length > 0 ? own[0]! : pickReporter(setting, customer, type, chance);
  const agent = staffWith(setting, isDesk, chance);
  const texts = textsIn(setting, person.lang);
  const problem = problemFor(setting, customer, texts, drawn, spark);
  const hits = hitBy(problem, drawn, chance);
  const kind = { ...drawn, levels: levelsFor(setting, drawn, problem, hits) };
  const colleague = colleagueOf(customer, person, chance);
  const [n, people] = [String(chance.whole(3, 28)), String(chance.whole(4, 40))];
  const slots = {
    customer: customer.name,
    colleague,
    n,
    people,
    desk: deskOf(setting),
    ...placeOf(setting, kind, texts),
  };
  const { zone } = setting.program;
  const talk = new Talk({ texts, problem, person, agent, chance: chance.of("talk"), slots, zone, hits });
  talk.slots["since"] = spokenSince(zone, at, texts, chance, kind.rank === 0 && kind.manner === "incident");
  talk.slots["type"] = typeName(setting, kind, texts);
  if (spark?.service !== undefined) talk.slots["service"] = spark.service;
  talk.slots["ticket"] = start.key;
  const { is, ...described } = describe({ kind, chance, setting });
  const told = reportedType({ kind, chance, setting });
  const opening = { ...is, ...(told === undefined ? {} : { type: told }) };
  const course = new Course(setting, { key: start.key, customer, person, agent, kind, chance, talk, is: opening, at });
  course.isDeclined = kind.manner === "change" && isWeighed(setting) && chance.of("declined").odds(0.1);
  Object.assign(course.known, filledIn(course, texts, hits));
  return { course, via: call ?? pickChannel(setting, kind, setting.staffHours.isOpen(at), chance), described };
}

/** Only where wishes are weighed some are not granted. */
function isWeighed({ program }: Setting): boolean {
  return JSON.stringify(program.file.duties ?? {}).includes('"assessed"');
}

function heaviest(kind: Kind, chance: Chance): Kind {
  const { priority, levels } = kind;
  if (priority === undefined) return kind;
  return { ...kind, rank: 0, levels: { ...levels, ...valuesFor(priority, priority.values[0]!, chance) } };
}

/** Somebody else's first name, and not the same. */
function colleagueOf({ people }: Customer, { name }: Person, chance: Chance): string {
  const firstNames = people.map((one) => one.name.split(" ")[0]!);
  const others = firstNames.filter((first) => first !== name.split(" ")[0]);
  return others.length > 0 ? chance.pick(others) : firstNames[0]!;
}

/** An outage or a release brings incidents, spam comes in as a question; the rest is as it falls. */
function typeOf({ program }: Setting, { spark, isSpam }: TicketStart): string | undefined {
  const types = program.types?.values ?? [];
  if (spark !== undefined) return types.find((type) => /incident|fault/.test(type));
  return isSpam === true ? types.find((type) => type === "question") : undefined;
}

function wordsOf({ talk, kind }: Course, via: string, { spark }: TicketStart): () => string {
  const isIncident = kind.manner === "incident" || kind.manner === "problem";
  if (/phone/.test(via)) return () => talk.phoned(kind.rank, isIncident);
  return () => (isIncident ? talk.report(kind.rank, spark?.kind === "release") : talk.request(kind.manner));
}

/** The environment by name, where it is not the one that people work in. */
function placeOf({ program }: Setting, { levels }: Kind, { lang }: Texts): Record<string, string> {
  const [name, value] = Object.entries(levels).find(([, one]) => /^(test|acceptance|development)/.test(one)) ?? [];
  const names = name === undefined ? undefined : program.levels.get(name)?.term.values;
  if (value === undefined) return {};
  return {
    environment: (names === undefined || Array.isArray(names) ? value : (names[value]?.[lang] ?? value)).toLowerCase(),
  };
}

function deskOf({ program }: Setting): string {
  // Nobody writes what the full name says between brackets.
  return (program.file.parties["supplier"]?.name ?? program.file.agreement).replace(/ *\(.*\)/, "");
}

function typeName({ program }: Setting, kind: Kind, { lang }: Texts): string {
  const values = program.types?.term.values;
  if (kind.type === undefined || values === undefined || Array.isArray(values)) return kind.type ?? "";
  return (values[kind.type]?.[lang] ?? kind.type).toLowerCase();
}

/** Entered on the wrong ticket, and taken back; the record keeps both. */
function mistake(course: Course): void {
  const { chance, setting, agent, talk } = course;
  const middle = course.happenings.filter(({ kind }) => kind === "work-booked" || kind === "noted");
  if (!chance.odds(setting.parameters.mistakes.withdrawn * 2) || middle.length === 0) return;
  const at = chance.pick(middle).at + chance.whole(3, 30) * minute;
  const id = course.mark();
  const wrong = { ...workFields(course), by: agent.role, minutes: "15", person: agent.id };
  const booked = course.add("work-booked", at, wrong);
  Object.assign(booked, { id });
  if (chance.odds(0.4)) {
    const fields = { fact: id, minutes: "45", by: agent.role, why: talk.note("corrected-why") };
    course.add("corrected", at + chance.whole(10, 200) * minute, fields);
    return;
  }
  const why = talk.note("withdrawn-why");
  course.add("withdrawn", at + chance.whole(2, 60) * minute, { fact: id, by: agent.role, why });
}

/** The duties that the ticket's facts open. */
function follow(course: Course): void {
  const { setting } = course;
  for (let i = 0; i < course.happenings.length && i < 80; i++) {
    const fact = course.happenings[i]!;
    for (const { kind, at, fields, duty } of doneAfter(course.place(), fact, course.happenings)) {
      const by = duty.by.includes("customer") ? course.person : course.agent;
      const closedAt = course.happenings.find((one) => one.kind === "closed")?.at ?? Infinity;
      if (fact.at > closedAt) continue;
      // What has to be done about a ticket is done before somebody closes it, or by its closing.
      const isOver = at > closedAt && fact.at < closedAt && duty.within !== undefined;
      const left = setting.staffHours.open(fact.at, closedAt) * (0.1 + 0.5 * course.chance.unit());
      const doneAt = isOver ? setting.staffHours.due(fact.at, Math.max(1000, Math.floor(left / 1000) * 1000)) : at;
      const backAt = course.happenings.find((one) => one.kind === "reopened" && one.at > fact.at)?.at ?? Infinity;
      const actAt = Math.min(doneAt, isOver ? closedAt : Infinity, Math.max(fact.at, backAt - minute));
      course.act(kind, actAt, fields, by, saying(course, kind, actAt, fields));
    }
  }
}

/** What a duty tells somebody is told in words. */
function saying(
  { talk, setting, happenings }: Course,
  kind: string,
  now: number,
  fields: Record<string, FieldValue>,
): (() => string) | undefined {
  if (kind !== "notice-sent") return undefined;
  const about = fields["about"];
  const { phrases } = setting.texts[0]!.desk;
  const isOver = happenings.some(({ kind: had, at }) => had === "resolved" && at <= now);
  const isMerged = happenings.some(({ kind: had }) => had === "merged");
  const back = isMerged ? "report-back-merged" : isOver ? "report-back" : "notice-taken";
  if (about === undefined) return () => talk.fromDesk(back);
  const names = [`notice-${String(about)}-${isOver ? "after" : "before"}`, `notice-${String(about)}`, "notice"];
  const own = names.find((name) => phrases[name] !== undefined)!;
  // What goes out to all is no letter to one.
  return () => (about === "severity-1" ? talk.note(own) : talk.fromDesk(own, String(fields["options"] ?? "")));
}

function judgeAndMind(course: Course): void {
  const { setting, customer, chance } = course;
  const facts = course.happenings.toSorted(byMoment);
  const subject = { kind: "ticket", attributes: course.is, facts, contract: customer.contract };
  const judgement = judge(setting.program, subject);
  const missed = judgement.clocks.filter(({ verdict }) => verdict === "missed" || verdict === "over-aim");
  course.isMissed = missed.some(({ clock }) => /^(resolved|closed)$/.test(clock.to[0]?.fact ?? ""));
  // Nobody calls a manager about a detail.
  const isWorth = course.talk.hasCause && chance.odds(setting.parameters.relation["after-a-miss"]);
  if (missed.length === 0 || !isWorth) return;
  const since = Math.min(
    ...missed.flatMap(({ thresholds }) => thresholds.map(({ missedAt }) => missedAt)).filter(isFinite),
  );
  const right = escalation(
    course,
    missed.map(({ clock }) => clock.name),
  );
  if (right === undefined || !Number.isFinite(since)) return;
  const at = setting.staffHours.due(setting.staffHours.nextOpen(since), chance.whole(20, 200) * minute);
  // Once a manager has spoken it does not take weeks.
  const endsAt = course.happenings.find(({ kind, at: done }) => kind === "resolved" && done > at)?.at ?? Infinity;
  if (endsAt > at + 4 * 24 * hour) return;
  course.act(right.kind, at, right.fields, course.person, () => course.talk.plainWord("escalated"));
  const manager = staffWith(setting, (role) => /manage|coordinator|lead|board/.test(role), chance);
  const answeredAt = atWork(setting, Math.min(at + chance.whole(20, 150) * minute, (at + endsAt) / 2), chance);
  course.act("noted", answeredAt, { internal: "no" }, manager, () =>
    course.talk.fromDesk("escalation-answer", undefined, manager.name),
  );
}

/** The act to which the customer has a right once a clock was missed, or at any time. */
function escalation(
  course: Course,
  missed: readonly string[],
): { kind: string; fields: Record<string, FieldValue> } | undefined {
  const { setting, kind } = course;
  for (const right of Object.values(setting.program.file.rights ?? {})) {
    const [may] = right.may;
    if (may?.kind !== "fact" || !["escalated", "meeting-called"].includes(may.fact)) continue;
    if (!(right.for?.includes(kind.type ?? "") ?? false) || !/customer|both/.test(right.of.join(" "))) continue;
    const tested = JSON.stringify(right.where ?? []);
    if (tested.includes('"missed"') && !missed.some((name) => tested.includes(`"${name}"`))) continue;
    const fields: Record<string, FieldValue> = Object.fromEntries(
      Object.entries(may.filter).map(([k, v]) => [k, v[0]!]),
    );
    const to = right.to === undefined ? undefined : toWhom(course, right.to);
    if (to !== undefined) fields["to"] = to;
    if (right.steps !== undefined) fields["step"] = right.steps[course.chance.odds(0.75) ? 1 : 0]?.step ?? "manager";
    return { kind: may.fact, fields };
  }
  return undefined;
}

/** Of a list by level, what stands at the ticket's own level. */
function toWhom({ kind, attributes }: Course, tree: ByLevel<string>): string | undefined {
  const level = kind.priority;
  const value = level === undefined ? undefined : chosen(choiceOfValues(level), attributes);
  return [...leaves(tree)].find(({ keys }) => keys.every((key) => key === value))?.value;
}

function choiceOfValues(level: NonNullable<Kind["priority"]>) {
  const cases = new Map(level.values.map((value) => [value, { kind: "value" as const, value }]));
  return { kind: "by" as const, level, cases };
}

function ended(course: Course): TicketLife {
  course.happenings.sort(byMoment);
  course.happenings.forEach((happening, i) => Object.assign(happening, { seq: i }));
  return course.life();
}

/** A colleague tells the same: the desk merges it into the first. */
function twin(
  setting: Setting,
  { key, customer, at, chance, spark }: TicketStart,
  first: Course,
  life: TicketLife,
  n: number,
): TicketLife {
  const own = chance.of("twin", n);
  const { person, kind } = first;
  const is = kind.type === undefined ? first.is : { ...first.is, type: kind.type };
  const others = customer.people.filter((one) => one !== person && one.lang === person.lang);
  const other = others.length > 0 ? own.pick(others) : person;
  const toldAt = at + own.whole(3, spark === undefined ? 90 : 35) * minute + own.whole(0, 59) * 1000;
  const texts = textsIn(setting, other.lang);
  const talk = new Talk({
    texts,
    problem: spark === undefined ? first.talk.problem : problemFor(setting, customer, texts, kind, spark),
    person: other,
    agent: first.agent,
    chance: own.of("talk"),
    slots: {
      ...first.talk.slots,
      // Who is spoken of in the matter itself stays; else the first is the other who has it.
      ...(first.talk.problem.see.includes("{colleague}") ? {} : { colleague: person.name.split(" ")[0]! }),
      ticket: `${key.slice(0, -1)}-twin${n}#`,
      "other-ticket": life.key,
    },
    zone: setting.program.zone,
    hits: spark === undefined ? "team" : "all",
  });
  const { agent } = first;
  const start = {
    key: `${key.slice(0, -1)}-twin${n}#`,
    customer,
    person: other,
    agent,
    kind,
    chance: own,
    talk,
    is,
    at: toldAt,
  };
  const course = new Course(setting, start);
  Object.assign(course.known, first.known);
  const via = pickChannel(setting, kind, setting.staffHours.isOpen(toldAt), own);
  const { is: _is, ...described } = describe({ kind: { ...kind }, chance: own, setting });
  report(course, via, described, wordsOf(course, via, { key, customer, at, chance }));
  const mergedAt = Math.max(atWork(setting, toldAt + own.whole(5, 50) * minute, own), first.happenings[1]?.at ?? 0);
  mergeInto(life.key, course, first.agent, mergedAt, other === person ? "merged-own" : "merged");
  findToo(course, first);
  follow(course);
  return ended(course);
}

/** Where closing alone ends nothing, the merged ticket is said to be answered and solved with the other. */
function mergeInto(
  key: string,
  course: Course,
  agent: Course["agent"],
  mergedAt: number,
  said: "merged" | "merged-own",
): void {
  const merging = course.act("merged", mergedAt, { into: key }, agent, () => course.talk.fromDesk(said));
  if (course.happenings.every(({ kind }) => kind !== "answered"))
    course.act("answered", merging.at + 20_000, {}, agent);
  course.act("resolved", merging.at + 40_000, solvedFields(course), agent);
  course.act("closed", merging.at + minute, {}, agent);
}

/** What was found out about the first was found out about this one. */
function findToo(course: Course, first: Course): void {
  for (const { kind, at, fields } of first.happenings)
    if (kind === "decided") {
      const { by: _by, person: _person, ...found } = fields;
      course.act(kind, Math.max(at, course.happenings.at(-1)!.at) + 20_000, found, first.agent);
    }
}

function spamTicket(setting: Setting, start: TicketStart): TicketLife {
  const { course } = begin(setting, { ...start, chance: start.chance.of("spam"), isSpam: true });
  course.add("reported", course.at, { by: "customer", via: "mail" }, () => course.talk.note("spam"));
  const at = atWork(setting, course.at + start.chance.whole(10, 90) * minute, start.chance);
  course.act("marked-spam", Math.min(at, course.at + 20 * 24 * hour), {}, course.agent);
  course.add("closed", at + 5000, { by: course.agent.role, person: course.agent.id });
  follow(course);
  return ended(course);
}
