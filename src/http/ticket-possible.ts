/** What the asker may do on a ticket now (DSK-18): a page shows what is possible, and why the rest is not. */
import { z } from "zod";
import type { Possible } from "../desk/possible.ts";
import { isRefusal } from "../desk/verb.ts";
import { verbNamed } from "../desk/verbs.ts";
import type { Language } from "../i18n/words.ts";
import { remarkReply, remarksOf } from "./answers-shown.ts";
import { moment, uuid } from "./fields.ts";
import { operation, type AnyOperation } from "./operation.ts";
import { refusalProblem } from "./refusals.ts";
import { refusedIn, refusedReply } from "./refused-shown.ts";
import { commandOf } from "./ticket-actions.ts";
import { ticketStates } from "./ticket-rows.ts";
import { participants } from "./who-may.ts";

const words = z.array(z.string());
const choice = z.object({ choice: z.string(), isAllowed: z.boolean(), refusal: refusedReply.nullable() });

const possibleReply = z
  .object({
    ticket: uuid,
    version: z.int(),
    state: z.enum(ticketStates),
    asOf: moment,
    actions: z.array(
      z.object({
        action: z.string().meta({ description: "as in the path of the action" }),
        isAllowed: z.boolean(),
        refusal: refusedReply.nullable(),
        remarks: z.array(remarkReply).meta({ description: "what it still needs, and what is advised" }),
        choices: z.array(choice).meta({ description: "steps of an escalation; levels of a classification" }),
      }),
    ),
    offers: z
      .array(
        z.object({
          fact: uuid,
          at: moment,
          right: z.string(),
          title: z.string().nullable(),
          article: z.string(),
          of: words,
          step: z.string().nullable(),
          to: words,
        }),
      )
      .meta({ description: "rights that the agreement gave since something was missed, not used yet" }),
    own: z
      .array(
        z.object({
          fact: uuid,
          kind: z.string(),
          at: moment,
          mayWithdraw: z.boolean(),
          mayCorrect: z.boolean(),
          isUntouched: z.boolean().meta({ description: "nobody else said or did anything since" }),
        }),
      )
      .meta({ description: "what the asker said last, the newest first" }),
  })
  .meta({ id: "PossibleActions" });

export const possibleOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/tickets/{ticket}/actions",
    id: "listActionsOfTicket",
    isOfNow: true,
    summary: "What the asker may do on this ticket now, and why the rest is not possible",
    resource: "ticket",
    place: "path:ticket",
    params: { ticket: uuid },
    roles: participants,
    scope: "tickets:read",
    reply: possibleReply,
    async handle(call, { desk }) {
      const asked = { principal: call.principal, body: {}, key: call.key, version: undefined };
      const found = await desk.possible(
        call.scope,
        commandOf(verbNamed("watch")!, asked, { ticket: call.params.ticket }),
      );
      if (isRefusal(found)) return refusalProblem(found);
      return { body: showPossible(found, call.language), version: found.version };
    },
  }),
];

function showPossible(
  { program, ticket, version, state, asOf, acts, offers, own }: Possible,
  language: Language,
): z.output<typeof possibleReply> {
  return {
    ticket,
    version,
    state,
    asOf,
    actions: acts.map(({ verb, refusal, answers, choices }) => ({
      action: verb,
      isAllowed: refusal === undefined,
      refusal: refusal === undefined ? null : refusedIn(refusal, language),
      remarks: remarksOf(program, answers, language),
      choices: choices.map((one) => ({
        choice: one.choice,
        isAllowed: one.refusal === undefined,
        refusal: one.refusal === undefined ? null : refusedIn(one.refusal, language),
      })),
    })),
    offers: offers.map(({ fact, right, term, of, step, to }) => ({
      fact: fact.id!,
      at: fact.at,
      right,
      title: term.name?.[language] ?? null,
      article: term.article,
      of: [...of],
      step: step ?? null,
      to: [...to],
    })),
    own: own.map((one) => ({ ...one })),
  };
}
