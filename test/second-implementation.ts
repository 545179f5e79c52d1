/**
 * Availability a second time, without anything of Peil: a month is an array with a place for each of its minutes, and what
 * was down in it is what was marked. Slow, plain, and made to disagree with the first wherever either is wrong.
 */

export interface DownWindow {
  readonly incident: string;
  /** Minutes since 1970, half-open. */
  readonly from: number;
  readonly to: number;
  readonly impact: string;
}

/** The incident history as it was published: number, start and end before the title, the impact behind it. */
export function readWindows(csv: string): DownWindow[] {
  const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
  if (!header!.startsWith("incident_id,downtime_start,downtime_end,") || !header!.endsWith(",impact"))
    throw new Error(`not the history that this was written for: ${header}`);
  return lines.map((line) => {
    const [incident, start, end] = line.split(",", 3);
    const impact = line.slice(line.lastIndexOf(",") + 1);
    return { incident: incident!, from: Date.parse(start!) / 60_000, to: Date.parse(end!) / 60_000, impact };
  });
}

/** `2024-03`, with how many minutes it has and how many of them were down. */
export interface MonthDown {
  readonly month: string;
  readonly minutes: number;
  readonly down: number;
}

/** Every month from the first window to the last; those of these impacts count. */
export function monthsDown(windows: readonly DownWindow[], impacts: ReadonlySet<string>): MonthDown[] {
  const first = new Date(Math.min(...windows.map(({ from }) => from)) * 60_000);
  const last = Math.max(...windows.map(({ to }) => to));
  const months: MonthDown[] = [];
  for (let n = first.getUTCFullYear() * 12 + first.getUTCMonth(); minuteOf(n) < last; n++) {
    const [start, end] = [minuteOf(n), minuteOf(n + 1)];
    const marks = new Uint8Array(end - start);
    for (const { from, to, impact } of windows)
      if (impacts.has(impact))
        for (let minute = Math.max(from, start); minute < Math.min(to, end); minute++) marks[minute - start] = 1;
    const month = new Date(start * 60_000).toISOString().slice(0, 7);
    months.push({ month, minutes: marks.length, down: marks.reduce((sum, mark) => sum + mark, 0) });
  }
  return months;
}

/** The first minute of the nth month since the year 0. */
function minuteOf(n: number): number {
  return Date.UTC(Math.floor(n / 12), n % 12, 1) / 60_000;
}
