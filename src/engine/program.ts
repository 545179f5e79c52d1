/**
 * An agreement made ready to run: names resolved to what they name, hours compiled, tables and targets as lookups.
 * Compiling assumes an agreement without error findings; what is missing then is a bug, and asserts.
 */
import type { Hours } from "../time/hours.ts";
import type { RecordRules } from "../facts/settle.ts";
import type {
  AgreementFile,
  ClockTerm,
  CoverageTerm,
  LevelTerm,
  RightTerm,
  RuleTerm,
} from "../agreement/schema/agreement.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import type { Bound, Share } from "../agreement/schema/target.ts";
import type { Duty } from "./duties/duty.ts";
import type { Measure } from "./measures/measure.ts";
import type { FactPattern } from "./pattern.ts";
import type { Length } from "../time/length.ts";

/** A tree of values by level: a leaf, or a level whose value chooses the branch. */
export type Choice<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "by"; readonly level: Level; readonly cases: ReadonlyMap<string, Choice<T>> };

/** One threshold of a clock's target, with all that judging needs. */
export interface Threshold {
  readonly kind: "none" | "elapsed" | "moment";
  readonly within: boolean;
  /** `elapsed`: working milliseconds. */
  readonly ms: number;
  /** `moment`: how the due follows from the start (CAL-6, CAL-7, CAL-10). */
  readonly length: Length | "by-close" | undefined;
  readonly aim: boolean;
  readonly share: Share | undefined;
  readonly written: string;
}

export interface Level {
  readonly name: string;
  readonly term: LevelTerm;
  readonly values: readonly string[];
  readonly axes: readonly Level[];
  /** For a level with a table: the value for the axes' values, joined by a space. */
  readonly cells: ReadonlyMap<string, string> | undefined;
  readonly bands: readonly { readonly value: string; readonly bound: Bound }[] | undefined;
}

export interface Clock {
  readonly name: string;
  /** Whether it starts from another clock. */
  readonly followsClock: boolean;
  readonly term: ClockTerm;
  /** The types of ticket that it is for; all when left out. */
  readonly types: ReadonlySet<string> | undefined;
  /** The facts that start it, and the other clocks' moments that do. */
  readonly from: readonly FactPattern[];
  readonly follows: readonly (Moment & { kind: "term" })[];
  readonly to: readonly FactPattern[];
  readonly hours: Hours;
  readonly hoursName: string;
  readonly zone: string;
  readonly pauses: readonly FactPattern[];
  readonly target: Choice<readonly Threshold[]>;
  readonly restart: boolean;
  readonly gapCounts: boolean;
  /** Until when a stop can be undone by reopening; later it is a new, linked ticket (CLK-13). −Infinity: it stays, whatever comes. */
  readonly reopenBefore: ((stopAt: number) => number) | undefined;
  readonly atRisk: { readonly num: number; readonly den: number };
}

export interface CoverageCell {
  readonly word: string;
  /** A cell that depends on the length of the work: `{ included: at most 2 h, charged: over 2 h }`. */
  readonly bands: readonly { readonly word: string; readonly bound: Bound }[] | undefined;
}

export interface Coverage {
  readonly name: string;
  readonly term: CoverageTerm;
  readonly of: string;
  readonly axes: readonly Level[];
  readonly cells: ReadonlyMap<string, CoverageCell>;
}

export interface Act {
  readonly name: string;
  readonly notion: "rule" | "right";
  readonly term: RuleTerm | RightTerm;
  readonly when: readonly FactPattern[];
}

/** A role of which the customer may name at most so many people. */
export interface RoleLimit {
  readonly role: string;
  readonly atMost: number;
  readonly more: boolean;
  readonly article: string;
}

export interface Program {
  readonly file: AgreementFile;
  readonly zone: string;
  /** Figures of an informative agreement are aims (CON-3). */
  readonly informative: boolean;
  readonly hours: ReadonlyMap<string, Hours>;
  readonly levels: ReadonlyMap<string, Level>;
  /** In order of dependency: a clock stands after the clock from which it starts. */
  readonly clocks: readonly Clock[];
  /** The same by type of ticket; and those that are for tickets of any type, or of none. */
  readonly clocksOfType: ReadonlyMap<string, readonly Clock[]>;
  readonly clocksOfAll: readonly Clock[];
  readonly coverage: readonly Coverage[];
  readonly acts: readonly Act[];
  readonly measures: readonly Measure[];
  readonly duties: readonly Duty[];
  readonly roleLimits: readonly RoleLimit[];
  /** Everybody whom a fact may name as its doer: parties, roles, and who stands in the customer's contract. */
  readonly doers: ReadonlySet<string>;
  /** The side of a party or a role: `administrator` is of the `customer`. */
  readonly sides: ReadonlyMap<string, string>;
  readonly record: RecordRules;
  /** Names of the levels that facts can set: the fields by which a fact classifies. */
  readonly classifying: ReadonlySet<string>;
  /** The levels by which types and targets are chosen: their first decision holds from the report (PRI-5). */
  readonly prioritising: ReadonlySet<string>;
  /** The level that tells types of ticket apart, where the agreement has types. */
  readonly types: Level | undefined;
  /** The rule after which a clock waits for the right channel (PRI-6). */
  readonly channelRule: Act | undefined;
}
