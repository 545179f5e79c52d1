/**
 * What a ticket waits for: an answer of the customer, with reminders; somebody else's supplier; access; or a better day.
 * Which of these there are follows from the agreement, and the reasons too where its clocks name them.
 */
import { clocksFor } from "../engine/population.ts";
import type { Chance } from "./chance.ts";
import type { Course } from "./course.ts";
import { fieldValue } from "./proper-act.ts";
import { atWork, day, hour, minute } from "./setting.ts";
import { later } from "./targets.ts";
import { hasOwnAnswer } from "./ticket-response.ts";
import type { Person } from "./world.ts";

export interface Wait {
  readonly kind: "customer" | "third-party" | "access" | "parked";
  readonly reason: string | undefined;
  /** At most so long in open time: where the clock runs on, nobody sits still for long. */
  readonly most: number;
}

/** The waits of a ticket in their order; `promised` is the open time that its solution may take. */
export function waitsFor(course: Course, promised: number | undefined): Wait[] {
  const { setting, chance, kind, attributes, talk } = course;
  const { waiting } = setting.parameters.work;
  const clocks = clocksFor(setting.program, kind.type);
  const pausing = new Set(clocks.flatMap(({ pauses }) => pauses.map(({ fact }) => fact)));
  const spoken = new Set([...pausing, ...clocks.flatMap(({ term }) => namesOf(term["show-apart"]))]);
  const reasons = clocks.flatMap(({ pauses }) =>
    pauses.flatMap(({ fact, filter }) => (fact === "waiting-for-customer" ? (filter?.["for"] ?? []) : [])),
  );
  const most = (fact: string) => (pausing.has(fact) ? 30 * day : Math.max(20 * minute, (promised ?? 5 * day) * 0.15));
  const waits: Wait[] = [];
  const unclear = Object.entries(attributes).find(([, value]) => /^(unclear|not-)/.test(String(value)));
  // The answer to a question that was asked back hangs on it; a fault is often found without.
  const needed = kind.manner === "question" ? 1 : kind.manner === "change" ? 0.8 : waiting.customer;
  const odds = kind.rank === 0 ? needed / 3 : needed;
  if (unclear !== undefined || (talk.asks && chance.odds(odds)))
    waits.push({
      kind: "customer",
      reason: unclear?.[0] ?? (reasons.length > 0 ? reasonFor(reasons, talk.asks, chance) : undefined),
      most: most("waiting-for-customer"),
    });
  if (kind.manner !== "incident" && kind.manner !== "change") return waits;
  // Somebody else is asked where it is theirs, now and then to be sure, and never about a detail.
  const third = talk.fault === "third-party" ? 0.9 : talk.hasCause ? waiting["third-party"] / 4 : 0;
  const hasThird = spoken.has("waiting-for-third-party") || "third-party" in setting.program.file.parties;
  if (hasThird && chance.odds(third))
    waits.push({ kind: "third-party", reason: undefined, most: most("waiting-for-third-party") });
  for (const [wait, fact] of [
    ["access", "waiting-for-access"],
    ["parked", "parked"],
  ] as const)
    if (spoken.has(fact) && kind.rank > 0 && talk.hasCause && chance.odds(waiting[wait]))
      waits.push({ kind: wait, reason: undefined, most: most(fact) });
  return waits;
}

/** Consent where the data have to be seen; else what was asked is a matter of making it happen again. */
function reasonFor(reasons: readonly string[], isAsked: boolean, chance: Chance): string {
  const rest = reasons.filter((one) => one !== "consent" && one !== "description");
  const isConsent = reasons.includes("consent") && (!isAsked || rest.length === 0 || chance.odds(0.2));
  return isConsent ? "consent" : (rest[0] ?? reasons[0]!);
}

function namesOf(moments: readonly { kind: string; fact?: string }[] | undefined): string[] {
  return (moments ?? []).flatMap(({ fact }) => fact ?? []);
}

/** Lives the wait through; afterwards `course.at` is when work goes on. */
export function waitOf(course: Course, wait: Wait): void {
  if (wait.kind === "customer") waitForCustomer(course, wait);
  else if (wait.kind === "third-party") waitForThirdParty(course, wait);
  else putAside(course, wait);
}

