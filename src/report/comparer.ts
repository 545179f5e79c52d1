/**
 * Compares judged tickets under several agreements, one ticket at a time and in any order: the same tickets give the same
 * comparison. A hundred agreements judge a hundred thousand tickets here, so a ticket leaves nothing behind but counts, and
 * only one that is judged differently is looked at twice. Rules: CMP-1 … CMP-3, OBJ-1 … OBJ-6, CON-4.
 */
import { isReported, type ClockOutcome, type Judgement } from "../engine/outcome.ts";
import type { Clock, Program } from "../engine/program.ts";
import { Tally } from "../engine/tally.ts";
import { ClockPair, standingOf } from "./clock-pair.ts";
import { comparedClocks } from "./compared-clocks.ts";
import { standings, type Comparison, type ComparisonCause, type Standing } from "./compare.ts";
import { CountedDifferences } from "./counted-differences.ts";
import type { Span } from "./score.ts";
import { silentScore, type Silence } from "./silence.ts";
import { sharedClocks, withoutClocks } from "./shared-clocks.ts";

/** One of the agreements that are compared. */
export interface Side {
  readonly program: Program;
  readonly reading: string | undefined;
  /** The name of its file. */
  readonly file: string;
  /** Agreements with the same number are given the same tickets. */
  readonly tickets?: number;
  /** What the record can never tell; its clocks are not in the program (IMP-10). */
  readonly silence?: Pick<Silence, "clocks" | "pauses"> | undefined;
}

export interface ComparerOptions {
  readonly asOf: number;
  readonly span?: Span | undefined;
  readonly customer?: string | undefined;
  /** Told of every ticket that two agreements judge differently. */
  readonly onDifference?: ((difference: Difference) => void) | undefined;
}

export interface Difference {
  readonly ticket: string;
  readonly clock: string;
  readonly side: number;
  readonly against: number;
  readonly from: Standing;
  readonly to: Standing;
  readonly cause: ComparisonCause;
}

/** What one agreement makes of the tickets. */
export interface SideCount {
  readonly side: Side;
  readonly tally: Tally;
  /** Its own clock for each name that is compared; undefined where it has none. */
  readonly clocks: readonly (Clock | undefined)[];
  readonly indexOf: ReadonlyMap<Clock, number>;
  /** Of each clock the tickets by standing, at its place among all standings. */
  readonly standings: readonly Uint32Array[];
  /** Against the first agreement that has the clock; undefined for that one itself. */
  readonly differences: readonly (CountedDifferences | undefined)[];
  readonly pairs: readonly (ClockPair | undefined)[];
  /** By clock: whether the agreement that it is held against promises it alike, and counts it for both. */
  readonly shared: readonly boolean[];
  judged: number;
  setApart: number;
  notYet: number;
  otherCustomers: number;
}

/** How the agreement that others are held against judged a ticket at hand. */
interface Held {
  readonly judgement: Judgement | undefined;
  readonly outcome: ClockOutcome | undefined;
  readonly standing: Standing;
  readonly isInSpan: boolean;
}

export class Comparer {
  readonly names: readonly string[];
  /** What each agreement judges by itself; undefined where another judges all of it alike. */
  readonly programs: readonly (Program | undefined)[];
  private readonly options: ComparerOptions;
  private readonly sides: readonly SideCount[];
  /** By clock: which side the others are held against. */
  private readonly first: readonly number[];
  private readonly held: readonly Held[][];
  private readonly outcomes: (ClockOutcome | undefined)[];
  private readonly inSpan: boolean[];
  private current: SideCount | undefined;

  constructor(sides: readonly Side[], options: ComparerOptions) {
    this.options = options;
    this.names = namesOf(sides);
    this.first = this.names.map((name) => sides.findIndex(({ program }) => clockOf(program, name) !== undefined));
    const shared = sides.map((side, i) => this.sharedBy(side, i, sides));
    this.programs = sides.map(({ program }, i) => withoutClocks(program, shared[i]!));
    this.sides = sides.map((side, i) => this.countFor(side, i, sides, shared[i]!));
    this.held = this.names.map(() => []);
    this.outcomes = this.names.map(() => undefined);
    this.inSpan = this.names.map(() => false);
  }

  /**
   * Some tickets, as each agreement judged them; `undefined` where one could not. They are counted agreement by agreement,
   * so some at a time cost less than one by one. `judge` is asked for `programs` that are there; tickets of another customer
   * go to `addOtherCustomer` instead.
   */
  add(tickets: readonly string[], judge: (side: number, i: number) => Judgement | undefined): void {
    for (let side = 0; side < this.sides.length; side++) {
      if (this.programs[side] === undefined) continue;
      for (let i = 0; i < tickets.length; i++) this.addTo(side, i, tickets[i]!, judge(side, i));
    }
  }

  addOtherCustomer(): void {
    for (const side of this.sides) side.otherCustomers += 1;
  }

