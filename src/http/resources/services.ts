/** The services of a supplier, by the words that agreements and facts use for them (CON-2). */
import { z } from "zod";
import { isMade } from "../../contracts/refused.ts";
import { createService, renameService, services } from "../../contracts/services.ts";
import { line, word } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { keptProblem } from "../refusals.ts";
import { everybody, managers } from "../who-may.ts";
import { askerOf } from "./asking.ts";

const service = z.object({ service: z.string(), name: z.string() }).meta({ id: "Service" });

export const serviceOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/services",
    id: "listServices",
    summary: "What the supplier supplies",
    resource: "service",
    place: "none",
    roles: everybody,
    scope: "services:read",
    reply: z.object({ items: z.array(service) }),
    handle: async ({ scope }, { database }) => ({
      body: { items: await database.read(scope, (tx) => services(tx)) },
    }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/services",
    id: "makeService",
    summary: "A new service",
    resource: "service",
    place: "none",
    roles: managers,
    scope: "services:write",
    body: z.strictObject({ service: word, name: line(200) }),
    reply: service,
    status: 201,
    async handle({ scope, body, principal }, deps) {
      const made = await deps.database.write(scope, (tx) => createService(tx, askerOf(principal, deps), body));
      return isMade(made) ? { body: made } : keptProblem(made);
    },
  }),
  operation({
    method: "PATCH",
    path: "/api/v1/services/{service}",
    id: "renameService",
    summary: "Another name for a service; its word stays",
    resource: "service",
    place: "path:service",
    params: { service: word },
    roles: managers,
    scope: "services:write",
    body: z.strictObject({ name: line(200) }),
    reply: service,
    async handle({ scope, params, body }, { database }) {
      const renamed = await database.write(scope, (tx) => renameService(tx, params.service, body.name));
      return isMade(renamed) ? { body: renamed } : keptProblem(renamed);
    },
  }),
];
