/** Files are added: the fact names each by its content and the hash of its sealed form, as with a text (LED-3). */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const file = z.strictObject({ content: uuid, hash: z.string().regex(/^[0-9a-f]{64}$/) });
const input = z.strictObject({
  ...dated,
  ...spoken,
  files: z.array(file).min(1).max(20),
  internal: z.boolean().optional().meta({ description: "for the supplier's own people, as the files were sent" }),
});
type Input = z.output<typeof input>;

export const attach = verb<Input>({
  name: "attach",
  input,
  roles: [...agents, ...customers],
  states: "any",
  mentions: ({ files, internal = false }) => ({ files: files.map((one) => ({ ...one, isInternal: internal })) }),
  decide(scene: Scene, asked: Input): Decision {
    const { actor } = scene;
    if (asked.internal === true && actor.customer !== undefined)
      return refuse("not-your-role", { verb: "internal", role: actor.role });
    const kept = asked.internal === true ? { internal: "yes" } : {};
    const [first, ...others] = asked.files.map(({ content, hash }) => ({ file: content, "file-hash": hash, ...kept }));
    const attached = act(scene, "attached", asked, { fields: first! });
    if (isRefusal(attached)) return attached;
    const { at } = attached.drafts[0]!;
    return { drafts: [...attached.drafts, ...others.map((fields) => ({ kind: "attached" as const, at, fields }))] };
  },
});
