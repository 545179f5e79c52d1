// What hours refuse by name instead of guessing: a moment outside the years that can be compiled, a due that is never
// reached, a closing that never comes, an argument that is no whole number of milliseconds. Rules: CAL-3, TIM-1.

/** Years, both inclusive. */
export interface YearSpan {
  from: number;
  to: number;
}

export type HoursRangeCode =
  | "hours.outside-years"
  | "hours.never-reached"
  | "hours.never-opens"
  | "hours.never-closes"
  | "hours.bad-instant"
  | "hours.bad-length"
  | "days.not-known"
  | "days.unknown-country";

export class HoursRangeError extends Error {
  readonly code: HoursRangeCode;
  readonly params: Record<string, string>;

  constructor(code: HoursRangeCode, params: Record<string, string> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "HoursRangeError";
    this.code = code;
    this.params = params;
  }
}
