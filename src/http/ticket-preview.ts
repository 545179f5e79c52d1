/**
 * A dry run of every verb on tickets (DSK-17): the same input, the same decision and the same words as the verb itself, with nothing
 * kept. What only the agreement has against it stands in the reply, beside the ticket as it would be; whatever else refuses it is
 * the problem that the verb gives.
 */
import { z } from "zod";
import type { Preview } from "../desk/preview.ts";
import { isRefusal } from "../desk/verb.ts";
import { verbs, type AnyVerb } from "../desk/verbs.ts";
import type { Language } from "../i18n/words.ts";
import { remarkReply, remarksOf } from "./answers-shown.ts";
import type { ServerDeps } from "./dependencies.ts";
import { moment, uuid } from "./fields.ts";
import { operation, type Answer, type AnyOperation, type Call } from "./operation.ts";
import type { Problem } from "./problem.ts";
import { refusalProblem } from "./refusals.ts";
import { refusedIn, refusedReply } from "./refused-shown.ts";
import { camel, commandOf, speaking, withSpeaker } from "./ticket-actions.ts";
import { clockReply, fieldsReply, plainFields, showClock } from "./ticket-shown.ts";
import { ticketStates, type TicketState } from "./ticket-rows.ts";

const promise = z
  .object({ clock: z.string(), target: z.string().nullable(), dueAt: moment, isAim: z.boolean(), article: z.string() })
  .nullable();

const promised = z.object({
  kind: z.enum(["clock", "duty"]),
  name: z.string(),
  title: z.object({ nl: z.string(), en: z.string() }).nullable(),
  article: z.string(),
  after: z.string().nullable().meta({ description: "the clock after whose end, or due, it runs" }),
  levels: z.array(
    z.object({
      written: z.string().nullable().meta({ description: "as the agreement writes it, with its share" }),
      isAim: z.boolean(),
      dueAt: moment.nullable(),
    }),
  ),
  doneAt: moment.nullable().meta({ description: "done already, with what was asked, by itself" }),
});

export const previewReply = z
  .object({
    isDone: z.boolean().meta({ description: "whether it would be done" }),
    refusal: refusedReply.nullable().meta({ description: "why the agreement would not have it done" }),
    ticket: uuid.nullable(),
    version: z.int().nullable().meta({ description: "of the ticket as it is" }),
    asOf: moment,
    zone: z.string(),
    state: z.enum(ticketStates),
    waitingFor: z.string().nullable(),
    type: z.string().nullable(),
    priority: z.string().nullable(),
    isProvisional: z.boolean().meta({ description: "who fixes the classification has not yet" }),
    attributes: fieldsReply,
    assignee: uuid.nullable(),
    team: z.string().nullable(),
    breaksAt: moment.nullable(),
    breaksClock: z.string().nullable(),
    clocks: z.array(clockReply),
    changes: z
      .array(z.object({ clock: z.string(), before: clockReply.nullable(), after: clockReply.nullable() }))
      .meta({ description: "the clocks that would stand otherwise" }),
    answerBy: promise.meta({ description: "by when somebody is to hear: the first clock that a word to them stops" }),
    solvedBy: promise.meta({ description: "by when it is to be solved" }),
    promises: z
      .array(promised)
      .meta({ description: "all that the ticket promises its customer from then on, what is due first on top" }),
    coverage: z
      .object({ word: z.string(), table: z.string(), article: z.string(), chargedMinutes: z.number().nullable() })
      .nullable()
      .meta({ description: "of the ticket, or of the work that is booked" }),
    remarks: z.array(remarkReply),
    facts: z.array(z.object({ kind: z.string(), at: moment, isAutomatic: z.boolean() })),
  })
  .meta({ id: "Preview" });

type ShownPreview = z.output<typeof previewReply>;

const common = {
  method: "POST",
  resource: "ticket",
  scope: "tickets:write",
  isTrial: true,
  reply: previewReply,
} as const;

export const previewOperations: readonly AnyOperation[] = verbs
  .filter(({ on }) => on === undefined)
  .map((verb) => (verb.states === "none" ? ofReport(verb) : ofAction(verb)));

function ofAction(verb: AnyVerb): AnyOperation {
  return operation({
    ...common,
    path: `/api/v1/tickets/{ticket}/actions/${verb.name}/preview`,
    id: `preview${capital(verb.name)}Ticket`,
    summary: `What ${verb.name} would come to; nothing is kept`,
    place: "path:ticket",
    params: { ticket: uuid },
    body: withSpeaker(verb, speaking),
    roles: verb.roles,
    match: "optional",
    handle: (call, deps) => preview(verb, call as Call, deps, { ticket: call.params.ticket }),
  });
}

