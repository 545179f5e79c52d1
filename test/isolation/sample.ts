/**
 * A value that holds under the schema of an operation, made of the schema alone: the smallest that there is. So whatever operation
 * comes in is tried without anybody writing it down here.
 */
import { z } from "zod";

export type Json = Readonly<Record<string, unknown>>;

/** As programs see it: what comes in, and no more than JSON can say. */
export function jsonOf(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" });
}

export function sample(schema: Json, now: number): unknown {
  const { anyOf, oneOf, allOf } = schema as Readonly<Record<string, readonly Json[] | undefined>>;
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if ("default" in schema) return schema["default"];
  if (allOf !== undefined)
    return sample({ ...schema, ...allOf[0], allOf: undefined, patterns: allOf.map(({ pattern }) => pattern) }, now);
  const [first] = anyOf ?? oneOf ?? [];
  if (first !== undefined) return sample(first, now);
  switch (schema["type"]) {
    case "object":
      return sampleObject(schema, now);
    case "array":
      return Array.from({ length: (schema["minItems"] as number | undefined) ?? 0 }, () =>
        sample(schema["items"] as Json, now),
      );
    case "string":
      return sampleText(schema, now);
    case "integer":
    case "number":
      return Math.max((schema["minimum"] as number | undefined) ?? 1, 0);
    case "boolean":
      return true;
    default:
      return {};
  }
}

function sampleObject(schema: Json, now: number): Json {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {}, now)]));
}

/** Of these the first that holds: a line of text has no schema that says what it means. */
function sampleText(
  { format, pattern, patterns = [pattern], minLength = 0, maxLength = Infinity }: Json,
  now: number,
): string {
  if (format === "uuid") return "01980000-0000-7000-8000-000000000000";
  if (format === "date-time") return new Date(now - 60_000).toISOString();
  if (format === "date") return "2026-01-01";
  if (format === "email") return `somebody-${(sampled += 1)}@example.org`;
  if (format === "uri") return "https://example.org/somewhere";
  const forms = (patterns as readonly unknown[])
    .filter((one) => typeof one === "string")
    .map((one) => new RegExp(one, "u"));
  const all = ["peilmerk", "nl", "EUR 10.00", "/", "0".repeat(64), "peil-peil"];
  const length = (text: string) => text.length >= (minLength as number) && text.length <= (maxLength as number);
  return (
    all.find((one) => length(one) && forms.every((form) => form.test(one))) ??
    "x".repeat(Math.max(1, minLength as number))
  );
}

let sampled = 0;
