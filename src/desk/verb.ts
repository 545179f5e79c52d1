/**
 * What a verb of the desk is: somebody asks for something on a ticket, and a pure decision on agreement, facts and input says
 * which facts follow, or why not. The agreement's own rules (ACT) are asked afterwards, of every verb alike.
 */
import type { z } from "zod";
import type { Fields } from "../facts/fact.ts";
import type { Role } from "../facts/role.ts";
import type { FactKind } from "../facts/vocabulary.ts";
import type { Program } from "../engine/program.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Subject } from "../engine/subject.ts";

/** Who asks. `system` is Peil itself: for what the agreement has done by itself. */
export interface Actor {
  /** UUID of the person; undefined for the system. */
  readonly person: string | undefined;
  readonly role: Role | "system";
  /** UUID of the customer's organisation; undefined for the supplier's people. */
  readonly customer: string | undefined;
  /** Their side, or the role of the agreement in which they speak: what a fact carries in `by`. */
  readonly by: string;
}

export interface ContractView {
  readonly contract: string;
  readonly customer: string;
  readonly code: string;
  /** What the contract fills in, of what the agreement has under `contract`. */
  readonly fields: Fields;
}

export type TicketState = "new" | "open" | "waiting" | "resolved" | "closed" | "merged" | "spam";

export interface TicketView {
  readonly ticket: string;
  /** How many facts it has: what an If-Match compares. */
  readonly version: number;
  readonly state: TicketState;
  /** Its attributes at the opening and its facts, with those of the relation that rules ask for left out. */
  readonly subject: Subject;
  /** As of now. */
  readonly judgement: Judgement;
}

export interface Scene {
  readonly program: Program;
  readonly contract: ContractView;
  /** Undefined where the verb makes one. */
  readonly ticket: TicketView | undefined;
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly newId: () => string;
  /** As what the person whose words are written down speaks: a role that they were named in, or their side. */
  readonly caller?: string | undefined;
}

/** What somebody wrote; it is stored sealed, beside the fact that tells of it. */
export interface Written {
  readonly body: string;
  /** `nl`, `en`; as the writer says. */
  readonly lang?: string | undefined;
}

/** A fact to be: `by` and `person` are added from the actor where they are left out. */
export interface Draft {
  readonly kind: FactKind;
  /** When it was so, epoch milliseconds; now when left out. Earlier only where the verb lets the actor say so (TIM-4). */
  readonly at?: number | undefined;
  readonly fields: Fields;
  readonly text?: Written | undefined;
  /** A ticket's title, with its report. */
  readonly title?: Written | undefined;
}

export interface Accepted {
  readonly drafts: readonly Draft[];
}

/** Why the desk did not do what was asked: a closed set of codes, worded in `src/i18n`. */
export const refusalCodes = [
  "no-such-ticket",
  "no-such-contract",
  "no-such-person",
  "no-such-fact",
  "not-in-this-state",
  "not-your-role",
  "not-of-this-contract",
  "version-changed",
  "key-reused",
  "unknown-value",
  "moment-not-allowed",
  "nothing-to-do",
  "refused-by-agreement",
  "content-lacking",
  "too-large",
  "kind-not-allowed",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly refused: RefusalCode;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** The article that says so, where it was the agreement. */
  readonly article?: string | undefined;
}

export type Decision = Accepted | Refusal;

export function isRefusal(decision: object): decision is Refusal {
  return "refused" in decision;
}

/** A file by its content, with the hash of its sealed form, and whether it was sent for the supplier's own people. */
export interface NamedFile {
  readonly content: string;
  readonly hash: string;
  readonly isInternal: boolean;
}

export interface Mentions {
  readonly people?: readonly string[];
  /** Also among `people`: whose words are written down, a person of the customer. */
  readonly caller?: string | undefined;
  readonly tickets?: readonly string[];
  readonly assets?: readonly string[];
  /** The ticket, also among `tickets`, in which this one goes on: it has to be one that itself goes on. */
  readonly into?: string | undefined;
  readonly files?: readonly NamedFile[];
}

export interface Verb<Input = never> {
  /** As in the path of the API: `resolve`, `tell-plan`. */
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly roles: readonly Role[];
  /** The states of a ticket in which it makes sense; any when left out. `none` makes a new ticket. */
  readonly states: readonly TicketState[] | "any" | "none";
  /** What it is said of, and so on which log its facts stand; a ticket when left out. */
  readonly on?: "contract" | "service";
  /** Whom and what the input names, so that whoever performs it can see that they are there, and of the same customer. */
  readonly mentions?: (input: Input) => Mentions;
  readonly decide: (scene: Scene, input: Input) => Decision;
}

/** Lets the compiler see that an input schema and its decision belong together. */
export function verb<Input>(of: Verb<Input>): Verb<Input> {
  return of;
}
