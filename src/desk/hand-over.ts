/** A ticket passes to another line, team or person; it is theirs from then on. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { whose } from "./assign.ts";
import { dated, label, name, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  line: name.optional().meta({ description: "first, second, third, or a line of the agreement" }),
  assignee: uuid.optional(),
  team: label.optional(),
});
type Input = z.output<typeof input>;

export const handOver = verb<Input>({
  name: "hand-over",
  input,
  roles: agents,
  states: ["new", "open", "waiting", "resolved"],
  mentions: ({ assignee }) => ({ people: assignee === undefined ? [] : [assignee] }),
  decide(scene: Scene, asked: Input): Decision {
    const { line, assignee, team } = asked;
    if (line === undefined && assignee === undefined && team === undefined)
      return refuse("content-lacking", { act: "handed-over", lacking: ["line", "assignee", "team"] });
    const level = scene.program.levels.get("line");
    const possible = level?.values ?? ["first", "second", "third"];
    if (line !== undefined && !possible.includes(line))
      return refuse("unknown-value", { field: "line", written: line, possible }, level?.term.article);
    const to = assignee ?? team;
    const fields = { ...(line === undefined ? {} : { line }), ...(to === undefined ? {} : { to }) };
    const passed = act(scene, "handed-over", asked, { fields });
    if (isRefusal(passed) || to === undefined) return passed;
    const { at } = passed.drafts[0]!;
    return { drafts: [...passed.drafts, { kind: "assigned", at, fields: whose(assignee, team) }] };
  },
});
