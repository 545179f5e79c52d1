// Lengths as they are written in an agreement and asked of the calculator: elapsed time, working days, and calendar
// lengths. An elapsed length is an exact integer of milliseconds; what cannot be one is refused. Rules: TIM-1, CAL-6, CAL-7.

export type CalendarUnit = "day" | "week" | "month" | "year";
export type Length =
  | { kind: "elapsed"; ms: number }
  | { kind: "working-days"; n: number }
  | { kind: "calendar"; n: number; unit: CalendarUnit };

/**
 * Reads `2 h`, `0.5 h`, `4 h 30 min 5 s`, `250 ms`, `5 working days`, `1 month`. Elapsed parts go from large to small,
 * each unit once; only the last may have a fraction. A leading minus counts only where `signed` asks for it.
 * Gives undefined for anything else, also for a length that is no whole number of milliseconds or beyond 2^53.
 */
export function parseLength(text: string, options: { signed?: boolean } = {}): Length | undefined {
  let rest = text.trim();
  const negative = rest.startsWith("-");
  if (negative && options.signed !== true) return undefined;
  if (negative) rest = rest.slice(1).trimStart();
  const length = parseCounted(rest) ?? parseElapsed(rest);
  return length !== undefined && negative ? negated(length) : length;
}

/** Milliseconds as `4 h 30 min 5 s 250 ms`, leaving out what is nothing; `0 s` for none, a leading minus below it. */
export function formatElapsed(ms: number): string {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`formatElapsed: ${ms} is no whole number of milliseconds`);
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const n = Math.floor(rest / size);
    if (n > 0) parts.push(`${n} ${unit}`);
    rest -= n * size;
  }
  return (ms < 0 ? "-" : "") + (parts.length === 0 ? "0 s" : parts.join(" "));
}

const UNITS: readonly (readonly [string, number])[] = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
  ["ms", 1],
];

function parseCounted(text: string): Length | undefined {
  const match = /^(\d{1,9}) (working days?|days?|weeks?|months?|years?)$/.exec(text);
  if (match === null) return undefined;
  const n = Number(match[1]);
  const unit = match[2]!.replace(/s$/, "");
  return unit === "working day" ? { kind: "working-days", n } : { kind: "calendar", n, unit: unit as CalendarUnit };
}

function parseElapsed(text: string): Length | undefined {
  const part = /(\d{1,16})(?:\.(\d{1,9}))? ?(h|min|ms|s)(?: |$)/y;
  let total = 0;
  let smallest = -1;
  let fraction = false;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null || fraction) return undefined;
    const rank = UNITS.findIndex(([unit]) => unit === match[3]);
    if (rank <= smallest) return undefined;
    smallest = rank;
    fraction = match[2] !== undefined;
    const ms = exactMs(match[1]!, match[2] ?? "", UNITS[rank]![1]);
    if (ms === undefined) return undefined;
    total += ms;
  }
  if (smallest < 0 || text.endsWith(" ") || !Number.isSafeInteger(total)) return undefined;
  return { kind: "elapsed", ms: total };
}

// Decimal digits are kept as integers: 0.1 h is 6 minutes exactly, which binary fractions cannot promise.
function exactMs(whole: string, decimals: string, size: number): number | undefined {
  const scale = 10n ** BigInt(decimals.length);
  const scaled = BigInt(whole + decimals) * BigInt(size);
  if (scaled % scale !== 0n) return undefined;
  const ms = Number(scaled / scale);
  return Number.isSafeInteger(ms) ? ms : undefined;
}

function negated(length: Length): Length {
  if (length.kind === "elapsed") return { kind: "elapsed", ms: 0 - length.ms };
  return { ...length, n: 0 - length.n };
}
