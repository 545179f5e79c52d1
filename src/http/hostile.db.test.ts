import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../test/http/api-at-work.ts";
import { openApi } from "./openapi.ts";
import { operations } from "./operations.ts";

type Schema = Readonly<Record<string, unknown>>;
interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly "application/json"?: { readonly schema: Schema } } };
}

const document = JSON.parse(JSON.stringify(openApi(operations))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const asked = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    // A stream, which does not end; and keys, which this API does not have behind it: they are tested with signing in.
    .filter(([, { operationId }]) => !/^followTickets$|ApiKeys?$/.test(operationId))
    .map(([method, described]) => ({ path, method: method.toUpperCase() as "GET", described })),
);

let api: Api;
let ids: string[];
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  const { at } = api;
  const { ticket } = await at.done("contact", "report", { title: "It fails", body: "Again", type: "incident" });
  ids = [ticket, at.contract, at.customer, at.log, at.customers[1]!.contract, ...Object.values(at.people)];
});
afterAll(() => api.close());

const nasty = fc.constantFrom<unknown>(
  "",
  " ",
  "\u0000",
  "\ud800",
  "a\r\nb",
  "\u202e",
  "x".repeat(70_000),
  "../../etc/passwd",
  "'; DROP TABLE peil.fact; --",
  "%00",
  "2026-02-30T00:00:00Z",
  "9999999-01-01T00:00:00Z",
  "-1",
  "1e999",
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  true,
  null,
  [],
  {},
  [[[[]]]],
  { length: 1 },
  { toString: 1 },
  JSON.parse('{"__proto__":{"role":"administrator"}}'),
);

/** Values that the schema allows, more or less: ids that are there, texts that say something, now and then what is nasty. */
function valueOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, type, properties, required = [], items, format, pattern } = schema as Record<string, never>;
  const {
    enum: values,
    const: only,
    additionalProperties,
    minLength = 0,
    minimum = 0,
  } = schema as Record<string, never>;
  if ($ref !== undefined) return valueOf(document.components.schemas[String($ref).split("/").at(-1)!]!, depth);
  if (only !== undefined) return fc.constant(only);
  if (values !== undefined) return fc.constantFrom(...(values as unknown[]));
  if (anyOf !== undefined) return fc.oneof(...(anyOf as Schema[]).map((one) => valueOf(one, depth)));
  if (type === "object" && depth < 6) {
    const known = Object.entries((properties ?? {}) as Record<string, Schema>).map(([name, one]) => [
      name,
      mostly(one, depth),
    ]);
    const more =
      typeof additionalProperties === "object"
        ? fc.dictionary(fc.constantFrom("type", "environment", "person", "x"), mostly(additionalProperties, depth), {
            maxKeys: 3,
          })
        : fc.constant({});
    const own = fc.record(Object.fromEntries(known) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: [...(required as string[])],
    });
    return fc.tuple(own, more).map(([one, other]) => ({ ...one, ...other }));
  }
  if (type === "array") return fc.array(mostly((items ?? {}) as Schema, depth), { minLength: 0, maxLength: 3 });
  if (type === "integer" || type === "number") return fc.integer({ min: minimum, max: 100 });
  if (type === "boolean") return fc.boolean();
  if (format === "uuid") return fc.nat(50).map((n) => ids[n % ids.length]);
  if (format === "date-time") return fc.integer({ min: 0, max: 2e12 }).map((at) => new Date(at).toISOString());
  if (format === "date") return fc.constantFrom("2026-01-01", "2027-01-01", "2026-12-31");
  if (format === "email") return fc.constant("iemand@example.org");
  if (typeof pattern === "string")
    return fc.oneof(fc.constantFrom("incident", "production", "other", "C9"), fc.constant("0".repeat(64)));
  return fc.string({ minLength, maxLength: 30, unit: "binary" });
}

function mostly(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: valueOf(schema, depth + 1) }, { weight: 1, arbitrary: nasty });
}

const who = fc.constantFrom(
  "administrator",
  "manager",
  "agent",
  "customer-administrator",
  "contact",
  "end-user",
  "auditor",
  "nobody",
);

/** A path or query with its values in it. */
function address(path: string, described: Described): fc.Arbitrary<string> {
  const given = (where: string) => described.parameters.filter((one) => one.in === where);
  const pathValues = fc.tuple(...given("path").map(({ schema }) => mostly(schema, 0)));
  const queryValues = fc.record(
    Object.fromEntries(given("query").map(({ name, schema }) => [name, mostly(schema, 0)])),
    { requiredKeys: [] },
  );
  return fc.tuple(pathValues, queryValues).map(([values, query]) => {
    const named = given("path").reduce((url, { name }, i) => url.replace(`{${name}}`, written(values[i])), path);
    const search = Object.entries(query).map(([name, value]) => `${name}=${written(value)}`);
    return search.length === 0 ? named : `${named}?${search.join("&")}`;
  });
}

function written(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return encodeURIComponent(text.toWellFormed().slice(0, 3000)) || "%20";
}

test.for(asked.map((one) => [one.described.operationId, one] as const))(
  "API-6 %s answers no input with 500, and refuses as problem+json",
  async ([, { path, method, described }]) => {
    const schema = described.requestBody?.content["application/json"]?.schema;
    const body = schema === undefined ? fc.constant(undefined) : mostly(schema, 0);
    await fc.assert(
      fc.asyncProperty(who, address(path, described), body, async (name, url, payload) => {
        const reply = await api.app.inject({
          method,
          url,
          headers: { cookie: `peil=${name}`, "content-type": "application/json", "if-match": "*" },
          ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
        });
        expect([reply.statusCode === 500, reply.body]).toEqual([false, reply.body]);
        const type = reply.headers["content-type"] ?? "";
        expect(reply.statusCode < 400 || type === "application/problem+json").toBe(true);
      }),
      { numRuns: 40 },
    );
  },
);
