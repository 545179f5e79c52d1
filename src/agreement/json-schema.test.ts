import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { factKinds } from "../facts/vocabulary.ts";
import { agreementJsonSchema, notionPlaces, type Schema } from "./json-schema.ts";
import { agreementReference } from "./reference.ts";
import { agreement } from "./schema/agreement.ts";
import { agreementTemplate } from "./template.ts";

const schema = agreementJsonSchema();
const definitions = schema["$defs"] as Record<string, Schema>;

/** As much of JSON Schema as the schema uses; what it does not know it refuses, so nothing passes unseen. */
function objections(here: Schema, value: unknown, path = ""): string[] {
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
  if ($ref !== undefined) return objections(definitions[$ref.replace("#/$defs/", "")]!, value, path);
  if (anyOf !== undefined)
    return anyOf.some((one) => objections(one, value, path).length === 0) ? [] : [`${path}: none of ${anyOf.length}`];
  if (words !== undefined)
    return words.includes(value) ? [] : [`${path}: ${String(value)} is none of ${words.join(" ")}`];
  const kind = Array.isArray(value) ? "array" : typeof value;
  if (type !== undefined && ![type].flat().includes(kind))
    return [`${path}: ${kind} is no ${[type].flat().join(" or ")}`];
  if (kind === "string" && typeof here["pattern"] === "string" && !new RegExp(here["pattern"]).test(String(value)))
    return [`${path}: ${String(value)} fits no pattern`];
  if (Array.isArray(value))
    return value.flatMap((one, i) => objections((here["items"] as Schema | undefined) ?? {}, one, `${path}/${i}`));
  if (kind !== "object") return [];
  const map = value as Record<string, unknown>;
  const missing = required.filter((key) => !(key in map)).map((key) => `${path}: without ${key}`);
  const inner = Object.entries(map).flatMap(([key, one]) => {
    const place = properties[key] ?? (typeof rest === "object" ? rest : undefined);
    if (place === undefined) return rest === false ? [`${path}: ${key} unknown`] : [];
    return objections(place, one, `${path}/${key}`);
  });
  return [...missing, ...inner];
}

const folder = new URL("../../agreements/", import.meta.url);
const files: [string, string][] = [
  ["the template", agreementTemplate({ name: "x", zone: "UTC", lang: "nl" })],
  ...readdirSync(folder).map((name): [string, string] => [
    name,
    readFileSync(new URL(`${name}/agreement.yaml`, folder), "utf8"),
  ]),
];

describe("CHK-1 the schema for editors", () => {
  test.each(files)("CHK-1 accepts %s as an editor's reader sees it, with numbers and yes or no", (_name, text) => {
    expect(objections(schema, parse(text))).toEqual([]);
  });

  test.each([
    ["a key that is not there", "clocks:\n  response: { article: 1, from: reported, too: answered }"],
    [
      "a period that is none",
      "clocks:\n  response: { article: 1, from: reported, to: answered, hours: x, target: none, per: moon }",
    ],
    [
      "a fact that is none",
      "clocks:\n  response: { article: 1, from: reported, to: { answred: {} }, hours: x, target: none, per: month }",
    ],
  ])("CHK-1 objects to %s", (_what, text) => {
    expect(objections(schema, { ...(parse(files[0]![1]) as object), ...(parse(text) as object) })).not.toEqual([]);
  });

  test("CHK-1 has the keys of the definition that parses", () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(agreement.shape));
  });

  test("CHK-1 explains every key, and names every definition", () => {
    const silent = notionPlaces(schema).flatMap(({ notion, schema: place }) =>
      Object.entries(place.properties ?? {}).flatMap(([key, value]) => (value.description ? [] : [`${notion}.${key}`])),
    );
    expect(silent).toEqual([]);
    expect(Object.keys(definitions).filter((name) => name.startsWith("__"))).toEqual([]);
  });
});

test("CHK-1 the reference lists every key of every notion and every fact", () => {
  const page = agreementReference();
  const keys = notionPlaces(schema).flatMap(({ schema: place }) => Object.keys(place.properties ?? {}));
  expect([...keys, ...factKinds].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});
