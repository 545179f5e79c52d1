/**
 * Lengths to the second that still add up: of a stretch the whole seconds between its ends, so that what is written under each other is exactly
 * what is written below the line (CLK-10).
 */
export function secondsBetween(from: number, to: number): number {
  return Math.floor(to / 1000) - Math.floor(from / 1000);
}

/** "6:56:55", hours without end. */
export function clockText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
