/** By which channel something came in: one that the agreement names, or one of Peil's own. Rule: PRI-4. */
import type { z } from "zod";
import type { Program } from "../engine/program.ts";
import type { Refusal, Scene } from "./verb.ts";
import { name } from "./input.ts";
import { refuse } from "./refuse.ts";
import { askedChannels } from "./asked-names.ts";
import { sideOfSpeaker } from "./spoken-by.ts";

export const channel: z.ZodType<string> = name.meta({
  description: "the channel by which it came: portal, phone, mail",
});

const everywhere = ["portal", "mail", "phone", "form", "chat", "visit", "monitoring"];

/** Whoever writes in the portal cannot have called: what came by telephone or mail is written down by who took it. */
const takenByOthers = /(?:^|-)(?:phone|mail|visit)$/;

export function channelOf(scene: Scene, via: string | undefined): string | Refusal {
  const { program, actor } = scene;
  const mayTake = actor.customer === undefined;
  if (via === undefined) return mayTake && sideOfSpeaker(scene) !== "supplier" ? "phone" : "portal";
  const possible = possibleChannels(program, mayTake);
  return possible.includes(via) ? via : refuse("unknown-value", { field: "via", written: via, possible });
}

/** A channel on which nobody can ask back before it is there: what comes in by it is kept, whatever it lacks. */
export function isSpoken(via: unknown): boolean {
  return typeof via === "string" && takenByOthers.test(via);
}

/** `mayTake`: also those by which somebody else's words are written down. */
export function possibleChannels(program: Program, mayTake: boolean): readonly string[] {
  const all = [...new Set([...everywhere, ...askedChannels(program)])];
  return mayTake ? all : all.filter((one) => !takenByOthers.test(one));
}
