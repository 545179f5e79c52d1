/** Agreements as they are kept: each text checked, and known by the hash of its terms (CON-1, VER-1, CHK-1). */
import { z } from "zod";
import { agreementBy, agreements, keepAgreement } from "../../contracts/agreements.ts";
import { moment } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import { findingReply, shownFinding } from "../shown-finding.ts";
import { managers, suppliers } from "../who-may.ts";
import { askerOf } from "./asking.ts";

export const agreementHash = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/);
const agreement = z
  .object({ hash: z.string(), name: z.string(), edition: z.string(), createdAt: moment })
  .meta({ id: "Agreement" });
const source = z.string().min(1).max(900_000);

export const agreementOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/agreements",
    id: "listAgreements",
    summary: "The agreements that are kept, the newest first",
    resource: "agreement",
    place: "none",
    roles: suppliers,
    scope: "contracts:read",
    reply: z.object({ items: z.array(agreement) }),
    handle: async ({ scope }, { database }) => ({
      body: { items: await database.read(scope, (tx) => agreements(tx)) },
    }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/agreements",
    id: "keepAgreement",
    summary: "Check the text of an agreement and keep it; the same terms again are the same agreement",
    resource: "agreement",
    place: "none",
    roles: managers,
    scope: "contracts:write",
    body: z.strictObject({ source }),
    reply: agreement,
    status: 201,
    async handle({ scope, body, principal }, deps) {
      const checked = await deps.checkAgreement(body.source);
      if ("findings" in checked) return keptProblem(checked);
      const kept = await deps.database.write(scope, (tx) => keepAgreement(tx, askerOf(principal, deps), checked));
      return { body: kept, location: `/api/v1/agreements/${kept.hash}` };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/agreements/check",
    id: "checkAgreement",
    summary: "What is wrong with the text of an agreement; nothing is kept",
    resource: "agreement",
    place: "none",
    roles: suppliers,
    scope: "contracts:read",
    body: z.strictObject({ source }),
    reply: z.object({ hash: z.string().nullable(), findings: z.array(findingReply) }),
    async handle({ body, language }, deps) {
      const checked = await deps.checkAgreement(body.source);
      if (!("findings" in checked)) return { body: { hash: checked.hash, findings: [] } };
      return { body: { hash: null, findings: checked.findings.map((one) => shownFinding(one, language)) } };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/agreements/{agreement}",
    id: "getAgreement",
    summary: "An agreement with its text",
    resource: "agreement",
    place: "path:agreement",
    params: { agreement: agreementHash },
    roles: suppliers,
    scope: "contracts:read",
    reply: agreement.extend({ source: z.string() }),
    async handle({ scope, params }, { database }) {
      const found = await database.read(scope, (tx) => agreementBy(tx, params.agreement));
      return found ? { body: found } : notFound;
    },
  }),
];
