/**
 * People of the supplier and of its customers. A person is made with an account, and may be invited at once; what takes something
 * away is asked of identity before anything is written, and what gives something is written there last (IDN-11).
 */
import { z } from "zod";
import { changePerson, createPerson, persons, type Person } from "../../contracts/people/people.ts";
import { isMade } from "../../contracts/refused.ts";
import type { Principal } from "../../identity/principal.ts";
import { uuid } from "../fields.ts";
import { list } from "../list.ts";
import { operation, type AnyOperation, type Call } from "../operation.ts";
import { notFound, Problem } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import type { ServerDeps } from "../dependencies.ts";
import { linkReply, linkUrl } from "../link-operations.ts";
import { everybody, suppliers } from "../who-may.ts";
import { askerOf, tenantOf } from "./asking.ts";
import { pageOf } from "./page-of.ts";
import { called, looksAfter, role, shownPerson, shownTo } from "./person-shown.ts";

const params = { person: uuid };
const invited = shownPerson.extend({ invitation: linkReply.optional().describe("Shown this once") });

export const personOperations: readonly AnyOperation[] = [
  list({
    path: "/api/v1/people",
    id: "listPeople",
    summary: "People, the oldest first",
    resource: "person",
    place: "query:customer",
    query: {
      customer: z
        .union([uuid, z.literal("none")])
        .optional()
        .describe("`none`: the supplier's own"),
    },
    roles: [...suppliers, "customer-administrator", "contact"],
    scope: "people:read",
    item: shownPerson,
    position: z.object({ person: uuid }),
    async pageAfter({ scope, principal, query: { customer }, after, limit }, { database, vault }) {
      const asked = { customer: customer === "none" ? null : customer, after: after?.person, most: limit + 1 };
      const found = await database.read(scope, (tx) => persons(tx, vault, asked));
      return pageOf(
        found.map((one) => shownTo(principal, one)),
        limit,
      );
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/people/{person}",
    id: "getPerson",
    summary: "A person",
    resource: "person",
    place: "path:person",
    params,
    roles: everybody,
    scope: "people:read",
    reply: shownPerson,
    async handle(call, deps) {
      const found = await personSeen(call, deps);
      if (found === undefined) return notFound;
      const isOwn = looksAfter(call.principal, found);
      const account = isOwn ? await deps.identity.accounts.of(call.principal.tenant, found.person) : undefined;
      return { body: shownTo(call.principal, found, account) };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/people",
    id: "makePerson",
    summary: "Make a person with an account, and where asked an invitation to sign in",
    resource: "person",
    place: "body:customer",
    roles: [...suppliers, "customer-administrator"],
    scope: "people:write",
    body: z.strictObject({
      ...called,
      role,
      customer: uuid.optional(),
      contract: uuid.optional().describe("Of an auditor: the one contract that they see"),
      login: z.email().max(254).optional().describe("The address that they sign in with"),
      invite: z.boolean().default(false),
    }),
    status: 201,
    reply: invited,
    async handle({ principal, body: { login, invite, ...made } }, deps) {
      if (made.customer !== undefined && isForeign(principal, made.customer)) return notFound;
      if (!looksAfter(principal, { role: made.role, customer: made.customer ?? null })) return notYours(principal);
      const { accounts, links } = deps.identity;
      const { tenant, person: by } = principal;
      const person = await deps.database.write(tenantOf(principal), async (tx) => {
        const one = await createPerson(tx, deps.vault, askerOf(principal, deps), made);
        // A login that somebody has already leaves no person behind.
        if (isMade(one)) await accounts.make(tenant, { ...one, login: login ?? null }, by);
        return one;
      });
      if (!isMade(person)) return keptProblem(person);
      const account = await accounts.of(tenant, person.person);
      const body = shownTo(principal, person, account);
      const link = invite ? await links.invite(tenant, person.person, by) : undefined;
      const invitation = link && { ...link, url: linkUrl(deps.config.origin, link.token) };
      return { body: { ...body, invitation }, location: `/api/v1/people/${person.person}` };
    },
  }),
  operation({
    method: "PATCH",
    path: "/api/v1/people/{person}",
    id: "changePerson",
    summary: "Change how somebody is called, their role, or whether they are still there",
    resource: "person",
    place: "path:person",
    params,
    roles: [...suppliers, "customer-administrator"],
    scope: "people:write",
    body: z.strictObject({
      called: z.strictObject(called).optional(),
      role: role.optional(),
      state: z.enum(["active", "left"]).optional(),
      login: z.email().max(254).optional(),
    }),
    reply: shownPerson,
    async handle(call, deps) {
      const { principal, body } = call;
      const before = await personSeen(call, deps);
      if (before === undefined) return notFound;
      const after = { role: body.role ?? before.role, customer: before.customer };
      const isRightsToo = Object.entries(body).some(([name, value]) => name !== "called" && value !== undefined);
      if (!looksAfter(principal, before) || !looksAfter(principal, after)) return notYours(principal);
      if (isRightsToo && correctsOnly.includes(principal.role)) return notYours(principal);
      return change(call, before, deps);
    },
  }),
];

/** The desk corrects a name or a number; who may do what is for those who answer for it. */
const correctsOnly: readonly Principal["role"][] = ["agent", "second-line-agent"];

/** Somebody whom the asker sees: of the supplier, or of their own organisation. */
export async function personSeen(
  { scope, params }: Pick<Call, "scope"> & { readonly params: { readonly person: string } },
  { database, vault }: ServerDeps,
): Promise<Person | undefined> {
  const [found] = await database.read(scope, (tx) => persons(tx, vault, { persons: [params.person] }));
  return found;
}

interface Change {
  readonly principal: Principal;
  readonly body: {
    readonly called?: Person["called"] | undefined;
    readonly role?: Person["role"] | undefined;
    readonly state?: "active" | "left" | undefined;
    readonly login?: string | undefined;
  };
}

async function change({ principal, body }: Change, before: Person, deps: ServerDeps) {
  const { accounts } = deps.identity;
  const { tenant, person: by } = principal;
  const { called, ...rights } = body;
  const there = await accounts.of(tenant, before.person);
  const wanted = Object.fromEntries(Object.entries(rights).filter(([, value]) => value !== undefined));
  const asked = there !== undefined && Object.keys(wanted).length > 0;
  if (asked) await accounts.mayChange(tenant, before.person, wanted);
  const { role, state } = rights;
  // Whoever leaves is out before anything else is written; what gives somebody more comes last.
  const isLeaving = asked && state === "left";
  const gone = isLeaving ? await accounts.change(tenant, before.person, wanted, by) : undefined;
  const done = await deps.database.write(tenantOf(principal), (tx) =>
    changePerson(tx, deps.vault, askerOf(principal, deps), before.person, { called, role, state }),
  );
  if (!isMade(done)) return keptProblem(done);
  const account = gone ?? (asked ? await accounts.change(tenant, before.person, wanted, by) : there);
  return { body: shownTo(principal, done, account) };
}

/** Another organisation is not there for a customer's people. */
function isForeign({ customer }: Principal, asked: string): boolean {
  return customer !== null && customer !== asked;
}

function notYours({ role }: Principal): Problem {
  return new Problem("not-allowed", { params: { role } });
}
