/** The supplier itself: how it is called by everybody who is in. The first start gives it a name to be changed (CON-1). */
import { z } from "zod";
import { renameSupplier } from "../../contracts/supplier.ts";
import { line } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { administrators } from "../who-may.ts";
import { askerOf } from "./asking.ts";

const named = z.strictObject({ name: line(200) });

export const supplierOperations: readonly AnyOperation[] = [
  operation({
    method: "PATCH",
    path: "/api/v1/supplier",
    id: "renameSupplier",
    summary: "Say how the supplier is called",
    resource: "supplier",
    place: "none",
    roles: administrators,
    scope: "session",
    body: named,
    reply: named,
    async handle({ scope, principal, body: { name } }, deps) {
      await deps.database.write(scope, (tx) => renameSupplier(tx, askerOf(principal, deps), name));
      return { body: { name } };
    },
  }),
];
