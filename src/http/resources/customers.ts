/** Customers: the organisations that a supplier works for. Whoever is of one sees that one. Rules: CON-1, API-4. */
import { z } from "zod";
import { dataOfCustomer } from "../../contracts/customer-data.ts";
import { createCustomer, customerBy, customers, renameCustomer } from "../../contracts/customers.ts";
import { isMade } from "../../contracts/refused.ts";
import { line, moment, uuid } from "../fields.ts";
import { list } from "../list.ts";
import { download, operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import { nameToTake, takeAlong } from "../take-along.ts";
import { everybody, managers } from "../who-may.ts";
import { askerOf } from "./asking.ts";
import { pageOf } from "./page-of.ts";

const customer = z.object({ customer: uuid, name: z.string(), createdAt: moment }).meta({ id: "Customer" });
const named = z.strictObject({ name: line(200) });
const params = { customer: uuid };

export const customerOperations: readonly AnyOperation[] = [
  list({
    path: "/api/v1/customers",
    id: "listCustomers",
    summary: "Customers, by name",
    resource: "customer",
    place: "none",
    roles: everybody,
    scope: "contracts:read",
    item: customer,
    position: z.object({ name: z.string(), customer: uuid }),
    async pageAfter({ scope, after, limit }, { database }) {
      return pageOf(await database.read(scope, (tx) => customers(tx, { after, most: limit + 1 })), limit);
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/customers/{customer}",
    id: "getCustomer",
    summary: "A customer",
    resource: "customer",
    place: "path:customer",
    params,
    roles: everybody,
    scope: "contracts:read",
    reply: customer,
    async handle(call, { database }) {
      const body = await database.read(call.scope, (tx) => customerBy(tx, call.params.customer));
      return body === undefined ? notFound : { body };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/customers",
    id: "makeCustomer",
    summary: "Make a customer",
    resource: "customer",
    place: "none",
    roles: managers,
    scope: "contracts:write",
    body: named,
    status: 201,
    reply: customer,
    async handle({ scope, principal, body: { name } }, deps) {
      const body = await deps.database.write(scope, (tx) => createCustomer(tx, askerOf(principal, deps), name));
      return { body, location: `/api/v1/customers/${body.customer}` };
    },
  }),
  operation({
    method: "PATCH",
    path: "/api/v1/customers/{customer}",
    id: "renameCustomer",
    summary: "Give a customer another name",
    resource: "customer",
    place: "path:customer",
    params,
    roles: managers,
    scope: "contracts:write",
    body: named,
    reply: customer,
    async handle(call, deps) {
      const asker = askerOf(call.principal, deps);
      const done = await deps.database.write(call.scope, (tx) =>
        renameCustomer(tx, asker, call.params.customer, call.body.name),
      );
      return isMade(done) ? { body: done } : keptProblem(done);
    },
  }),
  download({
    method: "GET",
    path: "/api/v1/customers/{customer}/data",
    id: "downloadCustomerData",
    summary: "Everything that is kept of a customer, to take along",
    resource: "customer",
    place: "path:customer",
    params,
    roles: [...managers, "customer-administrator"],
    scope: "session",
    type: "application/zip",
    async download({ scope, language, params: { customer } }, deps) {
      const { database, vault, identity, now } = deps;
      const found = await database.read(scope, (tx) => customerBy(tx, customer));
      if (found === undefined) return notFound;
      const own = { tenant: scope.tenant, customer, contract: "all" };
      const accounts = (await identity.accounts.list(scope.tenant)).filter((one) => one.customer === customer);
      const whose = found.name;
      return {
        name: nameToTake(whose, now()),
        send: (write) =>
          database.read(own, (tx) =>
            takeAlong(tx, { whose, language, accounts, lines: () => dataOfCustomer(tx, vault, customer) }, deps, write),
          ),
      };
    },
  }),
];
