/** What the law gives a person: to have what is kept of them, and to be erased (LED-3, GDPR articles 15, 17 and 20). */
import { z } from "zod";
import { dataOfPerson } from "../../contracts/people/own-data.ts";
import { tellTenant } from "../../contracts/own-logs.ts";
import type { TakenLine } from "../../contracts/taken-along.ts";
import type { Role } from "../../facts/role.ts";
import { takenWords } from "../../i18n/taken-words.ts";
import type { Language } from "../../i18n/words.ts";
import type { AccountRow } from "../../identity/identity.ts";
import { erasePerson } from "../../ledger/contents.ts";
import type { HandlerDeps } from "../dependencies.ts";
import { uuid } from "../fields.ts";
import { download, operation, type AnyOperation } from "../operation.ts";
import { notFound, Problem } from "../problem.ts";
import { nameToTake, takeAlong } from "../take-along.ts";
import { customers, everybody, keepersOfPeople } from "../who-may.ts";
import { askerOf, tenantOf } from "./asking.ts";
import { personSeen } from "./people.ts";
import { looksAfter } from "./person-shown.ts";

const params = { person: uuid };

export const personDataOperations: readonly AnyOperation[] = [
  download({
    method: "GET",
    path: "/api/v1/people/{person}/data",
    id: "downloadPersonData",
    summary: "Everything that is kept of a person: for themselves, or for who looks after them",
    resource: "person",
    place: "path:person",
    params,
    roles: everybody,
    scope: "session",
    type: "application/zip",
    async download(call, deps) {
      const { principal, params } = call;
      const found = await personSeen(call, deps);
      if (found === undefined) return notFound;
      const isSelf = principal.person === found.person;
      const isFor = principal.role === "administrator" || principal.role === "customer-administrator";
      if (!isSelf && !(isFor && looksAfter(principal, found))) {
        return new Problem("not-allowed", { params: { role: principal.role } });
      }
      const account = await deps.identity.accounts.of(principal.tenant, found.person);
      const whose = found.called?.name ?? "";
      const { language } = call;
      const more = account === undefined ? [] : await accountLines(deps.identity, account);
      return {
        name: nameToTake(whose, deps.now()),
        send: (write) =>
          deps.database.read(call.scope, (tx) => {
            const lines = () =>
              withOwn(shownTo(principal.role, dataOfPerson(tx, deps.vault, params.person)), more, language);
            return takeAlong(tx, { whose, language, lines, accounts: account ? [account] : [] }, deps, write);
          }),
      };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/people/{person}/erasure",
    id: "erasePerson",
    summary: "Erase a person: what they wrote and how they are called can never be read again, and every figure stays",
    resource: "person",
    place: "path:person",
    params,
    roles: keepersOfPeople,
    scope: "session",
    body: z.strictObject({ isCertain: z.literal(true).describe("It cannot be undone") }),
    reply: z.object({ person: uuid, contents: z.int(), files: z.int() }),
    async handle(call, deps) {
      const { principal, params } = call;
      const found = await personSeen(call, deps);
      if (found === undefined) return notFound;
      if (!looksAfter(principal, found)) return new Problem("not-allowed", { params: { role: principal.role } });
      const { person } = params;
      // Out first, so that nobody signs in as somebody who is half gone; asking again goes on where this stopped.
      await deps.identity.accounts.erase(principal.tenant, person, principal.person);
      const erasure = await deps.database.write(tenantOf(principal), async (tx) => {
        const now = deps.now();
        const done = await erasePerson(tx, person, now);
        if (done.wasErased) await tellTenant(tx, askerOf(principal, deps), "done", { what: "person-erased", person });
        return done;
      });
      return { body: { person, contents: erasure.contents, files: erasure.files.length } };
    },
  }),
];

/** Of a ticket's notes among the supplier's people even their being there is not a customer's to know. */
async function* shownTo(role: Role, lines: AsyncIterable<TakenLine>): AsyncGenerator<TakenLine> {
  const isOfCustomer = role === "auditor" || customers.includes(role);
  for await (const line of lines) {
    const { with: said } = (line["fact"] ?? {}) as { with?: { internal?: unknown } };
    if (!isOfCustomer || (said?.internal !== "yes" && line["isInternal"] !== true)) yield line;
  }
}

/** Where they are signed in and how they want to see Peil stand apart from who they are, as identity's. */
async function accountLines(identity: HandlerDeps["identity"], account: AccountRow): Promise<TakenLine[]> {
  const { language, theme, filters } = await identity.preferences.of(account);
  const sessions = await identity.sessions.list(account);
  const moment = (at: number) => new Date(at).toISOString();
  return [
    { is: "person", language, theme, filters },
    ...sessions.map(({ how, address, agent, createdAt, lastUsedAt }): TakenLine => {
      return { is: "session", how, address, agent, createdAt: moment(createdAt), lastUsedAt: moment(lastUsedAt) };
    }),
  ];
}

/** After the line of the person. */
async function* withOwn(
  lines: AsyncIterable<TakenLine>,
  [wished, ...sessions]: readonly TakenLine[],
  language: Language,
): AsyncGenerator<TakenLine> {
  for await (const line of lines) {
    if (line.is !== "person") {
      yield line;
      continue;
    }
    yield { ...line, ...wished };
    yield* sessions;
    yield { is: "left-out", text: takenWords[language].leftOut };
  }
}
