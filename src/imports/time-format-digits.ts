/** The pieces that written times share: digits of a fixed number, and an offset from UTC. */

const PLUS = 43;
const MINUS = 45;
const COLON = 58;

/** The number in `count` (at most four) digits from `at` on, all inside the text; below zero when one is no digit. */
export function digitsAt(text: string, at: number, count: number): number {
  let number = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Milliseconds of `Z`, `UTC`, `GMT`, `+01`, `+0100` or `+01:00`, which must be the rest of the text; else NaN. */
export function readOffset(text: string, at: number): number {
  const length = text.length - at;
  const sign = text.charCodeAt(at);
  if (sign !== PLUS && sign !== MINUS) {
    const name = text.slice(at);
    return name === "Z" || name === "UTC" || name === "GMT" ? 0 : Number.NaN;
  }
  const colon = length === 6 && text.charCodeAt(at + 3) === COLON;
  if (!colon && length !== 3 && length !== 5) return Number.NaN;
  const hours = digitsAt(text, at + 1, 2);
  const minutes = length === 3 ? 0 : digitsAt(text, at + (colon ? 4 : 3), 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  const size = (hours * 60 + minutes) * 60_000;
  return sign === MINUS ? 0 - size : size;
}
