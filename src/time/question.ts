// One question to the calculator and its answer: when is this due, how long is it open, is it open, when does it open or
// close. A question that cannot be answered exactly as asked is refused with a code. Rules: CAL-1 to CAL-8, TIM-1.

import type { Hours } from "./hours.ts";
import { HoursRangeError } from "./hours-range.ts";
import type { HoursRangeCode } from "./hours-range.ts";
import { HOURS_KEYS } from "./hours-text.ts";
import { parseLength } from "./length.ts";
import type { Length } from "./length.ts";
import { instantToUtc, isoToInstant } from "./moment.ts";
import type { MomentCode } from "./moment.ts";
import { addCalendar, addWorkingDays } from "./working-days.ts";

export type Question = { at: number; hours: HoursAsked } & (
  | { ask: "due"; length: Length }
  | { ask: "open"; until: number }
  | { ask: "is-open" | "next-open" | "next-close" }
);
/** Hours written in the question (still to be read), or the name of hours in an agreement. */
export type HoursAsked = { written: Record<string, unknown> } | { named: string };

export type QuestionCode =
  | "question.not-a-map"
  | "question.unknown-key"
  | "question.missing-key"
  | "question.key-not-asked"
  | "question.unknown-ask"
  | "question.bad-moment"
  | "question.bad-length"
  | "question.bad-name"
  | "question.hours-twice"
  | "question.no-working-day";
export interface Refused {
  code: QuestionCode | HoursRangeCode | MomentCode;
  params: Record<string, string>;
}
export type Answer = { at: string } | { ms: number } | { open: boolean };

const ASKS = ["due", "open", "is-open", "next-open", "next-close"] as const;

/** Reads one parsed line. The first thing wrong with it is told; `id` may stand in it and is left alone. */
export function readQuestion(value: unknown): { question: Question } | { refused: Refused } {
  if (!isMap(value)) return refuse("question.not-a-map");
  for (const key of Object.keys(value)) if (!KEYS.has(key)) return refuse("question.unknown-key", { key });
  const ask = value["ask"];
  if (ask === undefined) return refuse("question.missing-key", { key: "ask" });
  if (!isAsk(ask)) return refuse("question.unknown-ask", { ask: shown(ask), asks: ASKS.join(", ") });
  for (const [key, only] of [
    ["until", "open"],
    ["for", "due"],
  ] as const) {
    if (ask === only && value[key] === undefined) return refuse("question.missing-key", { key });
    if (ask !== only && value[key] !== undefined) return refuse("question.key-not-asked", { key, ask });
  }
  const hours = readHoursAsked(value);
  if ("code" in hours) return { refused: hours };
  const at = readMoment(value["at"], "at");
  if (typeof at !== "number") return { refused: at };
  if (ask === "due") {
    const length = readLength(value["for"]);
    return length === undefined
      ? refuse("question.bad-length", { text: shown(value["for"]) })
      : asked({ ask, at, hours, length });
  }
  if (ask !== "open") return asked({ ask, at, hours });
  const until = readMoment(value["until"], "until");
  return typeof until === "number" ? asked({ ask, at, hours, until }) : { refused: until };
}

/** Answers a question on its compiled hours, or says by which rule there is no answer. */
export function answerQuestion(question: Question, hours: Hours): Answer | { refused: Refused } {
  try {
    return answered(question, hours);
  } catch (error) {
    if (error instanceof HoursRangeError) return { refused: { code: error.code, params: error.params } };
    throw error;
  }
}

const KEYS: ReadonlySet<string> = new Set(["id", "ask", "at", "until", "for", "hours", ...HOURS_KEYS]);

function answered(question: Question, hours: Hours): Answer | { refused: Refused } {
  const { at } = question;
  switch (question.ask) {
    case "open":
      return { ms: hours.open(at, question.until) };
    case "is-open":
      return { open: hours.isOpenAt(at) };
    case "next-open":
      return { at: instantToUtc(hours.nextOpen(at)) };
    case "next-close":
      return { at: instantToUtc(hours.nextClose(at)) };
    case "due":
      return due(at, question.length, hours);
  }
}

function due(at: number, length: Length, hours: Hours): Answer | { refused: Refused } {
  if (length.kind === "elapsed") return { at: instantToUtc(hours.due(at, length.ms)) };
  if (length.kind === "working-days") {
    const { workingDay } = hours.definition;
    if (workingDay === undefined) return refuse("question.no-working-day");
    return { at: instantToUtc(addWorkingDays(hours, at, length.n, workingDay)) };
  }
  // A calendar length begins at the first open moment (CAL-8); counted back it is the same local time earlier (DUT-6).
  const begin = length.n > 0 ? hours.nextOpen(at) : at;
  return { at: instantToUtc(addCalendar(hours.zone.id, begin, length.n, length.unit)) };
}

function readHoursAsked(value: Record<string, unknown>): HoursAsked | Refused {
  const written: Record<string, unknown> = {};
  for (const key of HOURS_KEYS) if (value[key] !== undefined) written[key] = value[key];
  const named = value["hours"];
  if (named === undefined) return { written };
  if (typeof named !== "string") return { code: "question.bad-name", params: { text: shown(named) } };
  const [key] = Object.keys(written);
  return key === undefined ? { named } : { code: "question.hours-twice", params: { key } };
}

function readMoment(value: unknown, key: string): number | Refused {
  if (value === undefined) return { code: "question.missing-key", params: { key } };
  if (typeof value !== "string") return { code: "question.bad-moment", params: { key, text: shown(value) } };
  const read = isoToInstant(value);
  return read.problem === undefined ? read.at : { code: read.problem.code, params: { key, ...read.problem.params } };
}

function readLength(value: unknown): Length | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? { kind: "elapsed", ms: value } : undefined;
  return typeof value === "string" ? parseLength(value, { signed: true }) : undefined;
}

function asked(question: Question): { question: Question } {
  return { question };
}

function refuse(code: QuestionCode, params: Record<string, string> = {}): { refused: Refused } {
  return { refused: { code, params } };
}

function isAsk(value: unknown): value is Question["ask"] {
  return (ASKS as readonly unknown[]).includes(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
