/**
 * The names behind the ids that tickets and facts carry, so that a page says who is who (API-16). Of whom the database shows:
 * the supplier's people to everybody, a customer's people and organisation to who is of it and to the supplier. Who is not
 * there and who is somebody else's are left out alike (API-4).
 */
import { z } from "zod";
import { customersNamed } from "../../contracts/customers.ts";
import { persons } from "../../contracts/people/people.ts";
import { sideOfRole } from "../../facts/role.ts";
import { many, uuid } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { everybody } from "../who-may.ts";

export const namedPerson = z.object({
  person: uuid,
  name: z.string().nullable().meta({ description: "null of somebody who was erased" }),
  side: z.enum(["supplier", "customer"]),
  customer: uuid.nullable(),
  state: z.enum(["active", "left", "erased"]),
});

/** Enough for a page of tickets: reporters, assignees and watchers. */
const most = 200;

export const nameOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/names",
    id: "getNames",
    summary: "How people and customers are called, by their ids; those that one does not see are left out",
    resource: "person",
    place: "query:person",
    query: { person: many(uuid, most).optional(), customer: many(uuid, most).optional() },
    roles: everybody,
    scope: "people:read",
    reply: z.object({
      people: z.array(namedPerson),
      customers: z.array(z.object({ customer: uuid, name: z.string() })),
    }),
    handle: ({ scope, query: { person = [], customer = [] } }, { database, vault }) =>
      database.read(scope, async (tx) => {
        const [people, customers] = await Promise.all([
          person.length === 0 ? [] : persons(tx, vault, { persons: person, most }),
          customer.length === 0 ? [] : customersNamed(tx, customer),
        ]);
        return { body: { people: people.map(nameOf), customers } };
      }),
  }),
];

type Named = z.output<typeof namedPerson>;

export function nameOf({ person, role, customer, state, called }: Awaited<ReturnType<typeof persons>>[number]): Named {
  return { person, name: called?.name ?? null, side: sideOfRole(role), customer, state };
}
