/**
 * Patterns of numbers with one sign between each two (`d/M/yyyy HH:mm:ss`), which is most of them, read in one pass over
 * the characters. Rule: TIM-1.
 */
import type { WrittenTime } from "./moments.ts";

/** One number of such a pattern: the part it gives, how many digits, and the sign after it (0 at the end). */
export interface NumberStep {
  readonly part: number;
  readonly least: number;
  readonly most: number;
  readonly sign: number;
}

/** `parts` is filled in place and `wallOf` makes a wall time of it; a number that does not fit its step is NaN. */
export function numbersReader(steps: readonly NumberStep[], parts: Float64Array, wallOf: () => number): WrittenTime {
  const part = Int32Array.from(steps, (step) => step.part);
  const least = Int32Array.from(steps, (step) => step.least);
  const most = Int32Array.from(steps, (step) => step.most);
  const signs = Int32Array.from(steps, (step) => step.sign);
  const last = steps.length - 1;
  return {
    exact: false,
    read(text) {
      const length = text.length;
      let step = 0;
      let start = 0;
      let number = 0;
      for (let at = 0; at < length; at++) {
        const char = text.charCodeAt(at);
        if (char >= 48 && char <= 57) {
          number = number * 10 + char - 48;
          continue;
        }
        const digits = at - start;
        if (step === last || char !== signs[step]! || digits < least[step]! || digits > most[step]!) return Number.NaN;
        parts[part[step]!] = number;
        number = 0;
        start = at + 1;
        step++;
      }
      const digits = length - start;
      if (step !== last || digits < least[last]! || digits > most[last]!) return Number.NaN;
      parts[part[last]!] = number;
      return wallOf();
    },
  };
}