  comparison(): Comparison {
    const { asOf, span, customer } = this.options;
    return {
      asOf,
      zone: this.sides[0]!.side.program.zone,
      span,
      customer,
      sides: this.sides.map(({ side: { program, reading, file, silence }, ...count }, i) => {
        const { judged, setApart, notYet, otherCustomers } =
          this.programs[i] === undefined ? this.sides[this.first[0]!]! : count;
        return {
          agreement: program.file.agreement,
          edition: program.file.edition,
          title: program.file.title,
          reading,
          file,
          zone: program.zone,
          silent: silentScore(silence),
          tickets: { read: judged + setApart + notYet + otherCustomers, judged, setApart, notYet, otherCustomers },
        };
      }),
      clocks: comparedClocks(this.names, this.first, this.sides, asOf, span),
    };
  }

  private addTo(side: number, i: number, ticket: string, judgement: Judgement | undefined): void {
    const count = this.sides[side]!;
    const { outcomes } = this;
    for (let c = 0; c < outcomes.length; c++) {
      outcomes[c] = undefined;
      this.inSpan[c] = this.options.span === undefined;
    }
    if (judgement === undefined) count.setApart += 1;
    else if (!isReported(judgement)) {
      count.notYet += 1;
      this.inSpan.fill(false);
    } else {
      count.judged += 1;
      for (let k = 0; k < judgement.clocks.length; k++) {
        const outcome = judgement.clocks[k]!;
        const c = count.clocks.indexOf(outcome.clock); // of a handful it is found sooner than looked up
        if (c < 0) throw new Error(`${outcome.clock.name} was judged by another agreement`);
        outcomes[c] = outcome;
      }
      this.current = count;
      count.tally.add(judgement);
    }
    for (let c = 0; c < outcomes.length; c++) {
      if (count.clocks[c] !== undefined && !count.shared[c]) this.compare(side, c, i, ticket, judgement);
    }
  }

  private compare(side: number, c: number, i: number, ticket: string, judgement: Judgement | undefined): void {
    const count = this.sides[side]!;
    const outcome = this.outcomes[c];
    const to = judgement === undefined ? "set-apart" : standingOf(outcome);
    const isInSpan = this.inSpan[c]!;
    if (isInSpan) count.standings[c]![placeOf(to)]! += 1;
    const differences = count.differences[c];
    if (differences === undefined) {
      this.held[c]![i] = { judgement, outcome, standing: to, isInSpan };
      return;
    }
    const held = this.held[c]![i]!;
    if (!isInSpan && !held.isInSpan) return;
    if (held.standing === to) {
      differences.same += 1;
      return;
    }
    const cause = count.pairs[c]!.causeOf(held, { judgement, outcome }, to);
    differences.add(ticket, cause, held.standing, to);
    const { names, first } = this;
    const { onDifference } = this.options;
    onDifference?.({ ticket, clock: names[c]!, side, against: first[c]!, from: held.standing, to, cause });
  }

  /** Of an agreement that is given the same tickets. */
  private sharedBy({ program, tickets }: Side, at: number, sides: readonly Side[]): ReadonlySet<string> {
    const against = new Set(this.first.filter((side) => side !== at && sides[side]!.tickets === tickets));
    const alike = new Map([...against].map((side) => [side, sharedClocks(program, sides[side]!.program)]));
    return new Set(this.names.filter((name, c) => alike.get(this.first[c]!)?.has(name)));
  }

  private countFor(side: Side, at: number, sides: readonly Side[], shared: ReadonlySet<string>): SideCount {
    const { program } = side;
    const clocks = this.names.map((name) => clockOf(program, name));
    const indexOf = new Map(clocks.flatMap((clock, c) => (clock === undefined ? [] : [[clock, c] as const])));
    const { span } = this.options;
    const isOther = (c: number) => clocks[c] !== undefined && this.first[c] !== at;
    return {
      side,
      clocks,
      indexOf,
      shared: this.names.map((name) => shared.has(name)),
      tally: new Tally(
        this.programs[at] ?? program,
        span === undefined
          ? undefined
          : ({ clock }, period) => {
              if (period.from >= span.from && period.to <= span.to)
                this.inSpan[this.current!.indexOf.get(clock)!] = true;
            },
      ),
      standings: clocks.map(() => new Uint32Array(standings.length)),
      differences: clocks.map((_, c) => (isOther(c) ? new CountedDifferences() : undefined)),
      pairs: clocks.map((clock, c) => {
        const against = sides[this.first[c]!]!.program;
        return isOther(c) ? new ClockPair(against, clockOf(against, this.names[c]!)!, program, clock!) : undefined;
      }),
      judged: 0,
      setApart: 0,
      notYet: 0,
      otherCustomers: 0,
    };
  }
}

/** In the order of the first agreement's file, then what the others have besides; of which any can be judged. */
function namesOf(sides: readonly Side[]): string[] {
  const names = new Set(sides.flatMap(({ program }) => Object.keys(program.file.clocks ?? {})));
  return [...names].filter((name) => sides.some(({ program }) => clockOf(program, name) !== undefined));
}

function clockOf(program: Program, name: string): Clock | undefined {
  return program.clocks.find((clock) => clock.name === name);
}

/** The place of a standing in the list of them; asked for millions of times. */
function placeOf(standing: Standing): number {
  if (standing === "kept") return 1;
  if (standing === "missed") return 2;
  return standings.indexOf(standing);
}
