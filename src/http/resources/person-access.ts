/** How somebody gets in again, and how they are kept out: by whoever looks after them (IDN-5, IDN-10). */
import type { LinkMade } from "../../identity/identity.ts";
import type { Principal } from "../../identity/principal.ts";
import type { ServerDeps } from "../dependencies.ts";
import { uuid } from "../fields.ts";
import { linkReply, linkUrl } from "../link-operations.ts";
import { operation, type AnyOperation, type Call } from "../operation.ts";
import { notFound, Problem } from "../problem.ts";
import { personSeen } from "./people.ts";
import { looksAfter } from "./person-shown.ts";

const one = {
  resource: "person",
  place: "path:person",
  params: { person: uuid },
  roles: ["administrator", "manager", "customer-administrator"],
  scope: "session",
} as const;

export const personAccessOperations: readonly AnyOperation[] = [
  linkOperation("invitation", "invitePerson", "A new invitation; the one before no longer counts"),
  linkOperation("reset", "resetPassword", "A link by which somebody sets a new password"),
  operation({
    ...one,
    method: "DELETE",
    path: "/api/v1/people/{person}/sessions",
    id: "endSessionsOf",
    summary: "Sign somebody out everywhere",
    async handle(call, deps) {
      const objection = await objectionTo(call, deps);
      if (objection) return objection;
      await deps.identity.sessions.endAllOf(call.principal.tenant, call.params.person, call.principal.person);
      return { body: undefined };
    },
  }),
  operation({
    ...one,
    method: "DELETE",
    path: "/api/v1/people/{person}/second-factor",
    id: "removeSecondFactorOf",
    summary: "Take away the second factor of somebody who lost it",
    async handle(call, deps) {
      const objection = await objectionTo(call, deps);
      if (objection) return objection;
      await deps.identity.authenticator.removeOf(call.principal.tenant, call.params.person, call.principal.person);
      return { body: undefined };
    },
  }),
];

function linkOperation(purpose: "invitation" | "reset", id: string, summary: string): AnyOperation {
  return operation({
    ...one,
    method: "POST",
    path: `/api/v1/people/{person}/${purpose}`,
    id,
    summary,
    reply: linkReply,
    status: 201,
    async handle(call, deps) {
      const objection = await objectionTo(call, deps);
      if (objection) return objection;
      const link = await made(purpose, call, deps);
      return { body: { ...link, url: linkUrl(deps.config.origin, link.token) } };
    },
  });
}

type Asked = { readonly principal: Principal; readonly params: { readonly person: string } };

function made(
  purpose: "invitation" | "reset",
  { principal, params }: Asked,
  { identity }: ServerDeps,
): Promise<LinkMade> {
  const { tenant, person: by } = principal;
  return purpose === "reset"
    ? identity.links.reset(tenant, params.person, by)
    : identity.links.invite(tenant, params.person, by);
}

async function objectionTo(call: Asked & Pick<Call, "scope">, deps: ServerDeps): Promise<Problem | undefined> {
  const found = await personSeen(call, deps);
  if (found === undefined) return notFound;
  if (looksAfter(call.principal, found)) return undefined;
  return new Problem("not-allowed", { params: { role: call.principal.role } });
}
