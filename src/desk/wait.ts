/**
 * The ticket cannot go on: it waits for a party, for access, or is laid aside. A reason that the agreement tells apart is one of
 * its own words, because the clock may stand still for one and not for another (CLK-2). Waiting for somebody else ends the
 * wait before it.
 */
import { z } from "zod";
import type { Fields } from "../facts/fact.ts";
import { agents } from "../facts/role.ts";
import { awaitedParty } from "../facts/vocabulary.ts";
import { act, ticketOf } from "./act.ts";
import { askedOf } from "./asked-names.ts";
import { dated, label, moment, name, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { sideOf } from "../engine/subject.ts";
import { standingOf } from "./ticket-state.ts";
import { isRefusal, verb, type Decision, type Refusal, type Scene } from "./verb.ts";

/** The kind of fact that each of them is. */
export const waitKinds = {
  customer: "waiting-for-customer",
  supplier: "waiting-for-supplier",
  "third-party": "waiting-for-third-party",
  access: "waiting-for-access",
  parked: "parked",
} as const;
const input = z.strictObject({
  ...dated,
  ...spoken,
  on: z.enum(["customer", "supplier", "third-party", "access", "parked"]),
  for: name.optional().meta({ description: "what is asked of them: description, reproduction, consent" }),
  thirdParty: label.optional(),
  until: moment.optional().meta({ description: "until when it is laid aside" }),
});
type Input = z.output<typeof input>;

export const wait = verb({
  name: "wait",
  input,
  roles: agents,
  states: ["new", "open", "waiting"],
  decide(scene: Scene, asked: Input): Decision {
    const kind = waitKinds[asked.on];
    const refusal = misfit(scene, asked);
    if (refusal !== undefined) return refusal;
    const waiting = act(scene, kind, asked, { fields: fieldsOf(asked), moves: true });
    if (isRefusal(waiting)) return waiting;
    const { state, waitingFor } = standingOf(ticketOf(scene).judgement.settled.facts, (fact) =>
      sideOf(scene.program, fact),
    );
    if (state !== "waiting") return waiting;
    if (waitingFor === (awaitedParty.get(kind) ?? kind)) return refuse("nothing-to-do", { verb: "wait", on: asked.on });
    return { drafts: [{ kind: "resumed", at: waiting.drafts[0]!.at, fields: {} }, ...waiting.drafts] };
  },
});

function misfit({ program, now }: Scene, asked: Input): Refusal | undefined {
  const reasons = askedOf(program, waitKinds[asked.on], "for");
  if (asked.for !== undefined && reasons.length > 0 && ![...reasons, "information"].includes(asked.for)) {
    return refuse("unknown-value", { field: "for", written: asked.for, possible: [...reasons, "information"] });
  }
  if (asked.until === undefined) return undefined;
  if (asked.on !== "parked")
    return refuse("unknown-value", { field: "until", written: asked.on, possible: ["parked"] });
  return asked.until > now
    ? undefined
    : refuse("moment-not-allowed", { why: "in-the-past", bound: new Date(now).toISOString() });
}

function fieldsOf({ for: reason, thirdParty, until }: Input): Fields {
  return {
    ...(reason === undefined ? {} : { for: reason }),
    ...(thirdParty === undefined ? {} : { "third-party": thirdParty }),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
  };
}
