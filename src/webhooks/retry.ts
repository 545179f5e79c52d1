/** When a message is tried again (HOK-5). Pure. */

export const mostTries = 13;
const FIRST_MS = 5000;
const LONGEST_MS = 12 * 3_600_000;

/** How long to wait after so many tries that failed; undefined after the last. `random` is at least 0 and less than 1. */
export function waitMs(tries: number, random: number): number | undefined {
  if (tries >= mostTries) return undefined;
  return Math.round(Math.min(FIRST_MS * 4 ** (tries - 1), LONGEST_MS) * (0.75 + random / 2));
}

/** What a receiver asks for by Retry-After, in seconds or as a date; no longer than we would ever wait. */
export function askedWaitMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const at = /^\d{1,9}$/.test(header.trim()) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) || at <= now ? undefined : Math.min(at - now, LONGEST_MS);
}
