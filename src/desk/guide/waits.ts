/** For what a ticket can wait, whose turn it then is, and which clocks stand still meanwhile. Rules: CLK-2, CLK-7, CLK-14, DSK-16. */
import type { Text } from "../../agreement/schema/basics.ts";
import type { FactPattern } from "../../engine/pattern.ts";
import type { Program } from "../../engine/program.ts";
import { awaitedParty } from "../../facts/vocabulary.ts";
import { askedOf } from "../asked-names.ts";
import { waitKinds } from "../wait.ts";

export interface WaitReason {
  /** As `wait` takes it. */
  readonly on: string;
  /** What is asked of them, as `wait` takes it; null: nothing in particular. */
  readonly for: string | null;
  /** Whose first word ends it; null where only `resume` does. */
  readonly turn: string | null;
  /** The clocks that stand still, with the articles that say so; all others go on. */
  readonly stops: readonly { readonly clock: string; readonly name: Text | null; readonly article: string }[];
}

export function waitsOf(program: Program): WaitReason[] {
  return Object.entries(waitKinds).flatMap(([on, kind]) => {
    const reasons = askedOf(program, kind, "for");
    const all = [null, ...reasons, ...(reasons.length > 0 ? ["information"] : [])];
    return all.map((reason) => ({
      on,
      for: reason,
      turn: awaitedParty.get(kind) ?? null,
      stops: program.clocks
        .filter(({ pauses }) => pauses.some((pattern) => isOf(pattern, kind, reason)))
        .map(({ name, term }) => ({ clock: name, name: term.name ?? null, article: term.article })),
    }));
  });
}

function isOf({ fact, filter }: FactPattern, kind: string, reason: string | null): boolean {
  if (fact !== kind) return false;
  const asked = filter?.["for"];
  if (asked === undefined) return true;
  return reason !== null && (asked.includes(reason) || asked.includes("any"));
}
