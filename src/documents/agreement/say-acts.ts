/** Duties, rights and rules in a sentence each: who, what, when, and under which condition (DUT-1, DUT-2, DUT-3, DUT-4, ACT-1). */
import type { DutyTerm, RightTerm, RuleTerm } from "../../agreement/schema/agreement.ts";
import type { Strength } from "../../i18n/term-words.ts";
import { type Said, type ShownTable, type Speakers } from "./promise.ts";
import { holds, required } from "./say-condition.ts";
import type { Speaker } from "./speaker.ts";

/** A duty inside a procedure has its article from there. */
export type Duty = Omit<DutyTerm, "article">;
export type Right = Omit<RightTerm, "article">;
export type Rule = Omit<RuleTerm, "article">;

export function sayDuty(speakers: Speakers, name: string, term: Duty, strength: Strength): Said {
  return {
    heading: term.name ?? speakers.say((s) => s.words.dutyOf(s.people(term.by))),
    figure: { kind: "duty", duty: name },
    paragraphs: speakers.paragraphs([(s) => duty(s, term, strength), (s) => conditionOf(s, term)]),
  };
}

function duty(s: Speaker, term: Duty, strength: Strength): string {
  const { by, informs, to, contains, requires, hours, until } = term;
  return s.words.duty(strength, s.areMany(by), {
    by: s.people(by),
    informs: isEachOther(by, informs) ? s.words.eachOther : s.people(informs),
    done: s.moments(to),
    when: whenOf(s, term),
    hours: s.hoursCounted(hours),
    until: until === undefined ? "" : s.moments(until),
    contains: s.all(contains),
    requires: s.all(requires),
  });
}

function isEachOther(by: readonly string[], informs: readonly string[] = []): boolean {
  return by.length === 2 && informs.length === 2 && by.every((one) => informs.includes(one));
}

function whenOf(s: Speaker, { from, within, before, notice, every, times }: Duty): string {
  const { dutyTime: words } = s.words;
  const rhythm = every === undefined ? "" : s.lengthOrAgreed(every).replace(/^1 /, "");
  return [
    from === undefined ? "" : afterIn(s, s.moments(from), within),
    before === undefined ? "" : beforeIn(s, s.moments(before), notice),
    rhythm === "" ? "" : times === undefined ? words.every(rhythm) : words.times(times, rhythm),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function afterIn(s: Speaker, from: string, within: Duty["within"]): string {
  const { dutyTime: words } = s.words;
  if (within === undefined) return words.after(from);
  if (within.kind === "elapsed" && within.ms === 0) return words.atOnce(from);
  return words.within(s.lengthOrAgreed(within), from);
}

function beforeIn(s: Speaker, before: string, notice: Duty["notice"]): string {
  const { dutyTime: words } = s.words;
  return notice === undefined ? words.before(before) : words.notice(s.length(notice), before);
}

function conditionOf(s: Speaker, { for: of, where }: Pick<Duty, "for" | "where">): string {
  return holds(s, where, s.subjects(of));
}

export function sayRight(speakers: Speakers, term: Right): Said {
  const { steps } = term;
  return {
    heading: term.name ?? speakers.say((s) => s.words.rightOf(s.people(term.of))),
    paragraphs: speakers.paragraphs([(s) => right(s, term)]),
    tables: steps === undefined ? [] : [stepTable(speakers, steps)],
  };
}

function right(s: Speaker, term: Right): string {
  const { right: words, periods } = s.words;
  const { of, may, from, until, within, after } = term;
  const [, times, period] = /^(\d+) per (.+)$/.exec(term["at-most"] ?? "") ?? [];
  const start = from === undefined ? "" : s.moments(from);
  const when = [
    within !== undefined
      ? s.words.dutyTime.within(s.length(within), start)
      : after === undefined && start !== ""
        ? words.from(start)
        : "",
    after === undefined ? "" : words.after(s.length(after), start),
    until === undefined ? "" : words.until(s.moments(until)),
  ];
  return words.may(s.areMany(of), {
    by: s.people(of),
    what: s.moments(may),
    of: s.subjects(term.for),
    when: when.filter((part) => part !== "").join(", "),
    where: holds(s, term.where),
    requires: s.all(term.requires),
    most:
      times === undefined ? "" : words.most(times, (periods as Readonly<Record<string, string>>)[period!] ?? period!),
  });
}

function stepTable(speakers: Speakers, steps: NonNullable<Right["steps"]>): ShownTable {
  return {
    caption: speakers.say((s) => s.words.labels.step),
    head: (["step", "customer", "supplier"] as const).map((label) => speakers.say((s) => s.words.labels[label])),
    rows: steps.map(({ step, customer, supplier }) => [
      speakers.say((s) => s.word(step)),
      speakers.say((s) => s.people(customer)),
      speakers.say((s) => s.people(supplier)),
    ]),
  };
}

export function sayRule(speakers: Speakers, term: Rule): Said {
  const { say } = term;
  return {
    heading: term.name ?? speakers.say((s) => s.words.ruleAt(s.happening(term.when))),
    paragraphs: [
      ...speakers.paragraphs([(s) => rule(s, term)]),
      ...(say === undefined ? [] : [speakers.say((s) => `${s.words.labels.says}: “${s.text(say)}”`)]),
    ],
  };
}

function rule(s: Speaker, term: Rule): string {
  const { when, where, requires } = term;
  const hasTest = term["only-if"] !== undefined || requires !== undefined;
  return s.words.rule({
    when: s.moments(when),
    of: s.subjects(term.for),
    where: holds(s, where),
    onlyIf: required(s, term["only-if"]),
    requires: s.all(requires),
    otherwise: hasTest ? s.words.outcomes[term.else ?? "refuse"] : "",
  });
}
