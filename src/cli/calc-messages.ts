/**
 * What an error of `peil calc` says, code by code. The answers are read by programs and their makers, so they are English
 * whatever the language of the terminal; the codes are what a program should look at.
 */
import type { HoursRangeCode } from "../time/hours-range.ts";
import type { QuestionCode } from "../time/question.ts";
import type { HoursProblemCode } from "../time/windows-text.ts";

export type CalcCode =
  | QuestionCode
  | HoursProblemCode
  | HoursRangeCode
  | "question.not-json"
  | "question.not-utf8"
  | "question.too-long"
  | "question.too-deep"
  | "question.key-twice"
  | "hours.bad-reference"
  | "hours.no-file"
  | "hours.bad-agreement"
  | "hours.no-such-name";
export interface CalcProblem {
  code: CalcCode;
  params: Record<string, string>;
  path?: (string | number)[];
}

/** The sentence of a code, with what was written filled in. */
export function calcMessage(code: CalcCode, params: Record<string, string>): string {
  return MESSAGES[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}

/** Every code there is, in the order of the reference page. */
export const MESSAGES: Readonly<Record<CalcCode, string>> = {
  "question.not-json": "This line is no JSON.",
  "question.not-utf8": "This line is no UTF-8.",
  "question.too-long": "This line is longer than {bytes} bytes.",
  "question.too-deep": "This line is nested more than 60 levels deep.",
  "question.not-a-map": "A question is a JSON object.",
  "question.key-twice": "A key stands twice in one object, so it is unclear what is asked.",
  "question.unknown-key": "There is no key {key}.",
  "question.missing-key": "The key {key} is missing.",
  "question.key-not-asked": "The key {key} means nothing to {ask}.",
  "question.unknown-ask": "One can ask {asks}, not {ask}.",
  "question.bad-moment": "{key} is a moment as text, not {text}.",
  "question.bad-length":
    "for is a whole number of milliseconds or a length such as 2 h, -30 min or 5 working days, not {text}.",
  "question.bad-name": "hours is a text such as agreement.yaml#working, not {text}.",
  "question.hours-twice": "The hours are named and written ({key}) at once; give one of the two.",
  "question.no-working-day":
    "To count working days the hours must say what one is: working-day: 8 h, close or same-time.",
  "hours.bad-reference": "Name hours as path/to/agreement.yaml#name, not {text}.",
  "hours.no-file": "There is no agreement to read at {path}.",
  "hours.bad-agreement": "{path} is no sound agreement; peil check says why.",
  "hours.no-such-name": "{path} has no hours named {name}.",
  "hours.wrong-shape": "Expected here: {expected}.",
  "hours.unknown-key": "Hours have no key {key}.",
  "hours.unknown-day": "{day} is no day of the week; write mon, mon-fri or mon,wed.",
  "hours.bad-window": "{text} is no window; write 09:00-17:00, with a start that is not its end.",
  "hours.bad-time": "{text} is no time of day; write 16:00.",
  "hours.bad-working-day": "A working day is a length such as 8 h, close or same-time, not {text}.",
  "hours.bad-at-closing": "at-closing is inside or outside, not {text}.",
  "hours.never-open": "These hours never open: there is no week and no window on any date.",
  "hours.shut-reversed": "An interruption ends after it begins: {from} to {to} does not.",
  "hours.outside-years": "Hours are known from {from} to {to}; this reaches outside.",
  "hours.never-reached": "These hours are not open that long any more.",
  "hours.never-opens": "These hours do not open any more.",
  "hours.never-closes": "These hours never close from then on.",
  "hours.bad-instant": "{value} is no moment in whole milliseconds.",
  "hours.bad-length": "{value} is no length in whole milliseconds or days.",
  "days.unknown": "{text} names no days; write a date, 5 dec, good-friday, nl-awt, nl-public or country:BE.",
  "days.no-such-date": "There is no date {text}.",
  "days.unknown-country": "There are no days known for {text}.",
  "days.not-known": "The days {days} are not known for {year}; name other days, or ask about other years.",
  "time.invalid": "{text} is no moment; write 2026-11-20T15:30:00Z, no finer than milliseconds.",
  "time.no-offset": "{text} has no offset, so it is no exact moment; end it with Z or +01:00.",
  "time.skipped": "{text} does not exist: the clocks of {zone} skip it.",
  "time.ambiguous": "{text} exists twice in {zone}: {first} and {second}; write one of them.",
  "time.outside-years": "{text} lies outside 1900 to 2200.",
  "zone.missing": "The time zone is missing: zone.",
  "zone.unknown": "There is no time zone {zone}.",
};
