/** Contracts: what binds a customer to an agreement (CON-1, VER-1, VER-4). Everything that does not hold is told at once. */
import { z } from "zod";
import { contracts, createContract } from "../../contracts/contracts.ts";
import type { ContractDraft } from "../../contracts/contract-draft.ts";
import { isMade } from "../../contracts/refused.ts";
import { uuid } from "../fields.ts";
import { list } from "../list.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import { findingReply, shownFinding } from "../shown-finding.ts";
import { everybody, managers } from "../who-may.ts";
import { askerOf } from "./asking.ts";
import { contractDraft, contractShownTo, shownContract } from "./contract-shown.ts";
import { pageOf } from "./page-of.ts";

export const contractOperations: readonly AnyOperation[] = [
  list({
    path: "/api/v1/contracts",
    id: "listContracts",
    summary: "Contracts by code",
    resource: "contract",
    place: "query:customer",
    query: { customer: uuid.optional() },
    roles: everybody,
    scope: "contracts:read",
    item: shownContract,
    position: z.object({ code: z.string() }),
    async pageAfter({ scope, query, after, limit, principal }, { database }) {
      const asked = { customer: query.customer, after: after?.code, most: limit + 1 };
      const found = await database.read(scope, (tx) => contracts(tx, asked));
      return pageOf(
        found.map((one) => contractShownTo(principal, one)),
        limit,
      );
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/contracts",
    id: "makeContract",
    summary: "A contract, with its log and its assets",
    resource: "contract",
    place: "body:customer",
    roles: managers,
    scope: "contracts:write",
    body: contractDraft,
    reply: z.object({ contract: uuid, log: uuid, remarks: z.array(findingReply) }),
    status: 201,
    async handle({ scope, body, principal, language }, deps) {
      const asker = askerOf(principal, deps);
      const made = await deps.database.write(scope, (tx) => createContract(tx, asker, body as ContractDraft));
      if (!isMade(made)) return keptProblem(made);
      const remarks = made.remarks.map((one) => shownFinding(one, language));
      return { body: { ...made, remarks }, location: `/api/v1/contracts/${made.contract}` };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/contracts/{contract}",
    id: "getContract",
    summary: "A contract as it is in force",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: everybody,
    scope: "contracts:read",
    reply: shownContract,
    async handle({ scope, params, principal }, { database }) {
      const [found] = await database.read(scope, (tx) => contracts(tx, { contract: params.contract }));
      return found ? { body: contractShownTo(principal, found), version: found.version } : notFound;
    },
  }),
];