/** A form tells what would follow before anybody has thought of a title. */
function ofReport(verb: AnyVerb): AnyOperation {
  const untitled: AnyVerb = { ...verb, input: (verb.input as z.ZodObject).partial({ title: true }) };
  return operation({
    ...common,
    path: "/api/v1/tickets/preview",
    id: `preview${capital(verb.name)}Ticket`,
    summary: "What a report would come to; nothing is kept",
    place: "body:contract",
    body: withSpeaker(untitled, { ...speaking, contract: uuid }),
    roles: verb.roles,
    handle: (call, deps) => {
      const { contract, ...input } = call.body as { readonly contract: string; readonly title?: string };
      return preview(verb, { ...call, body: { title: "-", ...input } }, deps, { contract });
    },
  });
}

function capital(name: string): string {
  const whole = camel(name);
  return whole[0]!.toUpperCase() + whole.slice(1);
}

async function preview(
  verb: AnyVerb,
  call: Call,
  { desk }: Pick<ServerDeps, "desk">,
  on: { readonly ticket?: string; readonly contract?: string },
): Promise<Answer<ShownPreview> | Problem> {
  const tried = await desk.preview(call.scope, commandOf(verb, call, on));
  if (isRefusal(tried)) return refusalProblem(tried);
  return { body: showPreview(tried, on.ticket ?? null, call.language) };
}

function showPreview(tried: Preview, ticket: string | null, language: Language): ShownPreview {
  const { program, row, covered, objection, asOf, version, isProvisional, facts, answers } = tried;
  const clocks = tried.after.map(showClock);
  return {
    isDone: objection === undefined,
    refusal: objection === undefined ? null : refusedIn(objection, language),
    ticket,
    version: version ?? null,
    asOf,
    zone: program.zone,
    state: row.state as TicketState,
    waitingFor: row.waiting_for,
    type: row.type,
    priority: row.priority,
    isProvisional,
    attributes: plainFields(row.attributes),
    assignee: row.assignee,
    team: row.team,
    breaksAt: row.breaks_at === null ? null : Date.parse(row.breaks_at),
    breaksClock: row.breaks_clock,
    clocks,
    changes: changesOf(tried.before.map(showClock), clocks),
    answerBy: promiseOf(tried, ["acknowledged", "answered", "plan-told", "work-started"]),
    solvedBy: promiseOf(tried, ["resolved"]),
    promises: tried.promises.map(({ levels, title, after, doneAt, ...one }) => ({
      ...one,
      title: title ?? null,
      after: after ?? null,
      doneAt: doneAt ?? null,
      levels: levels.map(({ written, isAim, dueAt }) => ({ written: written ?? null, isAim, dueAt: dueAt ?? null })),
    })),
    coverage:
      covered === undefined
        ? null
        : {
            word: covered.word,
            table: covered.table.name,
            article: covered.table.term.article,
            chargedMinutes: covered.chargedMinutes ?? null,
          },
    remarks: remarksOf(program, answers, language),
    facts: facts.map(({ kind, at, fields }) => ({ kind, at, isAutomatic: fields["person"] === undefined })),
  };
}

type ShownClock = ShownPreview["clocks"][number];

function changesOf(before: readonly ShownClock[], after: readonly ShownClock[]): ShownPreview["changes"] {
  const names = new Set([...before, ...after].map(({ clock }) => clock));
  return [...names].flatMap((clock) => {
    const pair = [before, after].map((all) => all.find((one) => one.clock === clock) ?? null);
    const [was = null, is = null] = pair;
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ clock, before: was, after: is }];
  });
}

/** Of the clocks that run and that one of these facts stops, the one that is due first. */
function promiseOf({ after }: Preview, stops: readonly string[]): ShownPreview["answerBy"] {
  const open = after
    .filter(({ counting, dueAt }) => counting !== "done" && dueAt !== null)
    .filter(({ clock }) => clock.to.some(({ fact }) => stops.includes(fact)));
  const [first] = open.toSorted((a, b) => a.dueAt! - b.dueAt!);
  if (first === undefined) return null;
  const { clock, target, dueAt, isAim, article } = showClock(first);
  return { clock, target, dueAt: dueAt!, isAim, article };
}
