/**
 * The description of the API for programs (API-2): OpenAPI 3.1, made of the same tables that the server runs, so that it cannot
 * say anything else. `x-resource`, `x-place` and `x-roles` say whose an operation is and who may; the isolation of
 * tenants and customers is tested from them.
 */
import { z } from "zod";
import { fieldCodes, problemCodes } from "../i18n/problem-words.ts";
import type { AnyOperation } from "./operation.ts";

type Json = Readonly<Record<string, unknown>>;

export function openApi(operations: readonly AnyOperation[]): Json {
  const named = new Schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation, named);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Peil",
      version: "1",
      summary: "Service level agreements that run.",
      description:
        "Everything in JSON, moments in RFC 3339, refusals as problem+json (RFC 9457). Whatever changes something takes an " +
        "Idempotency-Key, and repeating it changes nothing twice. What is not yours is not there.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(operations.map(({ resource }) => resource))].toSorted().map((name) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-peil", description: "Without HTTPS it is called peil." },
        apiKey: { type: "http", scheme: "bearer", description: "A key: peil_…" },
      },
      schemas: { Problem: problemSchema, ...named.all() },
    },
  };
}

function describe(operation: AnyOperation, named: Schemas): Json {
  const { id, summary, resource, place, roles, body } = operation;
  return {
    operationId: id,
    summary,
    tags: [resource],
    "x-resource": resource,
    "x-place": place,
    "x-roles": roles,
    security: securityOf(operation),
    ...("scope" in operation ? { "x-scope": operation.scope } : {}),
    parameters: parametersOf(operation, named),
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: named.of(body) } } } } : {}),
    ...("upload" in operation ? { requestBody: aFile } : {}),
    responses: {
      ...successOf(operation, named),
      default: {
        description: "Why it was not done",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function securityOf(operation: AnyOperation): Json[] {
  if (operation.roles === "anyone") return [{}];
  return operation.scope === "session" ? [{ session: [] }] : [{ session: [] }, { apiKey: [] }];
}

function parametersOf(operation: AnyOperation, named: Schemas): Json[] {
  const { params = {}, query = {}, method, roles } = operation;
  const path = Object.entries(params).map(([name, schema]) => ({
    name,
    in: "path",
    required: true,
    schema: named.of(schema),
  }));
  const search = Object.entries(query).map(([name, schema]) => ({
    name,
    in: "query",
    required: !schema.safeParse(undefined).success,
    schema: named.of(schema),
  }));
  const repeatable = method === "POST" && roles !== "anyone";
  return [
    ...path,
    ...search,
    ...(repeatable ? [header("Idempotency-Key", false, { type: "string", pattern: "^[\\x21-\\x7e]{8,128}$" })] : []),
    ...("match" in operation && operation.match !== undefined
      ? [header("If-Match", operation.match === "required", { type: "string", maxLength: 20 })]
      : []),
    ...("upload" in operation
      ? [header("File-Name", false, { type: "string", maxLength: 2000, description: "Percent-encoded, or in UTF-8" })]
      : []),
    ...("stream" in operation ? [header("Last-Event-ID", false, { type: "string", maxLength: 200 })] : []),
  ];
}

const aFile: Json = {
  required: true,
  description: "The file as it is. What it is, its first bytes say; any Content-Type will do but one of several parts.",
  content: { "application/octet-stream": {} },
};

function header(name: string, required: boolean, schema: Json): Json {
  return { name, in: "header", required, schema };
}

function successOf(operation: AnyOperation, named: Schemas): Json {
  if ("stream" in operation) {
    const content = { "text/event-stream": { schema: named.of(operation.event) } };
    return { 200: { description: "Events, each with data like this", content } };
  }
  if ("download" in operation) {
    return { 200: { description: "A file", content: { [operation.type]: { schema: { type: "string" } } } } };
  }
  const { reply, status } = operation;
  if (!reply) return { 204: { description: "Done" } };
  return { [status ?? 200]: { description: "Done", content: { "application/json": { schema: named.of(reply) } } } };
}

/** Schemas that carry an id in their metadata stand once, under that name. */
class Schemas {
  private readonly named: Record<string, unknown> = {};

  of(schema: z.ZodType): Json {
    const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io: "input", override: plain }) as Json;
    for (const [name, one] of Object.entries(($defs ?? {}) as Json)) {
      const known = this.named[name];
      const definition = moved(one);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition)) {
        throw new Error(`two schemas are called ${name}`);
      }
      this.named[name] = definition;
    }
    return moved(json) as Json;
  }

  all(): Json {
    return Object.fromEntries(Object.entries(this.named).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** `id` is a name of ours and not of the schema, and what a format says a pattern need not say again. */
function plain({ jsonSchema }: { readonly jsonSchema: { id?: unknown; format?: unknown; pattern?: unknown } }): void {
  delete jsonSchema.id;
  if (["date-time", "date", "uuid", "email"].includes(String(jsonSchema.format))) delete jsonSchema.pattern;
}

function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "$ref" && typeof one === "string" ? one.replace("#/$defs/", "#/components/schemas/") : moved(one),
    ]),
  );
}

const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { enum: problemCodes.map((code) => `/problems/${code}`) },
    title: { type: "string" },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string" },
    article: { type: "string", description: "The article of the agreement that says so" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "detail"],
        properties: {
          pointer: { type: "string", description: "A JSON pointer into the body, as a URI fragment" },
          parameter: { type: "string" },
          header: { type: "string" },
          line: { type: "integer", description: "In the text that was handed in" },
          column: { type: "integer" },
          severity: { enum: ["error", "failure", "remark"] },
          article: { type: "string" },
          code: {
            type: "string",
            description: `Of a value: ${fieldCodes.join(", ")}; of a text: that of \`peil check\``,
          },
          detail: { type: "string" },
        },
      },
    },
  },
};
