/**
 * A fact should have said something else, or was of another moment (TIM-4). How a ticket was classified from the start is
 * rewritten by both sides: of one alone it stands as what they ask, until the other confirms it (CLK-12).
 */
import { z } from "zod";
import type { Fact, Fields } from "../facts/fact.ts";
import { agents, customers } from "../facts/role.ts";
import { act } from "./act.ts";
import { asInternalAs, factOf, notTheirs } from "./corrections.ts";
import { levels, moment, spoken, uuid } from "./input.ts";
import { unknownLevel } from "./levels-said.ts";
import { momentOf } from "./moment-of.ts";
import { refuse } from "./refuse.ts";
import { isRefusal, verb, type Decision, type Refusal, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...spoken,
  fact: uuid.optional().meta({ description: "the fact; how the ticket was described at its opening, when left out" }),
  levels: levels.optional(),
  minutes: z.int().min(1).max(100_000).optional(),
  movedTo: moment.optional().meta({ description: "when it was so" }),
});
type Input = z.output<typeof input>;

export const correct = verb<Input>({
  name: "correct",
  input,
  roles: [...agents, ...customers],
  states: "any",
  decide(scene: Scene, asked: Input): Decision {
    const refusal = unknownLevel(scene.program, asked.levels ?? {});
    if (refusal !== undefined) return refusal;
    const fact = asked.fact === undefined ? undefined : factOf(scene, asked.fact);
    if (fact !== undefined && isRefusal(fact)) return fact;
    const misfit = fact === undefined ? ofTheOpening(asked) : ofFact(scene, fact, asked);
    if (misfit !== undefined) return misfit;
    const fields = fieldsOf(asked);
    if (Object.keys(fields).length === 1 && asked.details === undefined)
      return refuse("nothing-to-do", { verb: "correct" });
    return act(scene, "corrected", asked, { fields: { ...fields, ...asInternalAs(fact) } });
  },
});

function ofTheOpening({ movedTo, minutes, levels: said, details }: Input): Refusal | undefined {
  if (movedTo === undefined && minutes === undefined && (said !== undefined || details !== undefined)) return undefined;
  return refuse("content-lacking", { act: "corrected", lacking: ["fact"] });
}

function ofFact(scene: Scene, fact: Fact, { levels: said = {}, movedTo, minutes }: Input): Refusal | undefined {
  if (["corrected", "withdrawn", "alerted"].includes(fact.kind))
    return refuse("kind-not-allowed", { kind: fact.kind, verb: "correct" });
  if (minutes !== undefined && fact.kind !== "work-booked")
    return refuse("kind-not-allowed", { kind: fact.kind, verb: "minutes" });
  const foreign = Object.keys(said).find((name) => fact.fields[name] === undefined);
  if (foreign !== undefined)
    return refuse("unknown-value", { field: "levels", written: foreign, possible: Object.keys(fact.fields) });
  if (movedTo !== undefined) {
    if (fact.kind === "reported") return refuse("kind-not-allowed", { kind: "reported", verb: "movedTo" });
    const at = momentOf(scene, movedTo, false);
    if (typeof at !== "number") return at;
  }
  return notTheirs(scene, fact);
}

/** A moment stands in a correction as epoch milliseconds, as `settle` reads it. */
function fieldsOf({ fact = "ticket", levels: said = {}, minutes, movedTo }: Input): Fields {
  return {
    fact,
    ...said,
    ...(minutes === undefined ? {} : { minutes: String(minutes) }),
    ...(movedTo === undefined ? {} : { at: String(movedTo) }),
  };
}
