/** What a JSON Schema of ours objects to, for the tests that hold it against files that Peil accepts or refuses. */
import type { Schema } from "../src/agreement/editor-schema.ts";

/** As much of JSON Schema as the schema uses; what it does not know it refuses, so nothing passes unseen. */
export function schemaObjections(schema: Schema, value: unknown): string[] {
  return objections(schema, value, "", schema["$defs"] as Record<string, Schema>);
}

function objections(
  here: Schema,
  value: unknown,
  path: string,
  definitions: Readonly<Record<string, Schema>>,
): string[] {
  const {
    $ref,
    anyOf,
    type,
    enum: words,
    properties = {},
    required = [],
    additionalProperties: rest = true,
  } = here as Schema & {
    $ref?: string;
    anyOf?: Schema[];
    type?: string | string[];
    enum?: unknown[];
  };
  if ($ref !== undefined) return objections(definitions[$ref.replace("#/$defs/", "")]!, value, path, definitions);
  if (anyOf !== undefined)
    return anyOf.some((one) => objections(one, value, path, definitions).length === 0)
      ? []
      : [`${path}: none of ${anyOf.length}`];
  if (words !== undefined)
    return words.includes(value) ? [] : [`${path}: ${String(value)} is none of ${words.join(" ")}`];
  const kind = Array.isArray(value) ? "array" : typeof value;
  if (type !== undefined && ![type].flat().includes(kind))
    return [`${path}: ${kind} is no ${[type].flat().join(" or ")}`];
  if (kind === "string" && typeof here["pattern"] === "string" && !new RegExp(here["pattern"]).test(String(value)))
    return [`${path}: ${String(value)} fits no pattern`];
  if (Array.isArray(value))
    return value.flatMap((one, i) =>
      objections((here["items"] as Schema | undefined) ?? {}, one, `${path}/${i}`, definitions),
    );
  if (kind !== "object") return [];
  const map = value as Record<string, unknown>;
  const missing = required.filter((key) => !(key in map)).map((key) => `${path}: without ${key}`);
  const inner = Object.entries(map).flatMap(([key, one]) => {
    const place = properties[key] ?? (typeof rest === "object" ? rest : undefined);
    if (place === undefined) return rest === false ? [`${path}: ${key} unknown`] : [];
    return objections(place, one, `${path}/${key}`, definitions);
  });
  return [...missing, ...inner];
}
