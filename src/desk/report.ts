/**
 * Somebody reports: a new ticket. What a reporter says of levels that the supplier fixes is a proposal (PRI-3). What the agreement
 * asks for and Peil knows already needs no filling in (DSK-7).
 */
import { z } from "zod";
import { onFile, type Fields } from "../facts/fact.ts";
import { agents, customers } from "../facts/role.ts";
import { askedNames } from "./asked-names.ts";
import { channel, channelOf } from "./channel.ts";
import { dated, label, levels, name, spoken, title, uuid, written } from "./input.ts";
import { unknownLevel } from "./levels-said.ts";
import { momentOf } from "./moment-of.ts";
import { loginData, said } from "./said.ts";
import { from, sideOfSpeaker, spokenBy } from "./spoken-by.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  title,
  via: channel.optional(),
  from: from.optional(),
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
  mentions: ({ follows, asset }) => ({ tickets: [follows ?? []].flat(), assets: [asset ?? []].flat() }),
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
  const by = spokenBy(scene, asked.from);
  if (isRefusal(by)) return by;
  const words = said(program, asked, { ...told, ...by, via, ...aboutOf(asked) });
  if (isRefusal(words)) return words;
  const heading = written(asked.title, asked.lang);
  const fields = {
    ...knownAlready(scene, asked, words.fields),
    ...words.fields,
    ...loginData(program, heading, words.text),
  };
  return { drafts: [{ kind: "reported", at, fields, text: words.text, title: heading }] };
}

function aboutOf({ service, asset, follows }: Input): Fields {
  return {
    ...(service === undefined ? {} : { service }),
    ...(asset === undefined ? {} : { asset }),
    ...(follows === undefined ? {} : { follows }),
  };
}

/** What a report must have by the agreement, and has: who reports, for which organisation, and in which words. */
function knownAlready(scene: Scene, { from: other, body }: Input, given: Fields): Fields {
  const { program, actor } = scene;
  const isPerson = other === undefined && actor.person !== undefined && sideOfSpeaker(scene) === "customer";
  const known = [
    "company",
    ...(isPerson ? ["contact", "contact-details", "name"] : []),
    ...(body === undefined ? [] : ["description"]),
  ];
  const { fields } = askedNames(program);
  const filled = known.filter((one) => fields.has(one) && !program.levels.has(one) && given[one] === undefined);
  return Object.fromEntries(filled.map((one) => [one, onFile]));
}