function waitForCustomer(course: Course, { reason, most }: Wait): void {
  const { setting, chance, agent, person, talk } = course;
  const { answer, reminder } = setting.parameters.work.waiting;
  const fields = reason === undefined ? { for: "information" } : { for: reason };
  const askedAt = course.at;
  const isAsked = course.happenings.at(-1)?.kind === "answered" && hasOwnAnswer(course);
  course.act("waiting-for-customer", askedAt, fields, agent, isAsked ? undefined : () => talk.ask(reason));
  // Whoever stands still answers within the hour; whoever is much hindered, the same day or the next.
  const { rank } = course.kind;
  const usual = rank === 0 ? chance.around(15 * minute, 0.7) : chance.around(answer.median, answer.spread);
  const limit = Math.min(most, course.kind.manner === "incident" && rank <= 1 ? 10 * hour : 60 * hour);
  const drawn = usual < limit ? usual : limit * (0.6 + 0.4 * chance.unit());
  const repliedAt = later(setting.staffHours, askedAt, drawn);
  let isLate = false;
  for (let at = askedAt + reminder; at < repliedAt - hour; at += 2 * reminder) {
    const remindedAt = atWork(setting, at, chance);
    if (remindedAt >= repliedAt - 10 * minute) break;
    course.act("notified", remindedAt, { to: person.id, about: "reminder" }, agent, () => talk.fromDesk("reminder"));
    isLate = true;
  }
  // Consent is given as such; any other answer is a note on the ticket.
  const consents = reason === "consent";
  const asked = consents ? { for: consentFor(course) } : { via: course.backVia };
  const giver = consents ? consenterOf(course) : person;
  const says = () => talk.reply(isLate, reason, giver);
  course.act(consents ? "consent-given" : "noted", repliedAt, asked, giver, says);
  course.at = atWork(setting, repliedAt + chance.whole(4, 40) * minute, chance);
  if (consents) course.act("resumed", course.at, {}, agent);
  clarify(course);
}

/** What the first answer cleared up is classified as such. */
function clarify(course: Course): void {
  const { setting, agent } = course;
  for (const level of setting.program.levels.values()) {
    const value = course.attributes[level.name];
    if (typeof value === "string" && /^(unclear|not-)/.test(value))
      course.act("classified", course.at, { [level.name]: level.values[0]! }, agent);
  }
}

/** Who may consent: somebody of the role that a rule names, else who reported it. */
function consenterOf({ customer, setting, person }: Course): Person {
  const tests = Object.values(setting.program.file.rules ?? {}).flatMap((rule) => rule["only-if"] ?? []);
  const moments = tests.flatMap((test) => (test.word === "has" ? test.moments : []));
  const roles = moments.flatMap((one) =>
    one.kind === "fact" && one.fact === "consent-given" ? (one.filter["by"] ?? []) : [],
  );
  if (roles.length === 0 || roles.includes(person.role)) return person;
  return customer.people.find(({ role }) => roles.includes(role)) ?? person;
}

/** What rules want consent for, else looking on. */
function consentFor({ setting }: Course): string {
  const tests = Object.values(setting.program.file.rules ?? {}).flatMap((rule) => rule["only-if"] ?? []);
  const moments = tests.flatMap((test) => (test.word === "has" ? test.moments : []));
  const asked = moments.flatMap((one) =>
    one.kind === "fact" && one.fact === "consent-given" ? one.filter["for"] : [],
  );
  return asked[0] ?? "screen-view";
}

function waitForThirdParty(course: Course, { most }: Wait): void {
  const { setting, chance, agent, talk } = course;
  const { thirdParty } = setting.world;
  const number = String(fieldValue(course.place(), "their-ticket"));
  Object.assign(talk.slots, { "third-party": thirdParty.name, "their-ticket": number });
  course.act("linked", course.at, { "third-party": thirdParty.name, "their-ticket": number }, agent);
  const from = course.at + minute;
  const isTheirs = talk.fault === "third-party";
  course.act("waiting-for-third-party", from, { "third-party": thirdParty.name }, agent, () =>
    talk.fromDesk(isTheirs ? "third-asked" : "third-checked"),
  );
  const until = later(
    setting.staffHours,
    from,
    Math.min(chance.around(9 * hour, 1), most, course.kind.rank <= 1 ? 7 * hour : 60 * hour),
  );
  const says = () => talk.note(isTheirs ? "third-answered" : "third-cleared");
  course.act("noted", until, { "their-ticket": number }, agent, says);
  course.at = atWork(setting, until + chance.whole(3, 30) * minute, chance);
  course.act("resumed", course.at, {}, agent);
}

function putAside(course: Course, { kind, most }: Wait): void {
  const { setting, chance, agent, talk } = course;
  const fact = kind === "access" ? "waiting-for-access" : "parked";
  const why = String(fieldValue(course.place(), kind === "access" ? "why-access" : "why-parked"));
  talk.slots["why"] = why;
  talk.now(course.at);
  const words = talk.fromDesk(kind);
  course.act(fact, course.at, { why }, agent, () => words);
  const until = later(setting.staffHours, course.at, Math.min(chance.around(12 * hour, 0.8), most));
  course.at = atWork(setting, until, chance);
  course.act("resumed", course.at, {}, agent, () => talk.note("resumed"));
}
