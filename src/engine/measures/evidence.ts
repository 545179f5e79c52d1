/**
 * The facts of one contract and of the services that it covers, as they were known at a moment: what every measure is
 * judged by. A fact of the service log reaches each contract that covers the service, and nothing of another customer
 * does (CON-2). Facts are settled once (TIM-4, TIM-5) and found by their kind.
 */
import { byMoment, type Fact, type Fields } from "../../facts/fact.ts";
import { settle } from "../../facts/settle.ts";
import type { Program } from "../program.ts";
import type { Subject } from "../subject.ts";
import { termOf, type Term } from "./contract-term.ts";
import { withServices } from "./shared-facts.ts";

export interface EvidenceOptions {
  /** What the contract fills in: its services, its term, its quotas. */
  readonly contract?: Fields | undefined;
  /** As of when, epoch milliseconds; by default the newest fact (CON-4). */
  readonly asOf?: number | undefined;
  /** Since when the record tells everything: what was not recorded before that proves nothing (AVL-5). */
  readonly since?: number | undefined;
  /** The contract's tickets, for the work that was booked on them. */
  readonly tickets?: readonly Subject[];
}

export class Evidence {
  readonly program: Program;
  readonly contract: Fields;
  readonly asOf: number;
  readonly since: number;
  /** In order of moment, corrections read, each with the services that it is about. */
  readonly facts: readonly Fact[];
  /** When the contract runs; everything where nothing says so. */
  readonly term: Term;
  readonly tickets: readonly Subject[];
  private readonly kinds = new Map<string, Fact[]>();
  private readonly made = new Map<unknown, unknown>();

  constructor(
    program: Program,
    facts: readonly Fact[],
    { contract = {}, asOf, since = -Infinity, tickets = [] }: EvidenceOptions = {},
  ) {
    const settled = settle(facts.toSorted(byMoment), asOf, program.record);
    this.program = program;
    this.contract = contract;
    this.asOf = asOf ?? settled.newestAt;
    this.since = since;
    this.facts = withServices(settled.facts);
    this.tickets = tickets;
    for (const fact of this.facts) {
      const known = this.kinds.get(fact.kind);
      if (known === undefined) this.kinds.set(fact.kind, [fact]);
      else known.push(fact);
    }
    this.term = termOf(program.zone, contract, (kind) => this.ofKind(kind));
  }

  ofKind(kind: string): readonly Fact[] {
    return this.kinds.get(kind) ?? none;
  }

  /** What is made of these facts once and asked often: outages, works, series. `key` is whoever makes it. */
  once<Made>(key: unknown, make: () => Made): Made {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as Made;
  }
}

/** Written down before it could be so: nobody can have seen it, and what counts facts leaves it out. */
export function isAhead({ at, recordedAt }: Fact): boolean {
  return recordedAt !== undefined && recordedAt < at;
}

const none: readonly Fact[] = [];
