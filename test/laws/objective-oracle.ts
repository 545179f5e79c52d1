/**
 * A second way to count objectives, slow and plain: every ticket's running time as a list of stretches, periods by their
 * names on the calendar, figures as lists of tickets, and verdicts by trying every outcome of what is still open.
 * Rules: OBJ-2, OBJ-3, OBJ-5, OBJ-6.
 */

export interface PlainLevel {
  /** `90% under 4 h` in parts; `undefined` where no share is written. */
  readonly share: string | undefined;
  readonly over: boolean;
  readonly aim: boolean;
  readonly under: boolean;
  readonly hours: number;
}

export interface PlainTicket {
  readonly priority: "high" | "low";
  readonly term: string | undefined;
  /** Epoch milliseconds: reported, solved, reopened, solved, reopened … */
  readonly moments: readonly number[];
}

export interface Counting {
  readonly zone: string;
  readonly per: "month" | "quarter" | "half-year" | "year" | "contract-year";
  readonly judgedIn: "stop" | "report" | "due";
  readonly asOf: number;
}

export interface PlainFigure {
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  readonly allowed: number;
  readonly verdict: string;
}

/** The figures of one level over these tickets, by the label of their period; periods without tickets are left out. */
export function countPlainly(
  level: PlainLevel,
  tickets: readonly PlainTicket[],
  how: Counting,
): Map<string, PlainFigure> {
  const found = new Map<string, ("kept" | "missed" | "open")[]>();
  for (const ticket of tickets) {
    const known = ticket.moments.filter((at) => at <= how.asOf);
    if (known.length === 0) continue;
    const { outcome, at } = outcomeOf(level, known, how);
    const label = labelOf(how, at, ticket.term);
    found.set(label, [...(found.get(label) ?? []), outcome]);
  }
  return new Map([...found].map(([label, outcomes]) => [label, figureOf(level, outcomes, label, how)]));
}

/** OBJ-6: once, by its first miss, else its last stop. */
function outcomeOf(level: PlainLevel, moments: readonly number[], { asOf, judgedIn }: Counting) {
  const isOpen = moments.length % 2 === 1;
  const ends = isOpen ? [...moments, asOf] : moments;
  const target = level.hours * 3_600_000;
  const missedAt = usedAfter(ends, target + (level.under ? 0 : 1));
  const outcome = missedAt !== undefined ? "missed" : isOpen ? "open" : "kept";
  const dueAt = usedAfter([...ends.slice(0, -1), Infinity], target)!;
  const stop = missedAt ?? ends.at(-1)!;
  const at = judgedIn === "report" ? moments[0]! : judgedIn === "due" ? dueAt : stop;
  return { outcome, at } as const;
}

/** The moment at which so much of the running time is over; undefined where it never is. */
function usedAfter(ends: readonly number[], ms: number): number | undefined {
  let left = ms;
  for (let i = 0; i < ends.length; i += 2) {
    const length = ends[i + 1]! - ends[i]!;
    if (length >= left) return ends[i]! + left;
    left -= length;
  }
  return undefined;
}

function labelOf({ zone, per }: Counting, at: number, term: string | undefined): string {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  switch (per) {
    case "month":
      return `${year}-${String(month).padStart(2, "0")}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "half-year":
      return `${year}-H${Math.ceil(month / 6)}`;
    case "year":
      return `${year}`;
    case "contract-year": {
      const anchor = Temporal.PlainDate.from(term ?? "2000-01-01");
      const begins = (of: number) => anchor.with({ year: of }, { overflow: "constrain" });
      const today = Temporal.PlainDate.from({ year, month, day });
      const first = Temporal.PlainDate.compare(begins(year), today) <= 0 ? year : year - 1;
      return `${begins(first).toString()}/${begins(first + 1).toString()}`;
    }
  }
}

/** The first instant after a period, from its label alone. */
function endOf(label: string, zone: string): number {
  const [, year, part] = /^(\d{4})-?(.*)$/.exec(label.split("/")[1] ?? label)!;
  const date = label.includes("/")
    ? Temporal.PlainDate.from(label.split("/")[1]!)
    : Temporal.PlainDate.from({ year: Number(year), month: 1, day: 1 }).add({ months: monthsIn(part!) });
  return date.toZonedDateTime(zone).epochMilliseconds;
}

function monthsIn(part: string): number {
  if (part === "") return 12;
  if (part.startsWith("Q")) return 3 * Number(part[1]);
  return part.startsWith("H") ? 6 * Number(part[1]) : Number(part);
}

function figureOf(level: PlainLevel, outcomes: readonly string[], label: string, how: Counting): PlainFigure {
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const [kept, missed, open] = [count("kept"), count("missed"), count("open")];
  const population = kept + missed;
  const few = Array.from({ length: population + 1 }, (_, m) => m).filter((m) => reaches(level, population - m, m));
  const allowed = population === 0 ? 0 : (few.at(-1) ?? -1);
  const lost = level.aim ? "over-aim" : "missed";
  const word = (isKept: boolean) => (isKept ? "kept" : lost);
  const figure = { kept, missed, open, allowed };
  if (how.asOf < endOf(label, how.zone)) {
    const rescued = population === 0 || reaches(level, kept + 1_000_000_000, missed);
    return { ...figure, verdict: rescued ? "running" : lost };
  }
  const ways = Array.from({ length: open + 1 }, (_, late) => word(reaches(level, kept + open - late, missed + late)));
  const verdict = new Set(ways).size === 1 ? ways[0]! : "undecided";
  return { ...figure, verdict };
}

/** OBJ-3 in wide integers: `99.9%` is 999 of 1000. */
function reaches({ share, over }: PlainLevel, kept: number, missed: number): boolean {
  const [whole = "100", decimals = ""] = (share ?? "100%").replace("%", "").split(".");
  const asked = BigInt(whole + decimals) * BigInt(kept + missed);
  const reached = BigInt(kept) * 100n * 10n ** BigInt(decimals.length);
  return over ? reached > asked : reached >= asked;
}
