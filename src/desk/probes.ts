/**
 * The least that each verb can be asked with, to see whether it may be done at all (DSK-18). Of a verb that is done on one of
 * several things there is a probe for each.
 */
import type { RightTerm } from "../agreement/schema/agreement.ts";
import type { Program } from "../engine/program.ts";
import { standsAs } from "./levels-said.ts";
import type { TicketView } from "./verb.ts";

export interface Probe {
  /** The level or step that it is about. */
  readonly choice?: string;
  readonly input: object;
}

const word = "-";
const said = { body: word, why: word };

const simple: Readonly<Record<string, object>> = {
  assign: { ...said, team: word },
  acknowledge: {},
  answer: said,
  "tell-plan": said,
  "start-work": said,
  resume: {},
  resolve: said,
  reopen: said,
  close: said,
  "hand-over": { ...said, team: word },
  link: { ...said, thirdParty: word, theirTicket: word },
  note: said,
  attach: { files: [] },
  "book-work": { ...said, minutes: 1 },
  watch: {},
  unwatch: {},
  "mark-spam": said,
  notify: { ...said, party: "customer" },
};

/** None of a verb that has to name something: a fact, or another ticket. */
export function probesOf(verb: string, program: Program, view: TicketView): Probe[] {
  if (verb === "wait") return waits(view);
  if (verb === "escalate") return escalations(program);
  if (verb === "classify" || verb === "reclassify") return classifications(program, view);
  const input = simple[verb];
  return input === undefined ? [] : [{ input }];
}

/** Whoever waits for one already can still wait for another. */
function waits({ state }: TicketView): Probe[] {
  const on = ["customer", "third-party"].slice(0, state === "waiting" ? 2 : 1);
  return on.map((one) => ({ input: { ...said, on: one } }));
}

function escalations({ acts }: Program): Probe[] {
  const rights = acts.flatMap(({ notion, term, when }) =>
    notion === "right" && when.some(({ fact }) => fact === "escalated") ? [term as RightTerm] : [],
  );
  const steps = rights.flatMap(({ steps: all = [] }) => all.map(({ step }) => step));
  if (steps.length === 0) return [{ input: said }];
  return steps.map((step) => ({ choice: step, input: { ...said, step } }));
}

/** Of each level that this ticket can have, another value than it stands at. */
function classifications(program: Program, view: TicketView): Probe[] {
  const type = program.types === undefined ? undefined : standsAs(program, view, program.types.name);
  return [...program.classifying].flatMap((name) => {
    const level = program.levels.get(name)!;
    if (level.term.of !== "ticket" && level.term.of !== type) return [];
    const other = level.values.find((value) => value !== standsAs(program, view, name));
    return other === undefined ? [] : [{ choice: name, input: { ...said, levels: { [name]: other } } }];
  });
}
