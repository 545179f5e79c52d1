/** Webhooks: who is told of which facts, for the supplier's administrators (HOK-2, HOK-3, HOK-5, HOK-6). A secret is shown once. */
import { z } from "zod";
import type { Transaction } from "../../database/database.ts";
import {
  changeWebhook,
  deleteWebhook,
  disableWebhook,
  enableWebhook,
  makeWebhook,
  renewSecret,
  webhookFindings,
  webhooks,
  type NewWebhook,
  type WebhookFinding,
} from "../../webhooks/subscriptions.ts";
import type { ServerDeps } from "../dependencies.ts";
import { line, moment, uuid } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { invalidInput, notFound, Problem, type FieldProblem } from "../problem.ts";
import { administrators } from "../who-may.ts";

const types = z.array(line(80)).min(1).max(100).describe("`ticket.resolved`, `ticket.*`, `*`");
const given = { url: line(2000), description: z.string().max(500), types };
const webhook = z
  .object({
    webhook: uuid,
    url: z.string(),
    description: z.string(),
    types: z.array(z.string()),
    customer: uuid.nullable(),
    state: z.enum(["active", "disabled"]),
    disabledBecause: z.enum(["gone", "failing", "asked"]).nullable(),
    createdAt: moment,
    version: z.int(),
  })
  .meta({ id: "Webhook" });
const secret = z.string().describe("Shown this once");

export const webhookParts = { resource: "webhook", roles: administrators } as const;
const one = { ...webhookParts, place: "path:webhook", params: { webhook: uuid }, scope: "webhooks:write" } as const;

export const webhookOperations: readonly AnyOperation[] = [
  operation({
    ...webhookParts,
    method: "GET",
    path: "/api/v1/webhooks",
    id: "listWebhooks",
    summary: "Webhooks, the oldest first",
    place: "none",
    scope: "webhooks:read",
    reply: z.object({ items: z.array(webhook) }),
    handle: async ({ scope }, { database }) => {
      const items = await database.read(scope, (tx) => webhooks(tx));
      return { body: { items: items.map(({ types, ...rest }) => ({ ...rest, types: [...types] })) } };
    },
  }),
  operation({
    ...one,
    method: "GET",
    path: "/api/v1/webhooks/{webhook}",
    id: "getWebhook",
    summary: "A webhook",
    scope: "webhooks:read",
    reply: webhook,
    handle: ({ scope, params }, { database }) => database.read(scope, (tx) => shown(tx, params.webhook)),
  }),
  operation({
    ...webhookParts,
    method: "POST",
    path: "/api/v1/webhooks",
    id: "makeWebhook",
    summary: "Tell somebody of facts from now on",
    place: "body:customer",
    scope: "webhooks:write",
    body: z.strictObject({ ...given, description: given.description.default(""), customer: uuid.optional() }),
    reply: webhook.extend({ secret }),
    status: 201,
    async handle({ scope, body }, deps) {
      return deps.database.write(scope, async (tx) => {
        const objection = await objectionTo(tx, body, deps);
        if (objection) return objection;
        const id = deps.newId();
        const secret = await makeWebhook(tx, deps.webhooks.secrets, { ...body, webhook: id }, deps.now());
        const made = await shown(tx, id);
        return "body" in made ? { ...made, body: { ...made.body, secret }, location: `/api/v1/webhooks/${id}` } : made;
      });
    },
  }),
  operation({
    ...one,
    method: "PATCH",
    path: "/api/v1/webhooks/{webhook}",
    id: "changeWebhook",
    summary: "Another address, description or choice of facts",
    match: "required",
    body: z.strictObject(given).partial(),
    reply: webhook,
    async handle({ scope, params, body, version }, deps) {
      return deps.database.write(scope, async (tx) => {
        const [before] = await webhooks(tx, params.webhook);
        if (before === undefined) return notFound;
        const change = withoutGaps(body);
        const objection = await objectionTo(tx, change, deps);
        if (objection) return objection;
        const isChanged = await changeWebhook(tx, params.webhook, version ?? before.version, change);
        return isChanged ? shown(tx, params.webhook) : new Problem("changed-since");
      });
    },
  }),
  operation({
    ...one,
    method: "DELETE",
    path: "/api/v1/webhooks/{webhook}",
    id: "deleteWebhook",
    summary: "Take a webhook away, with what is known of its messages",
    async handle({ scope, params }, { database }) {
      const isGone = await database.write(scope, (tx) => deleteWebhook(tx, params.webhook));
      return isGone ? { body: undefined } : notFound;
    },
  }),
  operation({
    ...one,
    method: "PUT",
    path: "/api/v1/webhooks/{webhook}/state",
    id: "setWebhookState",
    summary: "Disable or enable it; what was recorded meanwhile is not made up for by itself",
    body: z.strictObject({ state: z.enum(["active", "disabled"]) }),
    reply: webhook,
    async handle({ scope, params, body }, { database, now }) {
      return database.write(scope, async (tx) => {
        if (body.state === "active") await enableWebhook(tx, params.webhook, now());
        else await disableWebhook(tx, params.webhook, "asked", now());
        return shown(tx, params.webhook);
      });
    },
  }),
  operation({
    ...one,
    method: "POST",
    path: "/api/v1/webhooks/{webhook}/secret",
    id: "renewWebhookSecret",
    summary: "A new secret; the old one goes on signing beside it for a while",
    body: z.strictObject({
      overlapHours: z.int().min(0).max(168).default(24).describe("0 where the old one fell into other hands"),
    }),
    reply: z.object({ secret }),
    status: 201,
    async handle({ scope, params, body }, { database, webhooks: { secrets }, now }) {
      const overlap = { now: now(), overlapMs: body.overlapHours * 3_600_000 };
      const made = await database.write(scope, (tx) => renewSecret(tx, secrets, params.webhook, overlap));
      return made === undefined ? notFound : { body: { secret: made } };
    },
  }),
];

type Given = { readonly [name in "url" | "description" | "types"]?: NewWebhook[name] };

function withoutGaps(body: { readonly [name in keyof Given]?: Given[name] | undefined }): Given {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

async function shown(tx: Transaction, webhook: string) {
  const [found] = await webhooks(tx, webhook);
  if (found === undefined) return notFound;
  return { body: { ...found, types: [...found.types] }, version: found.version };
}

async function objectionTo(
  tx: Transaction,
  asked: Partial<NewWebhook>,
  { webhooks: { objection } }: ServerDeps,
): Promise<Problem | undefined> {
  const findings = await webhookFindings(tx, asked, objection);
  return findings.length === 0 ? undefined : invalidInput(findings.map(fieldProblem));
}

function fieldProblem({ code, params }: WebhookFinding): FieldProblem {
  const [name, field] = {
    "url-refused": ["url", "address-refused"],
    "unknown-type": ["types", "unknown-event"],
    "no-types": ["types", "too-few"],
    "no-such-customer": ["customer", "not-there"],
  }[code] as [string, FieldProblem["code"]];
  return { at: { pointer: `#/${name}` }, code: field, params: code === "no-types" ? { least: 1 } : params };
}
