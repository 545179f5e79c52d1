/** What comes in at the desk, and what comes back. */
import type { Actor, Refusal, Verb } from "./verb.ts";

export interface Command {
  // oxlint-disable-next-line typescript/no-explicit-any -- verbs differ in their input; `input` was read by this very one
  readonly verb: Verb<any>;
  /** The ticket's UUID; none where the verb makes one or is said of a contract. */
  readonly ticket?: string | undefined;
  /** UUID of the contract, for what is said of no ticket; what is said of the service log has neither. */
  readonly contract?: string | undefined;
  /** As the verb's own schema read it. */
  readonly input: unknown;
  readonly actor: Omit<Actor, "by">;
  /** In which role of the agreement they speak; else the one that they were named in, or their side. */
  readonly as?: string | undefined;
  /** The idempotency key of whoever asks, and the request in one canonical text (LED-4). */
  readonly key: string;
  readonly request: string;
  /** The version of the ticket that the asker has seen; any when left out. */
  readonly ifVersion?: number | undefined;
}

/** What the agreement remarks on what was done: it was accepted, and something is said to it. */
export interface Advice {
  readonly outcome: "advised" | "noted" | "masked";
  /** The rule of the agreement, and where it stands. */
  readonly rule: string;
  readonly article: string;
  /** What the agreement says to it, in its own words. */
  readonly say?: { readonly nl: string; readonly en: string } | undefined;
  /** Fields that it asks for, of what was taken in all the same. */
  readonly lacking?: readonly string[] | undefined;
}

export interface RecordedFact {
  readonly id: string;
  readonly kind: string;
  readonly log: string;
  readonly index: number;
}

export interface Done {
  readonly ticket?: string | undefined;
  readonly number?: string | undefined;
  /** Of the ticket, after it. */
  readonly version?: number | undefined;
  readonly facts: readonly RecordedFact[];
  readonly advice: readonly Advice[];
  /** It had been asked before with the same key: this is what was done then. */
  readonly repeated: boolean;
}

export type Outcome = Done | Refusal;
