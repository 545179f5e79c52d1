/**
 * What is recorded of no ticket: of one contract's relation, and of the services that contracts share (DSK-10, CON-2). Outages,
 * maintenance, releases, samples and meetings come in here, each kind by whom the table of the desk lets say it.
 */
import { z } from "zod";
import { serviceLogOf } from "../../contracts/own-logs.ts";
import { recordOfContract, recordOfService } from "../../desk/record.ts";
import { factsOfRelationBefore } from "../../ledger/logs.ts";
import type { AnyVerb } from "../../desk/verbs.ts";
import { factReply, seenBy, showFacts } from "../fact-shown.ts";
import { many, uuid, word } from "../fields.ts";
import { list } from "../list.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { doneReply, perform } from "../ticket-actions.ts";
import { suppliers } from "../who-may.ts";
import { pageOf } from "./page-of.ts";

/** An end user sees their own tickets, and not what is said between the two sides. */
const readers = [...suppliers, "customer-administrator", "contact", "auditor"] as const;
const paging = { query: { kind: many(word).optional() }, item: factReply, position: z.object({ index: z.number() }) };

export const relationFactOperations: readonly AnyOperation[] = [
  list({
    ...paging,
    path: "/api/v1/contracts/{contract}/facts",
    id: "listContractFacts",
    summary: "What was recorded of a contract and of none of its tickets, the newest first",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: readers,
    scope: "contracts:read",
    async pageAfter({ scope, params: { contract }, query, after, limit, principal }, { database, vault, contracts }) {
      return database.read(scope, async (tx) => {
        const found = (await contracts.load(tx, [contract])).get(contract);
        if (found === undefined) return notFound;
        const asked = { before: after?.index, kinds: query.kind, most: limit + 1 };
        const { items, next } = pageOf(await factsOfRelationBefore(tx, found.log, asked), limit);
        const shown = await showFacts(tx, vault, seenBy(principal.role, items));
        return { items: shown, next: next && { index: next.seq } };
      });
    },
  }),
  recording(recordOfContract, {
    path: "/api/v1/contracts/{contract}/facts",
    id: "recordOfContract",
    summary: "Record that something was so between the two sides of a contract",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    scope: "contracts:write",
  }),
  list({
    ...paging,
    path: "/api/v1/services/facts",
    id: "listServiceFacts",
    summary: "What was recorded of services, the newest first",
    resource: "service",
    place: "none",
    roles: readers,
    scope: "services:read",
    async pageAfter({ scope, query, after, limit, principal }, { database, vault }) {
      return database.read(scope, async (tx) => {
        const asked = { before: after?.index, kinds: query.kind, most: limit + 1 };
        const { items, next } = pageOf(await factsOfRelationBefore(tx, await serviceLogOf(tx), asked), limit);
        const shown = await showFacts(tx, vault, seenBy(principal.role, items));
        return { items: shown, next: next && { index: next.seq } };
      });
    },
  }),
  recording(recordOfService, {
    path: "/api/v1/services/facts",
    id: "recordOfService",
    summary: "Record that something was so of a service: for every contract that it reaches",
    resource: "service",
    place: "none",
    scope: "services:write",
  }),
];

type Recording = Pick<Parameters<typeof operation>[0], "path" | "id" | "summary" | "resource" | "place" | "scope"> & {
  readonly params?: { readonly contract: typeof uuid };
};

function recording(verb: AnyVerb, of: Recording): AnyOperation {
  if (!(verb.input instanceof z.ZodObject)) throw new TypeError(`the input of ${verb.name} is no object`);
  return operation({
    ...of,
    method: "POST",
    roles: verb.roles,
    body: verb.input.safeExtend({ as: word.optional() }),
    status: 201,
    reply: doneReply,
    handle: (call, deps) => {
      const { contract } = call.params as { readonly contract?: string };
      return perform(verb, call, deps, contract === undefined ? {} : { contract });
    },
  });
}
