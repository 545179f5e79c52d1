/**
 * Holds the tables of operations against what all of them promise (API-1), when the server starts: a table that breaks a
 * promise is a mistake of ours, and a server that keeps it is not started.
 */
import { z } from "zod";
import { resources, type AnyOperation, type Shape } from "./operation.ts";

/** One line for each broken promise. */
export function checkOperations(operations: readonly AnyOperation[]): string[] {
  const ids = new Map<string, number>();
  const routes = new Map<string, number>();
  for (const { id, method, path } of operations) {
    ids.set(id, (ids.get(id) ?? 0) + 1);
    const route = `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
    routes.set(route, (routes.get(route) ?? 0) + 1);
  }
  const twice = [...ids, ...routes].filter(([, times]) => times > 1).map(([name]) => `${name} stands there twice`);
  return [...twice, ...operations.flatMap((one) => objections(one).map((objection) => `${one.id}: ${objection}`))];
}

function objections(operation: AnyOperation): string[] {
  const { path, resource, place, params = {}, query = {}, body, roles, method } = operation;
  const found: string[] = [];
  const hold = (holds: boolean, objection: string) => void (holds || found.push(objection));
  hold((resources as readonly unknown[]).includes(resource), `names no resource of the list: ${resource}`);
  hold(/^\/api\/v1(\/[a-z0-9-]+|\/\{[a-z]+\})+$/.test(path), `an odd path: ${path}`);
  const named = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name!);
  hold(named.toSorted().join() === Object.keys(params).toSorted().join(), "path and params do not name the same");
  hold(placeExists(place, params, query, body), `its id cannot stand at ${place}`);
  hold(roles === "anyone" || roles.length > 0, "nobody may");
  hold(method !== "GET" || body === undefined, "a GET has no body");
  hold(named.length === 0 || place.startsWith("path:"), "the id in the path is the one that decides");
  found.push(...loose(body, "body"));
  for (const [name, schema] of Object.entries(query)) found.push(...loose(schema, `query ${name}`));
  return found;
}

function placeExists(place: string | undefined, params: Shape, query: Shape, body: z.ZodType | undefined): boolean {
  if (place === "none") return true;
  const [where, name = ""] = place?.split(":") ?? [];
  if (where === "path") return Object.hasOwn(params, name);
  if (where === "query") return Object.hasOwn(query, name);
  return where === "body" && body instanceof z.ZodObject && Object.hasOwn(body.shape, name);
}

/** Objects that take unknown fields, and texts and lists without an end. */
function loose(schema: z.ZodType | undefined, at: string): string[] {
  if (!schema) return [];
  const found: string[] = [];
  walk(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), at, found);
  return found;
}

function walk(node: object, at: string, found: string[]): void {
  const { type, additionalProperties, maxItems, prefixItems } = node as Readonly<Record<string, unknown>>;
  if (type === "object" && additionalProperties === undefined) found.push(`${at} takes unknown fields`);
  if (type === "string" && !isBounded(node)) found.push(`${at} takes text without end`);
  if (type === "array" && maxItems === undefined && prefixItems === undefined)
    found.push(`${at} takes a list without end`);
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value !== "object" || value === null || key === "enum" || key === "default") continue;
    const isNamed = key === "properties" || key === "$defs";
    for (const [name, one] of Object.entries(isNamed || Array.isArray(value) ? value : { [key]: value })) {
      if (typeof one === "object" && one !== null) walk(one as object, isNamed ? `${at}.${name}` : at, found);
    }
  }
}

/** By its length, its values or its form; a pattern bounds it where nothing in it repeats without end. */
function isBounded(node: object): boolean {
  if (["maxLength", "enum", "const", "format"].some((bound) => Object.hasOwn(node, bound))) return true;
  const { pattern } = node as { readonly pattern?: unknown };
  return typeof pattern === "string" && /^\^.*\$$/.test(pattern) && !/[*+]|,\}/.test(pattern);
}
