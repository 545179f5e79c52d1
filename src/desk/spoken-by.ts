/**
 * Who spoke, where an agent writes down the words of somebody who is no person of Peil: a caller without an account, another
 * desk. The fact is of their side or role; the person on it is who wrote it down.
 */
import type { Fields } from "../facts/fact.ts";
import { name } from "./input.ts";
import { refuse } from "./refuse.ts";
import type { Refusal, Scene } from "./verb.ts";

export const from = name.meta({ description: "whose words an agent writes down: a side, or a role of the agreement" });

export function spokenBy({ program, actor }: Scene, by: string | undefined): Fields | Refusal {
  if (by === undefined) return {};
  if (actor.customer !== undefined) return refuse("not-your-role", { verb: "from", role: actor.role });
  const others = [...program.sides].flatMap(([one, side]) => (side === "supplier" ? [] : [one]));
  const possible = [...new Set(["customer", "third-party", ...others])];
  return possible.includes(by) ? { by } : refuse("unknown-value", { field: "from", written: by, possible });
}

/** The side of whoever speaks. */
export function sideOfSpeaker({ program, actor }: Scene, by = actor.by): string {
  return program.sides.get(by) ?? by;
}
