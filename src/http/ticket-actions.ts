/**
 * What can be done at the desk, made of its verbs: an operation each, with the verb's own input and roles. `report` makes a ticket;
 * the others act on one. What is said of a contract or of a service stands with those.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Command, Done } from "../desk/command.ts";
import { isRefusal } from "../desk/verb.ts";
import { verbs, type AnyVerb } from "../desk/verbs.ts";
import type { Language } from "../i18n/words.ts";
import type { ServerDeps } from "./dependencies.ts";
import { uuid, word } from "./fields.ts";
import { operation, type Answer, type AnyOperation, type Call } from "./operation.ts";
import type { Problem } from "./problem.ts";
import { refusalProblem } from "./refusals.ts";

export const doneReply = z
  .object({
    ticket: uuid.nullable(),
    number: z.string().nullable(),
    version: z.int().nullable().meta({ description: "of the ticket after it; also the ETag" }),
    facts: z.array(z.object({ id: uuid, kind: z.string(), log: uuid, index: z.int() })),
    advice: z
      .array(
        z.object({
          outcome: z.enum(["advised", "noted", "masked"]),
          rule: z.string(),
          article: z.string(),
          say: z.string().nullable(),
          lacking: z.array(z.string()),
        }),
      )
      .meta({ description: "what the agreement remarks on what was done all the same" }),
  })
  .meta({ id: "Done" });

type DoneBody = z.output<typeof doneReply>;

/** In which role of the agreement they speak, where they have more than one. */
export const speaking = { as: word.optional() };

export const actionOperations: readonly AnyOperation[] = verbs
  .filter(({ on }) => on === undefined)
  .map((verb) => (verb.states === "none" ? reporting(verb) : acting(verb)));

function acting(verb: AnyVerb): AnyOperation {
  return operation({
    method: "POST",
    path: `/api/v1/tickets/{ticket}/actions/${verb.name}`,
    id: `${camel(verb.name)}Ticket`,
    summary: `${verb.name}: of a ticket ${typeof verb.states === "string" ? "in any state" : `that is ${verb.states.join(", ")}`}`,
    resource: "ticket",
    place: "path:ticket",
    params: { ticket: uuid },
    body: withSpeaker(verb, speaking),
    roles: verb.roles,
    scope: "tickets:write",
    match: "optional",
    reply: doneReply,
    handle: (call, deps) => perform(verb, call as Call, deps, { ticket: call.params.ticket }),
  });
}

function reporting(verb: AnyVerb): AnyOperation {
  return operation({
    method: "POST",
    path: "/api/v1/tickets",
    id: `${camel(verb.name)}Ticket`,
    summary: "Report: a new ticket under a contract",
    resource: "ticket",
    place: "body:contract",
    body: withSpeaker(verb, { ...speaking, contract: uuid }),
    roles: verb.roles,
    scope: "tickets:write",
    status: 201,
    reply: doneReply,
    handle: (call, deps) => {
      const { contract, ...input } = call.body as { readonly contract: string };
      return perform(verb, { ...call, body: input }, deps, { contract });
    },
  });
}

/** The verb's own input, which is a strict object, and beside it what every command may say. */
export function withSpeaker(verb: AnyVerb, shape: Readonly<Record<string, z.ZodType>>): z.ZodType {
  if (!(verb.input instanceof z.ZodObject)) throw new TypeError(`the input of ${verb.name} is no object`);
  const both = Object.keys(shape).filter((one) => Object.hasOwn((verb.input as z.ZodObject).shape, one));
  if (both.length > 0) throw new TypeError(`the input of ${verb.name} says otherwise what "${both[0]}" is`);
  return verb.input.safeExtend(shape);
}

/** Asks the desk, as whoever calls. The key makes asking again give what was done then (LED-4). */
export async function perform(
  verb: AnyVerb,
  call: Call,
  { desk }: Pick<ServerDeps, "desk">,
  on: On,
): Promise<Answer<DoneBody> | Problem> {
  const outcome = await desk.perform(call.scope, commandOf(verb, call, on));
  return isRefusal(outcome) ? refusalProblem(outcome) : answerOf(outcome, call.language);
}

interface On {
  readonly ticket?: string;
  readonly contract?: string;
}

export function commandOf(
  verb: AnyVerb,
  { principal, body, key, version }: Pick<Call, "principal" | "body" | "key" | "version">,
  on: On,
): Command {
  const { as, ...input } = (body ?? {}) as { readonly as?: string };
  return {
    ...on,
    verb,
    input,
    actor: { person: principal.person, role: principal.role, customer: principal.customer ?? undefined },
    as,
    key: keyOf(key),
    request: JSON.stringify([verb.name, on, as ?? null, input]),
    ifVersion: version,
  };
}

/** Short whatever somebody sent, and telling nothing of it. */
function keyOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

function answerOf(done: Done, language: Language): Answer<DoneBody> {
  const { ticket, version } = done;
  return {
    body: doneOf(done, language),
    ...(version === undefined ? {} : { version }),
    ...(ticket === undefined ? {} : { location: `/api/v1/tickets/${ticket}` }),
  };
}

export function doneOf({ ticket, number, version, facts, advice }: Done, language: Language): DoneBody {
  return {
    ticket: ticket ?? null,
    number: number ?? null,
    version: version ?? null,
    facts: facts.map((fact) => ({ ...fact })),
    advice: advice.map(({ outcome, rule, article, say, lacking = [] }) => ({
      outcome,
      rule,
      article,
      say: say?.[language] ?? null,
      lacking: [...lacking],
    })),
  };
}

export function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
