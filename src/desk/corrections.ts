/**
 * Corrections (TIM-4): a fact is never changed; another one says what it should have been, or that it was not so. Each side
 * corrects what was said in its own name; what changes how the ticket was classified from the start, or counts for whoever says
 * it, waits until the other side confirms it (CLK-12, TIM-5).
 */
import type { Fact, Fields } from "../facts/fact.ts";
import { settle } from "../facts/settle.ts";
import { sideOf } from "../engine/subject.ts";
import { ticketOf } from "./act.ts";
import { refuse } from "./refuse.ts";
import type { Refusal, Scene } from "./verb.ts";

/** A fact of the ticket by its name; those that were withdrawn are gone. */
export function factOf(scene: Scene, id: string): Fact | Refusal {
  const { subject } = ticketOf(scene);
  const isAbout = ({ kind }: Fact) => kind === "corrected" || kind === "withdrawn";
  // Without the rule on lateness (TIM-5): whoever corrects looks at what was said, not at what it counts for.
  const standing = settle(subject.facts, scene.now, { classifying: scene.program.record.classifying }).facts;
  const found =
    standing.find((fact) => fact.id === id) ?? subject.facts.find((fact) => fact.id === id && isAbout(fact));
  return found ?? refuse("no-such-fact", { fact: id });
}

/** What is said of an internal fact is as internal as the fact. */
export function asInternalAs(fact: Fact | undefined): Fields {
  return fact?.fields["internal"] === "yes" ? { internal: "yes" } : {};
}

/** Undefined where whoever asks may take back what this fact says: it is of their side, and an end user's own. */
export function notTheirs(scene: Scene, fact: Fact): Refusal | undefined {
  const { actor, program } = scene;
  const isMine = actor.person !== undefined && fact.fields["person"] === actor.person;
  const side = sideOf(program, fact) ?? (fact.kind === "reported" ? "customer" : "supplier");
  if (side === "both") return refuse("not-your-role", { verb: "correct", role: actor.role, kind: fact.kind });
  const asks = actor.customer === undefined ? "supplier" : "customer";
  const isOurs = side === asks || (side === "third-party" && asks === "supplier");
  const mayThem = actor.role === "end-user" ? isMine : isOurs || isMine;
  return mayThem ? undefined : refuse("not-your-role", { verb: "correct", role: actor.role, kind: fact.kind });
}
