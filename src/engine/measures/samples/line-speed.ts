/** Speeds of a line as people write them, `750 kbit/s` or `10 Mbit/s`, in bits a second. Rule: RSP-2. */

const factors: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9 };

/** Whole bits a second; undefined where the text is no such speed. */
export function parseLineSpeed(written: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?) ?([kMG]?)bit\/s$/.exec(written);
  return match === null ? undefined : Math.round(Number(match[1]) * factors[match[2]!]!);
}
