/** The pieces that written times share: two digits, and an offset from UTC. */

const PLUS = 43;
const MINUS = 45;
const COLON = 58;

/** The number in the two characters from `at` on, inside the text; below zero when one is no digit. */
export function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  // Unsigned, a character below the digits is far above nine.
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -100 : tens * 10 + ones;
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
  const hours = pairAt(text, at + 1);
  const minutes = length === 3 ? 0 : pairAt(text, at + (colon ? 4 : 3));
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  const size = (hours * 60 + minutes) * 60_000;
  return sign === MINUS ? 0 - size : size;
}
