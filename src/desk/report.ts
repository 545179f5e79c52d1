/**
 * Somebody reports: a new ticket. What a reporter says of levels that the supplier fixes is a proposal (PRI-3). What the agreement
 * asks for and Peil knows already needs no filling in (DSK-7). Whoever takes a call says who called (DSK-19).
 */
import { z } from "zod";
import { onFile, type Fields } from "../facts/fact.ts";
import { agents, customers } from "../facts/role.ts";
import { askedNames } from "./asked-names.ts";
import { channel, channelOf } from "./channel.ts";
import { dated, label, levels, name, spoken, title, uuid, written, type Spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { unknownLevel } from "./levels-said.ts";
import { momentOf } from "./moment-of.ts";
import { loginData, said } from "./said.ts";
import { from, sideOfSpeaker, spokenBy } from "./spoken-by.ts";
import { isRefusal, verb, type Decision, type Refusal, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  title,
  via: channel.optional(),
  from: from.optional(),
  reporter: uuid.optional().meta({ description: "the person of the customer whose words an agent writes down" }),
  caller: label.optional().meta({ description: "the name of somebody who called and is no person of Peil" }),
  type: name.optional(),
  levels: levels.optional().meta({ description: "levels as the reporter sees them" }),
  service: label.optional(),
  asset: uuid.optional(),
  follows: uuid.optional().meta({ description: "an earlier ticket, too old to be reopened" }),
});
type Input = z.output<typeof input>;

export const report = verb<Input>({
  name: "report",
  input,
  roles: [...agents, ...customers],
  states: "none",
  mentions: ({ follows, asset, reporter }) => ({
    tickets: [follows ?? []].flat(),
    assets: [asset ?? []].flat(),
    people: [reporter ?? []].flat(),
    caller: reporter,
  }),
  decide,
});

function decide(scene: Scene, asked: Input): Decision {
  const { program } = scene;
  const told = { ...asked.levels, ...(asked.type === undefined ? {} : { type: asked.type }) };
  const refusal = unknownLevel(program, told);
  if (refusal !== undefined) return refusal;
  const at = momentOf(scene, asked.at, false);
  if (typeof at !== "number") return at;
  const via = channelOf(scene, asked.via);
  if (typeof via !== "string") return via;
  const by = reportedBy(scene, asked);
  if (isRefusal(by)) return by;
  const words = said(program, calling(asked), { ...told, ...by, via, ...aboutOf(asked) });
  if (isRefusal(words)) return words;
  const heading = written(asked.title, asked.lang);
  const fields = {
    ...knownAlready(scene, asked, words.fields),
    ...words.fields,
    ...loginData(program, heading, words.text),
  };
  return { drafts: [{ kind: "reported", at, fields, text: words.text, title: heading }] };
}

/** Whose words they are: of an agent's own side, of another, or of the person or the name that called. */
function reportedBy(scene: Scene, { from: other, reporter, caller }: Input): Fields | Refusal {
  const { actor } = scene;
  const isTaken = reporter !== undefined || caller !== undefined;
  if (isTaken && actor.customer !== undefined)
    return refuse("not-your-role", { verb: reporter === undefined ? "caller" : "reporter", role: actor.role });
  const by = spokenBy(scene, other ?? (isTaken ? "customer" : undefined));
  if (isRefusal(by)) return by;
  return {
    ...(other === undefined && reporter !== undefined ? { by: scene.caller ?? "customer" } : by),
    ...(reporter === undefined ? {} : { reporter }),
    ...(caller === undefined ? {} : { caller: onFile }),
    ...(other !== undefined && !isTaken ? { caller: "unknown" } : {}),
  };
}

/** A name is text of a person, and stands sealed with the words that it comes with (DSK-6). */
function calling({ caller, body, ...asked }: Input): Spoken {
  const named = caller === undefined ? [] : [`caller: ${caller}`];
  const lines = [body ?? [], named].flat();
  return { ...asked, ...(lines.length === 0 ? {} : { body: lines.join("\n\n") }) };
}

function aboutOf({ service, asset, follows }: Input): Fields {
  return {
    ...(service === undefined ? {} : { service }),
    ...(asset === undefined ? {} : { asset }),
    ...(follows === undefined ? {} : { follows }),
  };
}

/** What a report must have by the agreement, and has: who reports, for which organisation, and in which words. */
function knownAlready(scene: Scene, { from: other, body, reporter, caller }: Input, given: Fields): Fields {
  const { program, actor } = scene;
  const isOwn = other === undefined && actor.person !== undefined && sideOfSpeaker(scene) === "customer";
  const isPerson = isOwn || reporter !== undefined;
  const known = [
    "company",
    ...(isPerson || caller !== undefined ? ["contact", "name"] : []),
    ...(isPerson ? ["contact-details"] : []),
    ...(body === undefined ? [] : ["description"]),
  ];
  const { fields } = askedNames(program);
  const filled = known.filter((one) => fields.has(one) && !program.levels.has(one) && given[one] === undefined);
  return Object.fromEntries(filled.map((one) => [one, onFile]));
}
